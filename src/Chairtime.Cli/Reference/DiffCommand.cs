using System.CommandLine;
using System.Globalization;
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
    internal static readonly Option<bool> Json = ReferenceCommand.JsonOption();

    private static readonly Option<string?> Visits = new("--visits")
    {
        Description = "Visits to compare under both versions.", HelpName = "FILE",
    };

    public static Command Create(Streams streams)
    {
        var command = new ExampleCommand(
            "diff", "What changed between two versions of a table, and which visits it touches.",
            "./chairtime reference diff asp 2025Q4 2026Q1 --visits visits.ndjson")
        {
            KindArgument, FromArgument, ToArgument, Folder, Visits, Json,
        };
        command.SetAction(call => Run(call, streams));
        return command;
    }

    private static int Run(ParseResult call, Streams streams)
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
        if (call.GetValue(Visits) is { } visits)
            VisitDifferences.Show(call, streams, visits, kind, store, (before, after));
        return ExitStatus.Done;
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
        RowChange.Added => $"+ {difference.Key}  {difference.After}",
        RowChange.Ended => $"- {difference.Key}  {difference.Before}" + (difference.After.Length > 0
            ? $"  ->  {difference.After}" : ""),
        RowChange.Changed => $"~ {difference.Key}  {difference.Before}  ->  {difference.After}",
    };
}
