using System.Globalization;
using System.Text.RegularExpressions;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Reference.Reading;

/// <summary>Finds days and quarters in publishers' texts and file names.</summary>
public static partial class Days
{
    private static readonly string[] Forms =
        ["yyyyMMdd", "yyyy-MM-dd", "MM/dd/yyyy", "M/d/yyyy", "MM-dd-yyyy", "MMMM d, yyyy", "MMM d, yyyy", "d-MMM-yyyy"];

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Reads one day, between 1900 and 2199.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out DateOnly day) =>
        DateOnly.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
        && day.Year is >= 1900 and < 2200;

    /// <summary><c>Effective January 1, 2026 through March 31, 2026</c>, anywhere in a text.</summary>
    public static DateRange? Effective(string text)
    {
        var match = EffectiveText().Match(text);
        return match.Success && TryParse(match.Groups["from"].Value, out var from)
            && TryParse(match.Groups["to"].Value, out var through) && through >= from ? new DateRange(from, through)
                : null;
    }

    /// <summary>The quarter that a name speaks of: <c>2026q4</c>, <c>October 2026</c>, <c>Eff_10-01-2026</c>,
    /// <c>2026_OCT</c>.</summary>
    public static DateRange? Quarter(string name)
    {
        if (QuarterText().Match(name) is { Success: true } q)
            return QuarterFrom(Number(q, "y"), (Number(q, "q") * 3) - 2);
        if (EffText().Match(name) is { Success: true } eff)
            return QuarterFrom(Number(eff, "y"), Number(eff, "m"));
        if (MonthYear().Match(name) is { Success: true } before)
            return QuarterFrom(Number(before, "y"), Month(before));
        return YearMonth().Match(name) is { Success: true } after ? QuarterFrom(Number(after, "y"), Month(after))
            : null;
    }

    /// <summary>The one calendar year in a name, in four digits, or null.</summary>
    public static int? Year(string name)
    {
        var years = YearText().Matches(name).Select(match => int.Parse(match.Value, CultureInfo.InvariantCulture))
            .Distinct().ToList();
        return years.Count == 1 ? years[0] : null;
    }

    /// <summary>A release day at the end of a name, <c>121725</c> or <c>10.31.25</c>, or in a text, <c>RELEASED
    /// 12/29/2025</c>.</summary>
    public static DateOnly? Released(string text)
    {
        if (ReleasedText().Match(text) is { Success: true } said && TryParse(said.Groups["day"].Value, out var day))
            return day;
        var tail = NameTail().Match(text);
        return tail.Success
            && DateOnly.TryParseExact("20" + tail.Groups["y"].Value + tail.Groups["m"].Value + tail.Groups["d"].Value,
                "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var end) ? end : null;
    }

    public static DateRange? QuarterFrom(int year, int month)
    {
        if (month is < 1 or > 12)
            return null;
        var from = new DateOnly(year, ((month - 1) / 3 * 3) + 1, 1);
        return new DateRange(from, from.AddMonths(3).AddDays(-1));
    }

    public static DateRange WholeYear(int year) => new(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static int Month(Match match) =>
        "janfebmaraprmayjunjulaugsepoctnovdec".IndexOf(
            match.Groups["m"].Value[..3].ToLowerInvariant(), StringComparison.Ordinal) / 3 + 1;

    private const string Months =
        "(?<m>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:tember)?|oct(?:ober)?"
        + "|nov(?:ember)?|dec(?:ember)?)";

    [GeneratedRegex(@"effective\s+(?<from>[a-z]+ \d{1,2}, \d{4})\s+through\s+(?<to>[a-z]+ \d{1,2}, \d{4})",
        RegexOptions.IgnoreCase)]
    private static partial Regex EffectiveText();

    [GeneratedRegex(@"(?<y>20\d\d)[-_ ]?q(?<q>[1-4])(?!\d)", RegexOptions.IgnoreCase)]
    private static partial Regex QuarterText();

    [GeneratedRegex(@"eff[-_ ](?<m>\d\d)-\d\d-(?<y>20\d\d)", RegexOptions.IgnoreCase)]
    private static partial Regex EffText();

    [GeneratedRegex("(?<![a-z])" + Months + @"[-_ ]*(?:\d{1,2}[-_, ]+)?(?<y>20\d\d)(?!\d)", RegexOptions.IgnoreCase)]
    private static partial Regex MonthYear();

    [GeneratedRegex(@"(?<!\d)(?<y>20\d\d)[-_ ]*" + Months + "(?![a-z])", RegexOptions.IgnoreCase)]
    private static partial Regex YearMonth();

    [GeneratedRegex(@"(?<!\d)20\d\d(?!\d)")]
    private static partial Regex YearText();

    [GeneratedRegex(@"released\s+(?<day>\d{1,2}/\d{1,2}/\d{4})", RegexOptions.IgnoreCase)]
    private static partial Regex ReleasedText();

    [GeneratedRegex(@"(?<!\d)(?<m>\d\d)\.?(?<d>\d\d)\.?(?<y>\d\d)\.(?:csv|txt|xlsx?|zip)$", RegexOptions.IgnoreCase)]
    private static partial Regex NameTail();
}
