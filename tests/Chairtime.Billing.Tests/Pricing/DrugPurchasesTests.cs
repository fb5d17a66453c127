using System.Collections.Immutable;
using Chairtime.Billing.Catalogue;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Pricing;
using Chairtime.Billing.Visits;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Tests.Pricing;

public class DrugPurchasesTests
{
    private const string Package = "57894003001";
    private static readonly DateOnly Day = new(2026, 10, 5);

    private static readonly DrugPurchases Purchases = new(
    [
        new("57894-030-01", "OLD", 1000, 10, new DateOnly(2026, 1, 1)),
        new("57894-030-01", "NEW", 6000, 10, new DateOnly(2026, 9, 1)),
        new("57894-030-01", "LATER", 9000, 10, new DateOnly(2026, 11, 1)),
        new("50242-136-01", null, 1150, 1, null),
    ], DrugCatalogue.Shipped);

    [Theory]
    [InlineData("OLD", 500)]
    [InlineData("NEW", 3000)]
    [InlineData(null, 3000)]
    [InlineData("NEVER-BOUGHT", 3000)]
    [InlineData("LATER", 4500)]
    public void A_container_costs_what_its_lot_cost_or_the_last_one_before_the_day(string? lot, int cost) =>
        Assert.Equal(new DrugCost(cost, null), Cost(new Vial(Package, new Quantity(100, "mg"), 5, lot, null, true)));

    [Fact]
    public void Before_the_first_purchase_the_cost_is_unknown()
    {
        var given = Given(new Vial(Package, null, 5, null, null, true));
        var cost = Purchases.Of(Coded(given, new DateOnly(2025, 1, 1)), "J1745");
        Assert.Null(cost.Dollars);
        Assert.Contains(Package, cost.Unknown, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_container_for_several_doses_only_what_was_given_counts() => Assert.Equal(150m,
        Cost(new Vial(Package, new Quantity(400, "mg"), 1, "NEW", null, false), doseMg: 100).Dollars);

    [Theory]
    [InlineData("UN", 5, 3000)]
    [InlineData("GR", 5, null)]
    public void Without_charted_containers_the_quantity_of_the_claim_counts_them(string unit, int quantity, int? cost)
    {
        var coded = Coded(Given(), Day, line => line with { Ndc = Package, NdcUnit = unit, NdcQuantity = quantity });
        var found = Purchases.Of(coded, "J1745");
        Assert.Equal(cost, (int?)found.Dollars);
        Assert.Equal(cost is null, found.Unknown is not null);
    }

    [Fact]
    public void Millilitres_are_counted_as_containers_of_the_catalogue()
    {
        var size = DrugCatalogue.Shipped.Find(Parsed("50242013601"))!.PackageSize!.Value;
        var coded = Coded(Given(), Day, line => line with
        {
            Ndc = "50242013601", NdcUnit = "ML", NdcQuantity = 3 * size,
        });
        Assert.Equal(3450m, Purchases.Of(coded, "J1745").Dollars);
    }

    [Fact]
    public void What_was_supplied_cost_the_practice_nothing() => Assert.Equal(0m, Purchases.Of(
        Coded(Given(new Vial(Package, null, 5, null, null, true)) with { Acquired = Acquired.Supplied }, Day), "J1745")
        .Dollars);

    [Fact]
    public void Given_and_discarded_lines_of_one_administration_cost_once()
    {
        var coded = Coded(Given(new Vial(Package, null, 5, "OLD", null, true)), Day);
        var twice = coded with { Lines = [.. coded.Lines, coded.Lines[0] with { Modifiers = ["JW"] }] };
        Assert.Equal(500m, Purchases.Of(twice, "J1745").Dollars);
    }

    private static DrugCost Cost(Vial vial, decimal doseMg = 500) => Purchases.Of(
        Coded(Given(vial) with { Dose = new Quantity(doseMg, "mg") }, Day), "J1745");

    private static Administration Given(params ImmutableArray<Vial> vials) => new()
    {
        Id = "A1", Drug = new DrugName(null, "J1745", null, null), Route = Route.IvInfusion, Vials = vials,
    };

    private static CodedVisit Coded(
        Administration given, DateOnly day, Func<ServiceLine, ServiceLine>? change = null)
    {
        var visit = new Visit { VisitId = "V1", DateOfService = day, Diagnoses = [], Administrations = [given] };
        var line = new ServiceLine("J1745", 50, [], [], ["A1"], $"500 mg.", []);
        return new CodedVisit(visit, [change?.Invoke(line) ?? line], [], [], Disposition.Ready);
    }

    private static Ndc Parsed(string text) =>
        Ndc.TryParse(text, out var ndc) ? ndc : throw new ArgumentException(text);
}
