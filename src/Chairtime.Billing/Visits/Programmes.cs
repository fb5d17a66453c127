namespace Chairtime.Billing.Visits;

/// <summary>Manufacturers' assistance programmes, which charts list among insurances although they are none.</summary>
internal static class Programmes
{
    public static bool IsProgramme(Coverage coverage) => coverage.PlanType is { } plan
        && (plan.StartsWith("copay", StringComparison.OrdinalIgnoreCase)
            || plan.Contains("manufacturer", StringComparison.OrdinalIgnoreCase)
            || plan.Contains("assistance", StringComparison.OrdinalIgnoreCase));
}
