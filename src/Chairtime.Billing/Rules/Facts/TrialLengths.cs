using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Chairtime.Billing.Rules;

/// <summary>How long something was to be tried, and how long a record says that it was.</summary>
internal static partial class TrialLengths
{
    // Twelve weeks are three months to whoever writes a policy, so a month asked for is the shortest one.
    private const int ShortestMonth = 28;
    private const int LongestMonth = 31;

    private static readonly FrozenDictionary<string, int> Numbers = new[]
    {
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    }.Select(static (word, at) => KeyValuePair.Create(word, at + 1))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Days that a policy's words ask for at least; null when they name no length.</summary>
    public static int? Asked(string step)
    {
        int? least = null;
        foreach (Match found in Length().Matches(step))
            least = Math.Min(least ?? int.MaxValue, Days(found, ShortestMonth));
        return least;
    }

    /// <summary>True when the sentence names lengths, and none of them is long enough. Who could not take it need not
    /// have taken it for long.</summary>
    public static bool IsShort(ReadOnlySpan<char> sentence, int days)
    {
        var isAny = false;
        foreach (Match found in Length().Matches(sentence.ToString()))
        {
            if (Days(found, LongestMonth) >= days)
                return false;
            isAny = true;
        }

        return isAny && !Exception().IsMatch(sentence);
    }

    /// <summary>The sentence that a place in a text lies in.</summary>
    public static ReadOnlySpan<char> SentenceAt(string text, int at)
    {
        var from = at;
        while (from > 0 && !IsEnd(text, from - 1))
            from--;
        var to = at;
        while (to < text.Length && !IsEnd(text, to))
            to++;
        return text.AsSpan(from, to - from);
    }

    // "2.5 mg" is no end of a sentence.
    private static bool IsEnd(string text, int at) => text[at] is ';' or '\n'
        || (text[at] == '.' && (at + 1 == text.Length || char.IsWhiteSpace(text[at + 1])));

    private static int Days(Match found, int month)
    {
        var word = found.Groups["number"].Value;
        var number = Numbers.TryGetValue(word, out var spelled) ? spelled
            : int.Parse(word, NumberStyles.None, CultureInfo.InvariantCulture);
        return number * (char.ToLowerInvariant(found.Groups["unit"].Value[0]) switch
        {
            'd' => 1,
            'w' => 7,
            'm' => month,
            _ => 365,
        });
    }

    // Neither an interval ("every 8 weeks") nor a while ago.
    [GeneratedRegex(
        @"(?<!every )(?<!each )\b(?<number>\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
        + @"[ -]?(?<unit>day|week|month|year)s?\b(?! ago| before| later)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Length();

    [GeneratedRegex(
        @"contraindicat|intoleran|not tolerate|toxic|allerg|side effect|adverse|nausea|could not|hepatitis|liver|rash",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Exception();
}
