using System.Collections.Immutable;
using System.Diagnostics;
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
    // Few enough that they stay in the cache, as a visit does that was coded a moment before.
    private const int PeerVisits = 500;
    private const int Rounds = 7;
    private const ulong Seed = 20261005;

    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pass = TimeSpan.FromSeconds(0.2);
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

        var all = InTurns(
            visits, visit => BillingCycle.Code(visit, coding).Findings.Length,
            visits, visit => BillingCycle.Check(BillingCycle.Code(visit, coding), rules).Findings.Length);
        var coded = Array.ConvertAll(visits[..Math.Min(count, PeerVisits)], visit => BillingCycle.Code(visit, coding));
        var flat = Array.ConvertAll(coded, each => PeerVisit.Of(each, rules));
        var (twenty, engine) = (OwnTwenty(), PeerRules.Engine());
        for (var i = 0; i < coded.Length; i++)
            FindTheSame(coded[i], VisitChecker.Check(coded[i], rules, twenty), PeerTwenty(engine, flat[i]));
        var few = InTurns(
            coded, each => VisitChecker.Check(each, rules, twenty).Findings.Length,
            flat, visit => PeerTwenty(engine, visit).Count);
        return Report(all, few);
    }

    /// <summary>The best of several rounds of each, in turns, so that a machine that slows down slows both; before
    /// them a while in which everything is compiled and loaded.</summary>
    private static (double First, double Second) InTurns<TFirst, TSecond>(
        TFirst[] firsts, Func<TFirst, int> first, TSecond[] seconds, Func<TSecond, int> second)
    {
        for (var warming = Stopwatch.StartNew(); warming.Elapsed < Warm;)
            (_, _) = (Time(firsts, first), Time(seconds, second));
        var (bestFirst, bestSecond) = (double.MaxValue, double.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            var (one, other) = (Time(firsts, first), Time(seconds, second));
            (bestFirst, bestSecond) = (Math.Min(one, bestFirst), Math.Min(other, bestSecond));
        }

        return (bestFirst, bestSecond);
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

    private static ImmutableArray<Billing.Rules.Rule> OwnTwenty()
    {
        var ids = PeerRules.Twenty.Select(static rule => rule.Id).ToHashSet(StringComparer.Ordinal);
        var twenty = RuleBook.InOrder.RemoveAll(rule => !ids.Contains(rule.Id));
        return twenty.Length == PeerRules.Twenty.Length ? twenty
            : throw new InvalidOperationException($"{twenty.Length} of the twenty rules are in the rule book.");
    }

    private static List<RuleResultTree> PeerTwenty(RulesEngine.RulesEngine engine, PeerVisit visit)
    {
        var results = engine.ExecuteAllRulesAsync("checks", new RuleParameter("v", visit)).AsTask()
            .GetAwaiter().GetResult();
        var broken = results.Find(static each => each.ExceptionMessage is { Length: > 0 } && !each.IsSuccess
            && each.ExceptionMessage.Contains("Exception", StringComparison.Ordinal));
        return broken is null ? results : throw new InvalidOperationException(broken.ExceptionMessage);
    }

    /// <summary>Otherwise they would not have done the same work.</summary>
    private static void FindTheSame(CodedVisit coded, CodedVisit own, List<RuleResultTree> peer)
    {
        var found = own.Findings.Skip(coded.Findings.Length).Select(static finding => finding.Rule).ToHashSet();
        if (!found.SetEquals(peer.Where(static each => !each.IsSuccess).Select(static each => each.Rule.RuleName)))
            throw new InvalidOperationException($"The two find other rules broken in {coded.Visit.VisitId}.");
    }

    /// <summary>Microseconds for one item, over as many passes as make a time that can be measured.</summary>
    private static double Time<T>(T[] items, Func<T, int> work)
    {
        var (found, done) = (0L, 0L);
        var started = Environment.CpuUsage.TotalTime;
        var took = TimeSpan.Zero;
        while (took < Pass)
        {
            foreach (var item in items)
                found += work(item);
            done += items.Length;
            took = Environment.CpuUsage.TotalTime - started;
        }

        GC.KeepAlive(found);
        return took.TotalMicroseconds / done;
    }

    private static int Report((double Alone, double Both) all, (double Own, double Peer) twenty)
    {
        var table = new Table("", "visits/s", "microseconds/visit");
        void Add(string name, double time) => table.Add(name, Text($"{1e6 / time:N0}"), Text($"{time:0.00}"));
        Add("coding alone", all.Alone);
        Add(Text($"coding and {RuleBook.All.Count} checks"), all.Both);
        Add("twenty rules, Chairtime", twenty.Own);
        Add("the same twenty, RulesEngine", twenty.Peer);
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
