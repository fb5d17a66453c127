using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Chairtime.Bench.X12;

/// <summary>One measurement in a process of its own, so that its memory is its own, with the scan that it is compared
/// with in turns beside it.</summary>
/// <param name="Seconds">Best and median.</param>
/// <param name="ScanSeconds">The best scan of the same bytes in the same process.</param>
/// <param name="TwoSeconds">Best time of the same work twice at once, on two cores; 0 where that was not
/// measured.</param>
/// <param name="PeakBytes">The highest resident size (VmHWM); of work on a file before it was loaded for the
/// scan.</param>
internal sealed record X12Run(
    double Seconds, double Median, double ScanSeconds, double TwoSeconds, long PeakBytes)
{
    private const int Rounds = 7;
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(1);

    /// <summary>Measures in a new process.</summary>
    public static X12Run Start(string what, string path) => ResultOf(what, Begin("--measure", what, path));

    /// <summary>Measures in two new processes at once.</summary>
    public static (X12Run First, X12Run Second) StartTwo(string what, string path)
    {
        var (first, second) = (Begin("--measure-alone", what, path), Begin("--measure-alone", what, path));
        return (ResultOf(what, first), ResultOf(what, second));
    }

    private static Process Begin(string how, string what, string path) =>
        Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [
            Path.Combine(AppContext.BaseDirectory, "Chairtime.Bench.dll"), "x12", how, what, path])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;

    private static X12Run ResultOf(string what, Process running)
    {
        using var process = running;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return JsonSerializer.Deserialize<X12Run>(text)
            ?? throw new InvalidOperationException($"{what} could not be measured.");
    }

    /// <summary>The other side of <see cref="Start"/>.</summary>
    /// <param name="isAlone">Nothing is measured on two cores.</param>
    public static int Measure(string what, string path, bool isAlone)
    {
        Console.Write(JsonSerializer.Serialize(X12Work.Streamed.TryGetValue(what, out var streamed)
            ? Of(() => streamed(path), path, withTwo: !isAlone && what != "tokens streamed")
            : OfLoaded(X12Work.InMemory[what], path)));
        return 0;
    }

    private static X12Run OfLoaded(Func<byte[], long> work, string path)
    {
        var file = File.ReadAllBytes(path);
        return Of(() => work(file), path, withTwo: false);
    }

    private static X12Run Of(Func<long> work, string path, bool withTwo)
    {
        for (var warming = Stopwatch.StartNew(); warming.Elapsed < Warm;)
            work();
        var peak = Peak();
        var file = File.ReadAllBytes(path);
        var (times, scans, twos) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            scans.Add(Time(() => X12Work.InMemory[X12Work.Scan](file)));
            times.Add(Time(work));
            if (withTwo)
                twos.Add(Time(() => Twice(work)));
        }

        times.Sort();
        return new X12Run(times[0], times[Rounds / 2], scans.Min(), withTwo ? twos.Min() : 0, peak);
    }

    private static long Twice(Func<long> work)
    {
        var other = new Thread(() => work());
        other.Start();
        var one = work();
        other.Join();
        return one;
    }

    private static double Time(Func<long> work)
    {
        var clock = Stopwatch.StartNew();
        work();
        return clock.Elapsed.TotalSeconds;
    }

    private static long Peak()
    {
        var line = File.ReadLines("/proc/self/status").FirstOrDefault(
            text => text.StartsWith("VmHWM:", StringComparison.Ordinal));
        return line is null ? 0
            : 1024 * long.Parse(
                line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }
}
