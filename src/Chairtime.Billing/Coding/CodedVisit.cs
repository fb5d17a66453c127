using System.Collections.Immutable;
using System.Globalization;
using Chairtime.Billing.Rules;
using Chairtime.Billing.Vocabulary;
using Chairtime.Billing.Visits;

namespace Chairtime.Billing.Coding;

/// <summary>What may happen with the visit's claim.</summary>
public enum Disposition
{
    /// <summary>Nothing stands in the way.</summary>
    Ready,

    /// <summary>A warning wants a person's eye first.</summary>
    Review,

    /// <summary>Something blocks; the lines show what the documentation supports.</summary>
    Held,
}

/// <summary>A visit with the lines it supports and everything a biller should know about it.</summary>
/// <param name="Lines">In claim order: administration (initial first), each drug with its discarded line after it,
/// evaluation and management, others.</param>
/// <param name="Findings">In rule-book order, then by what they are about.</param>
/// <param name="Services">How the minutes were divided, for the time line; oldest start first.</param>
public sealed record CodedVisit(
    Visit Visit,
    ImmutableArray<ServiceLine> Lines,
    ImmutableArray<Finding> Findings,
    ImmutableArray<TimedService> Services,
    Disposition Disposition)
{
    /// <summary>Where the gates of its claim stand; empty before the checks, and for a visit that is not meant for a
    /// claim.</summary>
    public ImmutableArray<GateState> Gates { get; init; } = [];

    /// <summary>Null for one that was made by hand.</summary>
    internal LookedUp? LookedUp { get; init; }

    /// <summary>Published tables that it relies on, each in its version; empty when none was consulted.</summary>
    public ImmutableArray<TableVersion> Tables { get; init; } = [];
}

/// <summary>One billed line (837 loop 2400), with the steps that made it.</summary>
/// <param name="Units">Billed units in the code's own unit.</param>
/// <param name="Administrations">Ids of the administrations it rests on.</param>
/// <param name="Because">One sentence that a biller can repeat to an auditor.</param>
/// <param name="Derivation">Oldest step first; never empty, and each step names its rule.</param>
public sealed record ServiceLine(
    string Code,
    int Units,
    ImmutableArray<string> Modifiers,
    ImmutableArray<string> Diagnoses,
    ImmutableArray<string> Administrations,
    FormattableString Because,
    ImmutableArray<DerivationStep> Derivation)
{
    /// <summary>Running minutes that the units rest on; null for a service without a clock.</summary>
    public int? Minutes { get; init; }

    /// <summary>Eleven digits, no dashes.</summary>
    public string? Ndc { get; init; }

    public decimal? NdcQuantity { get; init; }

    /// <summary>UN, ML, GR, F2 or ME.</summary>
    public string? NdcUnit { get; init; }

    /// <summary>What goes with an unlisted code (837 SV101-7): drug, dose, route.</summary>
    public string? Description { get; init; }

    public decimal? Charge { get; init; }

    public decimal? Expected { get; init; }

    /// <summary>How much more schedule or contract would allow, were the charge not less; null when it is
    /// not.</summary>
    public decimal? LostToCharge { get; init; }

    public bool Carries(string modifier)
    {
        foreach (var own in Modifiers)
        {
            if (own == modifier)
                return true;
        }

        return false;
    }
}

/// <summary>One step of a derivation, with its operands, written while computing and rendered when read.</summary>
/// <param name="Rule">The <see cref="CodingRule"/> applied.</param>
/// <param name="Did">What was done, with the arithmetic visible.</param>
public readonly record struct DerivationStep(CodingRule Rule, FormattableString Did)
{
    public string Text => Did.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A rule that coding applies: one sentence of its own, its source, and the days it holds.</summary>
/// <param name="Id">Permanent dotted id: <c>administration.additional-hour</c>.</param>
public sealed record CodingRule(string Id, string Title, DateRange InForce, Citation Source);

/// <summary>How a stretch of minutes was known.</summary>
public enum TimeBasis
{
    /// <summary>Start and stop are charted.</summary>
    Documented,

    /// <summary>Worked out from volume and rate, because the payer's policy allows it.</summary>
    Derived,

    /// <summary>Not known.</summary>
    Missing,

    /// <summary>Charted, and cannot be true.</summary>
    Impossible,
}

/// <summary>A stretch of minutes in which a drug ran; local wall-clock, <see cref="To"/> exclusive.</summary>
public readonly record struct Running(DateTime From, DateTime To);

/// <summary>One administration (or a shared bag, or bags of one drug) on the visit's time line.</summary>
/// <param name="Label">Drug name as charted.</param>
/// <param name="Segments">When it ran, pauses taken out, oldest first.</param>
/// <param name="Minutes">Minutes that count, after pauses and shared minutes are taken off.</param>
/// <param name="Code">The code it was billed under, or null when it was not.</param>
/// <param name="Thresholds">Minutes at which its billing changes, in rising order: 16, 91, 151, ... up to one
/// beyond <paramref name="Minutes"/>. Empty for a service without a clock.</param>
public sealed record TimedService(
    ImmutableArray<string> Administrations,
    string Label,
    int Encounter,
    string Site,
    Route Route,
    TimeBasis Basis,
    ImmutableArray<Running> Segments,
    ImmutableArray<Pause> Pauses,
    int Minutes,
    string? Code,
    ImmutableArray<int> Thresholds)
{
    /// <summary>Of <see cref="Segments"/>, those whose minutes another service counts.</summary>
    public ImmutableArray<Running> Shared { get; init; } = [];

    /// <summary>The one moment that is charted where there are no segments; null when not even that is.</summary>
    public DateTime? At { get; init; }
}
