using System.Globalization;
using Chairtime.Paper.Html;

namespace Chairtime.Paper.Reports.Sections;

/// <summary>Visits of each day as columns: ready, review and held, each with its number.</summary>
internal static class DayChart
{
    public const int MostDays = 14;

    private const int Height = 190;
    private const int Foot = 160;
    private const int Top = 24;
    private const int Step = 96;
    private const int ColumnWidth = 56;
    private const int LeastForLabel = 15;

    public static void Write(HtmlWriter html, IReadOnlyList<Tally> days)
    {
        var width = days.Count * Step;
        var most = Math.Max(1, days.Max(static day => day.Visits));
        using var figure = html.In("figure", ("class", "chart"));
        html.Put("figcaption", "Visits by day");
        Legend(html);
        using var scroll = html.In("div", ("class", "scroll"), ("role", "group"),
            ("aria-label", "Chart of visits by day"), ("tabindex", "0"));
        using var svg = html.In("svg", ("viewBox", Text($"0 0 {width} {Height}")), ("width", Text($"{width}")),
            ("height", Text($"{Height}")), ("role", "img"), ("aria-labelledby", "days-title days-text"));
        html.Put("title", "Visits by day", ("id", "days-title"));
        html.Put("desc", string.Join(" ", days.Select(static day =>
            $"{day.Name}: {day.Ready} ready, {day.Review} review, {day.Held} held.")), ("id", "days-text"));
        html.Put("path", "", ("d", Text($"M0 {Foot + 0.5}h{width}")), ("stroke", "#1a1a1a"));
        for (var i = 0; i < days.Count; i++)
            Column(html, days[i], (i * Step) + ((Step - ColumnWidth) / 2), most);
    }

    private static void Legend(HtmlWriter html)
    {
        using var list = html.In("ul", ("class", "legend"));
        foreach (var (name, fill) in (ReadOnlySpan<(string, string)>)
            [("ready", Bar.Solid), ("review", Bar.Dotted), ("held", Bar.Hatched)])
        {
            using var item = html.In("li");
            using (html.In("svg", ("width", "22"), ("height", "12"), ("viewBox", "0 0 22 12"), ("aria-hidden", "true"),
                ("focusable", "false")))
            {
                html.Put("rect", "", ("x", "0.5"), ("y", "0.5"), ("width", "21"), ("height", "11"), ("fill", fill),
                    ("stroke", "#1a1a1a"));
            }

            html.Text(name);
        }
    }

    private static void Column(HtmlWriter html, Tally day, int x, int most)
    {
        var y = (double)Foot;
        foreach (var (count, fill) in (ReadOnlySpan<(int, string)>)
            [(day.Ready, Bar.Solid), (day.Review, Bar.Dotted), (day.Held, Bar.Hatched)])
        {
            if (count == 0)
                continue;
            var height = (double)count / most * (Foot - Top);
            y -= height;
            html.Put("rect", "", ("x", Text($"{x}")), ("y", Text($"{y:0.#}")), ("width", Text($"{ColumnWidth}")),
                ("height", Text($"{height:0.#}")), ("fill", fill), ("stroke", "#1a1a1a"));
            if (height >= LeastForLabel)
                Label(html, Words.Number(count), x + (ColumnWidth / 2), y + (height / 2), fill == Bar.Solid);
        }

        var middle = Text($"{x + (ColumnWidth / 2)}");
        html.Put("text", Words.Number(day.Visits), ("x", middle), ("y", Text($"{y - 6:0.#}")),
            ("text-anchor", "middle"), ("font-weight", "600"));
        html.Put("text", day.Name, ("x", middle), ("y", Text($"{Foot + 20}")), ("text-anchor", "middle"));
    }

    // On a pattern the number stands on a white plate of its own.
    private static void Label(HtmlWriter html, string text, int x, double y, bool onSolid)
    {
        if (!onSolid)
        {
            var width = 8 + (8 * text.Length);
            html.Put("rect", "", ("x", Text($"{x - (width / 2)}")), ("y", Text($"{y - 8:0.#}")),
                ("width", Text($"{width}")), ("height", "16"), ("rx", "2"), ("fill", "#ffffff"));
        }

        html.Put("text", text, ("x", Text($"{x}")), ("y", Text($"{y + 4.5:0.#}")), ("text-anchor", "middle"),
            ("fill", onSolid ? "#ffffff" : "#1a1a1a"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
