using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Rules;

/// <summary>What modifiers mean to one another.</summary>
internal static class Modifiers
{
    private static readonly (string One, string Other)[] Conflicting =
    [
        ("JW", "JZ"), ("JA", "JB"), ("26", "TC"), ("GA", "GZ"), ("GY", "GA"), ("59", "XE"), ("59", "XS"), ("59", "XP"),
        ("59", "XU"), ("50", "LT"), ("50", "RT"), ("52", "53"), ("JG", "TB"), ("76", "77"),
    ];

    // CMS: JZ is a code from 2023-01-01 (and demanded from 2023-07-01, which payers' files say); the X modifiers from
    // 2015-01-01 (CR 8863); TB and JG from 2018-01-01, JG until 2024-12-31.
    private static readonly DateRange FromJz = new(new DateOnly(2023, 1, 1));
    private static readonly DateRange FromX = new(new DateOnly(2015, 1, 1));
    private static readonly DateRange FromTb = new(new DateOnly(2018, 1, 1));
    private static readonly DateRange UntilJg = new(new DateOnly(2018, 1, 1), new DateOnly(2024, 12, 31));

    /// <summary>True when the two may not stand on one line.</summary>
    public static bool Conflict(string one, string other)
    {
        foreach (var (a, b) in Conflicting)
        {
            if ((a == one && b == other) || (a == other && b == one))
                return true;
        }

        return false;
    }

    /// <summary>True for a modifier that lifts a code pair edit with indicator 1.</summary>
    public static bool Bypasses(string modifier) => modifier is "59" or "XE" or "XS" or "XP" or "XU" or "25" or "24"
        or "57" or "58" or "78" or "79" or "91" or "27" or "LT" or "RT" or "E1" or "E2" or "E3" or "E4"
        or "FA" or "F1" or "F2" or "F3" or "F4" or "F5" or "F6" or "F7" or "F8" or "F9"
        or "TA" or "T1" or "T2" or "T3" or "T4" or "T5" or "T6" or "T7" or "T8" or "T9";

    /// <summary>The days of a modifier whose days are known here; null for any other.</summary>
    public static DateRange? DaysOf(string modifier) => modifier switch
    {
        "JZ" => FromJz,
        "XE" or "XS" or "XP" or "XU" => FromX,
        "TB" => FromTb,
        "JG" => UntilJg,
        _ => null,
    };

    /// <summary>True for a modifier of HCPCS Level II, which has a letter; those of CPT are digits.</summary>
    public static bool IsOfHcpcs(string modifier) =>
        IsWellFormed(modifier) && (char.IsAsciiLetterUpper(modifier[0]) || char.IsAsciiLetterUpper(modifier[1]));

    public static bool IsWellFormed(string modifier) => modifier.Length == 2
        && (char.IsAsciiLetterUpper(modifier[0]) || char.IsAsciiDigit(modifier[0]))
        && (char.IsAsciiLetterUpper(modifier[1]) || char.IsAsciiDigit(modifier[1]));
}
