using System.Diagnostics;

namespace Chairtime.Bench;

/// <summary>A program run to its end: how long it took and the most memory it held.</summary>
/// <param name="PeakBytes">The highest resident size seen by the kernel (VmHWM); 0 when it ended before it could be
/// read.</param>
/// <param name="FirstOutput">From the start until the first byte of output.</param>
internal sealed record Measured(TimeSpan Elapsed, TimeSpan FirstOutput, long PeakBytes, int Status)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    /// <summary>Runs a program with its output thrown away; what it says of a failure is passed on.</summary>
    public static Measured Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var peak = 0L;
        var watch = new Thread(() =>
        {
            while (!process.HasExited)
            {
                peak = Math.Max(peak, Peak(process.Id));
                Thread.Sleep(BetweenLooks);
            }
        });
        watch.Start();
        var errors = process.StandardError.ReadToEndAsync();

        var buffer = new byte[1 << 20];
        var output = process.StandardOutput.BaseStream;
        var read = output.Read(buffer);
        var first = clock.Elapsed;
        while (read > 0)
            read = output.Read(buffer);
        process.WaitForExit();
        var elapsed = clock.Elapsed;
        watch.Join();
        if (process.ExitCode != 0)
            Console.Error.Write(errors.Result);
        return new Measured(elapsed, first, peak, process.ExitCode);
    }

    /// <summary>The best of two runs of each, in turns: a machine that slows down for a while does so for one of
    /// them.</summary>
    public static (Measured One, Measured Two) BestInTurns(Func<Measured> one, Func<Measured> two)
    {
        var (first, second, third, fourth) = (one(), two(), one(), two());
        return (Better(first, third), Better(second, fourth));
    }

    private static Measured Better(Measured one, Measured other) => one.Elapsed <= other.Elapsed ? one : other;

    private static long Peak(int id)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(
                text => text.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : 1024L * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
