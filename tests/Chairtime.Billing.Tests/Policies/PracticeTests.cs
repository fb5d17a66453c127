using System.Text;
using Chairtime.Billing.Policies;

namespace Chairtime.Billing.Tests.Policies;

public sealed class PracticeTests
{
    private const string Whole = """
        {
          "practiceId": "P1", "name": "Invented Rheumatology", "timeZone": "America/Chicago",
          "billingProvider": {
            "npi": "1234567893", "taxId": "12-3456789", "taxIdType": "ein", "taxonomy": "207RR0500X",
            "name": "Invented Rheumatology PLLC",
            "address": {"line": "1 Example Way", "city": "Chicago", "state": "IL", "postalCode": "60601-0001"},
            "contact": {"name": "Billing", "phone": "3125550100"}
          },
          "locations": [{"locationId": "main", "npi": "1234567893", "name": "Main", "placeOfService": "11"}],
          "providers": [{"npi": "1234567893", "familyName": "Invented", "qualifyingApm": {"2026": true},
            "mips": {"2026": 0.01}, "participating": true}],
          "submitter": {"id": "SUB1", "qualifier": "ZZ", "usage": "P", "companion": {"claimsPerTransaction": "100"}},
          "receiver": {"id": "REC1", "name": "Invented Clearing"},
          "charges": {"96413": 350.00, "J1745": {"perUnit": 95.00}},
          "acquisition": [{
            "ndc": "57894-030-01", "lot": "L1", "cost": 4000, "quantity": 10, "receivedOn": "2026-01-05"}],
          "policies": {"nearMissMinutes": 5},
          "authorizationsFile": "authorizations.ndjson", "claimsFile": "claims.ndjson"
        }
        """;

    [Fact]
    public void Every_property_arrives()
    {
        var practice = Read(Whole);

        Assert.Equal("123456789", practice.BillingProvider?.TaxId);
        Assert.False(practice.BillingProvider?.IsSocialSecurityNumber);
        Assert.Equal("60601-0001", practice.BillingProvider?.Address?.PostalCode);
        Assert.Equal("3125550100", practice.BillingProvider?.Contact?.Phone);
        Assert.Equal("main", Assert.Single(practice.Locations).LocationId);
        var provider = Assert.Single(practice.Providers);
        Assert.True(provider.QualifyingApm[2026]);
        Assert.Equal(0.01m, provider.Mips[2026]);
        Assert.True(provider.Participating);
        Assert.True(practice.Submitter?.IsProduction);
        Assert.Equal("100", practice.Submitter?.Companion["claimsPerTransaction"]);
        Assert.Equal("REC1", practice.Receiver?.Id);
        Assert.Equal(4000m, Assert.Single(practice.Acquisitions).Cost);
        Assert.Equal(new DateOnly(2026, 1, 5), practice.Acquisitions[0].ReceivedOn);
        Assert.Equal(5, practice.Policies.NearMissMinutes);
        Assert.Equal("claims.ndjson", practice.ClaimsFile);
        Assert.Equal(950m, practice.Charges.For("J1745", 10, new DateOnly(2026, 3, 1)));
    }

    [Theory]
    [InlineData("\"usage\": \"P\"", "\"usage\": \"X\"", "practice.submitter.usage", "one of T, P")]
    [InlineData("\"npi\": \"1234567893\", \"taxId\"", "\"npi\": 5, \"taxId\"", "practice.billingProvider.npi", "text")]
    [InlineData("\"2026\": true", "\"year\": true", "practice.providers[0].qualifyingApm.year", "a year as its name")]
    [InlineData("\"2026-01-05\"", "\"5.1.2026\"", "practice.acquisition[0].receivedOn", "a date as YYYY-MM-DD")]
    [InlineData("\"cost\": 4000, ", "", "practice.acquisition[0]", "a purchase with ndc, cost and quantity")]
    [InlineData("\"locationId\": \"main\", ", "", "practice.locations[0]", "a location with its locationId")]
    [InlineData("\"contact\": {\"name\"", "\"contact\": {\"nom\"", "practice.billingProvider.contact",
        "only name, phone")]
    public void What_breaks_the_format_is_refused_with_its_place(
        string text, string instead, string place, string expected)
    {
        Assert.Contains(text, Whole, StringComparison.Ordinal);
        var error = Assert.Throws<PolicyFileException>(
            () => Read(Whole.Replace(text, instead, StringComparison.Ordinal)));

        Assert.Contains(place, error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Coding_needs_no_more_than_the_practices_id() =>
        Assert.Equal("P1", Read("{\"practiceId\": \"P1\", \"timeZone\": \"America/Chicago\"}").Name);

    [Fact]
    public void A_charge_may_change_on_a_day_without_a_source()
    {
        var practice = Read("""
            {"practiceId": "P1", "charges": {"96413": [
              {"from": "2025-01-01", "value": 300}, {"from": "2026-01-01", "value": 360}]}}
            """);

        Assert.Equal(300m, practice.Charges.For("96413", 1, new DateOnly(2025, 12, 31)));
        Assert.Equal(360m, practice.Charges.For("96413", 1, new DateOnly(2026, 1, 1)));
    }

    [Fact]
    public void Discarded_units_are_rounded_down_and_no_other_way()
    {
        Assert.NotNull(Read("{\"practiceId\": \"P1\", \"policies\": {\"discardRounding\": \"down\"}}"));
        var error = Assert.Throws<PolicyFileException>(
            () => Read("{\"practiceId\": \"P1\", \"policies\": {\"discardRounding\": \"up\"}}"));
        Assert.Contains("practice.policies.discardRounding", error.Message, StringComparison.Ordinal);
    }

    private static Practice Read(string json) => Practice.Read("practice.json", Encoding.UTF8.GetBytes(json));
}
