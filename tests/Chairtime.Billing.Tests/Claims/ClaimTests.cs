using System.Collections.Frozen;
using Chairtime.Billing.Claims;
using Chairtime.Billing.Claims.Forms;
using Chairtime.Billing.Visits;
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
    public void What_is_written_is_sound_and_reads_back_as_the_claim() => AnyLines.Sample(lines =>
    {
        var claims = SampleClaim.Make(SampleClaim.Coded(SampleClaim.Visit, lines)).Claims;
        Assert.Equal(lines.Sum(static line => line.Item2), claims.Sum(static claim => claim.Charge));
        var bytes = SampleClaim.Interchange(claims);
        using var checker = Checker.Over(bytes);
        var read = ClaimReader.Read(checker).ToList();
        Assert.Empty(checker.Issues);
        Assert.Equal(claims.Select(Text), read.Select(Text));
    }, iter: 200);

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
    public void Two_authorizations_stand_on_their_lines_or_on_claims_of_their_own()
    {
        var visit = SampleClaim.Visit with { Authorizations = [Authorized("A1", "J1745"), Authorized("A2", "J0129")] };
        var coded = SampleClaim.Coded(visit, ("96413", 350m), ("J1745", 900m), ("J0129", 800m));
        var one = Assert.Single(SampleClaim.Make(coded).Claims);
        Assert.Equal("A1", one.Authorization);
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
    [InlineData("claim.diagnoses-many")]
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
            "claim.pointer-missing" => coded with { Lines = [line with { Diagnoses = [] }] },
            _ => coded with
            {
                Visit = coded.Visit with
                {
                    Diagnoses = [.. Enumerable.Range(0, 13).Select(static i => $"M05.{700 + i}")],
                },
            },
        };
        var made = SampleClaim.Make(coded);
        Assert.Contains(made.Findings, finding => finding.Rule == rule);
        Assert.Empty(made.Claims);
    }

    private static ClaimInstructions Replacing(string? number) => new()
    {
        Resubmissions = FrozenDictionary.ToFrozenDictionary([KeyValuePair.Create(
            new VisitPayer("V1", "commercial"), new Resubmission(ClaimFrequency.Replacement, number, 2))]),
    };

    private static KnownAuthorization Authorized(string number, string code) => new(
        number, "commercial", [code], null, null, null, null, null, null, [], null, null, "approved");

    private static decimal Money(string? text) => text is null ? 0
        : decimal.Parse(text.Replace(' ', '.'), System.Globalization.CultureInfo.InvariantCulture);

    private static string Text(Chairtime.Billing.Claims.Claim claim) => string.Join('\n',
        [$"{claim.ControlNumber} {claim.Charge:0.##} {claim.PlaceOfService} {claim.Insurance.MemberId} "
            + $"{string.Join(',', claim.Diagnoses).Replace(".", "", StringComparison.Ordinal)}",
        .. claim.Lines.Select(static line => $"{line.Code} {line.Charge:0.##} {line.Units} {line.Control} "
            + string.Join(',', line.Pointers))]);

    private static string Text(X12.Guides.Claim837P.Claim claim) => string.Join('\n',
        [$"{claim.PatientControlNumber} {claim.Charge:0.##} {claim.PlaceOfService} {claim.Subscriber!.Id} "
            + string.Join(',', claim.Diagnoses),
        .. claim.Lines.Select(static line => $"{line.Code} {line.Charge:0.##} {line.Units} {line.LineControl} "
            + string.Join(',', line.DiagnosisPointers))]);
}
