using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chairtime.Billing.Catalogue;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Policies;
using Chairtime.Billing.Visits;

namespace Chairtime.Billing.Tests.Coding;

/// <summary>
/// Cases worked by hand from the text of each rule (<c>tests/cases/Coding/golden</c>): where it fires, where it is
/// quiet, and the boundary between them.
/// </summary>
public sealed class GoldenCaseTests
{
    private static readonly Dictionary<string, JsonElement> Cases = ReadAll();

    public static TheoryData<string> Ids() => [.. Cases.Keys];

    [Theory, MemberData(nameof(Ids))]
    public void Case_gives_its_lines_and_findings(string id)
    {
        var golden = Cases[id];
        var coded = Code(golden);
        Assert.Equal(Texts(golden, "lines"), Lines(golden, coded).Select(static line =>
            string.Create(CultureInfo.InvariantCulture, $"{WithModifiers(line)} x{line.Units}")));

        var found = coded.Findings.Select(static finding => finding.Rule).ToHashSet();
        Assert.All(Texts(golden, "findings"), rule => Assert.Contains(rule, found));
        Assert.All(Texts(golden, "quiet"), rule => Assert.DoesNotContain(rule, found));
        if (golden.TryGetProperty("disposition", out var disposition))
            Assert.Equal(disposition.GetString(), coded.Disposition.ToString(), ignoreCase: true);
        if (golden.TryGetProperty("ndc", out _))
            Assert.Equal(Texts(golden, "ndc"), coded.Lines.Where(static line => line.Ndc is not null).Select(Package));
        if (golden.TryGetProperty("pointers", out _))
        {
            Assert.Equal(Texts(golden, "pointers"), Lines(golden, coded).Select(static line =>
                $"{line.Code} {string.Join('+', line.Diagnoses)}"));
        }
    }

    [Fact]
    public void Each_case_says_what_it_shows_and_who_says_so() => Assert.All(Cases.Values, static golden =>
    {
        foreach (var property in (string[])["id", "title", "source", "why"])
            Assert.NotEmpty(golden.GetProperty(property).GetString()!);
    });

    private static CodedVisit Code(JsonElement golden)
    {
        var reading = VisitReader.Read(Encoding.UTF8.GetBytes(golden.GetProperty("visit").GetRawText()));
        Assert.True(reading.Visit is not null, string.Join("; ", reading.Errors));
        var (visit, payers) = (reading.Visit, PayerBook.Shipped);
        if (golden.TryGetProperty("policy", out var policy))
        {
            var payer = JsonNode.Parse(policy.GetRawText())!.AsObject();
            payer["payerId"] = "golden";
            payer["name"] = "golden";
            payer["extends"] = visit.Coverages[0].PayerId;
            payers = PayerBook.ReadOverShipped([new("golden.json", Encoding.UTF8.GetBytes(payer.ToJsonString()))]);
            visit = visit with { Coverages = [visit.Coverages[0] with { PayerId = "golden" }] };
        }

        return BillingCycle.Code(
            visit, new CodingContext(DrugCatalogue.Shipped, payers, PracticePolicies.Default, null));
    }

    // admin: codes that start with 9; drug: the others.
    private static IEnumerable<ServiceLine> Lines(JsonElement golden, CodedVisit coded)
    {
        var scope = golden.TryGetProperty("scope", out var text) ? text.GetString() : null;
        return coded.Lines.Where(line => scope is null || scope == (line.Code.StartsWith('9') ? "admin" : "drug"));
    }

    private static string WithModifiers(ServiceLine line) => string.Join('-', [line.Code, .. line.Modifiers]);

    private static string Package(ServiceLine line) => string.Create(
        CultureInfo.InvariantCulture, $"{WithModifiers(line)} {line.Ndc} {line.NdcQuantity:0.###} {line.NdcUnit}")
        .TrimEnd();

    private static IEnumerable<string> Texts(JsonElement golden, string property) =>
        golden.TryGetProperty(property, out var texts)
            ? texts.EnumerateArray().Select(static text => text.GetString()!)
            : [];

    private static Dictionary<string, JsonElement> ReadAll()
    {
        var cases = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        var folder = Path.Combine(Repository.Root, "tests/cases/Coding/golden");
        foreach (var file in Directory.EnumerateFiles(folder, "*.jsonl").Order(StringComparer.Ordinal))
        {
            foreach (var line in File.ReadLines(file).Where(static line => line.Length > 0))
            {
                var golden = JsonDocument.Parse(line).RootElement;
                cases.Add(golden.GetProperty("id").GetString()!, golden);
            }
        }

        return cases;
    }
}
