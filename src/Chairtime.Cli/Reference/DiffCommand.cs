using System.CommandLine;
using System.Globalization;
using Chairtime.Cli.Inputs;
using Chairtime.Reference;
using Chairtime.Reference.Reading;
using Chairtime.Reference.Store;
using Chairtime.Reference.Tables;

namespace Chairtime.Cli.Reference;

/// <summary><c>reference diff KIND FROM TO</c>: what changed between two versions of a table, and for which visits it
/// matters.</summary>
internal static class DiffCommand
{
    private static readonly Argument<string> KindArgument = new("KIND") { Description = "Which table." };

    private static readonly Argument<string> FromArgument = new("FROM")
    {
        Description = "The earlier version: 2026Q3, a day that it covers, or the start of its hash.",
    };

    private static readonly Argument<string> ToArgument = new("TO") { Description = "The later version, named "
        + "likewise." };
    private static readonly Option<string> Folder = ReferenceCommand.FolderOption();
    private static readonly Option<bool> Json = ReferenceCommand.JsonOption();

    private static readonly Option<string?> Visits = new("--visits")
    {
        Description = "Visits to code, check and price under both versions, each as if on its own day.",
        HelpName = "FILE",
    };

    public static Command Create(Streams streams)
    {
        var command = new ExampleCommand(
            "diff", "What changed between two versions of a table, and which visits would be coded, held or paid "
            + "differently.",
            "./chairtime reference diff asp 2025Q4 2026Q1 --visits visits.ndjson --practice practice.json")
        {
            KindArgument, FromArgument, ToArgument, Folder, Visits, Json,
        };
        var inputs = new CodingInputs(command, withReference: false);
        command.SetAction(call => Run(call, streams, inputs));
        return command;
    }

    private static int Run(ParseResult call, Streams streams, CodingInputs inputs)
    {
        var kind = ReferenceCommand.Kind(call.GetValue(KindArgument)!, "");
        var store = ReferenceCommand.Store(call, Folder);
        var before = Find(store, kind, call.GetValue(FromArgument)!);
        var after = Find(store, kind, call.GetValue(ToArgument)!);
        var output = call.InvocationConfiguration.Output;
        var counts = new Dictionary<RowChange, int>();
        foreach (var (old, now) in Parts(before, after))
        {
            foreach (var difference in TableDiff.Between(old is null ? null : store.Load(old), store.Load(now)))
            {
                counts[difference.Change] = counts.GetValueOrDefault(difference.Change) + 1;
                output.WriteLine(call.GetValue(Json) ? ReferenceJson.Difference(difference) : Line(difference));
            }
        }

        if (!call.GetValue(Json))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{kind.Label}, {before[0].Coverage} against {after[0].Coverage}"
                    + $": {counts.GetValueOrDefault(RowChange.Added):N0} added,"
                    + $" {counts.GetValueOrDefault(RowChange.Changed):N0} changed,"
                    + $" {counts.GetValueOrDefault(RowChange.Ended):N0} ended."));
        if (call.GetValue(Visits) is not { } visits)
            return ExitStatus.Done;
        var (earlier, later) = (Under(before), Under(after));
        return new VisitDifferences(new VisitComparison(earlier, later), output, call.GetValue(Json)).Run(
            VisitInput.Texts(visits, streams, later.Practice), streams.Error);

        ChargingCoder Under(List<StoredVersion> versions) => inputs.Coder(
            call, visits, tables: ReferenceSnapshot.With(store, kind, versions, inputs.AsOf(call)));
    }

    private static IEnumerable<(StoredVersion? Old, StoredVersion Now)> Parts(List<StoredVersion> before,
        List<StoredVersion> after) =>
        after.Select(now => (before.Find(old => old.Part == now.Part), now));

    // One word may name several parts of one release; of each the newest restatement.
    private static List<StoredVersion> Find(ReferenceStore store, TableKind kind, string word)
    {
        var all = store.ReadManifest().Versions.Where(version => version.Kind == kind.Id).ToList();
        var day = Days.Quarter(word)?.From ?? (Days.TryParse(word, out var said) ? said : Year(word));
        var named = all.Where(version => day is { } asked ? version.Coverage.Contains(asked)
            : word.Length >= 6 && version.Sha256.StartsWith(word, StringComparison.OrdinalIgnoreCase)).ToList();
        var newest = named.GroupBy(version => version.Part)
            .Select(part => part.OrderBy(version => version.From).ThenBy(version => version.Sequence).Last()).ToList();
        return newest.Count > 0 ? newest : throw new CannotException(
            $"no {kind.Id} table for '{word}' is loaded; there are: "
            + (all.Count == 0 ? "none" : string.Join("; ", all.Select(v => $"{v.Coverage} ({v.Sha256[..8]})"))) + ".");
    }

    private static DateOnly? Year(string word) =>
        word.Length == 4 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year
            is > 1990 and < 2200
            ? new DateOnly(year, 1, 1) : null;

    private static string Line(RowDifference difference) => difference.Change switch
    {
        RowChange.Added => $"+ {difference.Key}  {Cells(difference.After)}",
        RowChange.Ended => $"- {difference.Key}  " + (difference.After.Count > 0 ? Changes(difference)
            : Cells(difference.Before)),
        RowChange.Changed => $"~ {difference.Key}  {Changes(difference)}",
    };

    private static string Cells(IEnumerable<KeyValuePair<string, string>> cells) =>
        string.Join(", ", cells.Select(static cell => $"{cell.Key} {cell.Value}"));

    private static string Changes(RowDifference difference) => string.Join(", ", difference.Before.Zip(
        difference.After, static (was, becomes) => $"{was.Key} {Shown(was.Value)} -> {Shown(becomes.Value)}"));

    private static string Shown(string cell) => cell.Length == 0 ? "nothing" : cell;
}
