using System.Text.Json;
using Chairtime.Simulation.Practices;

namespace Chairtime.Cli.Tests.Bills;

/// <summary>The sample week that ships with the product, billed as its page says.</summary>
public sealed class SampleWeekTests : IDisposable
{
    private const int Faults = 30;

    private static readonly string Week = Path.Combine(Repository.Root, "samples", "week");

    private readonly string _folder = Directory.CreateTempSubdirectory("chairtime-week-").FullName;

    [Fact]
    public void It_is_what_the_generator_writes()
    {
        var again = Path.Combine(_folder, "again");
        var run = CommandRun.Of("simulate", "practice", "--visits", "120", "--seed", "20261005", "--out", again);
        Assert.Equal(ExitStatus.Done, run.Status);
        Assert.Equal(Files(again), Files(Week));
        Assert.All(Files(again), name => Assert.Equal(
            File.ReadAllText(Path.Combine(again, name)), File.ReadAllText(Path.Combine(Week, name))));
    }

    [Fact]
    public void Each_planted_fault_is_found_and_nothing_else_needs_a_person()
    {
        var findings = Findings();
        var faults = Lines(Path.Combine(Week, PracticeFolder.FaultsFile)).ToDictionary(
            static fault => Text(fault, "visitId"), static fault => Text(fault, "finding"));
        Assert.Equal(Faults, faults.Count);
        Assert.Equal(Faults, faults.Values.Distinct().Count());
        Assert.Equal(120, findings.Count);
        Assert.All(findings, visit => Assert.Equal(
            faults.TryGetValue(visit.Key, out var expected) ? [expected] : [],
            visit.Value.Where(static one => one.Severity != "informs").Select(static one => one.Rule).Distinct()));
    }

    [Fact]
    public void What_goes_out_is_sound_and_what_is_held_is_what_blocks()
    {
        var to = Path.Combine(_folder, "out");
        var run = CommandRun.Of("bill", Week, "--out", to, "--paper");
        Assert.Equal(ExitStatus.NeedsPerson, run.Status);
        Assert.StartsWith("120 visits read.", run.Out, StringComparison.Ordinal);
        var interchanges = Directory.GetFiles(to, "*.837").Order(StringComparer.Ordinal).ToList();
        Assert.Equal(["invented-health.837", "medicare-part-b.837", "sample-advantage.837", "sample-mutual.837"],
            interchanges.Select(Path.GetFileName));
        Assert.All(interchanges, static file =>
        {
            var check = CommandRun.Of("x12", "check", file, "--json");
            Assert.Equal((ExitStatus.Done, "[]"), (check.Status, check.Out.Trim()));
        });
        var held = Lines(Path.Combine(to, "held.ndjson")).Select(static visit => Text(visit, "visitId")).ToHashSet();
        Assert.Equal(Findings().Where(static visit => visit.Value.Any(static one => one.Severity == "blocks"))
            .Select(static visit => visit.Key).Order(StringComparer.Ordinal), held.Order(StringComparer.Ordinal));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // By visit; what billing adds to the findings of coding stands in the file of held visits only.
    private Dictionary<string, List<(string Rule, string Severity)>> Findings()
    {
        var to = Path.Combine(_folder, "findings");
        CommandRun.Of("bill", Week, "--out", to);
        var coded = CommandRun.Of("code", Path.Combine(Week, PracticeFolder.VisitsFile), "--practice",
            Path.Combine(Week, "practice.json"), "--payers", Path.Combine(Week, "payers"));
        var all = coded.OutLines.Select(static line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(static visit => Text(visit, "visitId"), Of);
        foreach (var held in Lines(Path.Combine(to, "held.ndjson")))
            all[Text(held, "visitId")] = Of(held);
        return all;
    }

    private static List<(string Rule, string Severity)> Of(JsonElement visit) => [.. visit.GetProperty("findings")
        .EnumerateArray().Select(static one => (Text(one, "rule"), Text(one, "severity")))];

    private static IEnumerable<JsonElement> Lines(string file) =>
        File.ReadLines(file).Select(static line => JsonDocument.Parse(line).RootElement);

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static IEnumerable<string> Files(string folder) => Directory
        .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal);
}
