using System.Globalization;
using Chairtime.Billing;
using Chairtime.Billing.Claims;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Policies;
using Chairtime.Billing.Pricing;
using Chairtime.Billing.Rules;
using Chairtime.Billing.Visits;
using Chairtime.Billing.Vocabulary;
using Chairtime.Reference;
using Chairtime.Reference.Shipped;

namespace Chairtime.Cli.Inputs;

/// <summary>Codes, prices (when the practice is known) and checks visits under what the command line named. Each result
/// names the published tables that it relies on.</summary>
internal sealed record ChargingCoder(RuleContext Rules, ReferenceSnapshot Tables)
{
    private PricingContext? _pricing;

    public CodingContext Context => Rules.Coding;

    public Practice? Practice => Rules.Practice;

    /// <summary>Says which published tables were used past the day on which their publisher replaces them, and which
    /// were left out because they were not known yet; and which findings a payer's file names that there are none of.
    /// Once a run, at its end.</summary>
    public void ReportTables(Streams streams)
    {
        foreach (var strange in Context.Payers.StrangeSeverities(KnownFindings.Contains))
            streams.Error.WriteLine($"chairtime: {strange} is no finding; see docs/findings.md for their names");
        foreach (var line in Tables.Stale.Select(Stale).Distinct(StringComparer.Ordinal))
            streams.Error.WriteLine(line);
        if (Tables.NotYetKnown.Count > 0)
        {
            streams.Error.WriteLine("chairtime: left out, because it was imported after the day of --as-of: "
                + $"{string.Join(", ", Tables.NotYetKnown)}; 'reference import --known-from DATE' says that a table was "
                + "known earlier");
        }
    }

    public CodedVisit Code(Visit visit) => CodeAndPrice(visit).Coded;

    /// <summary>The same with each line's price; without any when the practice is not known.</summary>
    public PricedVisit CodeAndPrice(Visit visit)
    {
        var consulted = new ConsultedTables(Tables);
        var rules = Rules with { Coding = Context with { Tables = consulted } };
        var coded = BillingCycle.Code(visit, rules.Coding);
        var priced = Practice is null ? new PricedVisit(coded, [])
            : BillingCycle.Price(coded, Pricing with { Tables = consulted });
        return priced with { Coded = BillingCycle.Check(priced.Coded, rules) with { Tables = consulted.Versions } };
    }

    /// <summary>Over all payers of the visit.</summary>
    /// <param name="result">What the primary payer did, when it has decided.</param>
    public CoordinatedVisit Price(
        Visit visit, decimal? deductibleLeft, decimal? outOfPocketLeft, PayerResult? result)
    {
        var consulted = new ConsultedTables(Tables);
        var pricing = Pricing with
        {
            DeductibleLeft = deductibleLeft, OutOfPocketLeft = outOfPocketLeft, Tables = consulted,
        };
        var coordinated = BillingCycle.Coordinate(
            BillingCycle.Price(BillingCycle.Code(visit, Context), pricing), pricing, result);
        var coded = coordinated.Primary.Coded with { Tables = consulted.Versions };
        return coordinated with { Primary = coordinated.Primary with { Coded = coded } };
    }

    /// <summary>Priced and checked, with a practice or without: what needs one is then unknown.</summary>
    public PricedVisit Whole(Visit visit)
    {
        var priced = Price(visit, null, null, null).Primary;
        return priced with { Coded = BillingCycle.Check(priced.Coded, Rules) };
    }

    private static string Stale(StaleTable table) => string.Create(CultureInfo.InvariantCulture,
        $"chairtime: stale: {table.Version.Label} from {table.Version.Coverage.From:yyyy-MM-dd}, due to be replaced after {
            table.Version.FreshThrough:yyyy-MM-dd}, used for visits until {table.UsedFor:yyyy-MM-dd}; load the newer "
        + $"file with 'reference import {table.Version.Table} FILE'");

    private PricingContext Pricing => _pricing ??=
        new PricingContext(Context.Catalogue, Context.Payers, Practice, Tables, Parameters.Medicare);
}
