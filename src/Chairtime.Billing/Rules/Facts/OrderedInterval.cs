using System.Globalization;
using System.Text.RegularExpressions;

namespace Chairtime.Billing.Rules;

/// <summary>How many days an order's frequency puts between two doses, where its words are plain.</summary>
internal static partial class OrderedInterval
{
    private const int DaysOfMonth = 28;
    private const int DaysOfYear = 365;

    /// <summary>Null for words that are not one plain interval: loading doses, "as needed".</summary>
    public static int? Days(string? frequency)
    {
        if (frequency is null)
            return null;
        var text = frequency.AsSpan().Trim();
        if (text.Equals("weekly", StringComparison.OrdinalIgnoreCase))
            return 7;
        if (text.Equals("monthly", StringComparison.OrdinalIgnoreCase))
            return DaysOfMonth;
        if (text.Equals("yearly", StringComparison.OrdinalIgnoreCase)
            || text.Equals("annually", StringComparison.OrdinalIgnoreCase)
            || text.Equals("once a year", StringComparison.OrdinalIgnoreCase))
        {
            return DaysOfYear;
        }

        if (Every.Match(frequency.Trim()) is not { Success: true } match)
            return null;
        var count = match.Groups["count"] is { Success: true } number
            ? int.Parse(number.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 1;
        return count * (char.ToLowerInvariant(match.Groups["unit"].ValueSpan[0]) switch
        {
            'd' => 1,
            'w' => 7,
            'm' => DaysOfMonth,
            _ => DaysOfYear,
        });
    }

    /// <summary>Days by which a dose may come sooner before it is called soon: patients are given the nearest free
    /// chair.</summary>
    public static int Leeway(int days) => days >= DaysOfMonth ? 7 : 1;

    [GeneratedRegex(@"^(?:every|q)\s*(?<count>\d{1,3})?\s*(?<unit>days?|weeks?|months?|years?|wks?|mos?|yrs?|d|w)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Every { get; }
}
