using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Chairtime.Billing.Claims;

/// <summary>Which visit, as billed to which payer.</summary>
public readonly record struct VisitPayer(string VisitId, string PayerId);

/// <summary>A claim that goes out again: a replacement or a void of one that the payer has decided.</summary>
/// <param name="PayerControlNumber">The payer's own number of the decided claim.</param>
/// <param name="Submission">2 for the first time that the claim goes out again, and so on up to 35.</param>
public sealed record Resubmission(ClaimFrequency Frequency, string? PayerControlNumber, int Submission)
{
    /// <summary>Where the visit made several claims, the payer's number of each, in their order; empty for
    /// one.</summary>
    public ImmutableArray<string> PayerControlNumbers { get; init; } = [];
}

/// <summary>What an earlier payer did with a visit's claim, from its remittance.</summary>
/// <param name="Adjustments">Of the claim as a whole.</param>
/// <param name="Lines">In the order of the remittance.</param>
public sealed record PayerResult(
    string VisitId, string PayerId, DateOnly DecidedOn, ImmutableArray<Adjustment> Adjustments,
    ImmutableArray<PayerResultLine> Lines)
{
    /// <summary>Why Medicare pays behind this payer (SBR05); null where it does not.</summary>
    public string? MedicareSecondaryType { get; init; }
}

/// <summary>What an earlier payer did with a line.</summary>
/// <param name="Units">Units that it paid for.</param>
public sealed record PayerResultLine(
    string Code, ImmutableArray<string> Modifiers, int Units, decimal Charge, decimal Paid,
    ImmutableArray<Adjustment> Adjustments);

/// <summary>What is said about single claims beyond their visits: corrections, and answers of earlier
/// payers.</summary>
public sealed record ClaimInstructions
{
    public static readonly ClaimInstructions None = new();

    public FrozenDictionary<VisitPayer, Resubmission> Resubmissions { get; init; } =
        FrozenDictionary<VisitPayer, Resubmission>.Empty;

    public FrozenDictionary<VisitPayer, PayerResult> Results { get; init; } =
        FrozenDictionary<VisitPayer, PayerResult>.Empty;
}
