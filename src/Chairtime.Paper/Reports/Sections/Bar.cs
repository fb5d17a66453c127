using System.Globalization;
using Chairtime.Paper.Html;

namespace Chairtime.Paper.Reports.Sections;

/// <summary>A part of a bar: solid, hatched or dotted, so that it is told apart without colour.</summary>
/// <param name="Share">Of the bar's whole width, 0 to 1.</param>
internal readonly record struct BarPart(decimal Share, string Fill);

/// <summary>A bar beside a number. It says nothing that the number does not, and is silent for a screen
/// reader.</summary>
/// <param name="From">Where the first part begins, 0 to 1.</param>
/// <param name="Zero">Where a line marks nothing; null without one.</param>
internal sealed record Bar(IReadOnlyList<BarPart> Parts, decimal From = 0, decimal? Zero = null)
{
    public const string Solid = "#1f4e79";
    public const string Hatched = "url(#hatch)";
    public const string Dotted = "url(#dots)";
    private const int Width = 160;
    private const int Height = 12;

    /// <summary>One part, as long as an amount is beside the greatest one.</summary>
    public static Bar Of(decimal amount, decimal greatest, string fill = Solid) =>
        new([new BarPart(Share(amount, greatest), fill)]);

    public static decimal Share(decimal amount, decimal greatest) =>
        greatest <= 0 ? 0 : Math.Clamp(amount / greatest, 0, 1);

    // A sliver says nothing beside the number.
    private const decimal LeastShare = 0.015m;

    public void Draw(HtmlWriter html)
    {
        if (Parts.Sum(static part => part.Share) < LeastShare)
            return;
        using var svg = html.In("svg", ("class", "bar"), ("width", Text(Width)), ("height", Text(Height)),
            ("viewBox", $"0 0 {Width} {Height}"), ("aria-hidden", "true"), ("focusable", "false"));
        var x = From * (Width - 2) + 1;
        foreach (var part in Parts)
        {
            var width = part.Share * (Width - 2);
            if (width <= 0)
                continue;
            html.Put("rect", "", ("x", Text(x)), ("y", "1"), ("width", Text(Math.Max(width, 1))),
                ("height", Text(Height - 2)), ("fill", part.Fill), ("stroke", "#1a1a1a"), ("stroke-width", "0.7"));
            x += width;
        }

        if (Zero is not { } zero)
            return;
        var at = Text(zero * (Width - 2) + 1);
        html.Put("path", "", ("d", $"M{at} 0v{Height}"), ("stroke", "#1a1a1a"), ("stroke-width", "1.4"));
    }

    /// <summary>The patterns that bars and charts are filled with; once on the page.</summary>
    public static void DrawPatterns(HtmlWriter html)
    {
        using var svg = html.In("svg", ("class", "patterns"), ("width", "0"), ("height", "0"),
            ("aria-hidden", "true"), ("focusable", "false"));
        using var definitions = html.In("defs");
        using (html.In("pattern", ("id", "hatch"), ("width", "6"), ("height", "6"),
            ("patternUnits", "userSpaceOnUse"), ("patternTransform", "rotate(45)")))
        {
            html.Put("rect", "", ("width", "6"), ("height", "6"), ("fill", "#ffffff"));
            html.Put("rect", "", ("width", "2"), ("height", "6"), ("fill", "#1a1a1a"));
        }

        using (html.In("pattern", ("id", "dots"), ("width", "5"), ("height", "5"),
            ("patternUnits", "userSpaceOnUse")))
        {
            html.Put("rect", "", ("width", "5"), ("height", "5"), ("fill", "#ffffff"));
            html.Put("circle", "", ("cx", "2.5"), ("cy", "2.5"), ("r", "1.1"), ("fill", "#1f4e79"));
        }
    }

    private static string Text(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
