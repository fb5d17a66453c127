using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Chairtime.Cli.Tests.Reports;

/// <summary>Reads the report's figures and tables back out of its markup.</summary>
internal static partial class ReportReader
{
    public static string Figure(string html, string name)
    {
        var match = Regex.Match(html, $"<dt>{name}</dt>\n<dd class=\"figure\">(?<number>[^<]*)</dd>",
            RegexOptions.ExplicitCapture);
        Assert.True(match.Success, $"The report has no figure {name}.");
        return WebUtility.HtmlDecode(match.Groups["number"].Value);
    }

    /// <summary>The rows of a table, sums included, without its heads; notes and bars are left out.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Table(string html, string caption)
    {
        var from = html.IndexOf($"<caption>{caption}</caption>", StringComparison.Ordinal);
        Assert.True(from >= 0, $"The report has no table {caption}.");
        var to = html.IndexOf("</table>", from, StringComparison.Ordinal);
        var body = html[html.IndexOf("</thead>", from, StringComparison.Ordinal)..to];
        body = Note.Replace(Drawing.Replace(body, ""), "");
        return [.. Row.Matches(body).Select(static row => Cell.Matches(row.Value)
            .Select(static cell => WebUtility.HtmlDecode(Tag.Replace(cell.Groups["text"].Value, "")).Trim()).ToList())];
    }

    /// <summary>Zero for a dash or an unknown.</summary>
    public static decimal Dollars(string text) => text is "–" or "unknown" ? 0
        : decimal.Parse(text.Replace("−", "-", StringComparison.Ordinal).Replace("$", "", StringComparison.Ordinal),
            NumberStyles.Number, CultureInfo.InvariantCulture);

    [GeneratedRegex("<svg.*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Drawing { get; }

    [GeneratedRegex("<span class=\"note\">.*?</span>", RegexOptions.Singleline)]
    private static partial Regex Note { get; }

    [GeneratedRegex("<tr>.*?</tr>", RegexOptions.Singleline)]
    private static partial Regex Row { get; }

    [GeneratedRegex("<t[hd][^>]*>(?<text>.*?)</t[hd]>", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Cell { get; }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag { get; }
}
