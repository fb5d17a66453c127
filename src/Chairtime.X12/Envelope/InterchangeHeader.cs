using System.Text;

namespace Chairtime.X12.Envelope;

/// <summary>The ISA segment: who sends to whom, and with which delimiters.</summary>
/// <param name="Elements">ISA01 to ISA16 as they stand, padding included.</param>
/// <param name="Length">Bytes up to and including the terminator; 106 when the header keeps its fixed form.</param>
/// <param name="Problem">What is wrong with the header's form; null when nothing is.</param>
public sealed record InterchangeHeader(
    IReadOnlyList<string> Elements, Delimiters Delimiters, int Length, string? Problem)
{
    public const int FixedLength = 106;

    /// <summary>The positions of the sixteen element separators in the fixed form.</summary>
    private static readonly int[] Separators = [3, 6, 17, 20, 31, 34, 50, 53, 69, 76, 81, 83, 89, 99, 101, 103];

    public string ControlNumber => Elements[12];

    public string Version => Elements[11];

    public bool WantsAcknowledgment => Elements[13] == "1";

    /// <summary>
    /// Reads a header whose first byte is the I of ISA. A header that lost its padding is still read, by counting
    /// separators, and says so in <see cref="Problem"/>.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<byte> bytes, out InterchangeHeader header)
    {
        header = null!;
        if (bytes.Length < 20 || !bytes.StartsWith("ISA"u8))
        {
            return false;
        }
        var element = bytes[3];
        if (char.IsAsciiLetterOrDigit((char)element) || element == ' ')
        {
            return false;
        }
        Span<int> cuts = stackalloc int[16];
        var found = 0;
        var reach = Math.Min(bytes.Length, 400);
        for (var i = 3; i < reach && found < 16; i++)
        {
            if (bytes[i] == element)
            {
                cuts[found++] = i;
            }
        }
        if (found < 16 || cuts[15] + 2 >= bytes.Length)
        {
            return false;
        }
        header = Build(bytes, cuts);
        return true;
    }

    private static InterchangeHeader Build(ReadOnlySpan<byte> bytes, ReadOnlySpan<int> cuts)
    {
        var elements = new string[16];
        for (var i = 0; i < 15; i++)
        {
            elements[i] = Encoding.Latin1.GetString(bytes[(cuts[i] + 1)..cuts[i + 1]]);
        }
        var component = bytes[cuts[15] + 1];
        var terminator = bytes[cuts[15] + 2];
        elements[15] = ((char)component).ToString();
        // Before version 00402 ISA11 named a standards body: a letter there separates nothing.
        var eleventh = elements[10].Length == 1 ? elements[10][0] : 'U';
        var repetition = char.IsAsciiLetterOrDigit(eleventh) || eleventh == ' ' ? (byte)0 : (byte)eleventh;
        var delimiters = new Delimiters(bytes[3], component, repetition, terminator);
        var problem = Complaint(delimiters, cuts);
        return new InterchangeHeader(elements, delimiters, cuts[15] + 3, problem);
    }

    private static string? Complaint(Delimiters d, ReadOnlySpan<int> cuts)
    {
        if (!cuts.SequenceEqual(Separators))
        {
            return "the ISA segment does not keep its fixed widths (106 bytes)";
        }
        if (d.Element == d.Component || d.Element == d.Terminator || d.Component == d.Terminator
            || (d.HasRepetition && (d.Repetition == d.Element || d.Repetition == d.Component
                || d.Repetition == d.Terminator)))
        {
            return "two delimiters of the ISA segment are the same character";
        }
        return char.IsAsciiLetterOrDigit((char)d.Component) || char.IsAsciiLetterOrDigit((char)d.Terminator)
            || d.Component == ' ' || d.Terminator == ' '
            ? "a delimiter of the ISA segment is a letter, a digit or a space"
            : null;
    }
}
