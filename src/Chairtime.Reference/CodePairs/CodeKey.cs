using System.Runtime.InteropServices;

namespace Chairtime.Reference.CodePairs;

/// <summary>Five letters and digits as one number that sorts the same way.</summary>
internal static class CodeKey
{
    private const ulong FourZeros = 0x0030_0030_0030_0030;
    private const ulong UpperBits = 0xFFF0_FFF0_FFF0_FFF0;

    /// <summary>0 for anything that is not a code; otherwise 1 to 36^5.</summary>
    public static uint Pack(ReadOnlySpan<char> code)
    {
        if (code.Length != 5)
            return 0;
        // Most codes are five digits: the first four are read in one piece, checked and added up side by side.
        var four = MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(code));
        var last = unchecked((uint)code[4] - '0');
        if ((four & UpperBits) != FourZeros || ((four + 0x0006_0006_0006_0006) & UpperBits) != FourZeros || last > 9
            || !BitConverter.IsLittleEndian)
            return PackAny(code);
        var pairs = unchecked((four - FourZeros) * ((36UL << 16) | 1)) >> 16;
        return ((((uint)(pairs & 0xFFFF) * 36 * 36) + (uint)((pairs >> 32) & 0xFFFF)) * 36) + last + 1;
    }

    public static string Unpack(uint key) => string.Create(5, key - 1, (span, rest) =>
    {
        for (var i = 4; i >= 0; i--)
        {
            span[i] = (char)(rest % 36 < 10 ? '0' + (rest % 36) : 'A' + (rest % 36) - 10);
            rest /= 36;
        }
    });

    private static uint PackAny(ReadOnlySpan<char> code)
    {
        uint key = 0;
        foreach (var c in code)
        {
            if (c is >= '0' and <= '9')
                key = (key * 36) + c - '0';
            else if ((c | 0x20) is >= 'a' and <= 'z')
                key = (key * 36) + (uint)((c | 0x20) - 'a') + 10;
            else
                return 0;
        }

        return key + 1;
    }
}
