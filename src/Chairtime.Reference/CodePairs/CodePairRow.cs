namespace Chairtime.Reference.CodePairs;

/// <summary>One edit while a file is read: sixteen bytes, because there are millions.</summary>
/// <param name="Pair">Column 1 in the upper half, column 2 in the lower, both by <see cref="CodeKey"/>.</param>
/// <param name="From">Days since 1900-01-01.</param>
/// <param name="Through">Days since 1900-01-01; 65535 while open.</param>
/// <param name="Modifier">0, 1 or 9; plus 16 when in existence before 1996.</param>
/// <param name="Rationale">Index into the file's list of reasons.</param>
internal readonly record struct CodePairRow(ulong Pair, ushort From, ushort Through, byte Modifier, byte Rationale)
    : IComparable<CodePairRow>
{
    public const ushort Open = ushort.MaxValue;

    public int CompareTo(CodePairRow other) => Pair == other.Pair ? From.CompareTo(other.From)
        : Pair.CompareTo(other.Pair);

    public static readonly DateOnly DayZero = new(1900, 1, 1);

    public static DateOnly Day(ushort day) => DayZero.AddDays(day);

    /// <summary>Days since 1900-01-01, clamped: the table holds days up to 2079.</summary>
    public static ushort Pack(DateOnly day) =>
        (ushort)Math.Clamp(day.DayNumber - DayZero.DayNumber, 0, Open - 1);
}
