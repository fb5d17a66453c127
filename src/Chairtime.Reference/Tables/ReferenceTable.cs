namespace Chairtime.Reference.Tables;

/// <summary>A row for comparison: its key, the rest, and its last day (empty while open).</summary>
/// <param name="Key">Key cells joined by <see cref="ReferenceTable.Separator"/>.</param>
/// <param name="Rest">The remaining cells but the last day, joined likewise.</param>
public readonly record struct TableEntry(string Key, string Rest, string Through);

/// <summary>One version of a published table, in memory and on disk in the same immutable form.</summary>
public abstract class ReferenceTable
{
    /// <summary>Between cells; no publisher's text holds it.</summary>
    public const char Separator = '\u001f';

    private static readonly byte[] Magic = "CHTR1"u8.ToArray();

    public abstract TableKind Kind { get; }

    public abstract int RowCount { get; }

    /// <summary>Every row in rising order of key (ordinal).</summary>
    public abstract IEnumerable<TableEntry> Entries();

    /// <summary>Writes the same bytes for the same rows, always.</summary>
    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(Kind.Id);
        WriteRows(writer);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">Not such a file, or of another kind.</exception>
    public static ReferenceTable Read(Stream stream, TableKind kind)
    {
        using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        if (!reader.ReadBytes(Magic.Length).AsSpan().SequenceEqual(Magic) || reader.ReadString() != kind.Id)
            throw new InvalidDataException($"The stored table is not one of kind {kind.Id}.");
        return IsPairs(kind) ? CodePairs.CodePairTable.ReadRows(reader, kind) : RowTable.ReadRows(reader, kind);
    }

    public static bool IsPairs(TableKind kind) => kind.Id.StartsWith("ptp-", StringComparison.Ordinal);

    protected abstract void WriteRows(BinaryWriter writer);
}
