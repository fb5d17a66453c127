using System.Globalization;
using System.Security;
using Chairtime.Billing.Coding;

namespace Chairtime.Cli.Explaining;

/// <summary>The time line as a picture that needs nothing else: no script, no font of its own, legible in
/// grey.</summary>
internal sealed class TimeLineSvg
{
    private const int Width = 960;
    private const int Gutter = 232;
    private const int Right = 90;
    private const int Top = 88;
    private const int RowHeight = 72;
    private const int BareRowHeight = 48;
    private const int BarHeight = 22;
    private const int Bottom = 48;
    private const int LeastTickWidth = 70;
    private const int LegendLetter = 7;
    private const string SharedFill = "#c3d3e3";

    private static readonly int[] TickMinutes = [5, 10, 15, 20, 30, 60, 120, 180, 240, 360, 720, 1440, 2880, 10080];

    private readonly TextWriter _svg;
    private readonly CodedVisit _coded;
    private readonly TimeLine _line;
    private readonly string _ids;
    private readonly double _perMinute;

    private TimeLineSvg(TextWriter svg, CodedVisit coded, TimeLine line, string ids)
    {
        (_svg, _coded, _line, _ids) = (svg, coded, line, ids);
        _perMinute = (Width - Gutter - Right) / Math.Max(1, (line.To - line.From).TotalMinutes);
    }

    private int Height => Top + _line.Rows.Sum(HeightOf) + Bottom;

    /// <param name="ids">What ids begin with, where several pictures stand on one page.</param>
    public static void Write(TextWriter svg, CodedVisit coded, TimeLine line, string ids = "")
    {
        var drawing = new TimeLineSvg(svg, coded, line, ids);
        drawing.WriteHead();
        drawing.WriteAxis();
        var y = Top;
        foreach (var row in line.Rows)
        {
            drawing.WriteRow(row, y);
            y += HeightOf(row);
        }

        drawing.WriteLegend();
        svg.Write("</svg>\n");
    }

    private void WriteHead()
    {
        var title = $"Visit {_coded.Visit.VisitId}, {Text($"{_coded.Visit.DateOfService:yyyy-MM-dd}")}";
        var rows = _line.Rows.Select(row =>
            $"{row.Label}: {row.Total}, {Billed(row)}. {row.Outcome}");
        var labels = $"{_ids}title {_ids}description";
        _svg.Write(Text($"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" width="{Width}" height="{Height}"
              role="img" aria-labelledby="{labels}" font-family="sans-serif" font-size="13" fill="#1a1a1a">
            <title id="{_ids}title">Minutes of {Escape(title)}</title>
            <desc id="{_ids}description">{Escape(string.Join(' ', rows))}</desc>
            <defs><pattern id="{_ids}leftover" width="6" height="6" patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)">
              <rect width="6" height="6" fill="#ffffff"/><rect width="2" height="6" fill="#1f4e79"/></pattern></defs>
            <rect width="{Width}" height="{Height}" fill="#ffffff"/>
            <text x="16" y="30" font-size="17" font-weight="bold">{Escape(title)}</text>

            """));
    }

    private void WriteAxis()
    {
        var step = Array.Find(TickMinutes, minutes => minutes * _perMinute >= LeastTickWidth);
        step = step == 0 ? TickMinutes[^1] : step;
        var start = _line.From.TimeOfDay.TotalMinutes;
        var foot = Height - Bottom;
        for (var tick = Math.Ceiling(start / step) * step; ; tick += step)
        {
            var moment = _line.From.AddMinutes(tick - start);
            if (moment > _line.To)
                break;
            _svg.Write(Text($"""
                <line x1="{X(moment):0.#}" y1="{Top - 14}" x2="{X(moment):0.#}" y2="{foot}" stroke="#c8c8c8"/>
                <text x="{X(moment):0.#}" y="{Top - 20}" text-anchor="middle">{moment:HH:mm}</text>

                """));
        }
    }

    private void WriteRow(TimeLineRow row, int y)
    {
        var code = row.Service.Code ?? "not billed";
        _svg.Write(Text($"""
            <text x="16" y="{y + 14}" font-weight="bold">{Escape(Shorten(row.Label))}</text>
            <text x="16" y="{y + 31}" fill="#4a4a4a">{Escape(code)}</text>
            <text x="{Width - Right + 14}" y="{y + 16}">{Escape(row.Total)}</text>

            """));
        foreach (var pause in row.Service.Pauses)
        {
            var middle = y + (BarHeight / 2);
            _svg.Write(Text($"""
                <line x1="{X(pause.From):0.#}" y1="{middle}" x2="{X(pause.To):0.#}" y2="{middle}" stroke="#4a4a4a"
                  stroke-width="2" stroke-dasharray="2 4"/>

                """));
        }

        foreach (var segment in row.Service.Segments)
            WriteSegment(row, segment, y);
        foreach (var shared in row.Service.Shared)
            WriteBar(shared.From, shared.To, y, SharedFill);
        if (row.Service.At is { } moment)
            WriteMoment(moment, y);
        for (var i = 0; i < row.Boundaries.Length; i++)
        {
            var next = i + 1 < row.Boundaries.Length ? X(row.Boundaries[i + 1].At) : double.PositiveInfinity;
            WriteBoundary(row.Boundaries[i], y, next);
        }

        if (row.Outcome is { } outcome)
        {
            _svg.Write(Text($"""
                <text x="{Gutter}" y="{y + 56}" fill="#4a4a4a" font-size="12" stroke="#ffffff" stroke-width="4"
                  paint-order="stroke">{Escape(outcome)}</text>

                """));
        }
    }

    private void WriteSegment(TimeLineRow row, Running segment, int y)
    {
        var split = row.LeftoverFrom is { } from && from < segment.To
            ? (from > segment.From ? from : segment.From)
            : segment.To;
        WriteBar(segment.From, split, y, row.Service.Code is null ? "#8a8a8a" : "#1f4e79");
        WriteBar(split, segment.To, y, $"url(#{_ids}leftover)");
    }

    private void WriteMoment(DateTime moment, int y) => _svg.Write(Text($"""
        <path d="M{X(moment) - 6:0.#} {y + 3}h12l-6 14z" fill="#1f4e79" stroke="#1a1a1a" stroke-width="0.8"/>

        """));

    private void WriteBar(DateTime from, DateTime to, int y, string fill)
    {
        if (to <= from)
            return;
        var width = Math.Max(2, X(to) - X(from));
        _svg.Write(Text($"""
            <rect x="{X(from):0.#}" y="{y}" width="{width:0.#}" height="{BarHeight}" fill="{fill}" stroke="#1a1a1a"
              stroke-width="0.8"/>

            """));
    }

    private void WriteBoundary(Boundary boundary, int y, double next)
    {
        _svg.Write(Text($"""
            <line x1="{X(boundary.At):0.#}" y1="{y}" x2="{X(boundary.At):0.#}" y2="{y + BarHeight}" stroke="#ffffff"
              stroke-width="2"/>
            <path d="M{X(boundary.At):0.#} {y - 5}v5m0 {BarHeight}v7" stroke="#1a1a1a" stroke-width="1.6"/>

            """));
        // A text that has no room before the next unit is left out, not written over.
        FormattableString text = $"{boundary.Minutes} min";
        if (X(boundary.At) + 3 + (Text(text).Length * LegendLetter) > next)
            return;
        _svg.Write(Text($"""
            <text x="{X(boundary.At) + 3:0.#}" y="{y + BarHeight + 15}" font-size="12" stroke="#ffffff" stroke-width="4"
              paint-order="stroke">{Text(text)}</text>

            """));
    }

    // Only what the picture shows.
    private void WriteLegend()
    {
        var y = Height - 20;
        var x = Gutter;
        Swatch("#1f4e79", "ran");
        if (_line.Rows.Any(static row => row.Leftover > 0))
            Swatch($"url(#{_ids}leftover)", "left over: earns no unit");
        if (_line.Rows.Any(static row => row.Service.Shared.Length > 0))
            Swatch(SharedFill, "counted with another drug");
        if (_line.Rows.Any(static row => row.Service.Pauses.Length > 0))
        {
            Item($"<path d=\"M{x} {y - 5}h22\" stroke=\"#4a4a4a\" stroke-width=\"2\" stroke-dasharray=\"2 4\"/>",
                "pause");
        }

        if (_line.Rows.Any(static row => row.Service.At is not null))
            Item($"<path d=\"M{x + 5} {y - 12}h12l-6 14z\" fill=\"#1f4e79\"/>", "charted at this minute only");
        if (_line.Rows.Any(static row => row.Boundaries.Length > 0))
            Item($"<path d=\"M{x + 11} {y - 13}v16\" stroke=\"#1a1a1a\" stroke-width=\"1.6\"/>", "a unit begins");

        void Swatch(string fill, string text) => Item(
            $"<rect x=\"{x}\" y=\"{y - 11}\" width=\"22\" height=\"12\" fill=\"{fill}\" stroke=\"#1a1a1a\"/>", text);

        void Item(string sign, string text)
        {
            _svg.Write(Text($"{sign}<text x=\"{x + 28}\" y=\"{y}\">{text}</text>\n"));
            x += 28 + (text.Length * LegendLetter) + 20;
        }
    }

    // What has no units begins no unit and leaves nothing over.
    private static int HeightOf(TimeLineRow row) =>
        row.Outcome is null && row.Boundaries.IsEmpty ? BareRowHeight : RowHeight;

    private static string Billed(TimeLineRow row) => row.Service.Code is { } code ? $"billed as {code}" : "not billed";

    private double X(DateTime moment) => Gutter + ((moment - _line.From).TotalMinutes * _perMinute);

    private static string Shorten(string label) => label.Length <= 24 ? label : label[..23] + "…";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Escape(string text) => SecurityElement.Escape(text);
}
