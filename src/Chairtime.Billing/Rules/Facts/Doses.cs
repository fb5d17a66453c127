using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Rules;

/// <summary>A dose against a limit.</summary>
internal static class Doses
{
    // A dose is prepared from whole vials and rounded; a hair over the limit is not a fault.
    private const decimal Rounding = 1.005m;

    /// <summary>True when the dose is over the limit; false too when the two cannot be compared.</summary>
    /// <param name="most">An amount, or an amount a kilogram.</param>
    /// <param name="weightCapKg">Kilograms above which a limit by weight does not rise; null for none.</param>
    public static bool Exceeds(Quantity dose, Quantity most, decimal? weightKg, decimal? weightCapKg = null)
    {
        if (most.Unit == "mg/kg")
        {
            return weightKg is { } weight && dose.In("mg") is { } milligrams
                && milligrams > most.Value * Math.Min(weight, weightCapKg ?? weight) * Rounding;
        }

        return dose.In(most.Unit) is { } amount && amount > most.Value;
    }

    /// <summary>What a limit comes to for the patient: <c>10 mg/kg (824 mg at 82.4 kg)</c>.</summary>
    public static string Shown(Quantity most, decimal? weightKg, decimal? weightCapKg = null)
    {
        if (most.Unit != "mg/kg" || weightKg is not { } weight)
            return most.ToString();
        var counted = Math.Min(weight, weightCapKg ?? weight);
        return string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{most} ({most.Value * counted:0.##} mg at {counted:0.##} kg)");
    }

    /// <summary>All of a code that the visit gave; null when nothing of it has a dose.</summary>
    public static Quantity? GivenOf(RuleWork work, string code)
    {
        Quantity? total = null;
        foreach (var given in work.Given)
        {
            if (given is not { IsTreatment: true, Charted.Dose: { } dose } || given.Code?.Hcpcs != code)
                continue;
            if (total is not { } sum)
                total = dose;
            else if (dose.In(sum.Unit) is { } more)
                total = sum with { Value = sum.Value + more };
        }

        return total;
    }
}
