using System.Collections.Immutable;
using Chairtime.Billing.Claims;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Pricing;
using Chairtime.Billing.Rules;

namespace Chairtime.Paper.Reports;

/// <summary>A visit as the report of a run sees it.</summary>
/// <param name="Coded">With the findings of its claims.</param>
/// <param name="Prices">One for each line, in the order of the lines; empty when nothing was priced.</param>
/// <param name="Claims">Those that go out; empty for a held visit.</param>
public sealed record ReportedVisit(CodedVisit Coded, ImmutableArray<LinePrice> Prices, ImmutableArray<Claim> Claims)
{
    public bool IsHeld => Claims.IsEmpty;

    /// <summary>US dollars of what goes out.</summary>
    public decimal Charge => Claims.Sum(static claim => claim.Charge);
}

/// <summary>What a report needs to know beside the visits, and how much it shows.</summary>
/// <param name="PracticeName">Stands in the title.</param>
/// <param name="Rules">What the visits were checked with: catalogue, payers, practice, today.</param>
/// <param name="Picture">Draws a visit's minutes.</param>
public sealed record ReportContext(string PracticeName, RuleContext Rules, VisitPicture Picture)
{
    /// <summary>Visits shown with their minutes, lines and prices.</summary>
    public int MostVisits { get; init; } = 200;

    /// <summary>Visits in the order of work.</summary>
    public int MostWork { get; init; } = 60;

    /// <summary>Visits named under each kind of finding.</summary>
    public int MostOfFinding { get; init; } = 25;

    /// <summary>Rows of a table that grows with the practice: payers, drugs, nurses.</summary>
    public int MostRows { get; init; } = 25;
}

/// <summary>Draws the minutes of a visit as SVG.</summary>
/// <param name="ids">What the ids of the picture begin with, so that those of two pictures differ.</param>
/// <returns>False, and nothing is drawn, when the visit has no minutes.</returns>
public delegate bool VisitPicture(TextWriter svg, CodedVisit visit, string ids);
