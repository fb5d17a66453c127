using System.Collections.Immutable;
using Chairtime.Billing.Claims;
using Chairtime.Billing.Claims.Electronic;
using Chairtime.Billing.Coding;

namespace Chairtime.Cli.Billing;

/// <summary>What became of a visit: its claims, or the findings that hold it.</summary>
/// <param name="Coded">With the findings of its claims.</param>
/// <param name="Claims">Those that go out; empty for a held visit.</param>
internal sealed record BilledVisit(CodedVisit Coded, ImmutableArray<OutgoingClaim> Claims)
{
    public bool IsHeld => Claims.IsEmpty;
}

/// <summary>A claim with its electronic form, checked.</summary>
internal readonly record struct OutgoingClaim(Claim Claim, ElectronicClaim Electronic);
