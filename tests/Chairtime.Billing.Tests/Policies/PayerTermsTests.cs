using System.Text;
using Chairtime.Billing.Policies;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Tests.Policies;

public sealed class PayerTermsTests
{
    private const string Whole = """
        {
          "payerId": "mine", "name": "Invented", "planType": "commercial", "x12PayerId": "00001",
          "authorization": [{"codes": ["J1745"], "required": true, "sites": ["22"], "diagnoses": ["M05"],
            "units": "visits", "includesDiscarded": true, "leadDays": 14, "retroDays": 3, "source": "S1 (unverified)"}],
          "coverage": [{"codes": ["J1745"], "diagnoses": ["M05"], "minimumAge": 18,
            "maximumDose": {"value": 5, "unit": "mg/kg"}, "minimumIntervalDays": 28, "requires": ["R"],
            "preferredInsteadOf": ["Q5104"], "source": "S2"}],
          "documents": {"documentation.stop-time-missing": "warns"},
          "timelyFiling": [{"from": "2020-01-01", "value": {"days": 180}, "source": "S3"},
            {"from": "2026-01-01", "value": {"days": 90, "from": "discharge"}, "source": "S4"}],
          "correctedDays": 60, "secondaryDays": 45,
          "appeals": [{"level": "reconsideration", "days": 180}]
        }
        """;

    private static readonly DateOnly Day = new(2026, 3, 2);

    [Fact]
    public void Every_property_of_medical_policy_arrives()
    {
        var terms = Terms(Whole, Day);

        Assert.Equal(("commercial", "00001"), (terms.PlanType, terms.X12PayerId));
        var authorization = Assert.Single(terms.Authorization);
        Assert.True(authorization.Required);
        Assert.Equal(AuthorizationUnits.Visits, authorization.Units);
        Assert.Equal((14, 3, (bool?)true),
            (authorization.LeadDays, authorization.RetroDays, authorization.IncludesDiscarded));
        Assert.Equal(Confidence.Unverified, authorization.Source.Confidence);
        var coverage = Assert.Single(terms.Coverage);
        Assert.Equal(new Quantity(5, "mg/kg"), coverage.MaximumDose);
        Assert.Equal((18, 28), (coverage.MinimumAge, coverage.MinimumIntervalDays));
        Assert.Equal(["Q5104"], coverage.PreferredInsteadOf);
        Assert.Equal("S2", coverage.Source.Title);
        Assert.Equal(Severity.Warns, terms.Documents["documentation.stop-time-missing"]);
        Assert.Equal(new AppealLevel("reconsideration", 180), Assert.Single(terms.Appeals));
    }

    [Theory]
    [InlineData("2019-12-31", null, "date-of-service")]
    [InlineData("2020-01-01", 180, "date-of-service")]
    [InlineData("2025-12-31", 180, "date-of-service")]
    [InlineData("2026-01-01", 90, "discharge")]
    public void Filing_days_are_those_of_the_day(string day, int? days, string from)
    {
        var filing = Terms(Whole, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).TimelyFiling;

        Assert.Equal((days, from, 60, 45), (filing?.Days, filing?.From, filing?.CorrectedDays, filing?.SecondaryDays));
    }

    [Theory]
    [InlineData("{\"payerId\": \"mine\"}", "mine", false)]
    [InlineData("{\"payerId\": \"mine\", \"planType\": \"medicare-advantage\"}", "mine", true)]
    [InlineData("{\"payerId\": \"medicare-part-b\", \"missingStop\": \"push\"}", "medicare-part-b", true)]
    [InlineData("{\"payerId\": \"medicare-part-b\", \"extends\": \"medicare-part-b\"}", "medicare-part-b", true)]
    [InlineData("{\"payerId\": \"medicare-part-b\", \"extends\": \"commercial\"}", "medicare-part-b", false)]
    public void What_a_file_does_not_say_holds_as_the_payer_beneath_it_says(string file, string id, bool demandsJz)
    {
        var terms = PayerBook.ReadOverShipped([new("file.json", Encoding.UTF8.GetBytes(file))]).On(id, Day)!;

        Assert.Equal(demandsJz, terms.Jz == DiscardedModifier.Required);
        Assert.Contains("22", terms.FacilityPlaces);
        Assert.Equal(id, terms.Name);
    }

    [Fact]
    public void Documents_may_be_a_list()
    {
        var terms = Terms(Whole.Replace("""{"documentation.stop-time-missing": "warns"}""",
            """[{"rule": "documentation.stop-time-missing", "severity": "blocks"}]""", StringComparison.Ordinal), Day);

        Assert.Equal(Severity.Blocks, terms.Documents["documentation.stop-time-missing"]);
    }

    [Theory]
    [InlineData("\"units\": \"visits\"", "\"units\": \"grams\"", "authorization[0].units",
        "one of hcpcs, visits, doses")]
    [InlineData("\"leadDays\": 14", "\"leadDays\": -1", "authorization[0].leadDays", "a whole number from 0")]
    [InlineData("[{\"codes\": [\"J1745\"], \"required\"", "[{\"codes\": [\"*\"], \"required\"",
        "authorization[0].codes[0]", "a code (J1745), a beginning (Q51*) or a range (96413-96415)")]
    [InlineData("[{\"codes\": [\"J1745\"], \"diagnoses\"", "[{\"codes\": [\"J17*\"], \"diagnoses\"",
        "coverage[0].codes[0]", "a code in full, such as J1745")]
    [InlineData("\"leadDays\"", "\"leedDays\"", "authorization[0]", "unknown property leedDays")]
    [InlineData("\"unit\": \"mg/kg\"", "\"unit\": \"mg/pound\"", "coverage[0].maximumDose", "a quantity")]
    [InlineData("[{\"codes\": [\"J1745\"], \"diagnoses\"", "[{\"diagnoses\"", "coverage[0]",
        "a policy that names its codes")]
    [InlineData("\"warns\"", "\"worries\"", "documents.documentation.stop-time-missing",
        "one of blocks, warns, informs")]
    [InlineData(", \"days\": 180}]", "}]", "appeals[0]", "a level and its days")]
    [InlineData("{\"days\": 90, \"from\"", "{\"days\": 90, \"since\"", "timelyFiling", "unknown property since")]
    public void What_breaks_the_format_is_refused_with_its_place(
        string text, string instead, string place, string expected)
    {
        Assert.Contains(text, Whole, StringComparison.Ordinal);
        var error = Assert.Throws<PolicyFileException>(
            () => Terms(Whole.Replace(text, instead, StringComparison.Ordinal), Day));

        Assert.Contains("mine.json", error.Message, StringComparison.Ordinal);
        Assert.Contains(place, error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("asp-plus")]
    [InlineData("percent-of-medicare-limit")]
    [InlineData("awp-minus")]
    [InlineData("wac-plus")]
    [InlineData("percent-of-medicare")]
    [InlineData("PctOfCharges")]
    public void A_percentage_that_the_contract_does_not_state_is_refused(string form)
    {
        string Text(string price) => $$$"""
            {"payerId": "mine", "contract": {"rules": [{"id": "R1", "price": {"form": "{{{form}}}"{{{price}}} }}]}}
            """;
        Assert.Contains("a price with its percent",
            Assert.Throws<PolicyFileException>(() => Terms(Text(""), Day)).Message, StringComparison.Ordinal);
        Assert.Equal(0, Terms(Text(", \"percent\": 0"), Day).Contract!.Rules[0].Price.Percent);
    }

    [Fact]
    public void Every_shipped_payer_reads_and_is_named_as_its_file()
    {
        Assert.True(PayerBook.Shipped.PayerIds.Count() >= 17);
        Assert.All(PayerBook.Shipped.PayerIds, payerId =>
        {
            foreach (var day in PayerBook.Shipped.ChangesOf(payerId))
                Assert.Equal(payerId, PayerBook.Shipped.On(payerId, day)?.PayerId);
        });
    }

    private static PayerTerms Terms(string json, DateOnly day) =>
        PayerBook.Read([new("mine.json", Encoding.UTF8.GetBytes(json))]).On("mine", day)!;
}
