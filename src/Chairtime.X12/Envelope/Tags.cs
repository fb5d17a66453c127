namespace Chairtime.X12.Envelope;

/// <summary>Segment ids packed into a number, first letter highest, so that they compare in one instruction.</summary>
public static class Tags
{
    public const uint Isa = ('I' << 16) | ('S' << 8) | 'A';
    public const uint Iea = ('I' << 16) | ('E' << 8) | 'A';
    public const uint Gs = ('G' << 8) | 'S';
    public const uint Ge = ('G' << 8) | 'E';
    public const uint St = ('S' << 8) | 'T';
    public const uint Se = ('S' << 8) | 'E';
    public const uint Ta1 = ('T' << 16) | ('A' << 8) | '1';
    public const uint Bin = ('B' << 16) | ('I' << 8) | 'N';
    public const uint Bds = ('B' << 16) | ('D' << 8) | 'S';
    public const uint Hl = ('H' << 8) | 'L';

    /// <summary>Packs a segment id of two or three letters or digits; zero for anything else.</summary>
    public static uint Pack(ReadOnlySpan<byte> id)
    {
        if (id.Length is not (2 or 3))
        {
            return 0;
        }
        uint packed = 0;
        foreach (var letter in id)
        {
            if (!char.IsAsciiLetterUpper((char)letter) && !char.IsAsciiDigit((char)letter))
            {
                return 0;
            }
            packed = (packed << 8) | letter;
        }
        return packed;
    }

    public static uint Pack(string id)
    {
        uint packed = 0;
        foreach (var letter in id)
        {
            packed = (packed << 8) | letter;
        }
        return packed;
    }

    public static string Unpack(uint tag) => tag > 0xFFFF
        ? new string([(char)(tag >> 16), (char)((tag >> 8) & 0xFF), (char)(tag & 0xFF)])
        : new string([(char)(tag >> 8), (char)(tag & 0xFF)]);
}
