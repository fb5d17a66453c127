using System.Globalization;
using System.Text.Json;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Cli.Bills;

/// <summary><c>bill.json</c>: what the run wrote, so that a program can read it and the next run knows what is
/// its own.</summary>
internal static class Manifest
{
    public const string FileName = "bill.json";

    /// <summary>Names that the run before wrote into the folder; none when there was none.</summary>
    public static IReadOnlyList<string> NamesBefore(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            return [];
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return [.. document.RootElement.GetProperty("written").EnumerateArray()
                .Select(static name => name.GetString() ?? "")];
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new CannotException($"{path}: this is not what an earlier run wrote; name another folder.", error);
        }
    }

    /// <param name="tables">Published tables that the run relied on.</param>
    public static void Write(
        OutFolder folder, WeekTotals totals, long bad, IEnumerable<WrittenFile> files,
        IReadOnlyList<TableVersion> tables)
    {
        using var file = folder.Create(FileName);
        using var json = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteNumber("ready", totals.Ready);
        json.WriteNumber("review", totals.Review);
        json.WriteNumber("held", totals.Held);
        json.WriteNumber("unreadable", bad);
        json.WriteNumber("claims", totals.Claims);
        json.WriteNumber("charge", totals.Charge + 0.00m);
        json.WriteStartArray("interchanges");
        foreach (var one in files)
        {
            json.WriteStartObject();
            json.WriteString("file", one.Name);
            json.WriteString("payer", one.PayerName);
            json.WriteNumber("claims", one.Claims);
            json.WriteNumber("charge", one.Charge + 0.00m);
            json.WriteString("control", one.Control.ToString("000000000", CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("tables");
        foreach (var table in tables)
        {
            json.WriteStartObject();
            json.WriteString("table", table.Table);
            json.WriteString("covers", table.Coverage.ToString());
            json.WriteString("source", table.Source.ToString());
            json.WriteString("sha256", table.Sha256);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("written");
        foreach (var name in folder.Names)
            json.WriteStringValue(name);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
