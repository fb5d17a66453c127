using System.Text;
using System.Text.Json.Nodes;
using Chairtime.Billing.Authorizations;
using Chairtime.Billing.Catalogue;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Policies;
using Chairtime.Billing.Rules;
using Chairtime.Billing.Visits;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Tests.Rules;

/// <summary>A visit with everything around it, as JSON that a test changes before it is coded and checked.</summary>
internal sealed class Scenario
{
    public const string Plan = "invented-plan";

    public required JsonObject Visit { get; init; }

    public JsonObject Payer { get; init; } = PlanFile();

    public List<string> Claims { get; } = [];

    public List<string> Authorizations { get; } = [];

    public DateOnly? Today { get; set; }

    public Practice? Practice { get; set; }

    public KnownTables Tables { get; } = new();

    /// <summary>Changes the coded visit before it is checked, as a person's edit would.</summary>
    public Func<CodedVisit, CodedVisit>? Edit { get; set; }

    public JsonObject Main => Administration(Visit["primaryReason"]!.GetValue<string>());

    public JsonObject Order => Visit["orders"]!.AsArray().Select(static order => order!.AsObject())
        .Single(order => (string?)order["orderId"] == (string?)Main["orderId"]);

    public JsonObject Patient => Visit["patient"]!.AsObject();

    public JsonObject Coverage => Visit["coverages"]![0]!.AsObject();

    public JsonObject Authorization => Visit["authorizations"]![0]!.AsObject();

    public JsonObject Vial => Main["vials"]![0]!.AsObject();

    public DateOnly Day => DateOnly.Parse((string)Visit["dateOfService"]!, null);

    public string Code => (string)Main["drug"]!["hcpcs"]!;

    public bool IsPlan => (string?)Coverage["payerId"] == Plan;

    public JsonObject Administration(string id) => Visit["administrations"]!.AsArray()
        .Select(static given => given!.AsObject()).Single(given => (string?)given["id"] == id);

    public void Diagnoses(params string[] codes) =>
        Visit["diagnoses"] = new JsonArray([.. codes.Select(static code => JsonValue.Create(code))]);

    public void Observations(Func<JsonObject, bool> keep) => Visit["observations"] = new JsonArray(
        [.. Visit["observations"]!.AsArray().Where(each => keep(each!.AsObject())).Select(static each => each!.DeepClone())]);

    public void Service(string code, decimal units = 1, params string[] modifiers)
    {
        if (Visit["otherServices"] is null)
            Visit["otherServices"] = new JsonArray();
        Visit["otherServices"]!.AsArray().Add(new JsonObject
        {
            ["code"] = code,
            ["units"] = units,
            ["modifiers"] = new JsonArray([.. modifiers.Select(static modifier => JsonValue.Create(modifier))]),
        });
    }

    public RuleContext Context()
    {
        var payers = PayerBook.ReadOverShipped([new("plan.json", Encoding.UTF8.GetBytes(Payer.ToJsonString()))]);
        return new RuleContext(
            new CodingContext(DrugCatalogue.Shipped, payers, PracticePolicies.Default, null) { Tables = Tables },
            Practice,
            new History(
                HistoryReader.Claims("claims", Encoding.UTF8.GetBytes(string.Join('\n', Claims))),
                HistoryReader.Authorizations("auth", Encoding.UTF8.GetBytes(string.Join('\n', Authorizations)))),
            Today);
    }

    public CodedVisit Coded(RuleContext context)
    {
        var reading = VisitReader.Read(Encoding.UTF8.GetBytes(Visit.ToJsonString()));
        Assert.True(reading.Visit is not null, string.Join("; ", reading.Errors));
        var coded = BillingCycle.Code(reading.Visit, context.Coding);
        return Edit is null ? coded : Edit(coded);
    }

    public CodedVisit Checked()
    {
        var context = Context();
        return BillingCycle.Check(Coded(context), context);
    }

    /// <summary>What a person has to look at, as <c>rule about</c>.</summary>
    public static IEnumerable<string> Problems(CodedVisit coded) => coded.Findings
        .Where(static finding => finding.Severity != Severity.Informs).Select(static finding => finding.Rule);

    private static JsonObject PlanFile() => JsonNode.Parse("""
        {
          "payerId": "invented-plan", "name": "Invented Plan", "extends": "commercial", "planType": "commercial",
          "ndc": { "required": true, "unit": "labelled" },
          "timelyFiling": { "days": 90, "correctedDays": 180 },
          "authorization": [
            { "codes": [], "required": true, "units": "hcpcs", "includesDiscarded": true, "leadDays": 14,
              "retroDays": 3, "source": "invented for tests" }
          ],
          "coverage": [
            { "codes": ["J1745", "J9312", "J0129", "J3262", "J0490", "J1602", "Q5121", "J0897"],
              "diagnoses": ["M05.", "M32.", "M81."], "minimumAge": 18, "minimumIntervalDays": 28,
              "maximumDose": { "value": 1000, "unit": "mg" }, "requires": ["methotrexate trial of 3 months"],
              "source": "invented for tests" }
          ]
        }
        """)!.AsObject();
}
