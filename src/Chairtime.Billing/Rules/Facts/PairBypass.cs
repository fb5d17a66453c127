using Chairtime.Billing.Policies;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Rules;

/// <summary>Which modifier lifts a published code pair edit, and where it must stand.</summary>
internal static class PairBypass
{
    // Change Request 11168: from this day 59 and the X modifiers count on either code, before on the second only.
    private static readonly DateOnly EitherColumn = new(2019, 7, 1);

    /// <summary>True when one of the pair's lines carries a modifier that lifts the edit.</summary>
    public static bool IsThere(RuleWork work, CodePairEdit edit)
    {
        foreach (var line in work.Coded.Lines)
        {
            var isSecond = line.Code == edit.Column2;
            if (!isSecond && line.Code != edit.Column1)
                continue;
            foreach (var modifier in line.Modifiers)
            {
                if (Lifts(modifier, line.Code) && (isSecond || work.Day >= EitherColumn || !IsDistinct(modifier)))
                    return true;
            }
        }

        return false;
    }

    /// <summary>What is missing, as a fix says it.</summary>
    public static string Wanted(RuleWork work, CodePairEdit edit) => IsVisit(edit.Column2) || IsVisit(edit.Column1)
        ? $"25 to {(IsVisit(edit.Column2) ? edit.Column2 : edit.Column1)}"
        : work.Terms.DistinctService switch
        {
            DistinctService.Modifier59 => $"59 to {edit.Column2}",
            DistinctService.XModifiers => $"XE, XS, XP or XU to {edit.Column2}",
        };

    /// <summary>A visit: 25 belongs on it, and 59 does not.</summary>
    public static bool IsVisit(string code) => code.Length == 5 && code.StartsWith("992", StringComparison.Ordinal);

    private static bool Lifts(string modifier, string code) => IsVisit(code)
        ? modifier is "25" or "24" or "57" or "27" : modifier != "25" && Modifiers.Bypasses(modifier);

    private static bool IsDistinct(string modifier) => modifier is "59" or "XE" or "XS" or "XP" or "XU";
}
