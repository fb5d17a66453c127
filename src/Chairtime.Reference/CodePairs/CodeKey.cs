namespace Chairtime.Reference.CodePairs;

/// <summary>Five letters and digits as one number that sorts the same way.</summary>
internal static class CodeKey
{
    /// <summary>0 for anything that is not a code; otherwise 1 to 36^5.</summary>
    public static uint Pack(ReadOnlySpan<char> code)
    {
        if (code.Length != 5)
            return 0;
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

    public static string Unpack(uint key) => string.Create(5, key - 1, (span, rest) =>
    {
        for (var i = 4; i >= 0; i--)
        {
            span[i] = (char)(rest % 36 < 10 ? '0' + (rest % 36) : 'A' + (rest % 36) - 10);
            rest /= 36;
        }
    });
}
