using System.Reflection;
using Chairtime.Paper.Html;
using Chairtime.Paper.Reports.Sections;

namespace Chairtime.Paper.Reports;

/// <summary><c>report.html</c>: what a run of billing came to, on one page that a manager reads and prints. It needs no
/// network, no script and no other file, and names no patient.</summary>
public static class WeekReport
{
    private static readonly Lazy<string> Css = new(ReadStyle);

    /// <summary>The same visits give the same bytes.</summary>
    public static void Write(TextWriter output, WeekGathering week)
    {
        var html = new HtmlWriter(output);
        var anchors = new Anchors(week.Visits.First.Select(static one => one.Visit.Coded.Visit.VisitId));
        List<(string Place, string Title, Action Body)> sections =
        [
            ("glance", "At a glance", () => GlanceSection.Write(html, week, anchors)),
            ("work", "Order of work", () => WorkSection.Write(html, week, anchors)),
            ("findings", "Findings and their fixes", () => FindingsSection.Write(html, week, anchors)),
            ("margin", "Drug margin", () => MarginSection.Write(html, week)),
        ];
        if (NurseSection.HasAny(week))
            sections.Add(("nurses", "Charted minutes", () => NurseSection.Write(html, week)));
        sections.Add(("visits", "Visits", () => VisitsSection.Write(html, week)));
        html.Doctype();
        using var document = html.In("html", ("lang", "en-US"));
        var title = $"Billing report, {Period(week)}";
        Head(html, title);
        using var body = html.In("body");
        Bar.DrawPatterns(html);
        html.Put("a", "Skip to the report", ("class", "skip"), ("href", "#report"));
        using (html.In("header"))
        {
            html.Put("p", week.Context.PracticeName, ("class", "practice"));
            html.Put("h1", title);
            Contents(html, sections.Select(static one => (one.Place, one.Title)));
        }

        using (html.In("main", ("id", "report")))
        {
            foreach (var (place, heading, write) in sections)
            {
                using var section = html.In("section", ("class", place), ("aria-labelledby", place));
                html.Put("h2", heading, ("id", place));
                write();
            }
        }

        using var footer = html.In("footer");
        html.Put("p", "Made by Chairtime from what was charted. Names of patients are left out on purpose: ids lead to "
            + "the chart. Amounts are US dollars; what is not known is called unknown and counted as nothing. This is "
            + "neither legal nor medical advice.");
    }

    private static void Head(HtmlWriter html, string title)
    {
        using var head = html.In("head");
        html.Put("meta", null, ("charset", "utf-8"));
        html.Put("meta", null, ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        // Whatever slipped into the page could still neither run nor call home.
        html.Put("meta", null, ("http-equiv", "Content-Security-Policy"),
            ("content", "default-src 'none'; style-src 'unsafe-inline'"));
        html.Put("title", title);
        html.Style(Css.Value);
    }

    private static void Contents(HtmlWriter html, IEnumerable<(string Place, string Title)> sections)
    {
        using var nav = html.In("nav", ("aria-label", "Sections"));
        using var list = html.In("ul");
        foreach (var (place, title) in sections)
        {
            using var item = html.In("li");
            html.Put("a", title, ("href", "#" + place));
        }
    }

    private static string Period(WeekGathering week)
    {
        if (week.Days.Count == 0)
            return "no visits";
        var (first, last) = (week.Days.Keys.Min(), week.Days.Keys.Max());
        return first == last ? Words.Day(first) : $"{Words.Day(first)} to {Words.Day(last)}";
    }

    private static string ReadStyle()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("reports/report.css")
            ?? throw new InvalidOperationException("The style of the report was not built in.");
        using var text = new StreamReader(stream);
        return text.ReadToEnd();
    }
}
