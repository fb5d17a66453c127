using System.Globalization;
using Chairtime.Bench.Reference;
using Chairtime.Bench.Visits;
using Chairtime.Billing;
using Chairtime.Billing.Catalogue;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Policies;
using Chairtime.Billing.Rules;
using Chairtime.Billing.Visits;
using Chairtime.Reference;
using Chairtime.Reference.Store;
using RulesEngine.Models;

namespace Chairtime.Bench.Checks;

/// <summary>Coding and all checks beside coding alone, and twenty of the rules beside the same in a rule
/// library.</summary>
internal static class ChecksBench
{
    private const double CheckedGoal = 1.0 / 3;
    private const double PeerGoal = 50;
    private const int PeerVisits = 2_000;
    private const ulong Seed = 20261005;

    private static readonly DateOnly FirstDay = new(2026, 10, 1);
    private static readonly DateOnly LastDay = new(2026, 12, 31);

    public static int Run(string[] args)
    {
        var folder = Directory.CreateTempSubdirectory("chairtime-bench-").FullName;
        try
        {
            return Measure(folder, Option(args, "--visits", 100_000), Option(args, "--pairs", 2_500_000));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int Option(string[] args, string name, int otherwise)
    {
        var at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
    }

    private static int Measure(string folder, int count, int pairs)
    {
        var generator = new VisitGenerator(Seed);
        var visits = new Visit[count];
        for (var i = 0; i < count; i++)
            visits[i] = OfQuarter(generator);
        var tables = Tables(folder, pairs);
        var coding = new CodingContext(DrugCatalogue.Shipped, PayerBook.Shipped, PracticePolicies.Default, null)
        {
            Tables = tables,
        };
        var rules = RuleContext.Of(coding);

        // Twice, the first time so that everything is compiled and loaded.
        var (alone, both) = (TimeSpan.Zero, TimeSpan.Zero);
        for (var round = 0; round < 2; round++)
        {
            alone = Time(visits, visit => BillingCycle.Code(visit, coding).Findings.Length);
            both = Time(visits, visit => BillingCycle.Check(BillingCycle.Code(visit, coding), rules).Findings.Length);
        }

        var coded = Array.ConvertAll(visits[..Math.Min(count, PeerVisits)], visit => BillingCycle.Code(visit, coding));
        var (own, peer) = (OwnTwenty(coded, rules), PeerTwenty(coded));
        return Report(count, coded.Length, (alone, both), (own, peer));
    }

    // A night's visits are of recent days, and the tables that were imported are of one quarter.
    private static Visit OfQuarter(VisitGenerator generator)
    {
        Visit visit;
        do
            visit = generator.Next();
        while (visit.DateOfService < FirstDay || visit.DateOfService > LastDay);
        return visit;
    }

    private static ReferenceSnapshot Tables(string folder, int pairs)
    {
        var zip = Path.Combine(folder, "medicare-ncci-2026q4-practitioner-ptp-edits-ccipra-v323r0.zip");
        GeneratedPairs.WriteZip(zip, pairs);
        var store = Path.Combine(folder, "store");
        var import = Measured.Run(
            "dotnet", Path.Combine(AppContext.BaseDirectory, "chairtime.dll"), "reference", "import", "ptp", zip,
            "--reference", store);
        if (import.Status != 0)
            throw new InvalidOperationException($"The import ended with {import.Status}.");
        return ReferenceSnapshot.Open(ReferenceStore.Open(store));
    }

    private static TimeSpan OwnTwenty(CodedVisit[] coded, RuleContext context)
    {
        var ids = PeerRules.Twenty.Select(static rule => rule.Id).ToHashSet(StringComparer.Ordinal);
        var twenty = RuleBook.InOrder.RemoveAll(rule => !ids.Contains(rule.Id));
        if (twenty.Length != PeerRules.Twenty.Length)
            throw new InvalidOperationException($"{twenty.Length} of the twenty rules are in the rule book.");
        var best = TimeSpan.MaxValue;
        for (var round = 0; round < 5; round++)
        {
            var took = Time(coded, each => VisitChecker.Check(each, context, twenty).Findings.Length);
            best = took < best ? took : best;
        }

        return best;
    }

    private static TimeSpan PeerTwenty(CodedVisit[] coded)
    {
        var engine = PeerRules.Engine();
        var flat = Array.ConvertAll(coded, PeerVisit.Of);
        var best = TimeSpan.MaxValue;
        for (var round = 0; round < 3; round++)
        {
            var took = Time(flat, visit =>
            {
                var results = engine.ExecuteAllRulesAsync("checks", new RuleParameter("v", visit)).AsTask()
                    .GetAwaiter().GetResult();
                var broken = results.Find(static each => each.ExceptionMessage is { Length: > 0 } && !each.IsSuccess
                    && each.ExceptionMessage.Contains("Exception", StringComparison.Ordinal));
                return broken is null ? results.Count
                    : throw new InvalidOperationException(broken.ExceptionMessage);
            });
            best = took < best ? took : best;
        }

        return best;
    }

    private static TimeSpan Time<T>(T[] items, Func<T, int> work)
    {
        var found = 0L;
        var started = Environment.CpuUsage.TotalTime;
        foreach (var item in items)
            found += work(item);
        GC.KeepAlive(found);
        return Environment.CpuUsage.TotalTime - started;
    }

    private static int Report(
        int count, int few, (TimeSpan Alone, TimeSpan Both) all, (TimeSpan Own, TimeSpan Peer) twenty)
    {
        var table = new Table("", "visits/s", "microseconds/visit");
        void Add(string name, int visits, TimeSpan time) => table.Add(
            name, Text($"{visits / time.TotalSeconds:N0}"), Text($"{time.TotalMicroseconds / visits:0.00}"));
        Add("coding alone", count, all.Alone);
        Add(Text($"coding and {RuleBook.All.Count} checks"), count, all.Both);
        Add("twenty rules, Chairtime", few, twenty.Own);
        Add("the same twenty, RulesEngine", few, twenty.Peer);
        table.Print();
        var (share, times) = (all.Alone / all.Both, twenty.Peer / twenty.Own);
        Console.WriteLine(Text($"\n{(share >= CheckedGoal ? "met   " : "MISSED")}  speed with checks: {
            share:0.00} of coding alone (goal {CheckedGoal:0.00})"));
        Console.WriteLine(Text($"{(times >= PeerGoal ? "met   " : "MISSED")}  faster than the rule library: {
            times:0} times (goal {PeerGoal:0})"));
        return share >= CheckedGoal && times >= PeerGoal ? 0 : 1;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
