using Chairtime.Billing.Policies;

namespace Chairtime.Billing.Pricing;

/// <summary>Charges that the practice sets as a share of what is expected, where nobody knows what to expect.</summary>
internal static class DefaultCharges
{
    /// <summary>The share of what Medicare allows without geography: a charge is the practice's own figure, and one
    /// for all payers. Null where the practice names no share, or Medicare's tables no amount.</summary>
    public static (decimal Charge, PriceStep Step)? ByMedicare(PriceWork work)
    {
        if (work.Practice?.Charges is not { HasDefault: true } charges)
            return null;
        // Steps of this price are none of the line's.
        var aside = work.Again();
        var rate = work.IsDrug ? MedicareRates.Drug(aside, work.Day) : MedicareRates.National(aside, work.Day);
        return charges.OfExpected(rate.Dollars) is not { } charge ? null
            : (charge, new PriceStep("price.default-charge",
                $"charge: what the payer allows is not known, so {charge:0.00} is charges.default of Medicare's {
                    rate.Dollars:0.00} without geography", PricingSources.Plan));
    }
}
