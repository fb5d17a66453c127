namespace Chairtime.Billing.Visits;

/// <summary>Manufacturers' assistance programmes, which charts list among insurances although they are none.</summary>
internal static class Programmes
{
    // A supplement stands beside Medicare.
    private static readonly string[] Government = ["tricare", "champva", "va", "chip", "medigap"];

    // Medicare and Medicaid come with words behind, as -advantage or -managed.
    private static readonly string[] GovernmentBeginnings = ["medicare", "medicaid"];

    /// <summary>Plans of the federal government or with its money, whose patients no manufacturer may help
    /// (42 USC 1320a-7b(b)).</summary>
    public static bool IsOfGovernment(string planType) =>
        Government.Contains(planType, StringComparer.OrdinalIgnoreCase)
        || Array.Exists(GovernmentBeginnings, word => planType.StartsWith(word, StringComparison.OrdinalIgnoreCase));

    public static bool IsProgramme(Coverage coverage) => coverage.PlanType is { } plan
        && (plan.StartsWith("copay", StringComparison.OrdinalIgnoreCase)
            || plan.Contains("manufacturer", StringComparison.OrdinalIgnoreCase)
            || plan.Contains("assistance", StringComparison.OrdinalIgnoreCase));
}
