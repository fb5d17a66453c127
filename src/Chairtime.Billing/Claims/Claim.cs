using System.Collections.Immutable;

namespace Chairtime.Billing.Claims;

/// <summary>What a claim asks for (CLM05-3, CMS-1500 item 22).</summary>
public enum ClaimFrequency
{
    Original = 1,

    /// <summary>Replaces a claim that the payer has already decided.</summary>
    Replacement = 7,

    /// <summary>Takes back a claim that the payer has already decided.</summary>
    Void = 8,
}

/// <summary>A claim of one payer, billing provider, place and day: the 837P and the CMS-1500 are both made from
/// it.</summary>
public sealed record Claim
{
    /// <summary>The visit it bills.</summary>
    public required string VisitId { get; init; }

    /// <summary>CLM01 and item 26, 14 characters; never used again for anything else.</summary>
    public required string ControlNumber { get; init; }

    public required DateOnly DateOfService { get; init; }

    /// <summary>CMS place-of-service code, two characters.</summary>
    public required string PlaceOfService { get; init; }

    public ClaimFrequency Frequency { get; init; } = ClaimFrequency.Original;

    /// <summary>The payer's number of the claim that is replaced or voided (REF*F8).</summary>
    public string? PayerControlNumber { get; init; }

    public required ClaimBilling Billing { get; init; }

    public required ClaimPatient Patient { get; init; }

    /// <summary>Who is asked to pay.</summary>
    public required ClaimInsurance Insurance { get; init; }

    /// <summary>The patient's other insurances (loop 2320), in their order.</summary>
    public ImmutableArray<OtherInsurance> Others { get; init; } = [];

    /// <summary>ICD-10-CM codes with the dot, at most twelve; the order fixes what pointers mean.</summary>
    public required ImmutableArray<string> Diagnoses { get; init; }

    /// <summary>At most fifty.</summary>
    public required ImmutableArray<ClaimLine> Lines { get; init; }

    /// <summary>Null when the billing provider, a person, rendered the care.</summary>
    public ClaimPerson? Rendering { get; init; }

    public ClaimPerson? Supervising { get; init; }

    public ClaimPerson? Referring { get; init; }

    /// <summary>Whose order it was, where that is not who rendered the care (loop 2420E, item 17 DK).</summary>
    public ClaimPerson? Ordering { get; init; }

    /// <summary>Where it was done, when not at the billing address.</summary>
    public ClaimFacility? Facility { get; init; }

    /// <summary>The claim's one prior authorization (REF*G1, item 23); lines may name others.</summary>
    public string? Authorization { get; init; }

    /// <summary>REF*9F.</summary>
    public string? Referral { get; init; }

    /// <summary>NTE*ADD, item 19; at most 80 characters.</summary>
    public string? Note { get; init; }

    /// <summary>Papers about the claim as a whole, at most ten; lines may have more.</summary>
    public ImmutableArray<ClaimAttachment> Attachments { get; init; } = [];

    /// <summary>US dollars paid by the patient towards this claim (AMT*F5, item 29); more than zero, or
    /// null.</summary>
    public decimal? PatientPaid { get; init; }

    public bool AcceptsAssignment { get; init; } = true;

    /// <summary>US dollars; the sum of the lines.</summary>
    public decimal Charge => Lines.Sum(static line => line.Charge);
}

/// <summary>One line (loop 2400, item 24).</summary>
/// <param name="Control">REF*6R: unique for life, at most 30 characters.</param>
/// <param name="Modifiers">At most four.</param>
/// <param name="Units">In the code's own unit.</param>
/// <param name="Pointers">1 for the claim's first diagnosis; one to four of them.</param>
/// <param name="Charge">US dollars.</param>
public sealed record ClaimLine(
    string Control, string Code, ImmutableArray<string> Modifiers, int Units, ImmutableArray<int> Pointers,
    decimal Charge, DateOnly Day)
{
    /// <summary>What a code that says nothing by itself stands for (SV101-7); at most 80 characters.</summary>
    public string? Description { get; init; }

    public ClaimDrug? Drug { get; init; }

    /// <summary>The prior authorization under which the line falls; the claim's own when it is the same.</summary>
    public string? Authorization { get; init; }

    /// <summary>NTE*ADD of the line; at most 80 characters.</summary>
    public string? Note { get; init; }

    /// <summary>Papers about this line alone, at most ten.</summary>
    public ImmutableArray<ClaimAttachment> Attachments { get; init; } = [];

    /// <summary>What earlier payers did with the line (loop 2430), in their order.</summary>
    public ImmutableArray<LineResult> Results { get; init; } = [];
}

/// <summary>The drug of a line (loop 2410).</summary>
/// <param name="Ndc">Eleven digits.</param>
/// <param name="Unit">UN, ML, GR, F2 or ME.</param>
public sealed record ClaimDrug(string Ndc, decimal Quantity, string Unit);
