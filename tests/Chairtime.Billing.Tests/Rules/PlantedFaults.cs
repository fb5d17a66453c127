using System.Text.Json.Nodes;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Tests.Rules;

/// <summary>One kind of fault: the rule that must find it, and how it is planted into a clean visit.</summary>
/// <param name="IsPlan">The payer it needs; null for either.</param>
/// <param name="Drug">The drug it needs; null for any infusion.</param>
internal sealed record PlantedFault(string Rule, Action<Scenario> Plant, bool? IsPlan = null, string? Drug = "J1745")
{
    public static IReadOnlyList<PlantedFault> All { get; } =
    [
        // Chart.
        new("documentation.treatment-plan-missing", s => s.Visit.Remove("treatmentPlan"), IsPlan: false),
        new("documentation.treatment-plan-later", s => s.Visit["treatmentPlan"]!["documentedOn"] = s.After(1)),
        new("documentation.weight-missing", s => s.Patient.Remove("weight")),
        new("documentation.weight-undated", s => s.Patient["weight"]!.AsObject().Remove("takenOn")),
        new("documentation.weight-old", s => s.Patient["weight"]!["takenOn"] = s.After(-31)),
        new("documentation.discarded-missing", s =>
        {
            s.Dose(385, 4);
            s.Main.Remove("discarded");
        }, IsPlan: false),
        new("documentation.stop-time-missing", s => s.Main.Remove("stop")),
        new("documentation.start-time-missing", s => s.Main.Remove("start")),
        new("documentation.times-impossible", s => (s.Main["start"], s.Main["stop"]) =
            (s.Main["stop"]!.DeepClone(), s.Main["start"]!.DeepClone())),
        new("documentation.dose-missing", s => s.Main.Remove("dose")),
        new("documentation.vials-missing", s =>
        {
            s.Main.Remove("vials");
            s.Main.Remove("discarded");
        }, IsPlan: false),
        // Orders.
        new("documentation.order-missing", s => s.Main.Remove("orderId")),
        new("documentation.order-unknown", s => s.Main["orderId"] = "O9"),
        new("documentation.order-unsigned", s => s.Order.Remove("signedBy")),
        new("documentation.order-undated", s => s.Order.Remove("signedAt")),
        new("documentation.order-signed-late", s => s.Order["signedAt"] = s.After(0) + "T23:00"),
        new("documentation.order-expired", s => s.Order["validUntil"] = s.After(-1)),
        new("documentation.order-old", s =>
        {
            s.Order.Remove("validUntil");
            s.Order["signedAt"] = s.After(-366) + "T09:00";
        }),
        new("documentation.order-not-started", s => s.Order["startDate"] = s.After(1)),
        new("documentation.order-drug", s => s.Order["drug"] = Hcpcs("J0129")),
        new("documentation.order-product", s => s.Order["drug"] = Hcpcs("Q5103")),
        new("documentation.order-dose", s => s.Order["dose"]!["value"] = 1000),
        new("documentation.order-route", s => s.Order["route"] = "iv-push"),
        // Monitoring.
        new("documentation.vitals-missing", s => s.Observations(o => (string?)o["kind"] != "vitals")),
        new("documentation.vitals-before-missing", s => s.Observations(o =>
            (string?)o["kind"] != "vitals" || s.At(o) > s.Time("start"))),
        new("documentation.vitals-after-missing", s => s.Observations(o =>
            (string?)o["kind"] != "vitals" || s.At(o) < s.Time("stop"))),
        new("documentation.response-missing", s => s.Observations(o => (string?)o["kind"] != "response")),
        new("documentation.reaction-missing", s => s.Main["pauses"] = new JsonArray(new JsonObject
        {
            ["from"] = s.Minutes(10), ["to"] = s.Minutes(15), ["reason"] = "infusion reaction",
        })),
        // Diagnoses.
        new("diagnosis.malformed", s => s.Diagnoses(s.First(), "MX5", Drugs)),
        new("diagnosis.not-listed", s =>
        {
            s.Tables.DiagnosesGone.Add("M35.01");
            s.Diagnoses(s.First(), "M35.01", Drugs);
        }),
        new("diagnosis.not-billable", s =>
        {
            s.Tables.Diagnoses["M05"] = false;
            s.Diagnoses(s.First(), "M05", Drugs);
        }),
        new("diagnosis.twice", s => s.Diagnoses(s.First(), "Z79.899", s.First())),
        new("diagnosis.only-secondary", s => s.Diagnoses("Z79.899", s.First())),
        new("diagnosis.code-first", s => s.Diagnoses("N08", s.First(), Drugs)),
        new("diagnosis.excludes", s => s.Diagnoses(s.First(), "M45.5", Drugs)),
        new("diagnosis.age", s => s.Diagnoses(s.First(), "P83.88", Drugs)),
        new("diagnosis.sex", s => s.Diagnoses(s.First(), "N40.0", Drugs)),
        new("diagnosis.missing", s =>
        {
            s.Diagnoses();
            s.Order.Remove("diagnoses");
            s.Authorizationless();
        }, IsPlan: false),
        new("diagnosis.not-covered", s =>
        {
            s.Diagnoses("K50.00", Drugs);
            s.Order["diagnoses"] = new JsonArray("K50.00");
            s.Authorization["diagnoses"] = new JsonArray("K50.00");
        }, IsPlan: true),
        new("diagnosis.off-label", s =>
        {
            s.Diagnoses("M79.7", Drugs);
            s.Order["diagnoses"] = new JsonArray("M79.7");
        }, IsPlan: false),
        new("diagnosis.pointer", s => s.Order["diagnoses"] = new JsonArray("Z79.899"), IsPlan: false),
        // The drug.
        new("drug.minimum-age", s => s.Patient["birthDate"] = s.After(-365 * 12), IsPlan: true),
        new("drug.dose-over-policy", s =>
        {
            s.Payer["coverage"]![0]!["maximumDose"]!["value"] = 200;
        }, IsPlan: true),
        new("drug.dose-over-label", s =>
        {
            s.Patient["weight"]!["value"] = 25;
        }, IsPlan: false),
        new("drug.interval-policy", s =>
        {
            s.Authorization.Remove("intervalDays");
            s.Before(27);
        }, IsPlan: true),
        new("drug.interval-label", s => s.Before(13), IsPlan: false),
        new("drug.step-therapy", s => s.Visit["treatmentPlan"]!["text"] = "Continue.", IsPlan: true),
        new("drug.preferred-product", s =>
            s.Payer["coverage"]!.AsArray().Add(new JsonObject
            {
                ["codes"] = new JsonArray("Q5103"), ["preferredInsteadOf"] = new JsonArray("J1745"),
            }), IsPlan: true),
        new("drug.lot-expired", s => s.Vial["expires"] = s.After(-1)),
        new("drug.ndc-missing", s =>
        {
            s.Vial.Remove("ndc");
            s.Main["drug"]!.AsObject().Remove("ndc");
        }, IsPlan: true),
        new("drug.unit-limit", s => s.Tables.Limits[s.Code] = new UnitLimit(s.Code, 20, 3, "", Confidence.Verified)),
        new("drug.contradictory", s => s.Main["drug"]!["name"] = "rituximab"),
        new("drug.supplied-billed", s =>
        {
            s.Main["acquired"] = "supplied";
            s.Service("J1745", 40, "JZ");
        }, IsPlan: false),
        new("drug.vial-total-mismatch", s => s.Main["discarded"] = Milligrams(333)),
        new("time.faster-than-label", s => s.Faster(35)),
        // Codes and modifiers.
        new("coding.code-not-in-force", s => s.Tables.CodesGone.Add(s.Code)),
        new("coding.pair", s =>
        {
            s.Tables.Pairs.Add(Pair("96413", "64450", '0'));
            s.Service("64450");
        }),
        new("coding.pair-modifier", s =>
        {
            s.Tables.Pairs.Add(Pair("96413", "36593", '1'));
            s.Service("36593");
        }),
        new("coding.unit-limit", s => s.Tables.Limits["96413"] = new UnitLimit("96413", 0, 2, "", Confidence.Verified)),
        new("coding.add-on-alone", s => s.Service("96423")),
        new("coding.new-patient", s =>
        {
            s.Service("99203", 1, "25");
            s.Before(200);
        }),
        new("coding.code-shape", s => s.Service("7777")),
        new("coding.modifier-conflict", s => s.Service("73560", 1, "26", "TC")),
        new("coding.modifier-twice", s => s.Service("73560", 1, "LT", "LT")),
        new("coding.modifier-shape", s => s.Service("73560", 1, "5-")),
        new("coding.jw-jz-missing", s => s.Edit = WithoutWaste, IsPlan: false),
        new("coding.jz-beside-jw", s =>
        {
            s.Dose(385, 4);
            s.Edit = WithJz;
        }, IsPlan: false),
        new("evaluation.25-missing", s => s.Service("99213")),
        new("coding.25-misplaced", s => s.Service("73560", 1, "25")),
        new("coding.duplicate-claim", s => s.Claims.Add($$"""
            {"claimId":"C1","visitId":"OTHER","patientId":"{{s.Patient["patientId"]}}",
             "payerId":"{{s.Coverage["payerId"]}}","dateOfService":"{{s.After(0)}}",
             "lines":[{"code":"96413","units":1}]}
            """.ReplaceLineEndings(" "))),
        new("coding.duplicate-line", s =>
        {
            s.Service("85025");
            s.Service("85025");
        }),
        new("coding.duplicate-of-engine", s => s.Service("96413")),
        // Place and payer.
        new("place.unknown", s => s.Place("93")),
        new("place.telehealth", s => s.Place("10")),
        new("place.home", s => s.Place("12")),
        new("coverage.missing", s =>
        {
            s.Visit.Remove("coverages");
            s.Authorizationless();
        }),
        new("coverage.member-id-missing", s => s.Coverage.Remove("memberId")),
        new("coverage.member-id-shape", s => s.Coverage["memberId"] = "1SL4TE5MK73", IsPlan: false),
        new("coverage.relationship-missing", s => s.Coverage.Remove("relationship")),
        new("coverage.subscriber-missing", s => s.Coverage["relationship"] = "spouse", IsPlan: true),
        new("coverage.medicaid-first", s =>
        {
            s.Payer["planType"] = "medicaid";
            s.Coverage["planType"] = "medicaid";
            s.Visit["coverages"]!.AsArray().Add(new JsonObject
            {
                ["payerId"] = "commercial", ["memberId"] = "TESTM", ["relationship"] = "self",
                ["planType"] = "commercial",
            });
        }, IsPlan: true),
        new("coverage.twice", s => s.Visit["coverages"]!.AsArray().Add(s.Coverage.DeepClone())),
        new("coverage.plan-type-differs", s => s.Coverage["planType"] = "tricare", IsPlan: true),
        new("coverage.programme", s => s.Visit["coverages"]!.AsArray().Add(new JsonObject
        {
            ["payerId"] = "invented-savings", ["memberId"] = "TESTC", ["relationship"] = "self",
            ["planType"] = "copay-programme",
        }), IsPlan: false),
        new("coverage.advantage-and-medicare", s => s.Visit["coverages"]!.AsArray().Add(new JsonObject
        {
            ["payerId"] = Scenario.Plan, ["memberId"] = "TESTA", ["relationship"] = "self",
            ["planType"] = "medicare-advantage",
        }), IsPlan: false),
        // Filing and completeness.
        new("filing.limit-passed", s => s.Today = s.Day.AddDays(91), IsPlan: true),
        new("filing.limit-near", s => s.Today = s.Day.AddDays(80), IsPlan: true),
        new("filing.future-service", s => s.Today = s.Day.AddDays(-1)),
        new("filing.already-sent", s => s.Same("\"payerClaimNumber\":\"P1\",\"status\":\"paid\"")),
        new("claim.patient-name", s => s.Patient.Remove("givenName")),
        new("claim.birth-date", s => s.Patient.Remove("birthDate")),
        new("claim.born-after-service", s => s.Patient["birthDate"] = s.After(1)),
        new("claim.sex", s => s.Patient.Remove("sex")),
        new("claim.patient-address", s => s.Patient["address"]!.AsObject().Remove("postalCode")),
        new("claim.rendering-missing", s => s.Visit["providers"]!.AsObject().Remove("rendering"), IsPlan: false),
        new("claim.npi", s => s.Visit["providers"]!["ordering"]!["npi"] = "1000000013"),
        new("claim.line-without-diagnosis", s =>
        {
            s.Service("85025");
            s.Visit["otherServices"]![0]!["diagnoses"] = new JsonArray("D64.9");
        }),
        // Authorization.
        new("authorization.missing", s => s.Authorizationless(), IsPlan: true),
        new("authorization.unknown", s =>
        {
            s.Payer.Remove("authorization");
            s.Authorizationless();
        }, IsPlan: true),
        new("authorization.status", s => s.Authorization["status"] = "pended", IsPlan: true),
        new("authorization.payer", s => s.Authorization["payerId"] = "commercial", IsPlan: true),
        new("authorization.visits", s => s.Authorization["usedVisits"] = 8, IsPlan: true),
    ];

    // Long-term use, so that no fault but the planted one is about it.
    private const string Drugs = "Z79.899";

    private static CodedVisit WithoutWaste(CodedVisit coded) => coded with
    {
        Lines = [.. coded.Lines.Where(static line => !line.Modifiers.Contains("JW"))
            .Select(static line => line with { Modifiers = line.Modifiers.Remove("JZ") })],
    };

    private static CodedVisit WithJz(CodedVisit coded) => coded with
    {
        Lines = [.. coded.Lines.Select(static line => line.Code == "J1745" && !line.Modifiers.Contains("JW")
            ? line with { Modifiers = line.Modifiers.Add("JZ") } : line)],
    };

    private static JsonObject Hcpcs(string code) => new() { ["hcpcs"] = code };

    private static JsonObject Milligrams(decimal value) => new() { ["value"] = value, ["unit"] = "mg" };

    private static CodePairEdit Pair(string column1, string column2, char modifier) => new(
        column1, column2, new DateOnly(2020, 1, 1), null, modifier, "invented for tests", Confidence.Verified);
}
