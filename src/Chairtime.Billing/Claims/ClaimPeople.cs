using System.Collections.Immutable;

namespace Chairtime.Billing.Claims;

/// <summary>A postal address of which nothing is missing.</summary>
/// <param name="State">Two letters.</param>
/// <param name="PostalCode">Five or nine digits, without a dash.</param>
public sealed record ClaimAddress(string Line, string City, string State, string PostalCode);

/// <summary>The patient.</summary>
/// <param name="PatientId">The practice's own number of the patient (item 26, REF*EA); may be absent.</param>
/// <param name="Sex">F, M or U.</param>
public sealed record ClaimPatient(
    string? PatientId, string FamilyName, string GivenName, DateOnly BirthDate, string Sex, ClaimAddress Address);

/// <summary>Who holds an insurance when that is not the patient.</summary>
public sealed record ClaimSubscriber(
    string FamilyName, string? GivenName, DateOnly? BirthDate, string? Sex, ClaimAddress? Address);

/// <summary>The insurance that a claim is sent to.</summary>
/// <param name="Place">P, S or T: which payer this is (SBR01).</param>
/// <param name="PayerId">The practice's name of the payer.</param>
/// <param name="X12Id">As the receiver lists the payer (NM109 of loop 2010BB).</param>
/// <param name="FilingCode">SBR09: MB, CI, 16, ...</param>
/// <param name="Relationship">PAT01: 18 self, 01 spouse, 19 child, G8 other.</param>
/// <param name="Subscriber">Null when the patient is the subscriber.</param>
public sealed record ClaimInsurance(
    char Place, string PayerId, string PayerName, string X12Id, string FilingCode, string MemberId,
    string? GroupNumber, string Relationship, ClaimSubscriber? Subscriber)
{
    /// <summary>Why Medicare pays second (SBR05); null where it does not.</summary>
    public string? MedicareSecondaryType { get; init; }

    public bool IsPatient => Subscriber is null;
}

/// <summary>Another insurance of the patient (loop 2320), with what it did when it has already decided.</summary>
/// <param name="Paid">US dollars (AMT*D); null while it has not decided.</param>
/// <param name="Adjustments">Of the claim as a whole.</param>
public sealed record OtherInsurance(
    ClaimInsurance Insurance, decimal? Paid, ImmutableArray<Adjustment> Adjustments, DateOnly? DecidedOn);

/// <summary>Part of a charge that a payer did not pay, and why.</summary>
/// <param name="Group">CO, CR, OA, PI or PR.</param>
/// <param name="Reason">CARC.</param>
/// <param name="Amount">US dollars; positive lowers the payment.</param>
public sealed record Adjustment(string Group, string Reason, decimal Amount, decimal? Quantity = null);

/// <summary>What an earlier payer did with a line (loop 2430).</summary>
/// <param name="X12Id">The payer, as in its loop 2330B.</param>
public sealed record LineResult(
    string X12Id, decimal Paid, string Code, ImmutableArray<string> Modifiers, int Units,
    ImmutableArray<Adjustment> Adjustments, DateOnly DecidedOn)
{
    /// <summary>US dollars adjusted under PR.</summary>
    public decimal PatientOwes => Adjustments.Where(static one => one.Group == "PR").Sum(static one => one.Amount);
}

/// <summary>A clinician on a claim.</summary>
public sealed record ClaimPerson(string Npi, string FamilyName, string? GivenName, string? Taxonomy);

/// <summary>Where the care was given (loop 2310C, item 32).</summary>
public sealed record ClaimFacility(string Name, string? Npi, ClaimAddress Address);

/// <summary>Papers that go beside the claim (PWK).</summary>
/// <param name="Kind">PWK01: OZ support data, 03 report, ...</param>
/// <param name="Channel">PWK02: EL, FX, BM, FT, AA.</param>
/// <param name="Control">PWK06, 2 to 50 characters; on the cover sheet too. Null for what is kept until the payer
/// asks.</param>
public sealed record ClaimAttachment(string Kind, string Channel, string? Control);
