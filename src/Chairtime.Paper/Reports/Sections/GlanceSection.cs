using Chairtime.Paper.Html;

namespace Chairtime.Paper.Reports.Sections;

/// <summary>The week on one page: what goes out, what waits, what it should bring, what is at risk.</summary>
internal static class GlanceSection
{
    // More days than this are told by months.
    private const int MostDays = 31;

    private static readonly Column[] Money =
    [
        new(""), new("Ready", Stand.Number), new("Review", Stand.Number), new("Held", Stand.Number),
        new("Charge going out", Stand.Number), new("Expected of it", Stand.Number),
        new("Charge held", Stand.Number), new("At risk", Stand.Number),
    ];

    public static void Write(HtmlWriter html, WeekGathering week, Anchors anchors)
    {
        var all = week.All;
        using (html.In("dl", ("class", "figures")))
        {
            Figure(html, "Visits", Words.Number(all.Visits), "read from the charts");
            Figure(html, "Go out", Words.Number(all.Ready + all.Review),
                all.Review == 0 ? "all of them ready" : $"{Words.Number(all.Review)} of them worth a look");
            Figure(html, "Held", Words.Number(all.Held), $"{Words.Dollars(all.Waiting)} charged on them waits");
            Figure(html, "Charge going out", Words.Dollars(all.Charge), "what the claims ask for");
            Figure(html, "Expected", Words.Dollars(all.Expected), all.WithoutExpected == 0
                ? "what payers should pay of it"
                : $"{Words.Count(all.WithoutExpected, "line has", "lines have")} no expected price");
            Figure(html, "At risk", Words.Dollars(all.AtRisk), "would be denied as things stand");
        }

        FirstThings.Write(html, week, anchors);
        html.Put("p", "Ready: nothing stands in the way. Review: the claim goes out, and a person should look. Held: "
            + "the claim does not go out before the chart is mended. At risk counts each line once, at its expected "
            + "payment, or its charge where no payment is known. Bars in the tables show charges: going out solid, "
            + "held hatched.", ("class", "hint"));
        var days = Days(week);
        if (days.Count is > 1 and <= DayChart.MostDays)
            DayChart.Write(html, days);
        Table(html, "By day", "Day", days, all);
        Table(html, "By payer", "Payer", Cut(week.Payers, week.Context.MostRows), all);
        Table(html, "By drug and service", "Drug or service", Cut(week.Drugs, week.Context.MostRows), all,
            "A visit counts in the row of each drug and service that it had; the money is that of the row's lines, "
            + "and adds up.");
        Unpriced(html, week);
    }

    private static void Figure(HtmlWriter html, string name, string number, string note)
    {
        using var figure = html.In("div");
        html.Put("dt", name);
        html.Put("dd", number, ("class", "figure"));
        html.Put("dd", note, ("class", "note"));
    }

    private static void Table(
        HtmlWriter html, string caption, string head, IReadOnlyList<Tally> rows, Tally all, string? hint = null)
    {
        Column[] columns = [new(head), .. Money[1..]];
        var most = rows.Count == 0 ? 0 : rows.Max(static row => row.Charge + row.Waiting);
        ReportTable.Write(html, caption, columns, rows.Select(row => Row(row, most)), Row(all, 0), "money");
        if (hint is not null)
            html.Put("p", hint, ("class", "hint"));
    }

    private static Cell[] Row(Tally row, decimal most) =>
    [
        new(row.Name)
        {
            Bar = most == 0 ? null : new Bar(
            [
                new BarPart(Bar.Share(row.Charge, most), Bar.Solid),
                new BarPart(Bar.Share(row.Waiting, most), Bar.Hatched),
            ]),
        },
        Words.Number(row.Ready), Words.Number(row.Review), Words.Number(row.Held), Words.Dollars(row.Charge),
        new(row.Charge == 0 && row.Expected == 0 ? Words.Dash
            : row.Expected == 0 && row.WithoutExpected > 0 ? "unknown" : Words.Dollars(row.Expected))
        {
            Note = row.WithoutExpected > 0 ? $"{Words.Count(row.WithoutExpected, "line", "lines")} unknown" : null,
        },
        Words.Dollars(row.Waiting), Words.Dollars(row.AtRisk),
    ];

    private static List<Tally> Days(WeekGathering week)
    {
        var byMonth = week.Days.Count > MostDays;
        var rows = new List<Tally>();
        foreach (var (day, tally) in week.Days)
        {
            var name = byMonth ? Words.Month(day) : Words.ShortDay(day);
            if (rows.Count == 0 || rows[^1].Name != name)
                rows.Add(new Tally(name));
            rows[^1].Add(tally);
        }

        return rows;
    }

    private static IReadOnlyList<Tally> Cut(IReadOnlyList<Tally> rows, int most)
    {
        if (rows.Count <= most)
            return rows;
        var rest = new Tally($"{Words.Number(rows.Count - most)} more");
        foreach (var row in rows.Skip(most))
            rest.Add(row);
        return [.. rows.Take(most), rest];
    }

    private static void Unpriced(HtmlWriter html, WeekGathering week)
    {
        if (week.Unpriced.Count == 0)
            return;
        var shown = week.Unpriced.Take(week.Context.MostRows).ToList();
        ReportTable.Write(html, "Why lines have no expected price",
            [new("Reason", Stand.Long), new("Lines", Stand.Number)],
            shown.Select(static one => new Cell[] { one.Reason, Words.Number(one.Count) }));
        if (shown.Count < week.Unpriced.Count)
        {
            html.Put("p", $"{Words.Number(week.Unpriced.Count - shown.Count)} rarer reasons are left out.",
                ("class", "hint"));
        }
    }
}
