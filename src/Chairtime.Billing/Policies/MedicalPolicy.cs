using System.Collections.Immutable;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Policies;

/// <summary>What an authorization counts.</summary>
public enum AuthorizationUnits
{
    Hcpcs,
    Visits,
    Doses,
}

/// <summary>When a payer wants an authorization, and what it must match (<c>authorization</c> of
/// <c>payer.md</c>).</summary>
/// <param name="Codes">HCPCS or CPT codes it is about, their beginnings (<c>Q51*</c>) or ranges; empty
/// for all drugs that payers review.</param>
/// <param name="Required">False says that none is needed for these codes.</param>
/// <param name="Sites">Places of service it is about; empty for all.</param>
/// <param name="Diagnoses">Codes or prefixes it is about; empty for all.</param>
/// <param name="IncludesDiscarded">Discarded units count against the approved ones; null when the payer has not
/// said.</param>
/// <param name="LeadDays">Days before the service by which it must be asked for.</param>
/// <param name="RetroDays">Days after the service in which it may still be asked for.</param>
public sealed record AuthorizationRequirement(
    ImmutableArray<string> Codes, bool Required, ImmutableArray<string> Sites, ImmutableArray<string> Diagnoses,
    AuthorizationUnits Units, bool? IncludesDiscarded, int? LeadDays, int? RetroDays, Citation Source);

/// <summary>A payer's medical policy on some codes (<c>coverage</c> of <c>payer.md</c>).</summary>
/// <param name="Codes">HCPCS codes that the policy is about.</param>
/// <param name="Diagnoses">Covered codes or prefixes (<c>M05.</c>); empty when the policy names none.</param>
/// <param name="MinimumAge">Years; null when the policy names none.</param>
/// <param name="MaximumDose">An amount, or an amount a kilogram (<c>mg/kg</c>).</param>
/// <param name="MinimumIntervalDays">Least days between two doses.</param>
/// <param name="Requires">What must have been tried or documented before, in the policy's terms.</param>
/// <param name="PreferredInsteadOf">Codes that the payer does not want while <paramref name="Codes"/> have not
/// failed: these are preferred instead of those.</param>
public sealed record CoveragePolicy(
    ImmutableArray<string> Codes, ImmutableArray<string> Diagnoses, int? MinimumAge, Quantity? MaximumDose,
    int? MinimumIntervalDays, ImmutableArray<string> Requires, ImmutableArray<string> PreferredInsteadOf,
    Citation Source)
{
    /// <summary>Somebody who had the drug this many days ago or fewer goes on with it: what is required and preferred
    /// is asked of new starts only. Null when the policy makes no such exception.</summary>
    public int? ContinuationDays { get; init; }

    /// <summary>Kilograms above which a dose by weight does not rise any more.</summary>
    public decimal? WeightCapKg { get; init; }

    /// <summary>Least minutes that the infusion must have run.</summary>
    public int? MinimumMinutes { get; init; }

    /// <summary>The payer has the drug sent by a pharmacy, and does not pay for one that the practice bought.</summary>
    public bool IsPharmacyOnly { get; init; }
}

/// <summary>How long a claim may wait (<c>timelyFiling</c> of <c>payer.md</c>).</summary>
/// <param name="From">What the clock starts at: <c>date-of-service</c> unless the payer says otherwise.</param>
public sealed record TimelyFiling(int? Days, string From, int? CorrectedDays, int? SecondaryDays, Citation Source)
{
    /// <summary>Before <see cref="Days"/> where the payer counts calendar months.</summary>
    public int? Months { get; init; }

    /// <summary>The last day on which a first claim is taken; null without a limit.</summary>
    public DateOnly? LastDay(DateOnly service) => Months is { } months ? service.AddMonths(months)
        : Days is { } days ? service.AddDays(days) : null;
}

/// <summary>One level of appeal and the days it may be taken in.</summary>
public sealed record AppealLevel(string Level, int Days);
