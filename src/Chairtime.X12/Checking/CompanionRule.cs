namespace Chairtime.X12.Checking;

/// <summary>What a companion rule says of the presence of its segment or element.</summary>
public enum CompanionUse
{
    /// <summary>It may be there; when it is, its value counts.</summary>
    Optional,

    /// <summary>It must be there; a segment in every instance of the loop.</summary>
    Required,

    /// <summary>It must not be there.</summary>
    NotUsed,
}

/// <summary>One line of a payer's companion guide, as data (SNIP 7).</summary>
/// <param name="Id">Permanent dotted id, chosen by whoever writes the rule.</param>
/// <param name="Loop">The loop id; empty for any, which a required segment cannot have.</param>
/// <param name="Segment">The segment id, with its first element when that selects it: <c>REF*G1</c>.</param>
public sealed record CompanionRule(string Id, string Loop, string Segment)
{
    /// <summary>1-based; 0 when the rule speaks of the segment itself.</summary>
    public int Element { get; init; }

    /// <summary>1-based; 0 for the whole element.</summary>
    public int Component { get; init; }

    public CompanionUse Use { get; init; }

    /// <summary>The only values that the payer takes; empty for any.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Zero for no limit of its own.</summary>
    public int MaxLength { get; init; }

    public IssueSeverity Severity { get; init; } = IssueSeverity.Error;
}
