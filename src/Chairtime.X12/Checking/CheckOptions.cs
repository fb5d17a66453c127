namespace Chairtime.X12.Checking;

/// <summary>What a caller can add to or soften in a check.</summary>
public sealed record CheckOptions
{
    public static readonly CheckOptions Default = new();

    /// <summary>
    /// What a sender should hold itself to: at most 5,000 claims (837) or 10,000 claim payments (835) in one
    /// transaction, as the guides recommend.
    /// </summary>
    public static readonly CheckOptions Outgoing = new() { MostClaims = 5_000, MostClaimPayments = 10_000 };

    /// <summary>
    /// Looks a value up in an external list (<c>carc</c>, <c>rarc</c>, <c>icd</c>, <c>procedure</c>, <c>modifier</c>,
    /// <c>pos</c>, <c>taxonomy</c>): false when the list is at hand and lacks it, null when it is not at hand.
    /// </summary>
    public Func<string, string, bool?>? IsKnownCode { get; init; }

    /// <summary>How a provider number with a wrong check digit weighs.</summary>
    public IssueSeverity NpiSeverity { get; init; } = IssueSeverity.Warning;

    /// <summary>What a partner's files are forgiven, or not: the severity of a problem by its code. Nothing is left
    /// unsaid: a problem that is forgiven is a warning.</summary>
    public IReadOnlyDictionary<string, IssueSeverity>? Severities { get; init; }

    /// <summary>A payer's additional rules (SNIP 7).</summary>
    public IReadOnlyList<CompanionRule> Companion { get; init; } = [];

    /// <summary>CLM segments in one transaction; zero for any number.</summary>
    public int MostClaims { get; init; }

    /// <summary>CLP segments in one transaction; zero for any number.</summary>
    public int MostClaimPayments { get; init; }
}
