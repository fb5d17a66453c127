using System.Collections.Immutable;

namespace Chairtime.Billing.Visits;

/// <summary>Whose hierarchy chooses the initial service.</summary>
public enum Setting
{
    Professional,
    Facility,
}

/// <summary>One documented visit: one calendar day of one patient at one practice. Absent means not
/// documented.</summary>
/// <remarks>Mirrors <c>visit.md</c> property by property; arrays that are absent are empty, never default.</remarks>
public sealed record Visit
{
    public required string VisitId { get; init; }

    public string? PracticeId { get; init; }

    /// <summary>The day the visit began.</summary>
    public required DateOnly DateOfService { get; init; }

    /// <summary>CMS place-of-service code, two characters.</summary>
    public string PlaceOfService { get; init; } = "11";

    public Setting Setting { get; init; } = Setting.Professional;

    public Patient? Patient { get; init; }

    /// <summary>Primary first.</summary>
    public ImmutableArray<Coverage> Coverages { get; init; } = [];

    /// <summary>ICD-10-CM codes with the dot, in order of importance to the visit.</summary>
    public required ImmutableArray<string> Diagnoses { get; init; }

    public VisitProviders? Providers { get; init; }

    /// <summary>The id of the administration that the visit was made for.</summary>
    public string? PrimaryReason { get; init; }

    public ImmutableArray<Order> Orders { get; init; } = [];

    /// <summary>In any order.</summary>
    public required ImmutableArray<Administration> Administrations { get; init; }

    public EvaluationAndManagement? EvaluationAndManagement { get; init; }

    public ImmutableArray<OtherService> OtherServices { get; init; } = [];

    public ImmutableArray<Observation> Observations { get; init; } = [];

    public TreatmentPlan? TreatmentPlan { get; init; }

    public ImmutableArray<KnownAuthorization> Authorizations { get; init; } = [];

    /// <summary>Papers that go beside the claim; an addition to the contract, see docs/claims.md.</summary>
    public ImmutableArray<Attachment> Attachments { get; init; } = [];

    /// <summary>US dollars that the patient has paid for this visit; an addition to the contract, see
    /// docs/claims.md.</summary>
    public decimal? PatientPaid { get; init; }
}

/// <summary>A paper that goes beside the claim (PWK of the 837P).</summary>
/// <param name="Type">Report type code (PWK01): <c>OZ</c> support data, <c>B3</c> order, ...</param>
/// <param name="ControlNumber">What the payer matches paper and claim by (PWK06); on the cover sheet too.</param>
/// <param name="About">The code of a line, or the id of an administration; null for the claim as a whole.</param>
public sealed record Attachment(string Type, SentBy SentBy, string? ControlNumber, string? About)
{
    /// <summary>For a person: <c>OZ by fax, control number 1234, about J3490</c>.</summary>
    public override string ToString()
    {
        var text = SentBy switch
        {
            SentBy.OnRequest => $"{Type} kept until the payer asks",
            SentBy.Electronic => $"{Type} sent electronically",
            SentBy.FileTransfer => $"{Type} by file transfer",
            SentBy.Mail or SentBy.Email or SentBy.Fax => $"{Type} by {VisitReader.SentByWords[(int)SentBy]}",
        };
        if (ControlNumber is not null)
            text += $", control number {ControlNumber}";
        return About is null ? text : $"{text}, about {About}";
    }
}

/// <summary>How a paper reaches the payer (PWK02).</summary>
public enum SentBy
{
    /// <summary>Kept at the practice until the payer asks (AA).</summary>
    OnRequest,

    /// <summary>BM.</summary>
    Mail,

    /// <summary>As an electronic transaction of its own (EL).</summary>
    Electronic,

    /// <summary>EM.</summary>
    Email,

    /// <summary>FT.</summary>
    FileTransfer,

    /// <summary>FX.</summary>
    Fax,
}

/// <summary>An office visit on the same day.</summary>
public sealed record EvaluationAndManagement(string Code, bool? SeparatelyIdentifiable = null, string? Note = null);

/// <summary>A service already coded elsewhere, carried onto the claim as it is.</summary>
public sealed record OtherService(
    string Code, decimal Units, ImmutableArray<string> Modifiers, ImmutableArray<string> Diagnoses);

/// <summary>What was observed: <c>vitals</c>, <c>assessment</c>, <c>response</c>, <c>reaction</c>,
/// <c>education</c>, <c>discharge</c> or <c>consent</c>.</summary>
/// <param name="At">Local to the practice.</param>
/// <param name="Values">Measured values by name, as charted (<c>bp</c>: <c>128/76</c>).</param>
public sealed record Observation(
    DateTime? At, string Kind, string? Text, ImmutableArray<KeyValuePair<string, string>> Values);

/// <summary>The plan the visit carries out.</summary>
public sealed record TreatmentPlan(DateOnly? DocumentedOn, string? Text);
