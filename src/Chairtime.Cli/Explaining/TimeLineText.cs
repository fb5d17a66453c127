using System.Globalization;
using Chairtime.Billing.Coding;

namespace Chairtime.Cli.Explaining;

/// <summary>The time line in characters: a bar per service, and under it where each unit begins.</summary>
internal sealed class TimeLineText
{
    private const int TotalWidth = 11;
    private const int LeastBarWidth = 24;
    private const char Ran = '█';
    private const char LeftOver = '▒';
    private const char Paused = '·';
    private const char Shared = '░';
    private const char Moment = '▼';

    // What one column may stand for, and what may lie between two clock times, in minutes.
    private static readonly int[] ColumnMinutes = [1, 2, 3, 5, 6, 10, 12, 15, 20, 30, 60, 120, 240, 480, 1440];
    private static readonly int[] TickMinutes = [5, 10, 15, 20, 30, 60, 120, 180, 240, 360, 720, 1440, 2880, 10080];
    private const int LeastTickColumns = 9;

    private readonly Page _page;
    private readonly TimeLine _line;
    private readonly int _gutter;
    private readonly int _perColumn;
    private readonly int _columns;
    private readonly DateTime _origin;

    private TimeLineText(Page page, TimeLine line)
    {
        _page = page;
        _line = line;
        var longest = line.Rows.Max(row => row.Label.Length);
        _gutter = Math.Min(longest, Math.Max(12, page.Width / 4)) + 2;
        var room = Math.Max(LeastBarWidth, page.Width - _gutter - TotalWidth);
        var span = (int)Math.Ceiling((line.To - line.From).TotalMinutes) + 1;
        _perColumn = Array.Find(ColumnMinutes, minutes => (span / minutes) + 2 <= room);
        if (_perColumn == 0)
            _perColumn = (span / room) + 1;
        _origin = line.From.AddMinutes(-(line.From.TimeOfDay.TotalMinutes % _perColumn));
        _columns = Math.Max(1, (int)Math.Ceiling((line.To - _origin).TotalMinutes / _perColumn));
    }

    public static void Draw(Page page, TimeLine line)
    {
        var drawing = new TimeLineText(page, line);
        drawing.DrawAxis();
        foreach (var row in line.Rows)
            drawing.DrawRow(row);
        drawing.DrawLegend();
    }

    private void DrawAxis()
    {
        var step = Array.Find(TickMinutes, minutes => minutes / _perColumn >= LeastTickColumns);
        step = step == 0 ? TickMinutes[^1] : step;
        var clock = Blank(_columns + 6);
        var ticks = new string('─', _columns).ToCharArray();
        var minute = _origin.TimeOfDay.TotalMinutes;
        for (var tick = Math.Ceiling(minute / step) * step; tick - minute < _columns * _perColumn; tick += step)
        {
            var column = (int)((tick - minute) / _perColumn);
            ticks[column] = '┬';
            var text = _origin.AddMinutes(tick - minute).ToString("HH:mm", CultureInfo.InvariantCulture);
            text.CopyTo(0, clock, column, Math.Min(text.Length, clock.Length - column));
        }

        _page.Line(new string(' ', _gutter) + new string(clock).TrimEnd(), Tone.Faint);
        _page.Line(new string(' ', _gutter) + new string(ticks), Tone.Faint);
    }

    private void DrawRow(TimeLineRow row)
    {
        var label = row.Label.Length > _gutter - 2 ? row.Label[..(_gutter - 3)] + "…" : row.Label;
        _page.Write(label.PadRight(_gutter), Tone.Strong);
        var bar = new string(Bar(row));
        _page.Write(bar, row.Service.Code is null ? Tone.Warning : Tone.Good);
        _page.Line($"  {row.Total}");

        if (row.Boundaries.Length > 0)
            _page.Line(new string(' ', _gutter) + new string(Marks(row)).TrimEnd(), Tone.Faint);
        if (row.Outcome is { } outcome)
            _page.Wrapped(outcome, _gutter, tone: Tone.Faint);
    }

    private char[] Bar(TimeLineRow row)
    {
        var bar = Blank(_columns);
        foreach (var pause in row.Service.Pauses)
            Fill(bar, pause.From, pause.To, Paused);
        foreach (var segment in row.Service.Segments)
            Fill(bar, segment.From, segment.To, Ran);
        foreach (var shared in row.Service.Shared)
            Fill(bar, shared.From, shared.To, Shared);
        if (row.Service.At is { } moment)
            Fill(bar, moment, moment.AddMinutes(1), Moment);
        if (row.LeftoverFrom is { } from)
        {
            foreach (var segment in row.Service.Segments)
            {
                if (segment.To > from)
                    Fill(bar, segment.From > from ? segment.From : from, segment.To, LeftOver);
            }
        }

        return bar;
    }

    /// <summary>A tick under the column in which a unit begins, with the minute; a number that has no room is left
    /// out.</summary>
    private char[] Marks(TimeLineRow row)
    {
        var marks = Blank(_columns + 6);
        for (var i = 0; i < row.Boundaries.Length; i++)
        {
            var column = MarkOf(row.Boundaries[i]);
            marks[column] = '╵';
            var number = row.Boundaries[i].Minutes.ToString(CultureInfo.InvariantCulture);
            // Up to the next tick, so that no digit is lost under it.
            var end = i + 1 < row.Boundaries.Length ? MarkOf(row.Boundaries[i + 1]) : marks.Length;
            if (column + 1 + number.Length <= end)
                number.CopyTo(0, marks, column + 1, number.Length);
        }

        return marks;
    }

    private int MarkOf(Boundary boundary) => Math.Min(ColumnOf(boundary.At.AddMinutes(-1)), _columns - 1);

    private void DrawLegend()
    {
        var legend = $"{Ran} ran";
        if (_line.Rows.Any(row => row.Leftover > 0))
            legend += $",  {LeftOver} left over: earns no unit";
        if (_line.Rows.Any(row => row.Service.Shared.Length > 0))
            legend += $",  {Shared} counted with another drug";
        if (_line.Rows.Any(row => row.Service.At is not null))
            legend += $",  {Moment} charted at this minute only";
        if (_line.Rows.Any(row => row.Service.Pauses.Length > 0))
            legend += $",  {Paused} pause";
        if (_line.Rows.Any(row => row.Boundaries.Length > 0))
            legend += ",  ╵n a unit begins in minute n";
        if (_line.Rows.Any(row => row.Service.Basis == TimeBasis.Derived))
            legend += ",  ~ derived, not charted";
        var column = _perColumn == 1 ? "1 minute" : $"{_perColumn} minutes";
        _page.Wrapped($"{legend}; one column is {column}", _gutter, tone: Tone.Faint);
    }

    private void Fill(char[] bar, DateTime from, DateTime to, char sign)
    {
        // Whoever ran, however shortly, shows: a push of two minutes fills one column.
        var first = Math.Clamp(ColumnOf(from), 0, bar.Length - 1);
        var last = Math.Clamp(ColumnOf(to.AddMinutes(-1)), first, bar.Length - 1);
        for (var column = first; column <= last; column++)
            bar[column] = sign;
    }

    private int ColumnOf(DateTime moment) => (int)((moment - _origin).TotalMinutes / _perColumn);

    private static char[] Blank(int width)
    {
        var blank = new char[width];
        Array.Fill(blank, ' ');
        return blank;
    }
}
