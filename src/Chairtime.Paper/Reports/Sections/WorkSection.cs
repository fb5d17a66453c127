using System.Globalization;
using Chairtime.Billing.Rules;
using Chairtime.Billing.Vocabulary;
using Chairtime.Paper.Html;

namespace Chairtime.Paper.Reports.Sections;

/// <summary>Which visit a person takes up first: most money first, then the fewest days left.</summary>
internal static class WorkSection
{
    // As in the rule that warns of a near limit.
    private const int NearDays = 14;

    public static void Write(HtmlWriter html, WeekGathering week, Anchors anchors)
    {
        var work = week.Work;
        if (work.Count == 0)
        {
            html.Put("p", "Nothing: every visit is ready.");
            return;
        }

        var today = week.Context.Rules.Today;
        html.Put("p", "Held visits and those that want a look, most money at risk first; equal money by the day on "
            + "which the payer's filing limit ends."
            + (today is { } day ? $" Days left are counted from {Words.Day(day)}." : ""), ("class", "hint"));
        var most = work.First.Count == 0 ? 0 : work.First[0].AtRisk ?? 0;
        ReportTable.Write(html, "Order of work",
        [
            new("Visit"), new("State"), new("At risk", Stand.Number), new("First thing to do", Stand.Long),
            new("File by", Stand.Day), new("Payer"), new("Day", Stand.Day),
        ],
        work.First.Select(item => Row(item, week, anchors, most)));
        if (work.LeftOut > 0)
        {
            html.Put("p", $"{Words.Count(work.LeftOut, "more visit waits", "more visits wait")} for a person; "
                + "the findings below count them.", ("class", "hint"));
        }
    }

    private static Cell[] Row(WorkItem item, WeekGathering week, Anchors anchors, decimal most)
    {
        var visit = item.Coded.Visit;
        var (first, more) = First(item);
        return
        [
            new(visit.VisitId) { Link = anchors.Of(visit.VisitId) },
            new(Words.State(item.Coded.Disposition)) { Badge = Words.State(item.Coded.Disposition) },
            new(Words.Dollars(item.AtRisk)) { Bar = Bar.Of(item.AtRisk ?? 0, most, Bar.Hatched) },
            new(first?.Fix.ToString(CultureInfo.InvariantCulture) ?? Words.Dash)
            {
                Note = more > 0 ? $"and {Words.Count(more, "more finding", "more findings")}" : null,
            },
            FileBy(item), week.PayerOf(item.Coded), Words.ShortDay(visit.DateOfService),
        ];
    }

    private static Cell FileBy(WorkItem item)
    {
        if (item.FileBy is not { } day)
            return "no limit known";
        return new Cell(WeekGathering.Text(day))
        {
            Note = item.DaysLeft switch
            {
                null => null,
                < 0 => $"passed {Words.Count(-item.DaysLeft.Value, "day", "days")} ago",
                <= NearDays => $"{Words.Count(item.DaysLeft.Value, "day", "days")} left: urgent",
                { } left => $"{Words.Count(left, "day", "days")} left",
            },
        };
    }

    /// <summary>The hardest and costliest finding of a visit, and how many there are beside it.</summary>
    internal static (Finding? First, int More) First(WorkItem item)
    {
        Finding? first = null;
        var count = 0;
        foreach (var finding in item.Coded.Findings)
        {
            if (finding.Severity == Severity.Informs)
                continue;
            count++;
            if (first is null || (finding.Severity, finding.AtRisk ?? 0).CompareTo(
                (first.Severity, first.AtRisk ?? 0)) > 0)
                first = finding;
        }

        return (first, count - 1);
    }
}
