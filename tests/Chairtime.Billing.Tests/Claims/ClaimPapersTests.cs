using System.Text;
using System.Text.Json.Nodes;
using Chairtime.Billing.Claims.Forms;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Tests.Visits;
using Chairtime.Billing.Visits;
using Chairtime.X12.Checking;
using Chairtime.X12.Guides.Claim837P;
using CsCheck;

namespace Chairtime.Billing.Tests.Claims;

/// <summary>Papers beside the claim and what the patient paid, from the visit to both forms.</summary>
public class ClaimPapersTests
{
    private static readonly Dictionary<string, JsonObject> Golden = File
        .ReadLines(Path.Combine(Repository.Root, "tests/cases/Claims/papers.jsonl"))
        .Select(static line => JsonNode.Parse(line)!.AsObject())
        .ToDictionary(static each => (string)each["case"]!, StringComparer.Ordinal);

    public static TheoryData<string> Cases() => [.. Golden.Keys];

    [Theory, MemberData(nameof(Cases))]
    public void Golden_case_holds_in_the_file_and_on_paper(string name)
    {
        var golden = Golden[name];
        var made = SampleClaim.Make(Coded(golden), golden["onePerClaim"] is null ? null : SampleClaim.OneNumberEach);
        var bytes = SampleClaim.Interchange(made.Claims);
        using var checker = Checker.Over(bytes);
        var read = ClaimReader.Read(checker).ToList();
        Assert.Empty(checker.Issues);
        Assert.Equal(Texts(golden, "electronic"), Said(bytes));
        Assert.Equal(
            made.Claims.Select(static claim => claim.Attachments.Select(static one => (one.Kind, one.Control ?? ""))),
            read.Select(static claim => claim.Attachments.Select(static one => (one.Kind, one.Value))));
        var pages = made.Claims.SelectMany(static claim => PaperForm.Of(claim).Pages);
        Assert.Equal(
            golden["paper"]!.AsArray().Select(static page => page!.ToJsonString()),
            pages.Select(static page => OnPaper(page).ToJsonString()));
        Assert.Equal(Texts(golden, "findings"), made.Findings.Select(static finding => finding.Rule)
            .Where(static rule => rule.Contains("attachment", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_the_patient_paid_is_told_once_however_many_claims_and_forms_there_are() => Gen
        .Select(Gen.Int[1, 99_999].Array[1, 120], Gen.Int[0, 100], Gen.Bool, Gen.Int[1, 3])
        .Sample((cents, share, onePerClaim, authorizations) =>
        {
            string[] codes = ["J1745", "J0129", "J3262"];
            var lines = cents.Select((cent, i) => (codes[i % codes.Length], cent / 100m)).ToArray();
            var paid = Math.Floor(cents.Sum() * share / 100m) / 100;
            var visit = SampleClaim.Visit with
            {
                PatientPaid = paid,
                Authorizations = [.. codes.Take(authorizations).Select(Authorized)],
            };
            var claims = SampleClaim.Make(
                SampleClaim.Coded(visit, lines), onePerClaim ? SampleClaim.OneNumberEach : null).Claims;
            Assert.Equal(paid, claims.Sum(static claim => claim.PatientPaid ?? 0));
            Assert.All(claims, static claim => Assert.True((claim.PatientPaid ?? 0) <= claim.Charge));
            var pages = claims.SelectMany(static claim => PaperForm.Of(claim).Pages).ToList();
            Assert.Equal(paid, pages.Sum(static page => Money(page["29"])));
            Assert.All(pages.Where(static page => page["29"] is not null),
                static page => Assert.True(Money(page["29"]) <= Money(page["28"])));
        }, iter: 200);

    [Fact]
    public void What_is_paid_beyond_the_charges_is_not_lost()
    {
        var visit = SampleClaim.Visit with { PatientPaid = 1500, Authorizations = [Authorized("J1745"),
            Authorized("J0129")] };
        var claims = SampleClaim.Make(
            SampleClaim.Coded(visit, ("J1745", 900m), ("J0129", 100m)), SampleClaim.OneNumberEach).Claims;
        Assert.Equal([900m, 600m], claims.Select(static claim => claim.PatientPaid));
    }

    [Fact]
    public void Every_type_and_way_that_the_reader_takes_is_one_that_the_guide_takes()
    {
        var coded = SampleClaim.Coded(SampleClaim.Visit, ("96413", 100m));
        foreach (var way in Enum.GetValues<SentBy>())
        {
            for (var at = 0; at < 61; at += 10)
            {
                var papers = Types.Skip(at).Take(10).Select(type => new Attachment(type, way, "C-1", null));
                var claims = SampleClaim.Make(
                    coded with { Visit = coded.Visit with { Attachments = [.. papers] } }).Claims;
                var line = SampleClaim.Make(coded with
                {
                    Visit = coded.Visit with
                    {
                        Attachments = [.. papers.Select(static one => one with { About = "96413" })],
                    },
                }).Claims;
                using var checker = Checker.Over(SampleClaim.Interchange([.. claims, .. line]));
                Assert.Equal(2, ClaimReader.Read(checker).Count());
                Assert.Empty(checker.Issues);
            }
        }
    }

    // The types that the reader names when it meets an unknown one.
    private static string[] Types { get; } = VisitReader.Read(Encoding.UTF8.GetBytes(
        """{"visitId":"V","dateOfService":"2026-10-05","diagnoses":[],"administrations":[],"""
        + """ "attachments":[{"type":"?","sentBy":"fax"}]}""")).Errors[0].Expected["one of ".Length..].Split(", ");

    private static CodedVisit Coded(JsonObject golden)
    {
        var text = golden["visit"]!.DeepClone().AsObject();
        (text["visitId"], text["dateOfService"]) = ("V1", "2026-10-05");
        (text["diagnoses"], text["administrations"]) = (new JsonArray("M05.79"), new JsonArray());
        var given = VisitText.Read(Encoding.UTF8.GetBytes(text.ToJsonString()));
        var visit = SampleClaim.Visit with
        {
            Attachments = given.Attachments,
            PatientPaid = given.PatientPaid,
            Authorizations = [.. (golden["authorizations"]?.AsObject() ?? []).Select(static each =>
                Authorized(each.Key) with { Number = (string)each.Value! })],
        };
        return SampleClaim.Coded(
            visit, [.. golden["lines"]!.AsObject().Select(static line => (line.Key, (decimal)line.Value!))]);
    }

    private static KnownAuthorization Authorized(string code) => new(
        "A-" + code, "commercial", [code], null, null, null, null, null, null, [], null, null, "approved");

    // The segments that matter here, in their order; of a claim its charge.
    private static IEnumerable<string> Said(byte[] interchange) => Encoding.ASCII.GetString(interchange).Split('~')
        .Select(static segment => segment.Trim())
        .Select(static segment => segment.StartsWith("CLM*", StringComparison.Ordinal)
            ? $"CLM*{segment.Split('*')[2]}" : segment)
        .Where(static segment => segment.Split('*')[0] is "CLM" or "PWK" or "LX"
            || segment.StartsWith("AMT*F5*", StringComparison.Ordinal));

    private static JsonObject OnPaper(FormPage page) => new(
        new[] { "19", "23", "28", "29" }.Where(item => page[item] is not null)
            .Select(item => KeyValuePair.Create<string, JsonNode?>(item, page[item])));

    private static IEnumerable<string> Texts(JsonObject golden, string name) =>
        golden[name]?.AsArray().Select(static text => (string)text!) ?? [];

    private static decimal Money(string? text) => text is null ? 0
        : decimal.Parse(text.Replace(' ', '.'), System.Globalization.CultureInfo.InvariantCulture);
}
