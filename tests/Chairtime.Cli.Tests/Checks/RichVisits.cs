using System.Text.Json.Nodes;

namespace Chairtime.Cli.Tests.Checks;

/// <summary>Visits as a practice has them, written by hand: every drug of the suite, reactions, loading doses, supplied
/// drugs, children, hospitals. All people are invented.</summary>
internal static class RichVisits
{
    public static string Folder { get; } = Find();

    public static IReadOnlyList<(string Title, JsonObject Visit, string[] Expect)> All { get; } =
    [
        .. File.ReadLines(Path.Combine(Folder, "rich-visits.ndjson")).Select(static line => JsonNode.Parse(line)!)
            .Select(static one => ((string)one["title"]!, one["visit"]!.AsObject(),
                one["expect"]!.AsArray().Select(static rule => (string)rule!).ToArray())),
    ];

    public static string Practice => Path.Combine(Folder, "practice.json");

    /// <summary>A fresh copy of the visit with a title.</summary>
    public static JsonObject Titled(string title) =>
        All.Single(each => each.Title == title).Visit.DeepClone().AsObject();

    /// <summary>What <c>code</c> makes of visits, by id.</summary>
    public static Dictionary<string, JsonObject> Coded(IEnumerable<JsonObject> visits, params string[] options)
    {
        var run = CommandRun.With(
            string.Join('\n', visits.Select(static visit => visit.ToJsonString())),
            ["code", "-", "--practice", Practice, .. options]);
        return run.OutLines.Select(static line => JsonNode.Parse(line)!.AsObject())
            .ToDictionary(static coded => (string)coded["visitId"]!, StringComparer.Ordinal);
    }

    /// <summary>Rules of the findings that want a person.</summary>
    public static IEnumerable<string> Problems(JsonObject coded) => coded["findings"]!.AsArray()
        .Where(static finding => (string)finding!["severity"]! != "informs")
        .Select(static finding => (string)finding!["rule"]!);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Chairtime.slnx")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Chairtime.slnx");
        return Path.Combine(folder.FullName, "tests/cases/Checks");
    }
}
