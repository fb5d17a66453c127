using System.CommandLine;
using System.Globalization;
using Chairtime.Billing.Vocabulary;
using Chairtime.Cli.Inputs;
using Chairtime.Reference;
using Chairtime.Reference.Tables;
using Spectre.Console;

namespace Chairtime.Cli.Reference;

/// <summary><c>reference show KIND KEY</c>: what the tables say of a code on a day, and which table says it.</summary>
internal static class ShowCommand
{
    private static readonly Argument<string> KindArgument = new("KIND") { Description = "Which table." };

    private static readonly Argument<string[]> KeyArgument = new("KEY")
    {
        Description = "A code, NDC, ZIP code or NPI; two codes for a pair; contractor and locality for gpci.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string> Folder = ReferenceCommand.FolderOption();
    private static readonly Option<bool> Json = ReferenceCommand.JsonOption();

    private static readonly Option<string?> On = new("--on")
    {
        Description = "Date of service; today when left out.", HelpName = "DATE",
    };

    private static readonly Option<string?> AsOf = new("--as-of")
    {
        Description = "Use the tables as they were known on this day.", HelpName = "DATE",
    };

    public static Command Create(Streams streams)
    {
        var command = new ExampleCommand(
            "show", "What the tables say of a code on a day, and which table says it.",
            "./chairtime reference show asp J1745 --on 2026-01-15")
        {
            KindArgument, KeyArgument, On, AsOf, Folder, Json,
        };
        command.SetAction(call => Run(call, streams));
        return command;
    }

    private static int Run(ParseResult call, Streams streams)
    {
        var kind = ReferenceCommand.Kind(call.GetValue(KindArgument)!, "");
        var key = call.GetValue(KeyArgument)!;
        var day = ReferenceCommand.Day(call, On) ?? DateOnly.FromDateTime(DateTime.UtcNow);
        var tables = ReferenceSnapshot.Open(ReferenceCommand.Store(call, Folder), ReferenceCommand.Day(call, AsOf));
        var found = Find(tables, kind, day, key);
        var output = call.InvocationConfiguration.Output;
        if (call.GetValue(Json))
            output.WriteLine(ReferenceJson.Found(kind, day, found));
        else if (found.IsFound)
            Show(output, streams, found, day);
        if (found.IsFound)
            return ExitStatus.Done;
        var name = string.Join(' ', key);
        var said = found.IsKnown ? $"the {kind.Label} of {found.Table!.Coverage} ({found.Table.Source}) do not list {name}"
            : $"no reference data for {kind.Label} of {name} on {Text(day)}";
        call.InvocationConfiguration.Error.WriteLine($"chairtime: {said}.");
        return ExitStatus.NeedsPerson;
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Lookup<IReadOnlyList<ShownRow>> Find(
        ReferenceSnapshot tables, TableKind kind, DateOnly day, string[] key)
    {
        if (ReferenceTable.IsPairs(kind))
            return Pair(tables, kind, day, key);
        string[] cells = [.. key.Select(each => Written(kind, each))];
        if (kind == TableKinds.Zips && tables.Locality(cells[0], day) is { Value: { } place })
            cells = [place.Zip];
        var found = tables.Find(kind, day, cells);
        return new(found.Outcome, found.Value is { } rows ? [.. rows.Select(row => new ShownRow(
            [.. kind.Columns.Select(column => KeyValuePair.Create(column, row[column]))]))] : null, found.Table);
    }

    private static Lookup<IReadOnlyList<ShownRow>> Pair(
        ReferenceSnapshot tables, TableKind kind, DateOnly day, string[] key)
    {
        if (key.Length != 2)
            throw new CannotException($"{kind.Id} needs two codes, not {key.Length}.");
        var setting = kind == TableKinds.PairsFacility ? EditSetting.Facility : EditSetting.Practitioner;
        var found = tables.CodePair(key[0].ToUpperInvariant(), key[1].ToUpperInvariant(), day, setting);
        // Column 1 is the code that is paid: a person need not know which one that is.
        if (!found.IsFound)
        {
            var other = tables.CodePair(key[1].ToUpperInvariant(), key[0].ToUpperInvariant(), day, setting);
            found = other.IsFound || !found.IsKnown ? other : found;
        }

        return new(found.Outcome, found.IsFound ? [ShownRow.Of(found.Value)] : null, found.Table);
    }

    // As the tables write them: diagnoses without their dot, package codes and ZIP codes without hyphens.
    private static string Written(TableKind kind, string key) => kind == TableKinds.Icd10
        ? key.Replace(".", "", StringComparison.Ordinal).ToUpperInvariant()
        : kind == TableKinds.Crosswalk || kind == TableKinds.NdcDirectory || kind == TableKinds.Zips
            ? key.Replace("-", "", StringComparison.Ordinal) : key.ToUpperInvariant();

    private static void Show(
        TextWriter output, Streams streams, Lookup<IReadOnlyList<ShownRow>> found, DateOnly day)
    {
        foreach (var row in found.Value!)
        {
            var grid = new Grid().AddColumn().AddColumn();
            foreach (var (column, cell) in row.Cells.Where(static cell => cell.Value.Length > 0))
                grid.AddRow(Markup.Escape(column), Markup.Escape(cell));
            Tables.Write(output, streams, grid);
            output.WriteLine();
        }

        output.WriteLine(TableLine.Of(found.Table!, day));
        output.WriteLine("  " + TableLine.From(found.Table!));
    }
}

/// <summary>A row of any table, cell by cell, each with the name of its column.</summary>
internal sealed record ShownRow(IReadOnlyList<KeyValuePair<string, string>> Cells)
{
    public static ShownRow Of(CodePairEdit edit) => new(
    [
        new("column1", edit.Column1), new("column2", edit.Column2), new("from", Text(edit.From)),
        new("through", edit.Through is { } last ? Text(last) : ""), new("modifier", edit.Modifier.ToString()),
        new("rationale", edit.Rationale),
    ]);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
