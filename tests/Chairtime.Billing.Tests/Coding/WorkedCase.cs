using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chairtime.Billing.Catalogue;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Policies;
using Chairtime.Billing.Visits;

namespace Chairtime.Billing.Tests.Coding;

/// <summary>One worked case: a visit, the payer properties it needs, and the lines that its source gives.</summary>
public sealed record WorkedCase(string Id, JsonElement Root)
{
    public static IReadOnlyList<WorkedCase> All { get; } = ReadAll();

    public bool IsScored => !Root.TryGetProperty("scored", out var scored) || scored.GetBoolean();

    public string Scope => Root.GetProperty("scope").GetString()!;

    private JsonElement Expect => Root.GetProperty("expect");

    public static WorkedCase Find(string id) => All.Single(worked => worked.Id == id);

    /// <summary>Codes the visit under the case's own policy, with more payer properties laid over it.</summary>
    public CodedVisit Code(string morePolicy = "", Func<string, string>? correct = null)
    {
        var visitText = Root.GetProperty("visit").GetRawText();
        var reading = VisitReader.Read(Encoding.UTF8.GetBytes(correct is null ? visitText : correct(visitText)));
        Assert.True(reading.Visit is not null, string.Join("; ", reading.Errors));
        var visit = reading.Visit;
        var basePayer = visit.Coverages[0].PayerId!;
        var payer = Root.TryGetProperty("policy", out var own) ? JsonObject.Create(own)! : [];
        payer = JsonNode.Parse(payer.ToJsonString())!.AsObject();
        foreach (var (name, value) in JsonNode.Parse($"{{{morePolicy}}}")!.AsObject())
            payer[name] = value?.DeepClone();
        payer["payerId"] = "case";
        payer["name"] = "case";
        payer["extends"] = basePayer;
        var payers = PayerBook.ReadOverShipped([new("case.json", Encoding.UTF8.GetBytes(payer.ToJsonString()))]);
        visit = visit with { Coverages = [visit.Coverages[0] with { PayerId = "case" }] };
        return BillingCycle.Code(
            visit, new CodingContext(DrugCatalogue.Shipped, payers, PracticePolicies.Default, null));
    }

    /// <summary>Lines of the case's scope as <c>code-modifiers x units</c>, in ordinal order.</summary>
    public string InScope(CodedVisit coded) => Ordered(coded.Lines
        .Where(line => IsInScope(line.Code))
        .Select(static line => Brief(line.Code, line.Modifiers, line.Units)));

    public string Expected(string property = "lines") => Ordered(Expect.GetProperty(property).EnumerateArray()
        .Select(static line => (
            Code: line.GetProperty("code").GetString()!,
            Modifiers: line.TryGetProperty("modifiers", out var modifiers)
                ? modifiers.EnumerateArray().Select(static modifier => modifier.GetString()!)
                : [],
            Units: line.GetProperty("units").GetInt32()))
        .Where(line => IsInScope(line.Code))
        .Select(static line => Brief(line.Code, line.Modifiers, line.Units)));

    public IEnumerable<string> ExpectedFindings() => Texts("findings");

    public IEnumerable<string> Absent() => Texts("absent");

    private IEnumerable<string> Texts(string property) => Expect.TryGetProperty(property, out var texts)
        ? texts.EnumerateArray().Select(static text => text.GetString()!)
        : [];

    // admin: codes that start with 9; drug: the others.
    private bool IsInScope(string code) => Scope switch
    {
        "admin" => code.StartsWith('9'),
        "drug" => !code.StartsWith('9'),
        _ => true,
    };

    private static string Brief(string code, IEnumerable<string> modifiers, int units) =>
        $"{string.Join('-', new[] { code }.Concat(modifiers.Order(StringComparer.Ordinal)))} x{units}";

    private static string Ordered(IEnumerable<string> lines) => string.Join(", ", lines.Order(StringComparer.Ordinal));

    private static WorkedCase[] ReadAll() =>
        [.. File.ReadLines(Path.Combine(Repository.Root, "tests/cases/Coding/worked-cases.jsonl"))
            .Where(static line => line.Length > 0)
            .Select(static line => JsonDocument.Parse(line).RootElement)
            .Select(static root => new WorkedCase(root.GetProperty("id").GetString()!, root))];
}
