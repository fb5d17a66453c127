using System.Text;
using Chairtime.Billing;
using Chairtime.Billing.Catalogue;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Policies;
using Chairtime.Billing.Pricing;
using Chairtime.Billing.Visits;
using Chairtime.Reference;
using Chairtime.Reference.Shipped;
using CsCheck;

namespace Chairtime.Cli.Tests.Pricing;

/// <summary>What holds for every price, whatever the lines.</summary>
public class PriceLawTests
{
    private static readonly string[] Codes =
    [
        "96413", "96415", "96365", "96375", "96372", "96523", "99213", "G2211", "85025", "20610", "J1745", "Q5121",
        "Q5103", "J0129", "J2507", "J0897", "Q5119", "S0028", "J1200", "Z9999",
    ];

    private static readonly string[] Places = ["11", "22", "24", "12"];

    private static readonly string[] Days = ["2026-02-10", "2026-10-05", "2025-11-03", "2024-05-06"];

    private static readonly decimal?[] Left = [null, 0m, 283m, 0.01m];

    // Nothing else may make a line worth nothing.
    private static readonly string[] Nothing =
        ["price.incident-to", "price.only-service", "price.carve-out", "price.case-rate", "price.lesser-of-charge"];

    private static readonly (string Payer, string PlanType)[] Plans =
        [("medicare-part-b", "medicare"), ("medicare-part-b", "medicare-advantage"), ("plan", "commercial")];

    private static readonly PayerBook Payers = PayerBook.ReadOverShipped([new("plan.json", Encoding.UTF8.GetBytes("""
        {
          "payerId": "plan", "name": "Invented", "extends": "commercial",
          "contract": {
            "rules": [
              { "id": "A", "match": { "codes": ["J*"] }, "price": { "form": "asp-plus", "percent": 9,
                "fallback": { "form": "percent-of-medicare-limit", "percent": 104 } } },
              { "id": "B", "match": { "codes": ["Q5103"] }, "price": { "form": "carve-out" } },
              { "id": "C", "match": { "codes": ["96360-96549"] },
                "price": { "form": "percent-of-medicare", "percent": 130 } },
              { "id": "D", "price": { "form": "percent-of-charges", "percent": 45 } }
            ],
            "coinsurancePercent": 15, "copay": 30, "passSequestration": true
          }
        }
        """))]);

    private static readonly Practice Practice = Practice.Read("practice.json", """
        {
          "practiceId": "P", "name": "Invented", "charges": { "96413": 120, "J1745": { "perUnit": 40 },
            "99213": 500, "20610": 90 },
          "locations": [
            { "locationId": "L", "name": "Invented", "medicareLocality": { "mac": "10112", "locality": "00" } }
          ],
          "providers": [ { "npi": "1000000004", "mips": { "2026": -0.05 }, "participating": false } ]
        }
        """u8.ToArray());

    private static readonly Gen<PricedCase> Any = Gen.Select(
        Gen.Select(Gen.Int[0, Codes.Length - 1], Gen.Int[1, 300]).Array[1, 12], Gen.Int[0, Plans.Length - 1],
        Gen.Int[0, Places.Length - 1], Gen.Int[0, Days.Length - 1], Gen.Int[0, Left.Length - 1],
        static (lines, plan, place, day, left) => new PricedCase(
            [.. lines.Select(line => (Codes[line.Item1], line.Item2))], plan, Places[place],
            DateOnly.Parse(Days[day], null), Left[left]));

    [Fact]
    public void Charge_is_written_off_owed_and_paid_to_the_cent() => Any.Sample(one =>
    {
        foreach (var price in one.Price().Prices)
        {
            Assert.True(price.Allowed is null == price.Indeterminate is not null);
            Assert.Equal(price.Allowed is null, price.ExpectedPaid is null);
            if (price.Charge is not { } charge || price.Allowed is null)
                continue;
            Assert.Equal(charge, price.Contractual + price.PatientOwes + price.Sequestration - price.MipsAdjustment
                + price.ExpectedPaid);
            Assert.Equal(decimal.Round(price.ExpectedPaid!.Value, 2), price.ExpectedPaid);
        }
    }, iter: 20_000);

    [Fact]
    public void Unknown_is_never_nothing_and_nothing_has_its_reason() => Any.Sample(one =>
    {
        foreach (var price in one.Price().Prices)
        {
            if (price.Allowed == 0)
                Assert.Contains(price.Steps, static step => Nothing.Contains(step.Rule));
            if (price.Allowed is not null)
                Assert.NotEmpty(price.Steps);
            Assert.All(price.Steps, static step => Assert.NotEqual("", step.Text));
        }
    }, iter: 20_000);

    [Fact]
    public void The_order_of_lines_changes_nothing_but_where_deductible_and_copay_fall() => Any.Sample(one =>
    {
        var (forward, backward) = (one.Price(), one.Reversed().Price());
        Assert.Equal(forward.Prices.Select(Allowed).Order(StringComparer.Ordinal),
            backward.Prices.Select(Allowed).Order(StringComparer.Ordinal));
        Assert.Equal(forward.Prices.Sum(static price => price.Deductible),
            backward.Prices.Sum(static price => price.Deductible));
        Assert.Equal(forward.Prices.Sum(static price => price.Copay),
            backward.Prices.Sum(static price => price.Copay));
        if (one.DeductibleLeft is null or 0 && one.Plan < 2)
            Assert.Equal(forward.ExpectedPaid, backward.ExpectedPaid);
    }, iter: 20_000);

    [Fact]
    public void What_the_payers_pay_and_the_patient_owes_is_what_is_allowed() => Any.Sample(one =>
    {
        var priced = one.Price();
        if (priced is not { ExpectedPaid: { } paid, PatientOwes: { } owed, Allowed: { } allowed })
            return;
        Assert.Equal(allowed, paid + owed + priced.Prices.Sum(static price => price.Sequestration)
            - priced.Prices.Sum(static price => price.MipsAdjustment));
        Assert.True(owed >= 0 && owed <= allowed);
    }, iter: 20_000);

    private static string Allowed(LinePrice price) =>
        $"{price.Line.Code} {price.Line.Units} {price.Allowed:0.00} {price.Indeterminate}";

    /// <summary>Lines of a visit, and who is asked.</summary>
    private sealed record PricedCase(
        (string Code, int Units)[] Lines, int Plan, string Place, DateOnly Day, decimal? DeductibleLeft)
    {
        public PricedCase Reversed() => this with { Lines = [.. Lines.Reverse()] };

        public PricedVisit Price()
        {
            var visit = new Visit
            {
                VisitId = "V", DateOfService = Day, PlaceOfService = Place, Diagnoses = ["M05.79"],
                Administrations = [],
                Coverages = [new Coverage(Plans[Plan].Payer, null, null, null, null, Plans[Plan].PlanType)],
                Providers = new VisitProviders(new Provider("1000000004", null, null, null), null, null, null, null),
            };
            var lines = Lines.Select(static line => new ServiceLine(line.Code, line.Units, [], ["M05.79"], [], $"", []));
            return BillingCycle.Price(new CodedVisit(visit, [.. lines], [], [], Disposition.Ready), new PricingContext(
                DrugCatalogue.Shipped, Payers, Practice, ReferenceSnapshot.Shipped(), Parameters.Medicare)
            {
                DeductibleLeft = DeductibleLeft,
            });
        }
    }
}
