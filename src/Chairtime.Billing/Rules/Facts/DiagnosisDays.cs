namespace Chairtime.Billing.Rules;

/// <summary>Fiscal years in which codes of rheumatology began, or became headings: for days whose ICD-10-CM file is not
/// loaded.</summary>
/// <remarks>From CMS's order files of the fiscal years 2021 to 2026, compared with one another.</remarks>
internal static class DiagnosisDays
{
    private const int FirstMonth = 10;

    // Each holds for the code and everything that begins with it.
    private static readonly (string Code, int Year)[] Began =
    [
        ("D81.82", 2022), ("D89.84", 2023), ("I77.82", 2022), ("M05.A", 2025), ("M31.10", 2021), ("M31.11", 2021),
        ("M31.19", 2021), ("M35.05", 2021), ("M35.06", 2021), ("M35.07", 2021), ("M35.08", 2021), ("M35.0A", 2021),
        ("M35.0B", 2021), ("M35.0C", 2021), ("M45.A", 2021), ("M65.90", 2024), ("M65.91", 2024), ("M65.92", 2024),
        ("M65.93", 2024), ("M65.94", 2024), ("M65.95", 2024), ("M65.96", 2024), ("M65.97", 2024), ("M65.98", 2024),
        ("M65.99", 2024), ("M80.0B", 2023), ("M80.8B", 2023), ("R76.81", 2025), ("R76.89", 2025), ("Z79.6", 2022),
        ("Z92.26", 2024),
    ];

    private static readonly (string Code, int Year)[] BecameHeadings =
        [("M31.1", 2021), ("M65.9", 2024), ("R76.8", 2025)];

    /// <summary>The first day of a code; null for one that is older, or not known here.</summary>
    public static DateOnly? FirstDay(string code)
    {
        foreach (var (began, year) in Began)
        {
            if (code.StartsWith(began, StringComparison.Ordinal))
                return FirstOf(year);
        }

        return null;
    }

    /// <summary>The day from which a code needs more characters; null when it never did, or always has.</summary>
    public static DateOnly? FirstDayAsHeading(string code)
    {
        foreach (var (heading, year) in BecameHeadings)
        {
            if (code == heading)
                return FirstOf(year);
        }

        return null;
    }

    /// <summary>The first day of the fiscal year that a day lies in.</summary>
    public static DateOnly FirstOfYear(DateOnly day) => FirstOf(day.Month >= FirstMonth ? day.Year : day.Year - 1);

    private static DateOnly FirstOf(int year) => new(year, FirstMonth, 1);
}
