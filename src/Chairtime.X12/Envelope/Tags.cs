using System.Runtime.CompilerServices;

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
    public const uint Clm = ('C' << 16) | ('L' << 8) | 'M';
    public const uint Clp = ('C' << 16) | ('L' << 8) | 'P';
    public const uint Trn = ('T' << 16) | ('R' << 8) | 'N';
    public const uint Amt = ('A' << 16) | ('M' << 8) | 'T';
    public const uint Bht = ('B' << 16) | ('H' << 8) | 'T';
    public const uint Bpr = ('B' << 16) | ('P' << 8) | 'R';
    public const uint Cas = ('C' << 16) | ('A' << 8) | 'S';
    public const uint Ctp = ('C' << 16) | ('T' << 8) | 'P';
    public const uint Dmg = ('D' << 16) | ('M' << 8) | 'G';
    public const uint Dtm = ('D' << 16) | ('T' << 8) | 'M';
    public const uint Dtp = ('D' << 16) | ('T' << 8) | 'P';
    public const uint Hi = ('H' << 8) | 'I';
    public const uint Lin = ('L' << 16) | ('I' << 8) | 'N';
    public const uint Lq = ('L' << 8) | 'Q';
    public const uint Lx = ('L' << 8) | 'X';
    public const uint Mia = ('M' << 16) | ('I' << 8) | 'A';
    public const uint Moa = ('M' << 16) | ('O' << 8) | 'A';
    public const uint N3 = ('N' << 8) | '3';
    public const uint N4 = ('N' << 8) | '4';
    public const uint Nm1 = ('N' << 16) | ('M' << 8) | '1';
    public const uint Nte = ('N' << 16) | ('T' << 8) | 'E';
    public const uint Plb = ('P' << 16) | ('L' << 8) | 'B';
    public const uint Prv = ('P' << 16) | ('R' << 8) | 'V';
    public const uint Pwk = ('P' << 16) | ('W' << 8) | 'K';
    public const uint Qty = ('Q' << 16) | ('T' << 8) | 'Y';
    public const uint Ref = ('R' << 16) | ('E' << 8) | 'F';
    public const uint Sbr = ('S' << 16) | ('B' << 8) | 'R';
    public const uint Sv1 = ('S' << 16) | ('V' << 8) | '1';
    public const uint Sv2 = ('S' << 16) | ('V' << 8) | '2';
    public const uint Svc = ('S' << 16) | ('V' << 8) | 'C';
    public const uint Svd = ('S' << 16) | ('V' << 8) | 'D';
    public const uint Ts3 = ('T' << 16) | ('S' << 8) | '3';

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

    /// <summary>True when so many letters, packed, are all capital letters or digits: compared all at once, each in
    /// its byte, whose highest bit shows the answer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsLegal(uint letters, int count)
    {
        unchecked
        {
            const uint Every = 0x01010101, High = 0x80808080;
            var low = letters & ~High;
            var digits = (low + (Every * (0x80 - '0'))) & ~(low + (Every * (0x80 - ('9' + 1))));
            var capitals = (low + (Every * (0x80 - 'A'))) & ~(low + (Every * (0x80 - ('Z' + 1))));
            var wanted = High >> (32 - (8 * count));
            return ((digits | capitals) & ~letters & wanted) == wanted;
        }
    }

    /// <summary>True for the ids after which the reader goes on otherwise: ISA, IEA, BIN and BDS.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsSpecial(uint tag) => tag is Isa or Iea or Bin or Bds;

    /// <summary>True for the headers and trailers of interchange, group and transaction.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsEnvelope(uint tag) => tag is Se or St or Ge or Gs or Isa or Iea;

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
