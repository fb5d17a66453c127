using System.Text.Json;
using Chairtime.Reference.Store;
using Chairtime.Reference.Tables;

namespace Chairtime.Cli.Reference;

/// <summary>The commands' results for another program.</summary>
internal static class ReferenceJson
{
    private static readonly JsonSerializerOptions Camel = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Outcome(ImportOutcome outcome) => outcome switch
    {
        ImportOutcome.Loaded loaded => Text(new { outcome = "loaded", version = loaded.Version,
            restates = loaded.Replaced?.Sequence }),
        ImportOutcome.AlreadyLoaded same => Text(new { outcome = "already-loaded", version = same.Version }),
        ImportOutcome.Refused refused => Text(new { outcome = "refused", reason = refused.Reason }),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static string List(IEnumerable<ListedTable> tables) => Text(tables);

    public static string Checks(IEnumerable<VersionCheck> checks) => Text(checks.Select(check => new
    {
        kind = check.Version.Kind, file = check.Version.File, sha256 = check.Version.Sha256, problem = check.Problem,
    }));

    public static string Found(
        TableKind kind, DateOnly day, Chairtime.Billing.Vocabulary.Lookup<IReadOnlyList<ShownRow>> found) => Text(new
        {
            kind = kind.Id, on = day,
            outcome = found.IsFound ? "found" : found.IsKnown ? "not-listed" : "no-reference-data",
            rows = (found.Value ?? []).Select(row => row.Cells.ToDictionary(cell => cell.Key, cell => cell.Value)),
            table = found.Table is { } table ? new
            {
                from = table.Coverage.From, through = table.Coverage.Through, source = table.Source.ToString(),
                sha256 = table.Sha256, extract = table.IsExtract, stale = table.IsStaleFor(day),
            } : null,
        });

    public static string Difference(RowDifference difference) => Text(new
    {
        change = difference.Change.ToString().ToLowerInvariant(), key = difference.Key,
        before = difference.Before.ToDictionary(cell => cell.Key, cell => cell.Value),
        after = difference.After.ToDictionary(cell => cell.Key, cell => cell.Value),
    });

    public static string Text<T>(T value) => JsonSerializer.Serialize(value, Camel);
}
