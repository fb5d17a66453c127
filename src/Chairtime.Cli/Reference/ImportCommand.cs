using System.CommandLine;
using System.Globalization;
using Chairtime.Reference.Store;
using Chairtime.Reference.Tables;
using Spectre.Console;

namespace Chairtime.Cli.Reference;

/// <summary><c>reference import KIND FILE</c>: loads a publisher's file whole, or changes nothing.</summary>
internal static class ImportCommand
{
    private static readonly Argument<string> KindArgument = new("KIND")
    {
        Description = "Which table: " + string.Join(", ", TableKinds.All.Select(kind => kind.Id)) + ".",
    };

    private static readonly Argument<string[]> FileArgument = new("FILE")
    {
        Description = "The file as published: zip, csv, txt or xlsx; several for a table that comes in parts.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string> Folder = ReferenceCommand.FolderOption();
    private static readonly Option<bool> Json = ReferenceCommand.JsonOption();

    private static readonly Option<string?> From = new("--from")
    {
        Description = "First day it covers, for a file that does not say so itself.", HelpName = "DATE",
    };

    private static readonly Option<string?> KnownFrom = new("--known-from")
    {
        Description = "Day from which the table was in use here; today when left out.", HelpName = "DATE",
    };

    public static Command Create(Streams streams)
    {
        var command = new ExampleCommand(
            "import", "Loads a publisher's file as it ships: all of it or, with one message, nothing.",
            "./chairtime reference import ptp medicare-ncci-2026q4-practitioner-ptp-edits-ccipra-v323r0-f1.zip")
        {
            KindArgument, FileArgument, Folder, Json, From, KnownFrom,
        };
        command.SetAction(call => Run(call, streams));
        return command;
    }

    // Each file is an import of its own: one that is refused does not undo the others.
    private static int Run(ParseResult call, Streams streams)
    {
        var status = ExitStatus.Done;
        foreach (var file in call.GetValue(FileArgument)!)
        {
            var kind = ReferenceCommand.Kind(call.GetValue(KindArgument)!, file);
            if (!File.Exists(file))
                throw new CannotException($"there is no file '{file}'.");
            status = Math.Max(status, Import(call, streams, kind, file));
        }

        return status;
    }

    private static int Import(ParseResult call, Streams streams, TableKind kind, string file)
    {
        var outcome = ReferenceCommand.Store(call, Folder).Import(
            kind, file, new ImportRequest(ReferenceCommand.Day(call, From)), DateTimeOffset.UtcNow,
            ReferenceCommand.Day(call, KnownFrom));
        var (output, errors) = (call.InvocationConfiguration.Output, call.InvocationConfiguration.Error);
        if (call.GetValue(Json))
            output.WriteLine(ReferenceJson.Outcome(outcome));
        switch (outcome)
        {
            case ImportOutcome.Loaded loaded:
                if (!call.GetValue(Json))
                    Show(output, streams, kind, loaded);
                return ExitStatus.Done;
            case ImportOutcome.AlreadyLoaded same:
                errors.WriteLine(
                    $"chairtime: nothing changed: this {kind.Id} file was loaded before, "
                        + $"on {same.Version.KnownFrom:yyyy-MM-dd}"
                    + $" from {same.Version.File} (sha256 {same.Version.Sha256}).");
                return ExitStatus.NeedsPerson;
            case ImportOutcome.Refused refused:
                errors.WriteLine($"chairtime: nothing changed: {refused.Reason}.");
                return ExitStatus.CouldNot;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static void Show(TextWriter output, Streams streams, TableKind kind, ImportOutcome.Loaded loaded)
    {
        var version = loaded.Version;
        var grid = new Grid().AddColumn().AddColumn();
        void Row(string name, string value) => grid.AddRow(Markup.Escape(name), Markup.Escape(value));
        Row("Table", $"{kind.Label} ({kind.Id}{(version.Part.Length > 0 ? ", part " + version.Part : "")})");
        Row("File", version.File == version.Table ? version.File : $"{version.File}, {version.Table}");
        Row("Days covered", version.Coverage.ToString());
        if (version.ReleasedOn is { } released)
            Row("Released", released.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Row("Rows", version.Rows.ToString("N0", CultureInfo.InvariantCulture));
        Row("Changes", string.Create(CultureInfo.InvariantCulture,
            $"{version.Added:N0} added, {version.Changed:N0} changed, {version.Ended:N0} ended"));
        if (loaded.Replaced is { } before)
            Row("Restates", $"the version of {before.KnownFrom:yyyy-MM-dd} from {before.File}, which is kept");
        Row("SHA-256", version.Sha256);
        Tables.Write(output, streams, grid);
    }
}
