using System.Collections.Frozen;
using Chairtime.Billing.Claims;
using Chairtime.Billing.Claims.Forms;
using Chairtime.Billing.Policies;
using Chairtime.Billing.Visits;
using Chairtime.Billing.Vocabulary;
using Chairtime.X12.Checking;
using Chairtime.X12.Guides.Claim837P;
using CsCheck;

namespace Chairtime.Billing.Tests.Claims;

public class ClaimTests
{
    private static readonly string[] Codes = ["96413", "96415", "J1745", "J1200", "36415", "85025"];

    private static readonly Gen<(string, decimal)[]> AnyLines = Gen.Select(
            Gen.Int[0, Codes.Length - 1], Gen.Int[1, 999_999],
            static (code, cents) => (Codes[code], cents / 100m))
        .Array[1, 60];

    [Fact]
    public void Every_page_has_six_lines_at_most_and_its_form_the_sum_of_its_lines() => AnyLines.Sample(lines =>
    {
        foreach (var claim in SampleClaim.Make(SampleClaim.Coded(SampleClaim.Visit, lines)).Claims)
        {
            var paper = PaperForm.Of(claim);
            Assert.Empty(paper.Problems);
            Assert.Equal((claim.Lines.Length + 5) / 6, paper.Pages.Length);
            Assert.All(paper.Pages[..^1], static page => Assert.Equal(PaperForm.Continued, page["28"]));
            Assert.Equal(claim.Charge, Money(paper.Pages[^1]["28"]));
            Assert.Equal(claim.Charge, paper.Pages.Sum(static page =>
                Enumerable.Range(1, 6).Sum(line => Money(page[$"24F.{line}"]))));
            Assert.Equal(claim.Lines.Select(static line => line.Code), paper.Pages.SelectMany(static page =>
                Enumerable.Range(1, 6).Select(line => page[$"24D.code.{line}"]).OfType<string>()));
        }
    }, iter: 200);

    [Fact]
    public void No_more_than_fifty_lines_stand_on_a_claim_and_all_have_a_pointer() => AnyLines.Sample(lines =>
    {
        var claims = SampleClaim.Make(SampleClaim.Coded(SampleClaim.Visit, lines)).Claims;
        Assert.All(claims, static claim => Assert.InRange(claim.Lines.Length, 1, 50));
        Assert.All(claims.SelectMany(static claim => claim.Lines), static line => Assert.NotEmpty(line.Pointers));
        Assert.Equal(lines.Length, claims.SelectMany(static claim => claim.Lines).Select(static line => line.Control)
            .Distinct(StringComparer.Ordinal).Count());
    }, iter: 100);

    [Fact]
    public void Control_numbers_are_the_same_in_every_run_and_differ_between_submissions()
    {
        var coded = SampleClaim.Coded(SampleClaim.Visit, ("96413", 350m));
        var first = Assert.Single(SampleClaim.Make(coded).Claims);
        Assert.Equal(first.ControlNumber, Assert.Single(SampleClaim.Make(coded).Claims).ControlNumber);
        var again = Assert.Single(SampleClaim.Make(coded, instructions: Replacing("PAYER-99A")).Claims);
        Assert.NotEqual(first.ControlNumber, again.ControlNumber);
        Assert.Equal(14, again.ControlNumber.Length);
        Assert.Equal(ClaimFrequency.Replacement, again.Frequency);
        Assert.Contains("REF*F8*PAYER-99A~", System.Text.Encoding.ASCII.GetString(SampleClaim.Interchange([again])),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_replacement_without_the_payers_number_is_held() => Assert.Contains(
        SampleClaim.Make(SampleClaim.Coded(SampleClaim.Visit, ("96413", 350m)), instructions: Replacing(null)).Findings,
        static finding => finding.Rule == "claim.payer-number-missing");

    [Fact]
    public void Each_of_several_claims_is_corrected_under_its_own_number_or_none_goes_out()
    {
        var coded = SampleClaim.Coded(
            SampleClaim.Visit, [.. Enumerable.Range(0, 51).Select(static _ => ("96415", 10m))]);
        var key = new VisitPayer("V1", "commercial");
        var given = new Resubmission(ClaimFrequency.Void, null, 2) { PayerControlNumbers = ["ICN1", "ICN2"] };
        ClaimInstructions Voided(Resubmission one) => new()
        {
            Resubmissions = FrozenDictionary.ToFrozenDictionary([KeyValuePair.Create(key, one)]),
        };
        Assert.Equal(["ICN1", "ICN2"], SampleClaim.Make(coded, instructions: Voided(given)).Claims
            .Select(static claim => claim.PayerControlNumber));
        var one = SampleClaim.Make(coded, instructions: Voided(new Resubmission(ClaimFrequency.Void, "ICN1", 2)));
        Assert.Empty(one.Claims);
        Assert.Contains(one.Findings, static finding => finding.Rule == "claim.payer-number-missing");
    }

    [Fact]
    public void Two_authorizations_stand_on_their_lines_or_on_claims_of_their_own()
    {
        var visit = SampleClaim.Visit with { Authorizations = [Authorized("A1", "J1745"), Authorized("A2", "J0129")] };
        var coded = SampleClaim.Coded(visit, ("96413", 350m), ("J1745", 900m), ("J0129", 800m));
        var one = Assert.Single(SampleClaim.Make(coded).Claims);
        Assert.Null(one.Authorization);
        Assert.Equal([null, "A1", "A2"], one.Lines.Select(static line => line.Authorization));
        var text = System.Text.Encoding.ASCII.GetString(SampleClaim.Interchange([one]));
        Assert.Equal(2, text.Split("REF*G1*").Length - 1);
        Assert.Equal(["A1", "A2"], PaperForm.Of(one).Pages.Select(static page => page["23"]));

        var two = SampleClaim.Make(coded, SampleClaim.OneNumberEach).Claims;
        Assert.Equal(["A1", "A2"], two.Select(static claim => claim.Authorization));
        Assert.Equal(2050m, two.Sum(static claim => claim.Charge));
    }

    [Theory]
    [InlineData(80, 20, "")]
    [InlineData(80, 10, "claim.earlier-result-unbalanced")]
    public void The_second_payer_sees_what_the_first_did_when_it_adds_up(int paid, int adjusted, string rule)
    {
        var coded = SampleClaim.Coded(SampleClaim.Visit, ("96413", 100m));
        var result = new PayerResult("V1", "commercial", new DateOnly(2026, 11, 1), [],
            [new PayerResultLine("96413", [], 1, 100m, paid, [new Adjustment("PR", "2", adjusted)])]);
        var made = SampleClaim.Make(coded, instructions: new ClaimInstructions
        {
            Results = FrozenDictionary.ToFrozenDictionary(
                [KeyValuePair.Create(new VisitPayer("V1", "commercial"), result)]),
        });
        if (rule.Length > 0)
        {
            Assert.Contains(made.Findings, finding => finding.Rule == rule);
            return;
        }

        var claim = Assert.Single(made.Claims);
        Assert.Equal('S', claim.Insurance.Place);
        var bytes = SampleClaim.Interchange([claim]);
        using var checker = Checker.Over(bytes);
        var read = Assert.Single(ClaimReader.Read(checker).ToList());
        Assert.Empty(checker.Issues);
        var answer = Assert.Single(Assert.Single(read.Lines).OtherPayers);
        Assert.Equal((80m, 20m), (answer.Paid, answer.Adjusted));
    }

    [Theory]
    [InlineData("claim.rendering-missing")]
    [InlineData("claim.patient-incomplete")]
    [InlineData("claim.coverage-missing")]
    [InlineData("claim.facility-setting")]
    [InlineData("claim.description-missing")]
    [InlineData("claim.charge-missing")]
    [InlineData("claim.pointer-missing")]
    public void What_a_claim_lacks_holds_it(string rule)
    {
        var coded = SampleClaim.Coded(SampleClaim.Visit, ("96413", 100m));
        var line = coded.Lines[0];
        coded = rule switch
        {
            "claim.rendering-missing" => coded with { Visit = coded.Visit with { Providers = null } },
            "claim.patient-incomplete" => coded with { Visit = coded.Visit with { Patient = null } },
            "claim.coverage-missing" => coded with { Visit = coded.Visit with { Coverages = [] } },
            "claim.facility-setting" => coded with { Visit = coded.Visit with { Setting = Setting.Facility } },
            "claim.description-missing" => coded with { Lines = [line with { Code = "J3490" }] },
            "claim.charge-missing" => coded with { Lines = [line with { Charge = null }] },
            _ => coded with { Lines = [line with { Diagnoses = [] }] },
        };
        var made = SampleClaim.Make(coded);
        Assert.Contains(made.Findings, finding => finding.Rule == rule);
        Assert.Empty(made.Claims);
    }

    [Fact]
    public void Of_more_than_twelve_diagnoses_those_are_carried_that_lines_point_at()
    {
        var visit = SampleClaim.Visit with { Diagnoses = Diagnoses(15) };
        var lines = new[] { "M05.714", "M05.700", "M05.713" }.Select(static code =>
            SampleClaim.Line("96413", 100m) with { Diagnoses = [code] });
        var made = SampleClaim.Make(SampleClaim.Coded(visit) with { Lines = [.. lines] });
        var claim = Assert.Single(made.Claims);
        Assert.Equal([.. Diagnoses(10), "M05.713", "M05.714"], claim.Diagnoses);
        Assert.Equal([12, 1, 11], claim.Lines.Select(static line => Assert.Single(line.Pointers)));
        Assert.Contains(made.Findings, static finding => finding.Rule == "claim.diagnoses-many"
            && finding.Severity == Severity.Informs);
    }

    [Fact]
    public void Lines_that_point_at_more_than_twelve_diagnoses_go_onto_several_claims()
    {
        var visit = SampleClaim.Visit with { Diagnoses = Diagnoses(16) };
        var lines = Enumerable.Range(0, 5).Select(static i => SampleClaim.Line("96413", 100m) with
        {
            Diagnoses = [.. Enumerable.Range(3 * i, 4).Select(static each => $"M05.{700 + each}")],
        });
        var claims = SampleClaim.Make(SampleClaim.Coded(visit) with { Lines = [.. lines] }).Claims;
        Assert.Equal([3, 2], claims.Select(static claim => claim.Lines.Length));
        Assert.All(claims, static claim => Assert.InRange(claim.Diagnoses.Length, 1, 12));
        Assert.Equal(500m, claims.Sum(static claim => claim.Charge));
    }

    [Fact]
    public void A_line_goes_onto_the_first_claim_that_has_room_for_its_diagnoses()
    {
        var visit = SampleClaim.Visit with { Diagnoses = Diagnoses(14) };
        var lines = Enumerable.Range(0, 55).Select(static i => SampleClaim.Line("96413", 10m) with
        {
            Diagnoses = [$"M05.{700 + (i % 14)}"],
        });
        var claims = SampleClaim.Make(SampleClaim.Coded(visit) with { Lines = [.. lines] }).Claims;
        Assert.Equal([48, 7], claims.Select(static claim => claim.Lines.Length));
        Assert.Equal(550m, claims.Sum(static claim => claim.Charge));
    }

    [Fact]
    public void A_visit_that_was_sent_before_is_held_until_it_is_named_as_a_correction()
    {
        var coded = SampleClaim.Coded(SampleClaim.Visit, ("96413", 350m));
        var context = new ClaimContext(SampleClaim.Practice, PayerBook.Shipped, ClaimInstructions.None)
        {
            History = History("sent"),
        };
        Assert.Empty(BillingCycle.Claims(coded, context).Claims);
        Assert.Contains(BillingCycle.Claims(coded, context).Findings,
            static finding => finding.Rule == "claim.sent-before");
        context = new ClaimContext(SampleClaim.Practice, PayerBook.Shipped, Replacing("ICN1"))
        {
            History = History("denied"),
        };
        Assert.Single(BillingCycle.Claims(coded, context).Claims);
        context = new ClaimContext(SampleClaim.Practice, PayerBook.Shipped, ClaimInstructions.None)
        {
            History = History("rejected"),
        };
        Assert.Single(BillingCycle.Claims(coded, context).Claims);
    }

    private static Authorizations.History History(string status) => new(
        [new Authorizations.EarlierClaim("C1", "V1", "P1", null, "commercial", SampleClaim.Day, "1", null, null, status,
            [])], []);

    private static System.Collections.Immutable.ImmutableArray<string> Diagnoses(int count) =>
        [.. Enumerable.Range(0, count).Select(static i => $"M05.{700 + i}")];

    private static ClaimInstructions Replacing(string? number) => new()
    {
        Resubmissions = FrozenDictionary.ToFrozenDictionary([KeyValuePair.Create(
            new VisitPayer("V1", "commercial"), new Resubmission(ClaimFrequency.Replacement, number, 2))]),
    };

    private static KnownAuthorization Authorized(string number, string code) => new(
        number, "commercial", [code], null, null, null, null, null, null, [], null, null, "approved");

    private static decimal Money(string? text) => text is null ? 0
        : decimal.Parse(text.Replace(' ', '.'), System.Globalization.CultureInfo.InvariantCulture);
}
