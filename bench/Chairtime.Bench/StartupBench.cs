using System.Globalization;

namespace Chairtime.Bench;

/// <summary>How long a person waits for the first word.</summary>
internal static class StartupBench
{
    private const int GoalMilliseconds = 150;

    public static int Run(string[] args)
    {
        var runs = args is ["--runs", var text] && int.TryParse(text, CultureInfo.InvariantCulture, out var n) ? n : 20;
        var command = Environment.GetEnvironmentVariable("CHAIRTIME_COMMAND")
            ?? throw new InvalidOperationException("Run it as ./chairtime bench startup.");
        var visit = Path.Combine(Path.GetTempPath(), $"chairtime-startup-{Environment.ProcessId}.ndjson");
        File.WriteAllText(visit, GeneratedVisits.Text(1) + "\n");
        try
        {
            var table = new Table("start to first output", "mean ms", "best", "worst", $"runs");
            // The floor: the same runtime, started for a word and nothing else.
            Add(table, "floor: chairtime.dll --version", runs, "dotnet",
                Path.Combine(Path.GetDirectoryName(typeof(Cli.CommandLine).Assembly.Location)!, "chairtime.dll"),
                    "--version");
            var mean = Add(table, "./chairtime code, one visit", runs, command, "code", visit);
            table.Print();
            Console.WriteLine($"goal: under {GoalMilliseconds} ms: {(mean < GoalMilliseconds ? "met" : "MISSED")}");
            return mean < GoalMilliseconds ? 0 : 1;
        }
        finally
        {
            File.Delete(visit);
        }
    }

    private static double Add(Table table, string name, int runs, string program, params string[] arguments)
    {
        Measured.Run(program, arguments);
        var times = Enumerable.Range(0, runs).Select(
            _ => Measured.Run(program, arguments).FirstOutput.TotalMilliseconds).ToList();
        table.Add(
            name, F(times.Average()), F(times.Min()), F(times.Max()), runs.ToString(CultureInfo.InvariantCulture));
        return times.Average();
    }

    private static string F(double milliseconds) => milliseconds.ToString("0.0", CultureInfo.InvariantCulture);
}
