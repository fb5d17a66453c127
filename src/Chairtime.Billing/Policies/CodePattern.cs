using System.Collections.Immutable;

namespace Chairtime.Billing.Policies;

/// <summary>Codes as payers list them: one (<c>J1745</c>), all that begin alike (<c>Q51*</c>), or a range
/// (<c>96413-96415</c>).</summary>
internal static class CodePattern
{
    /// <summary>What a list may hold, for a message that refuses something else.</summary>
    public const string Expected = "a code (J1745), a beginning (Q51*) or a range (96413-96415)";

    private const int CodeLength = 5;

    public static bool CoversAny(ImmutableArray<string> patterns, string code)
    {
        foreach (var pattern in patterns)
        {
            if (Covers(pattern, code))
                return true;
        }

        return false;
    }

    public static bool Covers(string pattern, string code)
    {
        if (pattern == code)
            return true;
        if (pattern is [.. var beginning, '*'])
            return code.StartsWith(beginning, StringComparison.Ordinal);
        return pattern.IndexOf('-', StringComparison.Ordinal) is var dash and > 0
            && string.CompareOrdinal(code, 0, pattern, 0, dash) >= 0
            && string.CompareOrdinal(code, pattern[(dash + 1)..]) <= 0;
    }

    public static bool IsOne(string pattern)
    {
        var dash = pattern.IndexOf('-', StringComparison.Ordinal);
        if (dash > 0)
            return IsCode(pattern[..dash]) && IsCode(pattern[(dash + 1)..]);
        return pattern is [.. { Length: > 0 and < CodeLength } beginning, '*'] ? IsPart(beginning) : IsCode(pattern);
    }

    public static bool IsCode(string text) => text.Length == CodeLength && IsPart(text);

    private static bool IsPart(string text) =>
        text.All(static letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter));
}
