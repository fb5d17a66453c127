using System.CommandLine;
using Chairtime.Billing;
using Chairtime.Billing.Catalogue;
using Chairtime.Billing.Policies;
using Chairtime.Cli.Inputs;
using Chairtime.Reference;
using Chairtime.Reference.Review;
using Chairtime.Reference.Store;
using Chairtime.Reference.Tables;

namespace Chairtime.Cli.Reference;

/// <summary>Which of a file's visits two versions of a table would hold or pay differently.</summary>
internal static class VisitDifferences
{
    public static void Show(
        ParseResult call, Streams streams, string path, TableKind kind, ReferenceStore store,
        (List<StoredVersion> Before, List<StoredVersion> After) versions)
    {
        var (before, after) = versions;
        var isJson = call.GetValue(DiffCommand.Json);
        var output = call.InvocationConfiguration.Output;
        var context = new CodingContext(DrugCatalogue.Shipped, PayerBook.Shipped, PracticePolicies.Default, null);
        var (old, now) = (ReferenceSnapshot.Only(store, before), ReferenceSnapshot.Only(store, after));
        var complaints = new List<string>();
        var (read, touched) = (0, 0);
        foreach (var text in VisitInput.Texts(path, streams))
        {
            if (text.Read(complaints) is not { } visit)
                continue;
            read++;
            var coded = BillingCycle.Code(visit, context);
            var was = TableEffects.Of(coded, kind, old, Day(visit.DateOfService, before));
            var becomes = TableEffects.Of(coded, kind, now, Day(visit.DateOfService, after));
            if (was.SequenceEqual(becomes, StringComparer.Ordinal))
                continue;
            touched++;
            var gone = was.Except(becomes, StringComparer.Ordinal).ToList();
            var come = becomes.Except(was, StringComparer.Ordinal).ToList();
            if (isJson)
            {
                output.WriteLine(ReferenceJson.Text(new { visitId = visit.VisitId, before = gone, after = come }));
                continue;
            }

            output.WriteLine($"visit {visit.VisitId}");
            foreach (var effect in gone)
                output.WriteLine($"  before: {effect}");
            foreach (var effect in come)
                output.WriteLine($"  after:  {effect}");
        }

        foreach (var complaint in complaints)
            call.InvocationConfiguration.Error.WriteLine("chairtime: " + complaint);
        if (!isJson)
            output.WriteLine($"{touched} of {read} visits would be held or paid differently.");
    }

    // A visit of another quarter is compared as if it had taken place in each.
    private static DateOnly Day(DateOnly day, List<StoredVersion> versions) =>
        versions.Exists(version => version.Coverage.Contains(day)) ? day : versions[0].From;
}
