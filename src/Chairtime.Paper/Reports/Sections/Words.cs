using System.Globalization;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Paper.Reports.Sections;

/// <summary>Numbers, days and states as the report writes them, the same in every country.</summary>
internal static class Words
{
    public const string Dash = "–";

    public static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A true minus sign, which stands as wide as a digit.</summary>
    public static string Dollars(decimal amount) => amount < 0
        ? string.Create(CultureInfo.InvariantCulture, $"−${-amount:N2}")
        : string.Create(CultureInfo.InvariantCulture, $"${amount:N2}");

    public static string Dollars(decimal? amount) => amount is { } known ? Dollars(known) : "unknown";

    public static string Day(DateOnly day) => day.ToString("ddd, MMM d, yyyy", CultureInfo.InvariantCulture);

    public static string ShortDay(DateOnly day) => day.ToString("ddd, MMM d", CultureInfo.InvariantCulture);

    public static string Month(DateOnly day) => day.ToString("MMM yyyy", CultureInfo.InvariantCulture);

    public static string Count(int count, string one, string many) =>
        count == 1 ? $"1 {one}" : $"{Number(count)} {many}";

    public static string State(Disposition disposition) => disposition switch
    {
        Disposition.Ready => "ready",
        Disposition.Review => "review",
        Disposition.Held => "held",
    };

    public static string Hardness(Severity severity) => severity switch
    {
        Severity.Blocks => "blocks",
        Severity.Warns => "warns",
        Severity.Informs => "informs",
    };

    public static string Of(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
