using Chairtime.Paper.Html;

namespace Chairtime.Paper.Reports.Sections;

/// <summary>The published tables that prices and checks rest on, so that a figure can be explained years
/// later.</summary>
internal static class TablesSection
{
    private const int DigestSigns = 12;

    public static void Write(HtmlWriter html, WeekGathering week)
    {
        var shown = week.Tables.All.Take(4 * week.Context.MostRows).ToList();
        ReportTable.Write(html, "Published tables",
        [
            new("Table", Stand.Long), new("In force from", Stand.Day), new("Fingerprint of the file", Stand.Day),
            new("Visits", Stand.Number),
        ],
        shown.Select(static one => new Cell[]
        {
            new(one.Version.Label) { Note = one.Version.IsExtract ? "extract that ships with the product" : null },
            one.Version.FromText,
            one.Version.Sha256[..Math.Min(DigestSigns, one.Version.Sha256.Length)],
            new(Words.Number(one.Visits))
            {
                Note = one.Stale > 0 ? $"{Words.Number(one.Stale)} past its due date" : null,
            },
        }));
        if (shown.Count < week.Tables.All.Count)
            html.Put("p", $"and {Words.Number(week.Tables.All.Count - shown.Count)} more.", ("class", "hint"));
    }
}
