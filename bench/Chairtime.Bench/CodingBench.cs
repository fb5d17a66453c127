using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Chairtime.Billing;
using Chairtime.Billing.Catalogue;
using Chairtime.Billing.Policies;
using Chairtime.Billing.Visits;

namespace Chairtime.Bench;

/// <summary>
/// Coding, beside the floor that no tool could go under: the same file read into the same records and written back.
/// </summary>
internal static class CodingBench
{
    private const double EngineGoal = 0.5;
    private const double CoresGoal = 1.7;
    private const long MemoryGoal = 300L * 1024 * 1024;

    // Small enough that what is timed together stays in the cache, as it does when streaming.
    private const int ChunkVisits = 256;
    private const int InProcessVisits = 50_000;

    // The best of each, in turns: a machine that slows down for a while does so for one of them.
    private const int InProcessRounds = 5;

    public static int Run(string[] args)
    {
        var count = args is ["--visits", var text] && int.TryParse(text, CultureInfo.InvariantCulture, out var n) ? n
            : 1_000_000;
        var command = Environment.GetEnvironmentVariable("CHAIRTIME_COMMAND")
            ?? throw new InvalidOperationException("Run it as ./chairtime bench coding.");
        var file = Path.Combine(Path.GetTempPath(), $"chairtime-bench-{Environment.ProcessId}.ndjson");
        try
        {
            GeneratedVisits.Write(file, count);
            Console.WriteLine(
                Text($"{count:N0} generated visits, {new FileInfo(file).Length / 1e6:N0} MB, {
                    Environment.ProcessorCount} cores\n"));
            var some = Math.Min(InProcessVisits, count);
            InProcess(file, some);
            var rounds = Enumerable.Range(0, InProcessRounds).Select(_ => InProcess(file, some)).ToList();
            var floor = rounds.Select(static round => round.Floor).MinBy(static time => time.Elapsed)!;
            var engine = rounds.Select(static round => round.Engine).MinBy(static time => time.Elapsed)!;
            // Builds the command where that is due, so that no build is measured.
            Measured.Run(command, "--version");
            var (one, two) = Measured.BestInTurns(
                () => Code(command, file, "0", cores: 1), () => Code(command, file, "0,1", cores: 2));
            return Report((count, some), floor, engine, one, two);
        }
        finally
        {
            File.Delete(file);
        }
    }

    // What it prints is thrown away by the kernel, so that nobody who reads it takes from the cores.
    private static Measured Code(string command, string file, string on, int cores) => Measured.Run(
        "sh", "-c", Text($"exec taskset -c {on} \"$0\" code \"$1\" --cores {cores} > /dev/null"), command, file);

    /// <summary>Reads, codes and writes back on one thread, each timed apart.</summary>
    private static (Timed Floor, Timed Engine) InProcess(string file, int count)
    {
        var context = new CodingContext(DrugCatalogue.Shipped, PayerBook.Shipped, PracticePolicies.Default, null);
        var (floor, engine) = (new Timed(), new Timed());
        var visits = new List<Visit>(ChunkVisits);
        var texts = new List<byte[]>(ChunkVisits);
        var back = new ArrayBufferWriter<byte>(1 << 20);
        using var json = new Utf8JsonWriter(back, Cli.Coding.VisitCoding.JsonOptions);
        using var written = new FileStream(
            file + ".back", FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        var blocks = 0;
        foreach (var chunk in Lines(file).Take(count).Chunk(ChunkVisits))
        {
            texts.Clear();
            texts.AddRange(chunk);
            visits.Clear();
            floor.Start();
            foreach (var line in texts)
            {
                var visit = VisitReader.Read(line).Visit!;
                visits.Add(visit);
                VisitWriter.Write(json, visit);
                json.Flush();
                json.Reset();
            }

            written.Write(back.WrittenSpan);
            back.ResetWrittenCount();
            floor.Stop();

            engine.Start();
            foreach (var visit in visits)
                blocks += BillingCycle.Code(visit, context).Lines.Length;
            engine.Stop();
        }

        GC.KeepAlive(blocks);
        return (floor, engine);
    }

    private static IEnumerable<byte[]> Lines(string file)
    {
        using var reader = new StreamReader(file);
        while (reader.ReadLine() is { } line)
            yield return System.Text.Encoding.UTF8.GetBytes(line);
    }

    private static int Report((int All, int Some) visits, Timed floor, Timed engine, Measured one, Measured two)
    {
        var table = new Table("", "visits/s", "of the floor", "KB allocated/visit", "peak MB");
        void Add(string name, int count, TimeSpan time, long? allocated, long? peak) => table.Add(name,
            Text($"{count / time.TotalSeconds:N0}"),
            Text($"{time / count / (floor.Elapsed / visits.Some):0.00}"),
            allocated is null ? "" : Text($"{allocated / 1024.0 / count:0.0}"),
            peak is null ? "" : Text($"{peak / 1048576.0:0}"));
        Add("floor: read and written back, one core", visits.Some, floor.Elapsed, floor.Allocated, null);
        Add("engine alone, one core", visits.Some, engine.Elapsed, engine.Allocated, null);
        Add("./chairtime code, one core", visits.All, one.Elapsed, null, one.PeakBytes);
        Add("./chairtime code, two cores", visits.All, two.Elapsed, null, two.PeakBytes);
        table.Print();

        var goals = new (string Goal, double Is, double Limit, bool IsMet)[]
        {
            ("engine costs at most half of the floor", engine.Elapsed / floor.Elapsed, EngineGoal,
                engine.Elapsed <= floor.Elapsed * EngineGoal),
            ("two cores at least 1.7 times one", one.Elapsed / two.Elapsed, CoresGoal,
                one.Elapsed >= two.Elapsed * CoresGoal),
            ("memory under 300 MB", Math.Max(one.PeakBytes, two.PeakBytes) / 1048576.0, 300,
                Math.Max(one.PeakBytes, two.PeakBytes) < MemoryGoal),
        };
        Console.WriteLine();
        foreach (var (goal, measured, limit, isMet) in goals)
            Console.WriteLine(Text($"{(isMet ? "met   " : "MISSED")}  {goal}: {measured:0.00} (goal {limit:0.##})"));
        return goals.All(goal => goal.IsMet) ? 0 : 1;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>Processor time and allocations of one kind of work, added up; other programs stay out.</summary>
    private sealed class Timed
    {
        private TimeSpan _started;
        private long _allocatedBefore;

        public TimeSpan Elapsed { get; private set; }

        public long Allocated { get; private set; }

        public void Start() =>
            (_started, _allocatedBefore) = (Environment.CpuUsage.TotalTime, GC.GetAllocatedBytesForCurrentThread());

        public void Stop()
        {
            Elapsed += Environment.CpuUsage.TotalTime - _started;
            Allocated += GC.GetAllocatedBytesForCurrentThread() - _allocatedBefore;
        }
    }
}
