using System.Globalization;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Pricing;
using Chairtime.Billing.Rules;
using Chairtime.Billing.Vocabulary;
using Chairtime.Paper.Html;

namespace Chairtime.Paper.Reports.Sections;

/// <summary>Each visit: its minutes as a picture, its lines with their reasons and prices, what was found.</summary>
internal static class VisitsSection
{
    private static readonly Column[] Columns =
    [
        new("Service", Stand.Day), new("Units", Stand.Number), new("Minutes", Stand.Number),
        new("Charge", Stand.Number), new("Payer pays", Stand.Number), new("Patient owes", Stand.Number),
        new("Because", Stand.Long),
    ];

    public static void Write(HtmlWriter html, WeekGathering week)
    {
        var visits = week.Visits;
        html.Put("p", (visits.LeftOut == 0 ? $"All {Words.Count(visits.Count, "visit", "visits")}"
                : $"{Words.Number(visits.First.Count)} of {Words.Count(visits.Count, "visit", "visits")}; "
                    + $"{Words.Number(visits.LeftOut)} more are in the sums above and not shown here")
            + ". Those that need a person come first, in the order of work.", ("class", "hint"));
        for (var i = 0; i < visits.First.Count; i++)
            Visit(html, week, visits.First[i], i);
    }

    private static void Visit(
        HtmlWriter html, WeekGathering week, (WorkItem Item, ReportedVisit Visit) shown, int number)
    {
        var (item, reported) = shown;
        var coded = reported.Coded;
        var place = Anchors.At(number);
        using var article = html.In("article", ("class", "visit"), ("aria-labelledby", place));
        using (html.In("h3", ("id", place)))
        {
            html.Text($"Visit {coded.Visit.VisitId} ");
            var state = Words.State(coded.Disposition);
            html.Put("span", state, ("class", "badge " + state));
        }

        Facts(html, week, item, reported);
        Picture(html, week, coded, place);
        if (coded.Lines.IsEmpty)
            html.Put("p", "The documentation supports no line.");
        else
            Lines(html, reported);
        Findings(html, coded);
    }

    private static void Facts(HtmlWriter html, WeekGathering week, WorkItem item, ReportedVisit reported)
    {
        var visit = reported.Coded.Visit;
        using var facts = html.In("dl", ("class", "facts"));
        Fact(html, "Day", Words.Day(visit.DateOfService));
        Fact(html, "Patient", visit.Patient?.PatientId ?? "no number charted");
        Fact(html, "Payer", week.Payer(reported));
        Fact(html, "Diagnoses", string.Join(", ", visit.Diagnoses));
        if (!reported.Claims.IsEmpty)
            Fact(html, "Claim", string.Join(", ", reported.Claims.Select(static claim => claim.ControlNumber)));
        if (!visit.Attachments.IsEmpty)
            Fact(html, "Attachments", string.Join("; ", visit.Attachments));
        if (visit.PatientPaid is { } paid)
            Fact(html, "Patient paid", Words.Dollars(paid));
        if (item.AtRisk is > 0 and var risk)
            Fact(html, "At risk", Words.Dollars(risk));
        if (reported.IsHeld && item.FileBy is { } day)
            Fact(html, "File by", WeekGathering.Text(day));
    }

    private static void Fact(HtmlWriter html, string name, string text)
    {
        using var fact = html.In("div");
        html.Put("dt", name);
        html.Put("dd", text);
    }

    private static void Picture(HtmlWriter html, WeekGathering week, CodedVisit coded, string place)
    {
        var hasTimes = coded.Services.Any(static service => !service.Segments.IsEmpty);
        if (!hasTimes)
            return;
        using var figure = html.In("figure", ("class", "minutes"));
        using var scroll = html.In("div", ("class", "scroll"), ("role", "group"),
            ("aria-label", $"Minutes of visit {coded.Visit.VisitId}"), ("tabindex", "0"));
        html.Picture(svg => week.Context.Picture(svg, coded, place + "-"));
    }

    private static void Lines(HtmlWriter html, ReportedVisit reported)
    {
        var lines = reported.Coded.Lines;
        ReportTable.Write(html, $"Lines of visit {reported.Coded.Visit.VisitId}", Columns,
            lines.Select((line, index) => Row(line, PriceOf(reported, index))),
            [
                "Sum", "", "", Sum(lines.Select(static line => line.Charge)),
                Sum(lines.Select(static line => line.Expected)),
                Sum(lines.Select((line, index) => Owes(line, PriceOf(reported, index)))), "",
            ]);
        Unpriced(html, reported);
        using var details = html.In("details");
        html.Put("summary", "Arithmetic and rules");
        using var list = html.In("ol", ("class", "steps"));
        for (var i = 0; i < lines.Length; i++)
        {
            using var item = html.In("li");
            html.Put("strong", Name(lines[i]));
            using var steps = html.In("ul");
            foreach (var step in lines[i].Derivation)
                Step(html, step.Text, step.Rule.Id);
            foreach (var step in PriceOf(reported, i)?.Steps ?? [])
                Step(html, step.Text, step.Rule);
        }
    }

    private static void Step(HtmlWriter html, string text, string rule)
    {
        using var item = html.In("li");
        html.Text(text + " ");
        html.Put("code", rule);
    }

    private static void Unpriced(HtmlWriter html, ReportedVisit reported)
    {
        foreach (var same in reported.Prices.Where(static price => price.Indeterminate is not null)
            .GroupBy(static price => price.Indeterminate!, StringComparer.Ordinal))
        {
            html.Put("p", $"The price of {string.Join(", ", same.Select(static price => price.Line.Code).Distinct())} "
                + $"is unknown, because: {same.Key}.", ("class", "hint"));
        }
    }

    // What is not known is said beside the sum of what is.
    private static Cell Sum(IEnumerable<decimal?> amounts)
    {
        var (sum, known, unknown) = (0m, 0, 0);
        foreach (var amount in amounts)
        {
            sum += amount ?? 0;
            known += amount is null ? 0 : 1;
            unknown += amount is null ? 1 : 0;
        }

        return known == 0 ? "unknown" : new Cell(Words.Dollars(sum))
        {
            Note = unknown > 0 ? $"{Words.Number(unknown)} unknown" : null,
        };
    }

    private static decimal? Owes(ServiceLine line, LinePrice? price) =>
        line.Expected is null ? null : price?.PatientOwes;

    private static LinePrice? PriceOf(ReportedVisit reported, int line) =>
        line < reported.Prices.Length ? reported.Prices[line] : null;

    private static Cell[] Row(ServiceLine line, LinePrice? price) =>
    [
        new(Name(line)) { Note = Particulars(line) },
        Words.Number(line.Units),
        line.Minutes is { } minutes ? Words.Number(minutes) : Words.Dash,
        Words.Dollars(line.Charge),
        Words.Dollars(line.Expected),
        Words.Dollars(Owes(line, price)),
        line.Because.ToString(CultureInfo.InvariantCulture),
    ];

    private static string Name(ServiceLine line) => string.Join(' ', line.Modifiers.Prepend(line.Code));

    private static string? Particulars(ServiceLine line) => line.Ndc is null ? line.Description
        : line.NdcQuantity is { } quantity ? Words.Of($"NDC {line.Ndc}, {quantity:0.####} {line.NdcUnit}")
        : $"NDC {line.Ndc}";

    private static void Findings(HtmlWriter html, CodedVisit coded)
    {
        if (coded.Findings.IsEmpty)
            return;
        using var list = html.In("ul", ("class", "found"));
        // Two lines of one drug may be told the same.
        foreach (var finding in coded.Findings.OrderByDescending(static one => one.Severity)
            .ThenByDescending(static one => one.AtRisk ?? 0).DistinctBy(static one => (one.Rule, one.Message)))
        {
            using var item = html.In("li");
            var hardness = Words.Hardness(finding.Severity);
            html.Put("span", hardness, ("class", "badge " + hardness));
            html.Text(" " + finding.Message);
            if (finding.Severity != Severity.Informs)
            {
                html.Text(" ");
                html.Put("strong", "Fix: ");
                html.Text(finding.Fix.ToString(CultureInfo.InvariantCulture));
                if (finding.AtRisk is { } risk)
                    html.Text($" {Words.Dollars(risk)} at risk.");
            }

            html.Text(" ");
            html.Put("code", finding.Rule);
        }
    }
}
