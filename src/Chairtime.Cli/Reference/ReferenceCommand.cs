using System.CommandLine;
using Chairtime.Reference.Store;
using Chairtime.Reference.Tables;

namespace Chairtime.Cli.Reference;

/// <summary><c>reference</c>: which published tables are loaded, loading more, checking them, comparing them.</summary>
public static class ReferenceCommand
{
    /// <summary>Where tables are kept unless <c>--reference</c> says otherwise, below the current folder.</summary>
    public const string DefaultFolder = "chairtime-reference";

    public static Command Create(Streams streams)
    {
        var command = new ExampleCommand(
            "reference", "Published tables: which are loaded, for which dates, from which file.",
            "./chairtime reference import asp january-2026-medicare-part-b-payment-limit-files.zip")
        {
            ImportCommand.Create(streams), ListCommand.Create(streams), ShowCommand.Create(streams),
            VerifyCommand.Create(), DiffCommand.Create(streams),
        };
        return command;
    }

    internal static Option<string> FolderOption() => new("--reference")
    {
        Description = "Folder that holds the tables.",
        HelpName = "DIR",
        DefaultValueFactory = static _ => DefaultFolder,
    };

    internal static Option<bool> JsonOption() => new("--json") { Description = "Print the result as JSON." };

    internal static ReferenceStore Store(ParseResult call, Option<string> folder) =>
        ReferenceStore.Open(call.GetValue(folder) ?? DefaultFolder);

    /// <summary>A day option's value, or null.</summary>
    /// <exception cref="CannotException">Not a day.</exception>
    internal static DateOnly? Day(ParseResult call, Option<string?> option)
    {
        if (call.GetValue(option) is not { } text)
            return null;
        return Chairtime.Reference.Reading.Days.TryParse(text, out var day) ? day
            : throw new CannotException($"{option.Name} needs a day as YYYY-MM-DD, not '{text}'.");
    }

    /// <summary>The kind that a word names; <c>ptp</c> and <c>mue</c> are told apart by the file's name.</summary>
    /// <exception cref="CannotException">No such kind.</exception>
    internal static TableKind Kind(string word, string file)
    {
        var name = Path.GetFileName(file);
        var id = word.ToLowerInvariant() switch
        {
            "ptp" when Names(name, "ccioph", "hospital", "outpatient") => "ptp-outpatient",
            "ptp" => "ptp-practitioner",
            "mue" when Names(name, "outpatient", "facility") => "mue-facility",
            "mue" when Names(name, "dme") => "mue-dme",
            "mue" => "mue-practitioner",
            "icd10" or "icd-10-cm" or "icd10-cm" => "icd10cm",
            "crosswalk" or "ndc-hcpcs" => "asp-ndc",
            "opps" or "addendum-b" => "opps-b",
            "pprrvu" or "mpfs" => "rvu",
            "locco" => "locality",
            "zip5" or "zip9" => "zip",
            var other => other,
        };
        return TableKinds.Find(id) ?? throw new CannotException(
            $"'{word}' is no kind of table; there are {string.Join(", ", TableKinds.All.Select(kind => kind.Id))}.");
    }

    private static bool Names(string name, params string[] words) =>
        words.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));
}
