using System.Collections.Immutable;

namespace Chairtime.Billing.Pricing;

/// <summary>What a payer behind the primary one should pay for a visit, in US dollars.</summary>
/// <param name="PayerId">As in the visit's coverage.</param>
/// <param name="Place">2 for the second coverage.</param>
public sealed record OtherPayerPrice(string PayerId, int Place, ImmutableArray<PriceStep> Steps)
{
    /// <summary>Null when nobody can say, or when the payer must not be asked.</summary>
    public decimal? Expected { get; init; }

    /// <summary>Taken off by law (CO-253); in <see cref="Expected"/> already.</summary>
    public decimal Sequestration { get; init; }

    /// <summary>Why there is no amount.</summary>
    public string? Because { get; init; }
}

/// <summary>A visit over all its payers.</summary>
/// <param name="Others">In the order of the coverages.</param>
/// <param name="PatientOwes">What is left at the end; null when nobody can say.</param>
public sealed record CoordinatedVisit(
    PricedVisit Primary, ImmutableArray<OtherPayerPrice> Others, decimal? PatientOwes);
