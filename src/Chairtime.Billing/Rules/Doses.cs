using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Rules;

/// <summary>A dose against a limit.</summary>
internal static class Doses
{
    // A dose is prepared from whole vials and rounded; a hair over the limit is not a fault.
    private const decimal Rounding = 1.005m;

    /// <summary>True when the dose is over the limit; false too when the two cannot be compared.</summary>
    /// <param name="most">An amount, or an amount a kilogram.</param>
    public static bool Exceeds(Quantity dose, Quantity most, decimal? weightKg)
    {
        if (most.Unit == "mg/kg")
            return weightKg is { } weight && dose.In("mg") is { } milligrams && milligrams > most.Value * weight * Rounding;
        return dose.In(most.Unit) is { } amount && amount > most.Value;
    }
}
