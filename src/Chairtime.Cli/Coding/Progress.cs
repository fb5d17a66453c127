using System.Diagnostics;
using System.Globalization;

namespace Chairtime.Cli.Coding;

/// <summary>A line on the terminal that says how far the work is. Only made where a person looks on.</summary>
/// <param name="totalBytes">Length of the input; null when it is not known beforehand.</param>
internal sealed class Progress(TextWriter terminal, long? totalBytes)
{
    private const int BarWidth = 30;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _next = Interval;
    private long _bytes;
    private bool _isShown;

    public void Show(long visits, int moreBytes)
    {
        _bytes += moreBytes;
        if (_clock.Elapsed < _next)
            return;
        _next = _clock.Elapsed + Interval;
        var perSecond = visits / _clock.Elapsed.TotalSeconds;
        var bar = "";
        if (totalBytes is > 0)
        {
            var filled = (int)Math.Min(BarWidth, _bytes * BarWidth / totalBytes.Value);
            bar = $"[{new string('█', filled)}{new string('░', BarWidth - filled)}] ";
        }

        terminal.Write(
            string.Create(CultureInfo.InvariantCulture, $"\r{bar}{visits:N0} visits, {perSecond:N0} a second "));
        _isShown = true;
    }

    /// <summary>Takes the line away, so that something else can be said.</summary>
    public void Clear()
    {
        if (_isShown)
            terminal.Write($"\r{new string(' ', BarWidth + 45)}\r");
        _isShown = false;
    }

    public void End() => Clear();
}
