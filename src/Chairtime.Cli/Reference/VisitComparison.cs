using Chairtime.Billing.Coding;
using Chairtime.Billing.Pricing;
using Chairtime.Billing.Visits;
using Chairtime.Billing.Vocabulary;
using Chairtime.Cli.Explaining;
using Chairtime.Cli.Inputs;

namespace Chairtime.Cli.Reference;

/// <summary>A line that is paid differently; null where the price is not known, for the reason beside it.</summary>
internal sealed record PaidDifference(
    string Line, decimal? Before, decimal? After, string? UnknownBefore, string? UnknownAfter);

/// <summary>One visit under two versions of a table: what is no longer so, and what is so instead.</summary>
/// <param name="CodedBefore">Lines that only the earlier version gives.</param>
/// <param name="FindingsBefore">Warnings and blocks that only the earlier version gives.</param>
internal sealed record VisitDifference(
    PricedVisit Before, PricedVisit After, IReadOnlyList<string> CodedBefore, IReadOnlyList<string> CodedAfter,
    IReadOnlyList<string> FindingsBefore, IReadOnlyList<string> FindingsAfter, IReadOnlyList<PaidDifference> Paid)
{
    public bool IsCodedDifferently => CodedBefore.Count + CodedAfter.Count > 0;

    public bool IsHeldDifferently => Before.Coded.Disposition != After.Coded.Disposition;

    public bool IsCheckedDifferently => FindingsBefore.Count + FindingsAfter.Count > 0;

    public bool IsPaidDifferently => Paid.Count > 0;

    public bool IsNone => !IsCodedDifferently && !IsHeldDifferently && !IsCheckedDifferently && !IsPaidDifferently;
}

/// <summary>Codes, prices and checks a visit under two versions of a table, and compares.</summary>
internal sealed class VisitComparison(ChargingCoder before, ChargingCoder after)
{
    public VisitDifference Of(Visit visit)
    {
        var (was, becomes) = (before.Whole(visit), after.Whole(visit));
        var (codedBefore, codedAfter) = Apart(Lines(was), Lines(becomes));
        var (saidBefore, saidAfter) = Apart(Findings(was.Coded), Findings(becomes.Coded));
        return new VisitDifference(was, becomes, codedBefore, codedAfter, saidBefore, saidAfter, Paid(was, becomes));
    }

    private static List<string> Lines(PricedVisit visit) => [.. visit.Coded.Lines.Select(VisitPage.Brief)];

    private static List<string> Findings(CodedVisit coded) =>
        [.. coded.Findings.Where(static finding => finding.Severity != Severity.Informs)
            .Select(static finding => $"{finding.Rule} ({finding.About}): {finding.Message}")];

    // Each taken away as often as it stands on the other side, so that a line billed twice counts twice.
    private static (List<string> Before, List<string> After) Apart(List<string> before, List<string> after)
    {
        List<string> left = [.. before];
        List<string> come = [.. after.Where(each => !left.Remove(each))];
        return (left, come);
    }

    // Lines that stand on both sides are compared one with one; those that do not are shown as coded differently, and
    // their money as gone or come.
    private static List<PaidDifference> Paid(PricedVisit before, PricedVisit after)
    {
        var paid = new List<PaidDifference>();
        List<LinePrice> rest = [.. after.Prices];
        foreach (var was in before.Prices)
        {
            var line = VisitPage.Brief(was.Line);
            var becomes = rest.Find(price => VisitPage.Brief(price.Line) == line);
            if (becomes is not null)
                rest.Remove(becomes);
            if (becomes is null || was.ExpectedPaid != becomes.ExpectedPaid)
                paid.Add(new PaidDifference(line, was.ExpectedPaid, becomes is null ? 0 : becomes.ExpectedPaid,
                    was.Indeterminate, becomes?.Indeterminate));
        }

        paid.AddRange(rest.Select(static becomes => new PaidDifference(
            VisitPage.Brief(becomes.Line), 0, becomes.ExpectedPaid, null, becomes.Indeterminate)));
        return paid;
    }
}
