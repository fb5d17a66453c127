using Chairtime.Paper.Html;

namespace Chairtime.Paper.Reports.Sections;

/// <summary>What stands in one cell.</summary>
/// <param name="Text">Also said aloud; a bar beside it is only for the eye.</param>
internal readonly record struct Cell(string Text)
{
    /// <summary>A place on the page, without the sign before it.</summary>
    public string? Link { get; init; }

    public Bar? Bar { get; init; }

    /// <summary>A word in small capitals, as the state of a visit.</summary>
    public string? Badge { get; init; }

    /// <summary>A second, fainter line.</summary>
    public string? Note { get; init; }

    /// <summary>More places on the page, each with its text; after <see cref="Text"/>.</summary>
    public IReadOnlyList<(string Text, string? Link)>? Links { get; init; }

    public static implicit operator Cell(string text) => new(text);
}

/// <summary>A column and how its cells stand.</summary>
internal readonly record struct Column(string Head, Stand Stand = Stand.Text);

/// <summary>How the cells of a column stand.</summary>
internal enum Stand
{
    Text,

    /// <summary>To the right, digits under digits.</summary>
    Number,

    /// <summary>A text that may take several lines.</summary>
    Long,

    /// <summary>A few words that stay on one line.</summary>
    Day,
}

/// <summary>Tables of the report: a caption, heads that a printer repeats, a row head in each row, and a place that
/// scrolls by itself where the screen is narrow.</summary>
internal static class ReportTable
{
    /// <param name="kind">A class of the style sheet, for tables whose columns have widths of their own.</param>
    public static void Write(
        HtmlWriter html, string caption, ReadOnlySpan<Column> columns, IEnumerable<Cell[]> rows, Cell[]? foot = null,
        string? kind = null)
    {
        using var scroll = html.In("div", ("class", kind is null ? "scroll" : "scroll " + kind), ("role", "group"),
            ("aria-label", caption), ("tabindex", "0"));
        using var table = html.In("table");
        html.Put("caption", caption);
        using (html.In("thead"))
        using (html.In("tr"))
        {
            foreach (var column in columns)
                html.Put("th", column.Head, ("scope", "col"), ("class", Class(column.Stand)));
        }

        using (html.In("tbody"))
        {
            foreach (var row in rows)
                Row(html, columns, row);
        }

        if (foot is null)
            return;
        // In the body's own group, because a printer repeats a tfoot under every page.
        using (html.In("tbody", ("class", "sum")))
            Row(html, columns, foot);
    }

    private static void Row(HtmlWriter html, ReadOnlySpan<Column> columns, Cell[] row)
    {
        using var tr = html.In("tr");
        for (var i = 0; i < columns.Length; i++)
        {
            using (html.In(i == 0 ? "th" : "td", ("scope", i == 0 ? "row" : null), ("class", Class(columns[i].Stand))))
                Content(html, row[i]);
        }
    }

    private static void Content(HtmlWriter html, Cell cell)
    {
        if (cell.Badge is { } badge)
            html.Put("span", cell.Text, ("class", "badge " + badge));
        else if (cell.Link is { } link)
            html.Put("a", cell.Text, ("href", "#" + link));
        else
            html.Text(cell.Text);
        if (cell.Links is { } links)
            Links(html, links);
        cell.Bar?.Draw(html);
        if (cell.Note is { } note)
            html.Put("span", note, ("class", "note"));
    }

    private static void Links(HtmlWriter html, IReadOnlyList<(string Text, string? Link)> links)
    {
        for (var i = 0; i < links.Count; i++)
        {
            if (i > 0)
                html.Text(", ");
            if (links[i].Link is { } place)
                html.Put("a", links[i].Text, ("href", "#" + place));
            else
                html.Text(links[i].Text);
        }
    }

    private static string? Class(Stand stand) => stand switch
    {
        Stand.Number => "n",
        Stand.Long => "long",
        Stand.Day => "day",
        Stand.Text => null,
    };
}
