using System.CommandLine;
using System.Globalization;
using Chairtime.Billing.Vocabulary;
using Chairtime.Reference.Shipped;
using Chairtime.Reference.Store;
using Chairtime.Reference.Tables;
using Spectre.Console;

namespace Chairtime.Cli.Reference;

/// <summary>One loaded table, as the list shows it.</summary>
/// <param name="AgeDays">Days since its publisher released it or, where that is not known, since it became known here.
/// </param>
/// <param name="FreshThrough">Last day before its publisher is due to replace it.</param>
internal sealed record ListedTable(
    string Kind, string Label, string Part, DateOnly From, DateOnly? Through, string File, string Sha256, int Rows,
    DateOnly KnownFrom, DateOnly? FreshThrough, int AgeDays, bool IsStale, bool IsShipped, string Note);

/// <summary><c>reference list</c>: every table with its days, source file, hash and age.</summary>
internal static class ListCommand
{
    private static readonly Option<string> Folder = ReferenceCommand.FolderOption();
    private static readonly Option<bool> Json = ReferenceCommand.JsonOption();

    public static Command Create(Streams streams)
    {
        var command = new ExampleCommand(
            "list", "Every table loaded, and those that ship: days covered, file, hash, age.",
                "./chairtime reference list")
        {
            Folder, Json,
        };
        command.SetAction(call => Run(call, streams));
        return command;
    }

    private static int Run(ParseResult call, Streams streams)
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var tables = Imported(ReferenceCommand.Store(call, Folder), today).Concat(Shipped(today)).ToList();
        var output = call.InvocationConfiguration.Output;
        if (call.GetValue(Json))
            output.WriteLine(ReferenceJson.List(tables));
        else
            Show(output, streams, tables);
        return ExitStatus.Done;
    }

    private static IEnumerable<ListedTable> Imported(ReferenceStore store, DateOnly today)
    {
        var versions = store.ReadManifest().Versions;
        foreach (var version in versions.OrderBy(v => v.Kind, StringComparer.Ordinal).ThenBy(v => v.From).ThenBy(v =>
            v.Sequence))
        {
            var restated = versions.Any(other => other.Kind == version.Kind && other.Part == version.Part
                && other.From == version.From && other.Sequence > version.Sequence);
            // Only the newest version of a table can be stale: older ones answer for their own days.
            var isNewest = !versions.Any(other => other.Kind == version.Kind && other.Part == version.Part
                && other.From > version.From);
            var isStale = isNewest && !restated && version.FreshThrough < today;
            yield return new ListedTable(
                version.Kind, TableKinds.Find(version.Kind)?.Label ?? version.Kind, version.Part, version.From,
                version.Through, version.File, version.Sha256, version.Rows, version.KnownFrom,
                version.FreshThrough, today.DayNumber - (version.ReleasedOn ?? version.KnownFrom).DayNumber, isStale,
                false, restated ? "restated since" : "");
        }
    }

    private static IEnumerable<ListedTable> Shipped(DateOnly today)
    {
        foreach (var table in ShippedTables.All)
        {
            var source = table.Source;
            var isNewest = !ShippedTables.All.Any(other => other.Source.Kind == source.Kind
                && other.Source.From > source.From);
            var note = "extract" + (table.Version.Source.Confidence == Confidence.Unverified ? ", unverified" : "");
            yield return new ListedTable(
                source.Kind, table.Version.Label, "", source.From, source.Through, source.File, source.Sha256,
                table.Table.Value.RowCount, source.KnownFrom, source.FreshThrough,
                today.DayNumber - source.KnownFrom.DayNumber, isNewest && source.FreshThrough < today, true, note);
        }
    }

    private static void Show(TextWriter output, Streams streams, List<ListedTable> tables)
    {
        foreach (var group in tables.GroupBy(table => table.IsShipped))
        {
            var shown = new Table { Border = TableBorder.Simple, Title = new TableTitle(group.Key
                ? "Shipped with the product" : "Imported") };
            shown.AddColumns("Table", "Covers", "Rows", "Age", "Due after", "File", "SHA-256", "");
            foreach (var table in group)
                shown.AddRow(Cells(table));
            Tables.Write(output, streams, shown);
        }

        var stale = tables.Where(table => table.IsStale).Select(table => table.Kind).Distinct().ToList();
        if (stale.Count > 0)
            output.WriteLine($"Stale, a newer file is due: {string.Join(", ", stale)}.");
        if (!tables.Exists(table => !table.IsShipped))
            output.WriteLine("Nothing imported yet: ./chairtime reference import KIND FILE");
    }

    private static string[] Cells(ListedTable table)
    {
        var state = table.IsStale ? "stale" + (table.Note.Length > 0 ? ", " : "") : "";
        var through = table.Through is { } day ? $"{day:yyyy-MM-dd}" : "open";
        return
        [.. new[]
            {
                table.Kind + (table.Part.Length > 0 ? " " + table.Part : ""), $"{table.From:yyyy-MM-dd} to {through}",
                table.Rows.ToString("N0", CultureInfo.InvariantCulture), $"{table.AgeDays} d",
                table.FreshThrough?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "", table.File,
                table.Sha256.Length > 12 ? table.Sha256[..12] : "", state + table.Note,
            }.Select(Markup.Escape)];
    }
}
