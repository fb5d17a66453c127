using Chairtime.Billing.Coding;
using Chairtime.Billing.Rules;
using RulesEngine.Models;

namespace Chairtime.Bench.Checks;

/// <summary>A visit in the flat shape that a rule library reads best; made before the clock starts.</summary>
public sealed class PeerVisit
{
    public DateTime Day { get; init; }

    public bool HasPatient { get; init; }

    public string? FamilyName { get; init; }

    public string? GivenName { get; init; }

    public DateTime? BirthDate { get; init; }

    public string? Sex { get; init; }

    public string? PostalCode { get; init; }

    public string? RenderingNpi { get; init; }

    public string Place { get; init; } = "";

    public string? Plan { get; init; }

    public List<string> Diagnoses { get; init; } = [];

    public List<PeerGiven> Given { get; init; } = [];

    public List<PeerCoverage> Coverages { get; init; } = [];

    public List<PeerLine> Lines { get; init; } = [];

    public List<string> Observed { get; init; } = [];

    internal static PeerVisit Of(CodedVisit coded, RuleContext context)
    {
        var visit = coded.Visit;
        return new PeerVisit
        {
            Day = visit.DateOfService.ToDateTime(default),
            HasPatient = visit.Patient is not null,
            FamilyName = visit.Patient?.FamilyName,
            GivenName = visit.Patient?.GivenName,
            BirthDate = visit.Patient?.BirthDate?.ToDateTime(default),
            Sex = visit.Patient?.Sex,
            PostalCode = visit.Patient?.Address?.PostalCode,
            RenderingNpi = visit.Providers?.Rendering?.Npi,
            Place = visit.PlaceOfService,
            Plan = visit.TreatmentPlan?.Text,
            Diagnoses = [.. visit.Diagnoses],
            Observed = [.. visit.Observations.Select(static each => each.Kind)],
            Coverages = [.. visit.Coverages.Select(static each =>
                new PeerCoverage(each.PayerId, each.MemberId, each.Relationship, each.PlanType))],
            Lines = [.. coded.Lines.Select(static each => new PeerLine(each.Code, each.Units, [.. each.Modifiers]))],
            Given = [.. new RuleWork(coded, context).Given.Select(static given => new PeerGiven(
                given.Charted.OrderId, given.Order is not null, given.Order?.SignedBy, given.Order?.SignedAt,
                given.Order?.ValidUntil?.ToDateTime(default), given.Order?.StartDate?.ToDateTime(default),
                given.Charted.Start, given.Charted.Vials.Select(static vial => vial.Expires).Min()?.ToDateTime(default),
                given.Charted.GivenBy, given.IsTreatment, given.IsOrdered, given.IsInfusion))],
        };
    }
}

public sealed record PeerGiven(
    string? OrderId, bool HasOrder, string? SignedBy, DateTime? SignedAt, DateTime? ValidUntil, DateTime? StartDate,
    DateTime? Start, DateTime? Expires, string? GivenBy, bool IsTreatment, bool IsOrdered, bool IsInfusion);

public sealed record PeerCoverage(string? PayerId, string? MemberId, string? Relationship, string? PlanType);

public sealed record PeerLine(string Code, int Units, List<string> Modifiers);

/// <summary>The same twenty rules for both engines: ids of the rule book, and an expression that holds when the rule is
/// quiet.</summary>
internal static class PeerRules
{
    public static readonly (string Id, string Expression)[] Twenty =
    [
        ("documentation.treatment-plan-missing",
            "!v.HasPatient || (v.Plan != null && v.Plan != \"\") || !v.Given.Any(IsTreatment)"),
        ("documentation.order-missing", "!v.HasPatient || v.Given.All(!IsOrdered || OrderId != null)"),
        ("documentation.order-unknown", "v.Given.All(OrderId == null || HasOrder)"),
        ("documentation.order-unsigned", "v.Given.All(!HasOrder || SignedBy != null)"),
        ("documentation.order-undated", "v.Given.All(SignedBy == null || SignedAt != null)"),
        ("documentation.order-signed-late", "v.Given.All(SignedAt == null || Start == null || SignedAt <= Start)"),
        ("documentation.order-expired", "v.Given.All(ValidUntil == null || ValidUntil >= v.Day)"),
        ("documentation.order-not-started", "v.Given.All(StartDate == null || StartDate <= v.Day)"),
        ("documentation.given-by-missing", "!v.HasPatient || v.Given.All(!IsTreatment || GivenBy != null)"),
        ("documentation.vitals-missing",
            "!v.HasPatient || !v.Given.Any(IsTreatment && IsInfusion) || v.Observed.Contains(\"vitals\")"),
        ("documentation.response-missing",
            "!v.HasPatient || !v.Given.Any(IsTreatment && IsInfusion) || v.Observed.Contains(\"response\")"
            + " || v.Observed.Contains(\"assessment\") || v.Observed.Contains(\"discharge\")"),
        ("drug.lot-expired", "v.Given.All(Expires == null || Expires >= v.Day)"),
        ("coding.units", "v.Lines.All(Units > 0)"),
        ("coding.modifiers-too-many", "v.Lines.All(Modifiers.Count <= 4)"),
        ("place.telehealth", "v.Place != \"02\" && v.Place != \"10\""),
        ("coverage.missing", "!v.HasPatient || v.Coverages.Count > 0"),
        ("coverage.member-id-missing", "!v.HasPatient || v.Coverages.All(MemberId != null)"),
        ("claim.patient-name", "!v.HasPatient || (v.FamilyName != null && v.GivenName != null)"),
        ("claim.birth-date", "!v.HasPatient || v.BirthDate != null"),
        ("claim.rendering-missing", "!v.HasPatient || v.RenderingNpi != null"),
    ];

    public static RulesEngine.RulesEngine Engine() => new(
    [
        new Workflow
        {
            WorkflowName = "checks",
            Rules = [.. Twenty.Select(static rule => new RulesEngine.Models.Rule
            {
                RuleName = rule.Id,
                RuleExpressionType = RuleExpressionType.LambdaExpression,
                Expression = rule.Expression,
            })],
        },
    ]);
}
