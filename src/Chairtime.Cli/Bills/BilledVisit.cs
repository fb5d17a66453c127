using System.Collections.Immutable;
using Chairtime.Billing.Claims;
using Chairtime.Billing.Claims.Electronic;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Pricing;

namespace Chairtime.Cli.Bills;

/// <summary>What became of a visit: its claims, or the findings that hold it.</summary>
/// <param name="Coded">With the findings of its claims.</param>
/// <param name="Prices">One for each line, in the order of the lines.</param>
/// <param name="Claims">Those that go out; empty for a held visit.</param>
internal sealed record BilledVisit(
    CodedVisit Coded, ImmutableArray<LinePrice> Prices, ImmutableArray<OutgoingClaim> Claims)
{
    public bool IsHeld => Claims.IsEmpty;
}

/// <summary>A claim with its electronic form, checked.</summary>
internal readonly record struct OutgoingClaim(Claim Claim, ElectronicClaim Electronic);
