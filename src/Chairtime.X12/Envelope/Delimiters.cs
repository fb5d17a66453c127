namespace Chairtime.X12.Envelope;

/// <summary>The four characters that an interchange chooses for itself in its ISA segment.</summary>
/// <param name="Repetition">ISA11; zero when the interchange has no repetition separator.</param>
public readonly record struct Delimiters(byte Element, byte Component, byte Repetition, byte Terminator)
{
    public static readonly Delimiters Usual = new((byte)'*', (byte)':', (byte)'^', (byte)'~');

    public bool HasRepetition => Repetition != 0;

    /// <summary>True when the byte has a meaning of its own and so cannot stand in data.</summary>
    public bool Contains(byte value) =>
        value == Element || value == Component || value == Terminator || (HasRepetition && value == Repetition);
}
