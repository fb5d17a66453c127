using System.Collections.Frozen;
using System.Collections.Immutable;
using Chairtime.Billing.Authorizations;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Policies;
using Chairtime.Billing.Rules;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Claims;

/// <summary>Everything that making claims looks things up in. Immutable and safe to share between threads.</summary>
public sealed class ClaimContext
{
    /// <param name="instructions">What is said about single claims beyond the visit.</param>
    public ClaimContext(Practice practice, PayerBook payers, ClaimInstructions instructions)
    {
        Practice = practice;
        Payers = payers;
        Instructions = instructions;
        Side = BillingSide.Of(practice);
        OneAuthorizationPerClaim = Companion.OneAuthorizationPerClaim(practice.Submitter);
        ProviderByNpi = practice.Providers.DistinctBy(static one => one.Npi)
            .ToFrozenDictionary(static one => one.Npi, StringComparer.Ordinal);
        LocationById = practice.Locations.DistinctBy(static one => one.LocationId)
            .ToFrozenDictionary(static one => one.LocationId, StringComparer.Ordinal);
    }

    public Practice Practice { get; }

    public PayerBook Payers { get; }

    public ClaimInstructions Instructions { get; }

    /// <summary>Authorizations that the practice knows beside those of the visits.</summary>
    public History History { get; init; } = History.None;

    /// <summary>Who is paid; null when the practice file does not say.</summary>
    public ClaimBilling? Billing => Side.Billing;

    internal BillingSide Side { get; }

    internal bool OneAuthorizationPerClaim { get; }

    internal FrozenDictionary<string, PracticeProvider> ProviderByNpi { get; }

    internal FrozenDictionary<string, Location> LocationById { get; }
}

/// <summary>The claims of a visit, or why there are none.</summary>
/// <param name="Claims">Empty when a finding blocks.</param>
/// <param name="Findings">What making the claims found, beside the visit's own findings.</param>
public sealed record ClaimsMade(ImmutableArray<Claim> Claims, ImmutableArray<Finding> Findings)
{
    /// <summary>The coded visit with the claim's findings added to its own, and its gates closed where they
    /// block.</summary>
    public CodedVisit AddedTo(CodedVisit coded)
    {
        if (Findings.IsEmpty)
            return coded;
        var worst = Findings.Max(static finding => finding.Severity) switch
        {
            Severity.Blocks => Disposition.Held,
            Severity.Warns => Disposition.Review,
            Severity.Informs => Disposition.Ready,
        };
        return coded with
        {
            Findings = coded.Findings.AddRange(Findings),
            Disposition = worst > coded.Disposition ? worst : coded.Disposition,
            Gates = Gates.Closed(coded.Gates, Findings),
        };
    }
}
