using System.Globalization;
using Chairtime.Billing.Vocabulary;
using Chairtime.Paper.Html;

namespace Chairtime.Paper.Reports.Sections;

/// <summary>Where a manager begins: the visit, the kind of finding and the drug that cost most.</summary>
internal static class FirstThings
{
    public static void Write(HtmlWriter html, WeekGathering week, Anchors anchors)
    {
        var visit = week.Work.First is [{ AtRisk: > 0 } first, ..] ? first : null;
        var finding = week.Findings.Where(static one => one is { AtRisk: > 0, Count: > 1 }
            && one.Severity != Severity.Informs).MaxBy(static one => one.AtRisk);
        var sunk = week.Margins.Rows.Where(static row => row.IsUnderwater).ToList();
        if (visit is null && finding is null && sunk.Count == 0)
            return;
        html.Put("h3", "Begin here");
        using var list = html.In("ul", ("class", "first"));
        if (visit is not null)
        {
            using var item = html.In("li");
            var id = visit.Coded.Visit.VisitId;
            html.Text("Most money on one visit: ");
            if (anchors.Of(id) is { } place)
                html.Put("a", id, ("href", "#" + place));
            else
                html.Text(id);
            var fix = WorkSection.First(visit).First?.Fix.ToString(CultureInfo.InvariantCulture);
            html.Text($", {Words.Dollars(visit.AtRisk)} at risk. {fix}");
        }

        if (finding is not null)
        {
            html.Put("li", $"Most money on one kind of finding: {finding.Words.Meaning} "
                + $"{Words.Number(finding.Count)} times, {Words.Dollars(finding.AtRisk)} at risk. "
                + finding.Words.Remedy);
        }

        if (sunk.Count > 0)
        {
            var others = sunk.Count == 1 ? "."
                : $"; {Words.Count(sunk.Count - 1, "more row is", "more rows are")} too.";
            html.Put("li", $"Under water: {sunk[0].Drug} with {sunk[0].Payer} brings "
                + $"{Words.Dollars(-sunk[0].Margin)} less than it cost{others}");
        }
    }
}
