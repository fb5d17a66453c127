using System.Collections.Frozen;
using Chairtime.Billing.Visits;

namespace Chairtime.Billing.Policies;

/// <summary>Who is paid (loop 2010AA).</summary>
/// <param name="TaxId">Nine digits, without a dash.</param>
/// <param name="IsSocialSecurityNumber">True: qualifier SY; false: EI.</param>
/// <param name="PayToAddress">Where payments go, when elsewhere (loop 2010AB).</param>
public sealed record BillingProvider(
    string? Npi, string? TaxId, bool IsSocialSecurityNumber, string? Taxonomy, string? Name, Address? Address,
    Address? PayToAddress)
{
    public Contact? Contact { get; init; }
}

/// <summary>Whom a payer may call.</summary>
public sealed record Contact(string? Name, string? Phone);

/// <summary>A place of the practice; a visit names it with <c>providers.facility</c>.</summary>
public sealed record Location(
    string LocationId, string? Npi, string? Name, string? PlaceOfService, Address? Address)
{
    /// <summary>Medicare's payment locality, when the practice states it; else it goes by ZIP code.</summary>
    public MedicareLocality? Medicare { get; init; }
}

/// <summary>A payment locality of the physician fee schedule.</summary>
/// <param name="Mac">Carrier, five digits.</param>
/// <param name="Locality">Two digits.</param>
public sealed record MedicareLocality(string Mac, string Locality);

/// <summary>A clinician of the practice.</summary>
public sealed record PracticeProvider(string Npi, string? FamilyName, string? GivenName, string? Taxonomy)
{
    /// <summary>By year: a qualifying participant of an advanced payment model.</summary>
    public FrozenDictionary<int, bool> QualifyingApm { get; init; } = FrozenDictionary<int, bool>.Empty;

    /// <summary>By payment year: the MIPS adjustment as a fraction (0.01 is one percent more).</summary>
    public FrozenDictionary<int, decimal> Mips { get; init; } = FrozenDictionary<int, decimal>.Empty;

    /// <summary>Takes assignment from Medicare; null when the file does not say.</summary>
    public bool? Participating { get; init; }
}

/// <summary>Who sends an interchange.</summary>
/// <param name="Qualifier">ISA05: <c>ZZ</c>, <c>30</c>, ...</param>
/// <param name="IsProduction">ISA15: <c>P</c> rather than <c>T</c>.</param>
public sealed record Submitter(string? Id, string? Qualifier, string? Name, Contact? Contact, bool IsProduction)
{
    /// <summary>What this clearinghouse wants otherwise than the guide's default, by name of the difference.</summary>
    public FrozenDictionary<string, string> Companion { get; init; } = FrozenDictionary<string, string>.Empty;
}

/// <summary>Who receives an interchange.</summary>
/// <param name="Qualifier">ISA07.</param>
public sealed record Receiver(string? Id, string? Qualifier, string? Name);

/// <summary>A purchase of a drug.</summary>
/// <param name="Cost">US dollars for the whole <paramref name="Quantity"/>.</param>
/// <param name="Quantity">Packages (vials).</param>
public sealed record Acquisition(string Ndc, string? Lot, decimal Cost, decimal Quantity, DateOnly? ReceivedOn);
