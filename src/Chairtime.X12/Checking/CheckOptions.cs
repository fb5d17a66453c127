namespace Chairtime.X12.Checking;

/// <summary>What a caller can add to or soften in a check.</summary>
public sealed record CheckOptions
{
    public static readonly CheckOptions Default = new();

    /// <summary>
    /// Looks a value up in an external list (<c>carc</c>, <c>rarc</c>, <c>icd</c>, <c>procedure</c>, <c>modifier</c>,
    /// <c>pos</c>, <c>taxonomy</c>): false when the list is at hand and lacks it, null when it is not at hand.
    /// </summary>
    public Func<string, string, bool?>? IsKnownCode { get; init; }

    /// <summary>How a provider number with a wrong check digit weighs.</summary>
    public IssueSeverity NpiSeverity { get; init; } = IssueSeverity.Warning;

    /// <summary>A payer's additional rules (SNIP 7).</summary>
    public IReadOnlyList<CompanionRule> Companion { get; init; } = [];
}

/// <summary>One line of a payer's companion guide, as data.</summary>
/// <param name="Id">Permanent dotted id, chosen by whoever writes the rule.</param>
/// <param name="Loop">The loop id; empty for any.</param>
/// <param name="Segment">The segment id, with its first element when that selects it: <c>REF*G1</c>.</param>
/// <param name="Element">1-based.</param>
/// <param name="Required">The element must be present.</param>
/// <param name="Values">The only values that the payer takes; empty for any.</param>
/// <param name="MaxLength">Zero for no limit of its own.</param>
public sealed record CompanionRule(
    string Id, string Loop, string Segment, int Element, bool Required, IReadOnlyList<string> Values, int MaxLength);
