using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Chairtime.Billing;
using Chairtime.Billing.Catalogue;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Policies;
using Chairtime.Billing.Pricing;
using Chairtime.Billing.Visits;
using Chairtime.Billing.Vocabulary;
using Chairtime.Reference;
using Chairtime.Reference.Shipped;

namespace Chairtime.Cli.Tests.Pricing;

/// <summary>Prices worked by hand from published tables, to the cent, over the tables that ship.</summary>
public class WorkedPriceTests
{
    private const string Clinician = "1234567893";

    private static readonly IReadOnlyList<JsonElement> Cases = [.. File
        .ReadAllLines(Path.Combine(Repository.Root, "tests", "cases", "Pricing", "worked-prices.jsonl"))
        .Select(line => JsonDocument.Parse(line).RootElement)];

    public static TheoryData<string> Ids => [.. Cases.Select(one => one.GetProperty("id").GetString()!)];

    [Theory, MemberData(nameof(Ids))]
    public void A_worked_price_is_met_to_the_cent(string id)
    {
        var one = Cases.Single(each => each.GetProperty("id").GetString() == id);
        var priced = Price(one);
        var expected = one.GetProperty("expect").EnumerateArray().ToList();

        Assert.Equal(expected.Count, priced.Prices.Length);
        for (var i = 0; i < expected.Count; i++)
            Matches(expected[i], priced.Prices[i]);
        var coordinated = BillingCycle.Coordinate(priced, Context(one));
        if (one.TryGetProperty("expectOthers", out var others))
        {
            Assert.All(others.EnumerateArray().Zip(coordinated.Others),
                static pair => Matches(pair.First, pair.Second));
            Assert.Equal(others.GetArrayLength(), coordinated.Others.Length);
        }

        if (one.TryGetProperty("patientOwes", out var owes))
            Assert.Equal(owes.ValueKind == JsonValueKind.Null ? null : owes.GetDecimal(), coordinated.PatientOwes);
    }

    [Fact]
    public void Charge_is_what_is_written_off_and_paid_and_owed()
    {
        foreach (var price in Cases.SelectMany(one => Price(one).Prices).Where(price => price.Allowed is not null))
        {
            if (price.Charge is not { } charge)
                continue;
            Assert.Equal(charge, price.Contractual + price.Deductible + price.Coinsurance + price.Copay
                + price.Sequestration - price.MipsAdjustment + price.ExpectedPaid);
        }
    }

    [Fact]
    public void Every_quarter_is_priced_or_says_why_not()
    {
        var one = Cases.Single(each => each.GetProperty("id").GetString() == "medicare.avsola-dallas");
        var priced = 0;
        for (var day = new DateOnly(2024, 1, 1); day.Year < 2027; day = day.AddMonths(1).AddDays(13))
        {
            foreach (var price in Price(one, day).Prices)
            {
                Assert.True(price.Indeterminate is null == price.Allowed is not null, $"{day}: {price.Line.Code}");
                Assert.True(price.Indeterminate is null || price.Indeterminate.Contains("20", StringComparison.Ordinal),
                    $"{day}: {price.Indeterminate}");
                Assert.True(price.Allowed is null || price.Allowed > 0 && price.Steps.Length >= 3, $"{day}");
                priced += price.Allowed is null ? 0 : 1;
            }
        }

        Assert.True(priced > 10, $"{priced} lines priced");
    }

    [Fact]
    public void The_order_of_lines_changes_no_price_but_where_the_deductible_falls()
    {
        var one = Cases.Single(each => each.GetProperty("id").GetString() == "medicare.inflectra-alabama-deductible");
        var (forward, backward) = (Price(one), Price(one, reversed: true));

        Assert.Equal(forward.Allowed, backward.Allowed);
        Assert.Equal(forward.Prices.Sum(price => price.Deductible), backward.Prices.Sum(price => price.Deductible));
        Assert.Equal(forward.Prices.Select(price => price.Allowed),
            backward.Prices.Reverse().Select(price => price.Allowed));
    }

    [Theory]
    [InlineData("medicare.no-place", "96413", 333.18)]
    [InlineData("contract.no-rule", "J1745", 4052.88)]
    [InlineData("medicare.no-place", "Q5121", 2381.10)]
    public void A_default_charge_goes_by_medicare_where_what_to_expect_is_unknown(
        string id, string code, double charge)
    {
        var one = Cases.Single(each => each.GetProperty("id").GetString() == id);
        var line = Price(one, charges: "\"default\": {\"percentOfExpected\": 250}").Coded.Lines
            .First(each => each.Code == code);
        Assert.Equal((decimal)charge, line.Charge);
        Assert.Equal(line.Expected is null, line.IsChargedByMedicare);
    }

    [Theory]
    [InlineData(CoordinationForm.Standard, 222.65)]
    [InlineData(CoordinationForm.NonDuplication, 0)]
    [InlineData(CoordinationForm.MaintenanceOfBenefits, 127.21)]
    public void A_second_plan_pays_by_its_form(CoordinationForm form, double expected) => Assert.Equal(
        (decimal)expected, Coordination.Secondary(form, 800m, 872.79m, 222.65m, allowed: 1100m, costShare: 100m));

    [Theory]
    [InlineData(1500, 1200, 960, 240.00, 4.80, 235.20)]
    [InlineData(1500, 1200, 0, 778.15, 15.56, 762.59)]
    [InlineData(1000, 1200, 960, 40.00, 0.80, 39.20)]
    public void Medicare_behind_a_group_plan_pays_the_lowest_of_three(
        double charge, double allowed, double paid, double share, double reduction, double expected) => Assert.Equal(
        ((decimal)share, (decimal)reduction, (decimal)expected),
        Coordination.MedicareSecondary((decimal)charge, (decimal)allowed, (decimal)paid, 972.69m, 778.15m, 2));

    [Fact]
    public void Copay_assistance_is_refused_beside_a_government_plan()
    {
        Assert.Equal((90m, null), Coordination.CopayAssistance(["commercial"], 100, 10, 5000));
        Assert.Equal((50m, null), Coordination.CopayAssistance(["commercial"], 100, 10, 50));
        Assert.Equal((0m, null), Coordination.CopayAssistance(["commercial"], 5, 10, 50));
        var (unknown, why) = Coordination.CopayAssistance(["commercial", null], 100, 10, 5000);
        Assert.Null(unknown);
        Assert.Contains("not known", why, StringComparison.Ordinal);
        string[] government =
            ["medicare", "medicare-advantage", "medicaid", "tricare", "va", "champva", "TRICARE", "chip", "medigap"];
        foreach (var plan in government)
        {
            var (benefit, refused) = Coordination.CopayAssistance(["commercial", plan], 100, 10, 5000);
            Assert.Null(benefit);
            Assert.Contains(plan, refused, StringComparison.Ordinal);
        }
    }

    private static void Matches(JsonElement expected, OtherPayerPrice price)
    {
        if (expected.TryGetProperty("unknown", out var reason))
        {
            Assert.Null(price.Expected);
            Assert.Contains(reason.GetString()!, price.Because, StringComparison.Ordinal);
            return;
        }

        var steps = string.Join("; ", price.Steps.Select(step => step.Text));
        Assert.True(expected.GetProperty("expected").GetDecimal() == price.Expected, $"{price.Expected}: {
            price.Because} {steps}");
        if (expected.TryGetProperty("sequestration", out var taken))
            Assert.Equal(taken.GetDecimal(), price.Sequestration);
        Assert.NotEmpty(price.Steps);
    }

    private static void Matches(JsonElement expected, LinePrice price)
    {
        foreach (var property in expected.EnumerateObject())
        {
            if (property.Name == "unknown")
            {
                Assert.Null(price.Allowed);
                Assert.Contains(property.Value.GetString()!, price.Indeterminate, StringComparison.Ordinal);
                continue;
            }

            decimal? found = property.Name switch
            {
                "allowed" => price.Allowed,
                "contractual" => price.Contractual,
                "deductible" => price.Deductible,
                "coinsurance" => price.Coinsurance,
                "copay" => price.Copay,
                "mips" => price.MipsAdjustment,
                "sequestration" => price.Sequestration,
                "paid" => price.ExpectedPaid,
                _ => throw new InvalidOperationException(property.Name),
            };
            Assert.True(property.Value.GetDecimal() == found, $"{price.Line.Code} {property.Name}: {found}, expected {
                property.Value}; {price.Indeterminate}; {string.Join("; ", price.Steps.Select(step => step.Text))}");
        }
    }

    private static PricedVisit Price(
        JsonElement one, DateOnly? on = null, bool reversed = false, string? charges = null)
    {
        var day = on ?? Day(one);
        var payer = one.GetProperty("payer").GetString() ?? "plan";
        var visit = new Visit
        {
            VisitId = "V", DateOfService = day, Diagnoses = ["M05.79"], Administrations = [],
            PlaceOfService = Text(one, "place") ?? "11",
            Coverages = [new Coverage(payer, null, null, null, null, Text(one, "planType")), .. Others(one).Select(
                static other => new Coverage(Text(other, "payer")!, null, null, null, null, Text(other, "planType")))],
            Providers = new VisitProviders(
                new Provider(Clinician, null, null, Text(one, "taxonomy")), null, null, null, null),
        };
        var lines = Lines(one);
        var coded = new CodedVisit(visit, [.. reversed ? lines.Reverse() : lines], [], [], Disposition.Ready);
        return BillingCycle.Price(coded, Context(one, day, charges) with
        {
            DeductibleLeft = Dollars(one, "deductibleLeft"), OutOfPocketLeft = Dollars(one, "outOfPocketLeft"),
        });
    }

    private static PricingContext Context(JsonElement one, DateOnly? day = null, string? charges = null) => new(
        DrugCatalogue.Shipped, Payers(one), Practice(one, day ?? Day(one), Lines(one), charges),
        ReferenceSnapshot.Shipped(), one.TryGetProperty("noWorkFloor", out _)
            ? Parameters.Medicare with
            {
                WorkFloor = new Dated<decimal?>("none", [new(DateOnly.MinValue, null, new Citation("test", ""))]),
            }
            : Parameters.Medicare);

    private static DateOnly Day(JsonElement one) =>
        DateOnly.ParseExact(one.GetProperty("day").GetString()!, "yyyy-MM-dd");

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static decimal? Dollars(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetDecimal() : null;

    private static JsonElement.ArrayEnumerator Others(JsonElement one) =>
        one.TryGetProperty("others", out var others) ? others.EnumerateArray() : [];

    private static ServiceLine[] Lines(JsonElement one) => [.. one.GetProperty("lines").EnumerateArray().Select(Line)];

    private static ServiceLine Line(JsonElement line) => new(
        line.GetProperty("code").GetString()!, line.GetProperty("units").GetInt32(),
        [.. line.GetProperty("modifiers").EnumerateArray().Select(modifier => modifier.GetString()!)], ["M05.79"], [],
        $"", [])
    {
        Ndc = Text(line, "ndc"),
        NdcQuantity = Dollars(line, "ndcQuantity"),
        NdcUnit = Text(line, "ndcUnit") ?? "UN",
        Charge = Dollars(line, "charge"),
    };

    // The plan of the case, and those behind it that have a contract.
    private static PayerBook Payers(JsonElement one)
    {
        var files = Others(one).Append(one).Where(each => each.TryGetProperty("contract", out _)).Select(each =>
        {
            var id = Text(each, "payer") ?? "plan";
            return KeyValuePair.Create(id + ".json", (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(
                $$"""
                {"payerId": "{{id}}", "name": "Invented", "extends": "commercial", "contract": {{
                    each.GetProperty("contract").GetRawText()}}}
                """));
        }).ToList();
        return files.Count == 0 ? PayerBook.Shipped : PayerBook.ReadOverShipped(files);
    }

    private static Practice Practice(
        JsonElement one, DateOnly day, IEnumerable<ServiceLine> lines, string? charges)
    {
        charges ??= string.Join(",", lines.Where(line => line.Charge is not null).DistinctBy(line => line.Code)
            .Select(line => FormattableString.Invariant(
                $"\"{line.Code}\": {{\"perUnit\": {line.Charge / line.Units}}}")));
        var acquisition = one.TryGetProperty("acquisition", out var bought) ? bought.GetRawText() : "[]";
        var practice = Billing.Policies.Practice.Read("practice.json", Encoding.UTF8.GetBytes(
            $$"""
            {"practiceId": "P", "name": "Invented", "charges": { {{charges}} }, "acquisition": {{acquisition}} }
            """));
        var clinician = new PracticeProvider(Clinician, null, null, null)
        {
            Mips = one.TryGetProperty("mips", out var mips)
                ? new Dictionary<int, decimal> { [day.Year] = mips.GetDecimal() }.ToFrozenDictionary()
                : FrozenDictionary<int, decimal>.Empty,
            QualifyingApm = one.TryGetProperty("qualifying", out _)
                ? new Dictionary<int, bool> { [day.Year] = true }.ToFrozenDictionary()
                : FrozenDictionary<int, bool>.Empty,
            Participating = one.TryGetProperty("participating", out var takesPart) ? takesPart.GetBoolean() : null,
        };
        var locality = one.GetProperty("locality");
        ImmutableArray<Location> locations = Text(one, "state") is { } state
            ? [new Location("main", null, null, null, new Address("1 Sample Street", "Testville", state, "00000-0001"))]
            : locality.ValueKind == JsonValueKind.Null ? [] :
        [
            new Location("main", null, null, null, null)
            {
                Medicare = new MedicareLocality(locality[0].GetString()!, locality[1].GetString()!),
            },
        ];
        return practice with { Providers = [clinician], Locations = locations };
    }
}
