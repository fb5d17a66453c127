using System.Collections.Frozen;
using System.Collections.Immutable;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Policies;

public enum MissingStop
{
    Hold,
    Push,
    Derive,
}

public enum InitialServiceChoice
{
    PrimaryReason,
    Hierarchy,
}

public enum OverlapRule
{
    Deduct,
    Contained,
}

public enum SameDrugRepeat
{
    Sum,
    PerBag,
}

public enum SplitDose
{
    OnePerDose,
    PerInjection,
}

public enum DiscontinuedInfusion
{
    Modifier53,
    None,
    Push,
}

public enum HydrationInterrupted
{
    Each,
    Sum,
}

public enum DistinctService
{
    Modifier59,
    XModifiers,
}

public enum FamilyDefault
{
    Catalogue,
    Chemotherapy,
    Therapeutic,
}

public enum DiscardedModifier
{
    NotRequired,
    Required,

    /// <summary>The payer wants given and discarded units on one line, without the modifier.</summary>
    Combine,

    /// <summary>The payer does not pay for what was discarded: only the given units are billed.</summary>
    Omit,
}

public enum NdcCounting
{
    Vial,
    Labelled,
}

/// <summary>What one payer demands on one day: every value of its policy file that coding reads, resolved.</summary>
/// <remarks>Sources of the values are kept by property name in <see cref="Sources"/>.</remarks>
public sealed record PayerTerms
{
    public required string PayerId { get; init; }

    public required string Name { get; init; }

    public FamilyDefault FamilyDefault { get; init; } = FamilyDefault.Catalogue;

    /// <summary>By HCPCS code; true is the chemotherapy family, false the therapeutic one.</summary>
    public FrozenDictionary<string, bool> ChemotherapyByDrug { get; init; } = FrozenDictionary<string, bool>.Empty;

    public MissingStop MissingStop { get; init; }

    public bool RouteModifiersForAll { get; init; }

    public ImmutableArray<string> RouteModifierCodes { get; init; } = [];

    public DiscardedModifier Jw { get; init; }

    public DiscardedModifier Jz { get; init; }

    public DistinctService DistinctService { get; init; }

    public InitialServiceChoice InitialService { get; init; }

    public OverlapRule Overlap { get; init; }

    public int MinimumOverlapMinutes { get; init; }

    public SameDrugRepeat SameDrugRepeat { get; init; }

    public int RepeatPushMinutes { get; init; } = 31;

    public SplitDose SplitDose { get; init; }

    /// <summary>True: 25 is put on a separate office visit; false: a person is asked to, and the line stays as
    /// charted.</summary>
    public bool AddsVisitModifier { get; init; } = true;

    /// <summary>Null: 53 for a professional claim, a push for a facility claim.</summary>
    public DiscontinuedInfusion? DiscontinuedInfusion { get; init; }

    public HydrationInterrupted HydrationInterrupted { get; init; }

    public string? HydrationModifier { get; init; }

    public bool HydrationNeedsOwnDiagnosis { get; init; }

    public Quantity? HydrationMinimumVolume { get; init; }

    public ImmutableArray<string> SelfAdministered { get; init; } = [];

    public ImmutableArray<string> FacilityPlaces { get; init; } = [];

    public bool NdcRequired { get; init; }

    public NdcCounting NdcUnit { get; init; } = NdcCounting.Labelled;

    /// <summary>True: the package code stands on the line of what was discarded too, each line with its share of the
    /// quantity; false: once, on the line of what was given.</summary>
    public bool SplitsNdcQuantity { get; init; }

    /// <summary>Most units on one line, by code; more is repeated on further lines.</summary>
    public FrozenDictionary<string, int> LineUnitLimits { get; init; } = FrozenDictionary<string, int>.Empty;

    /// <summary>As the payer file says: <c>medicare</c>, <c>commercial</c>, ...; null when it does not.</summary>
    public string? PlanType { get; init; }

    /// <summary>The payer's id in claims (NM109 of loop 2010BB).</summary>
    public string? X12PayerId { get; init; }

    public ImmutableArray<AuthorizationRequirement> Authorization { get; init; } = [];

    public ImmutableArray<CoveragePolicy> Coverage { get; init; } = [];

    /// <summary>Documentation that this payer demands, and how hard; by rule id.</summary>
    public FrozenDictionary<string, Severity> Documents { get; init; } = FrozenDictionary<string, Severity>.Empty;

    public TimelyFiling? TimelyFiling { get; init; }

    public ImmutableArray<AppealLevel> Appeals { get; init; } = [];

    /// <summary>How the payer pays; null when the file does not say.</summary>
    public Contract? Contract { get; init; }

    /// <summary>By rule id, what <see cref="Documents"/> demands included; a missing id keeps the rule's own severity,
    /// null switches it off.</summary>
    public FrozenDictionary<string, Severity?> Severities { get; init; } = FrozenDictionary<string, Severity?>.Empty;

    /// <summary>Who says so, by property name of the payer file.</summary>
    public FrozenDictionary<string, Citation> Sources { get; init; } = FrozenDictionary<string, Citation>.Empty;
}
