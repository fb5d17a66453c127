using System.Diagnostics;
using System.Globalization;
using Chairtime.X12.Checking;
using Chairtime.X12.Envelope;
using Chairtime.X12.Guides.Claim837P;
using Chairtime.X12.Guides.Remittance835;
using Chairtime.X12.Writing;

namespace Chairtime.Bench.X12;

/// <summary>
/// Reading, checking and writing of a generated 835 and 837P, beside a bare search for the terminator (the limit),
/// <c>string.Split</c> (the naive way) and two libraries from npm where node and they are at hand.
/// </summary>
public static class X12Bench
{
    private const int Rounds = 3;
    private static readonly long Megabyte = 1_000_000;

    public static int Run(string[] args)
    {
        var size = (args is ["--mb", var mb, ..] ? long.Parse(mb, CultureInfo.InvariantCulture) : 64) * Megabyte;
        var remittance = GeneratedX12.Remittance(size);
        var claims = GeneratedX12.Claims(size);
        foreach (var (name, file) in new[] { ("835", remittance), ("837P", claims) })
            Measure(name, file);
        Scaling();
        return 0;
    }

    private static void Measure(string name, byte[] file)
    {
        using (var checker = Checker.Run(file))
        {
            if (checker.Issues.Count > 0)
                throw new InvalidOperationException($"the generated {name} is faulty: {checker.Issues[0].Code}");
        }

        var path = Path.Combine(Path.GetTempPath(), $"chairtime-bench-{Environment.ProcessId}.{name}");
        File.WriteAllBytes(path, file);
        try
        {
            Console.WriteLine($"{name}, {file.Length / Megabyte} MB, best of {Rounds}");
            var limit = Best(() => Scan(file));
            var table = new Table("what", "MB/s", "of the limit");
            void Row(string what, TimeSpan time) => table.Add(what, Rate(file, time),
                (limit / time).ToString("0.000", CultureInfo.InvariantCulture));
            Row("IndexOf of the terminator (the limit)", limit);
            Row("tokens, in memory", Best(() => Tokens(new SegmentReader(file))));
            Row("tokens, streamed from a file", Best(() => Tokens(new SegmentReader(File.OpenRead(path)))));
            Row("guide check with balances", Best(() => Check(new SegmentReader(file))));
            Row("typed read, checked and balanced", Best(() => Typed(name, file)));
            Row("write (canonical)", Best(() => Canonical.Rewrite(file).Length));
            Row("two cores, one file each (both files' bytes)", Best(() => Parallel.For(
                0, 2, _ => Check(new SegmentReader(file)))) / 2);
            Row("string.Split (the naive way)", Best(() => Split(path)));
            Peers.Rows(path, Row);
            table.Print();
            var command = Environment.GetEnvironmentVariable("CHAIRTIME_COMMAND")
                ?? throw new InvalidOperationException("Run it as ./chairtime bench x12.");
            var check = Measured.Run(command, "x12", "check", path);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"x12 check, end to end: {Rate(file, check.Elapsed)} MB/s, peak {check.PeakBytes / Megabyte} MB"));
            Console.WriteLine();
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Ten times the claims in one ST should take about ten times as long.</summary>
    private static void Scaling()
    {
        var few = GeneratedX12.Remittance(3 * Megabyte, int.MaxValue);
        var many = GeneratedX12.Remittance(30 * Megabyte, int.MaxValue);
        var ratio = Best(() => Check(new SegmentReader(many))) / Best(() => Check(new SegmentReader(few)));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"ten times the claims in one ST take {ratio:0.0} times as long"));
    }

    private static TimeSpan Best(Action work)
    {
        var best = TimeSpan.MaxValue;
        for (var round = 0; round <= Rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            work();
            best = round > 0 && clock.Elapsed < best ? clock.Elapsed : best;
        }

        return best;
    }

    private static TimeSpan Best<T>(Func<T> work) => Best(() => { work(); });

    private static string Rate(byte[] file, TimeSpan time) =>
        (file.Length / time.TotalSeconds / Megabyte).ToString("0", CultureInfo.InvariantCulture);

    private static int Scan(ReadOnlySpan<byte> file)
    {
        var found = 0;
        for (int at; (at = file.IndexOf((byte)'~')) >= 0; file = file[(at + 1)..])
            found++;
        return found;
    }

    private static long Tokens(SegmentReader reader)
    {
        long elements = 0;
        using (reader)
        {
            while (reader.Read())
                elements += reader.Current.Count;
        }

        return elements;
    }

    private static int Check(SegmentReader reader)
    {
        using var checker = new Checker(reader);
        while (checker.Read())
        {
        }

        return checker.Issues.Count;
    }

    private static decimal Typed(string name, byte[] file)
    {
        using var checker = Checker.Over(file);
        var sum = 0m;
        if (name == "835")
        {
            foreach (var claim in RemittanceReader.ReadClaims(checker))
                sum += claim.Paid;
        }
        else
        {
            foreach (var claim in ClaimReader.Read(checker))
                sum += claim.Charge;
        }

        return sum;
    }

    private static long Split(string path) =>
        File.ReadAllText(path).Split('~').Sum(segment => (long)segment.Split('*').Length);
}
