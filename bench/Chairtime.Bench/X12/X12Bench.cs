using System.Globalization;

namespace Chairtime.Bench.X12;

/// <summary>
/// Reading, checking and writing of a generated 835 and 837P, beside a bare search for the terminator (the limit),
/// <c>string.Split</c> (the naive way) and two libraries from npm where node is at hand.
/// </summary>
public static class X12Bench
{
    private static readonly long Megabyte = 1_000_000;

    public static int Run(string[] args)
    {
        if (args is ["--measure" or "--measure-alone", var what, var path])
            return X12Run.Measure(what, path, args[0] == "--measure-alone");

        var size = (args is ["--mb", var mb, ..] ? long.Parse(mb, CultureInfo.InvariantCulture) : 64) * Megabyte;
        var folder = Directory.CreateTempSubdirectory("chairtime-bench-x12-").FullName;
        try
        {
            var peers = Peers.Prepare();
            OfKind("835", GeneratedX12.Remittance(size), folder, 0.09, peers);
            OfKind("837P", GeneratedX12.Claims(size), folder, 0.05, peers);
            OfLength(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static void OfKind(string name, byte[] file, string folder, double typedGoal, Peers peers)
    {
        var path = Path.Combine(folder, $"bench.{name}");
        File.WriteAllBytes(path, file);
        Console.WriteLine($"{name}, {file.Length / Megabyte} MB; memory is resident, in memory with the file");
        var table = new Table("what", "MB/s best", "median", "of the limit", "goal", "", "peak MB");
        X12Run Row(string what, string measure, double goal = 0)
        {
            var run = X12Run.Start(measure, path);
            var share = run.ScanSeconds / run.Seconds;
            table.Add(what, Rate(file, run.Seconds), Rate(file, run.Median), Text($"{share:0.000}"),
                goal == 0 ? "" : Text($"{goal:0.00}"), Verdict(goal == 0, share >= goal), Megabytes(run.PeakBytes));
            return run;
        }

        Row("IndexOf of the terminator (the limit)", "scan");
        Row("tokens, in memory", "tokens", 0.6);
        Row("tokens, streamed from a file", "tokens streamed", 0.6);
        var check = Row("guide check with balances, streamed", "check");
        var typed = Row("typed read, checked and balanced, streamed", "typed", typedGoal);
        Row("typed read with every text, day and person, streamed", "typed whole");
        Row("write (canonical), in memory", "write");
        Row("string.Split (the naive way), in memory", "split");
        peers.Measure(path, (what, seconds, peak) =>
            table.Add(what, Rate(file, seconds), "", "", "", "", Megabytes(peak)));
        table.Print();
        TwoCores("guide check", check, X12Run.StartTwo("check", path));
        TwoCores("typed read", typed, X12Run.StartTwo("typed", path));
        OfCommand(path, file);
        OfMemory(name, file, folder, typed.PeakBytes);
        Console.WriteLine();
    }

    /// <summary>Beside the limit, which is two processes that share nothing but the machine.</summary>
    private static void TwoCores(string what, X12Run run, (X12Run First, X12Run Second) apart)
    {
        var ratio = 2 * run.Seconds / run.TwoSeconds;
        var limit = run.Seconds * ((1 / apart.First.Seconds) + (1 / apart.Second.Seconds));
        Console.WriteLine(Text($"{what} of two files at once on two cores: {ratio:0.00} times one core, goal 1.8: ")
            + Verdict(false, ratio >= 1.8) + Text($"; in two processes {limit:0.00} times"));
    }

    private static void OfCommand(string path, byte[] file)
    {
        var command = Environment.GetEnvironmentVariable("CHAIRTIME_COMMAND")
            ?? throw new InvalidOperationException("Run it as ./chairtime bench x12.");
        var checks = Enumerable.Range(0, 3).Select(_ => Measured.Run(command, "x12", "check", path)).ToArray();
        var best = checks.MinBy(check => check.Elapsed)!;
        Console.WriteLine(Text($"./chairtime x12 check, end to end: {Rate(file, best.Elapsed.TotalSeconds)} MB/s, ")
            + $"peak {Megabytes(checks.Max(check => check.PeakBytes))} MB");
    }

    /// <summary>The same again four times as long: the memory of a typed read stays what it was.</summary>
    private static void OfMemory(string name, byte[] file, string folder, long before)
    {
        const int Copies = 4;
        var path = Path.Combine(folder, $"long.{name}");
        using (var output = File.Create(path))
        {
            for (var copy = 0; copy < Copies; copy++)
                output.Write(GeneratedX12.Renumbered(file, copy + 1));
        }

        var peak = X12Run.Start("typed", path).PeakBytes;
        File.Delete(path);
        Console.WriteLine($"typed read of {Copies} times the bytes: peak {Megabytes(peak)} MB after "
            + $"{Megabytes(before)}, goal 64: {Verdict(false, Math.Max(peak, before) <= 64 * Megabyte)}");
    }

    /// <summary>Ten times the claims in one ST should take about ten times as long. The best of several processes,
    /// in turns, because each compiles the code anew and not always the same.</summary>
    private static void OfLength(string folder)
    {
        const int Processes = 3;
        var many = Path.Combine(folder, "many.835");
        var few = Path.Combine(folder, "few.835");
        File.WriteAllBytes(many, GeneratedX12.Remittance(30 * Megabyte, int.MaxValue));
        File.WriteAllBytes(few, GeneratedX12.Remittance(3 * Megabyte, int.MaxValue));
        var (of, ofTenth) = (double.MaxValue, double.MaxValue);
        for (var process = 0; process < Processes; process++)
        {
            of = Math.Min(of, X12Run.Start("ten times", many).Seconds);
            ofTenth = Math.Min(ofTenth, X12Run.Start("ten times", few).Seconds);
        }

        Console.WriteLine(Text($"ten times the claims in one ST take {of / ofTenth:0.0} times as long, goal 12: ")
            + Verdict(false, of / ofTenth <= 12));
    }

    private static string Verdict(bool isOpen, bool isMet) => isOpen ? "" : isMet ? "met" : "MISSED";

    private static string Rate(byte[] file, double seconds) => Text($"{file.Length / seconds / Megabyte:0}");

    private static string Megabytes(long bytes) => Text($"{bytes / (double)Megabyte:0}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
