using static Chairtime.Billing.Coding.CodingFindings;

namespace Chairtime.Billing.Coding;

/// <summary>The days for which the rules were checked against their sources.</summary>
public static class RuleCoverage
{
    public static readonly DateOnly From = new(2015, 1, 1);

    /// <summary>Last day covered; moved on when the next year's publications have been read.</summary>
    public static readonly DateOnly Through = new(2026, 12, 31);

    internal static void Check(CodingWork work)
    {
        var day = work.Visit.DateOfService;
        if (day < From || day > Through)
        {
            work.Report(RulesNotCovered, "dateOfService",
                $"The coding rules cover {From:yyyy-MM-dd} to {Through:yyyy-MM-dd}; {day:yyyy-MM-dd} lies outside.");
        }
    }
}
