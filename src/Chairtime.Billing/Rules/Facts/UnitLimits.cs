namespace Chairtime.Billing.Rules;

/// <summary>What the adjudication indicator of a medically unlikely edit means for whoever is over the limit.</summary>
internal static class UnitLimits
{
    private const int ByLine = 1;
    private const int Absolute = 2;
    private const int WithReview = 3;

    public static string Basis(int indicator) => indicator switch
    {
        ByLine => "a line (indicator 1)",
        Absolute => "a day (indicator 2)",
        WithReview => "a day (indicator 3)",
        _ => "a day (indicator not known)",
    };

    public static FormattableString Fix(int indicator, string code) => indicator switch
    {
        ByLine => $"Check dose and units of {code}; units that are true go on further lines, with 76 or the like.",
        Absolute => $"Correct dose and units of {code}: nothing above this limit is ever paid, on appeal either.",
        WithReview => $"Check dose and units of {code}; when they are true, send the record: an appeal can be won.",
        _ => $"Check dose and units of {code}; when they are true, ask the payer how to bill them.",
    };
}
