using System.Collections.Immutable;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Visits;

/// <summary>The patient, as far as the claim needs one.</summary>
/// <param name="Sex"><c>F</c>, <c>M</c> or <c>U</c>.</param>
public sealed record Patient(
    string? PatientId, string? FamilyName, string? GivenName, DateOnly? BirthDate, string? Sex,
    Address? Address, Weight? Weight);

/// <summary>A postal address in the United States.</summary>
/// <param name="State">Two letters.</param>
/// <param name="PostalCode">ZIP or ZIP+4.</param>
public sealed record Address(string? Line, string? City, string? State, string? PostalCode);

/// <summary>A body weight and the day it was taken.</summary>
public sealed record Weight(decimal Value, string Unit, DateOnly? TakenOn);

/// <summary>One insurance.</summary>
/// <param name="Relationship">The patient to the subscriber: <c>self</c>, <c>spouse</c>, <c>child</c>,
/// <c>other</c>.</param>
/// <param name="PlanType"><c>medicare</c>, <c>medicare-advantage</c>, <c>commercial</c>, <c>medicaid</c>,
/// <c>tricare</c>, ...</param>
public sealed record Coverage(
    string? PayerId, string? MemberId, string? GroupNumber, string? Relationship, Subscriber? Subscriber,
    string? PlanType);

/// <summary>Who holds the insurance, when that is not the patient.</summary>
public sealed record Subscriber(
    string? FamilyName, string? GivenName, DateOnly? BirthDate, string? Sex, Address? Address);

/// <summary>Who did and who ordered the work.</summary>
/// <param name="Facility">The <c>locationId</c> of the practice's location.</param>
public sealed record VisitProviders(
    Provider? Rendering, Provider? Ordering, Provider? Referring, Provider? Supervising, string? Facility);

/// <summary>One clinician.</summary>
public sealed record Provider(string? Npi, string? FamilyName, string? GivenName, string? Taxonomy);

/// <summary>A physician's order for a drug.</summary>
/// <param name="SignedAt">Local to the practice.</param>
public sealed record Order(
    string OrderId, DrugName? Drug, Quantity? Dose, string? Route, string? Frequency,
    ImmutableArray<string> Diagnoses, string? SignedBy, DateTime? SignedAt, DateOnly? ValidUntil,
    DateOnly? StartDate, string? Notes);

/// <summary>An authorization known for this visit.</summary>
/// <param name="Status">As the payer gave it: <c>approved</c>, <c>pended</c>, <c>denied</c>, ...</param>
public sealed record KnownAuthorization(
    string? Number, string? PayerId, ImmutableArray<string> Codes, decimal? ApprovedUnits, decimal? UsedUnits,
    decimal? ApprovedVisits, decimal? UsedVisits, DateOnly? From, DateOnly? To, ImmutableArray<string> Diagnoses,
    string? PlaceOfService, string? ProviderNpi, string? Status)
{
    /// <summary>Most of a drug in one dose.</summary>
    public Quantity? Dose { get; init; }

    /// <summary>Least days between two doses.</summary>
    public int? IntervalDays { get; init; }
}
