namespace Chairtime.Billing.Policies;

/// <summary>How one practice wants doubtful things treated; the <c>policies</c> of its practice file.</summary>
public sealed record PracticePolicies
{
    /// <summary>What is used when there is no practice file.</summary>
    public static PracticePolicies Default { get; } = new();

    /// <summary>Null leaves it to the payer; false refuses derived times even where the payer allows them.</summary>
    public bool? DerivedTimes { get; init; }

    /// <summary>A visit this close to a billing threshold is pointed out.</summary>
    public int NearMissMinutes { get; init; } = 3;

    public int WeightMaxAgeDays { get; init; } = 30;

    public int OrderMaxAgeDays { get; init; } = 365;

    public decimal DoseTolerancePercent { get; init; } = 10;
}
