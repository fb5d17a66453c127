using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Chairtime.Billing.Vocabulary;
using Chairtime.Reference.Store;
using Chairtime.Reference.Tables;

namespace Chairtime.Cli.Reference;

/// <summary>The commands' results for another program, one JSON value a line. Written by hand: what reads types at run
/// time is not there in the native build.</summary>
internal static class ReferenceJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Line(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
            write(json);
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    public static string Outcome(ImportOutcome outcome) => Line(json =>
    {
        json.WriteStartObject();
        switch (outcome)
        {
            case ImportOutcome.Loaded loaded:
                json.WriteString("outcome", "loaded");
                Version(json, loaded.Version);
                if (loaded.Replaced is { } before)
                    json.WriteNumber("restates", before.Sequence);
                break;
            case ImportOutcome.AlreadyLoaded same:
                json.WriteString("outcome", "already-loaded");
                Version(json, same.Version);
                break;
            case ImportOutcome.Refused refused:
                json.WriteString("outcome", "refused");
                json.WriteString("reason", refused.Reason);
                break;
        }

        json.WriteEndObject();
    });

    public static string List(IEnumerable<ListedTable> tables) => Line(json =>
    {
        json.WriteStartArray();
        foreach (var table in tables)
        {
            json.WriteStartObject();
            json.WriteString("kind", table.Kind);
            json.WriteString("label", table.Label);
            json.WriteString("part", table.Part);
            Day(json, "from", table.From);
            Day(json, "through", table.Through);
            json.WriteString("file", table.File);
            json.WriteString("sha256", table.Sha256);
            json.WriteNumber("rows", table.Rows);
            Day(json, "knownFrom", table.KnownFrom);
            Day(json, "freshThrough", table.FreshThrough);
            json.WriteNumber("ageDays", table.AgeDays);
            json.WriteBoolean("isStale", table.IsStale);
            json.WriteBoolean("isShipped", table.IsShipped);
            json.WriteString("note", table.Note);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    public static string Checks(IEnumerable<VersionCheck> checks) => Line(json =>
    {
        json.WriteStartArray();
        foreach (var check in checks)
        {
            json.WriteStartObject();
            json.WriteString("kind", check.Version.Kind);
            json.WriteString("file", check.Version.File);
            json.WriteString("sha256", check.Version.Sha256);
            json.WriteString("problem", check.Problem);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    public static string Found(TableKind kind, DateOnly day, Lookup<IReadOnlyList<ShownRow>> found) => Line(json =>
    {
        json.WriteStartObject();
        json.WriteString("kind", kind.Id);
        Day(json, "on", day);
        json.WriteString("outcome", found.IsFound ? "found" : found.IsKnown ? "not-listed" : "no-reference-data");
        json.WriteStartArray("rows");
        foreach (var row in found.Value ?? [])
        {
            json.WriteStartObject();
            Cells(json, row.Cells);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (found.Table is { } table)
        {
            json.WriteStartObject("table");
            Day(json, "from", table.Coverage.From);
            Day(json, "through", table.Coverage.Through);
            json.WriteString("source", table.Source.ToString());
            json.WriteString("sha256", table.Sha256);
            json.WriteBoolean("extract", table.IsExtract);
            json.WriteBoolean("stale", table.IsStaleFor(day));
            json.WriteEndObject();
        }

        json.WriteEndObject();
    });

    public static string Difference(RowDifference difference) => Line(json =>
    {
        json.WriteStartObject();
        json.WriteString("change", difference.Change switch
        {
            RowChange.Added => "added",
            RowChange.Changed => "changed",
            RowChange.Ended => "ended",
        });
        json.WriteString("key", difference.Key);
        json.WriteStartObject("before");
        Cells(json, difference.Before);
        json.WriteEndObject();
        json.WriteStartObject("after");
        Cells(json, difference.After);
        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static void Version(Utf8JsonWriter json, StoredVersion version)
    {
        json.WriteStartObject("version");
        json.WriteString("kind", version.Kind);
        json.WriteString("part", version.Part);
        json.WriteNumber("sequence", version.Sequence);
        Day(json, "from", version.From);
        Day(json, "through", version.Through);
        Day(json, "freshThrough", version.FreshThrough);
        Day(json, "releasedOn", version.ReleasedOn);
        Day(json, "knownFrom", version.KnownFrom);
        json.WriteString("importedAt", version.ImportedAt);
        json.WriteString("file", version.File);
        json.WriteString("table", version.Table);
        json.WriteString("sha256", version.Sha256);
        json.WriteNumber("bytes", version.Bytes);
        json.WriteNumber("rows", version.Rows);
        json.WriteNumber("added", version.Added);
        json.WriteNumber("changed", version.Changed);
        json.WriteNumber("ended", version.Ended);
        json.WriteEndObject();
    }

    private static void Cells(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, string>> cells)
    {
        foreach (var (column, cell) in cells)
            json.WriteString(column, cell);
    }

    // Null where there is no day: a reader then sees that nothing was forgotten.
    private static void Day(Utf8JsonWriter json, string name, DateOnly? day) =>
        json.WriteString(name, day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}
