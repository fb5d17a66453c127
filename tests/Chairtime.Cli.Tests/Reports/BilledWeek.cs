using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Chairtime.Cli.Tests.Reports;

/// <summary>A week billed once for all tests of its report, with one visit whose texts try to break the page.</summary>
public sealed class BilledWeek : IDisposable
{
    /// <summary>An id that a careless page would take for markup.</summary>
    public const string HostileId = "X\"><script>alert('id')</script>&amp;";

    private readonly string _folder = Directory.CreateTempSubdirectory("chairtime-report-").FullName;

    public BilledWeek()
    {
        var week = Path.Combine(_folder, "week");
        Copy(Path.Combine(Cases(), "week"), week);
        System.IO.File.AppendAllText(Path.Combine(week, "visits.ndjson"), Hostile(week) + "\n");
        Out = Path.Combine(_folder, "out");
        Run = CommandRun.Of("bill", week, "--out", Out, "--today", "2026-10-12");
        Report = System.IO.File.ReadAllText(File);
    }

    internal CommandRun Run { get; }

    public string Out { get; }

    public string File => Path.Combine(Out, "report.html");

    public string Report { get; }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // The first visit once more, with every text of a person or a chart turned into an attack.
    private static string Hostile(string week)
    {
        var visit = JsonNode.Parse(System.IO.File.ReadLines(Path.Combine(week, "visits.ndjson")).First())!;
        visit["visitId"] = HostileId;
        visit["patient"]!["patientId"] = "<img src=x onerror=alert('patient')>";
        var given = visit["administrations"]!.AsArray();
        foreach (var one in given)
        {
            one!["givenBy"] = "</td><script>alert('nurse')</script>";
            one["note"] = "<b onmouseover=alert('note')>";
            one["drug"]!["name"] = one["drug"]!["name"]!.GetValue<string>();
        }

        given[^1]!.AsObject().Remove("stop");
        visit["orders"]![0]!.AsObject().Remove("signedBy");
        return visit.ToJsonString(new JsonSerializerOptions(JsonSerializerOptions.Default));
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            System.IO.File.Copy(file, copy);
        }
    }

    private static string Cases([CallerFilePath] string self = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(self)!, "..", "..", "cases", "Bills"));
}
