using System.Globalization;
using Chairtime.Billing.Vocabulary;
using Chairtime.Paper.Html;

namespace Chairtime.Paper.Reports.Sections;

/// <summary>What was found, rule by rule, with what it costs, what mends it, and the visits.</summary>
internal static class FindingsSection
{
    public static void Write(HtmlWriter html, WeekGathering week, Anchors anchors)
    {
        var findings = week.Findings;
        var forPerson = findings.Where(static one => one.Severity != Severity.Informs).ToList();
        if (forPerson.Count == 0)
        {
            html.Put("p", "Nothing blocks and nothing warns.");
        }
        else
        {
            html.Put("p", "What blocks comes first, then what warns, most money first. One line may be named by "
                + "several findings: their money does not add up to what is at risk in all.", ("class", "hint"));
            var most = forPerson.Max(static one => one.AtRisk);
            ReportTable.Write(html, "Findings by money",
                [new("Finding", Stand.Long), new("Says"), new("Visits", Stand.Number), new("At risk", Stand.Number)],
                forPerson.Select((one, index) => new Cell[]
                {
                    new(one.Words.Meaning) { Link = Place(index), Note = one.Rule },
                    new(Words.Hardness(one.Severity)) { Badge = Words.Hardness(one.Severity) },
                    Words.Number(one.Count),
                    new(one.AtRisk > 0 ? Words.Dollars(one.AtRisk) : Words.Dash)
                    {
                        Bar = Bar.Of(one.AtRisk, most, Bar.Hatched),
                    },
                }));
            for (var i = 0; i < forPerson.Count; i++)
                Group(html, forPerson[i], i, anchors);
        }

        var informs = findings.Where(static one => one.Severity == Severity.Informs).ToList();
        if (informs.Count == 0)
            return;
        html.Put("h3", "For information");
        ReportTable.Write(html, "Findings that only inform",
            [new("Finding", Stand.Long), new("Visits", Stand.Number)],
            informs.Select(static one => new Cell[]
            {
                new(one.Words.Meaning) { Note = one.Rule }, Words.Number(one.Count),
            }));
    }

    // Visits of which the same is said share a row.
    private static IEnumerable<Cell[]> Rows(FindingGroup group, Anchors anchors) => group.Visits
        .Select(static one => (one.VisitId, one.Finding.About, one.Finding.Message,
            Fix: one.Finding.Fix.ToString(CultureInfo.InvariantCulture), one.Finding.AtRisk))
        .GroupBy(static one => (one.About, one.Message, one.Fix))
        .Select(same => new Cell[]
        {
            new("")
            {
                Links = [.. same.Select(static one => one.VisitId).Distinct(StringComparer.Ordinal)
                    .Select(id => (id, anchors.Of(id)))],
            },
            same.Key.About, same.Key.Message, same.Key.Fix,
            same.All(static one => one.AtRisk is null) ? Words.Dash
                : Words.Dollars(same.Sum(static one => one.AtRisk ?? 0)),
        });

    private static string Place(int index) => Words.Of($"finding-{index + 1}");

    private static void Group(HtmlWriter html, FindingGroup group, int index, Anchors anchors)
    {
        var (meaning, remedy) = group.Words;
        using var section = html.In("section", ("class", "finding"), ("aria-labelledby", Place(index)));
        html.Put("h3", meaning, ("id", Place(index)));
        using (html.In("p"))
        {
            html.Put("span", Words.Hardness(group.Severity), ("class", "badge " + Words.Hardness(group.Severity)));
            html.Text(" ");
            html.Put("code", group.Rule);
            html.Text($"  {Words.Count(group.Count, "time", "times")}"
                + (group.AtRisk > 0 ? $", {Words.Dollars(group.AtRisk)} at risk" : ""));
        }

        using (html.In("p"))
        {
            html.Put("strong", "Fix: ");
            html.Text(remedy);
        }

        if (group.Example is { } example)
        {
            html.Put("p", $"Source: {example.Source}"
                + (example.Prevents.Count > 0 ? $". Prevents {string.Join(", ", example.Prevents)}." : "."),
                ("class", "hint"));
        }

        ReportTable.Write(html, $"Visits with {group.Rule}",
        [
            new("Visit"), new("About"), new("What is wrong", Stand.Long), new("What to do", Stand.Long),
            new("At risk", Stand.Number),
        ],
        Rows(group, anchors));
        if (group.LeftOut > 0)
            html.Put("p", $"and {Words.Number(group.LeftOut)} more.", ("class", "hint"));
    }
}
