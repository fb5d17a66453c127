using System.Collections.Immutable;

namespace Chairtime.Billing.Rules;

/// <summary>Diagnosis codes against the codes and prefixes that a policy, a label or an approval names.</summary>
internal static class Diagnoses
{
    /// <summary>True when one of the codes is, or begins with, one of those wanted.</summary>
    /// <param name="wanted">Codes or prefixes, with the dot or without, with a dash, star or x at the end or
    /// without: <c>M05</c>, <c>M05.-</c>, <c>M05*</c>.</param>
    public static bool AnyOf(ImmutableArray<string> codes, ImmutableArray<string> wanted)
    {
        foreach (var code in codes)
        {
            foreach (var prefix in wanted)
            {
                if (Begins(code, prefix))
                    return true;
            }
        }

        return false;
    }

    private static bool Begins(ReadOnlySpan<char> code, ReadOnlySpan<char> prefix)
    {
        prefix = prefix.TrimEnd("-*.");
        var at = 0;
        foreach (var character in prefix)
        {
            if (character == '.')
                continue;
            if (at < code.Length && code[at] == '.')
                at++;
            if (at >= code.Length || code[at] != character)
                return false;
            at++;
        }

        return !prefix.IsEmpty;
    }
}
