using Chairtime.X12.Envelope;

namespace Chairtime.X12.Checking;

/// <summary>What was found of one interchange, enough to acknowledge it.</summary>
public sealed class InterchangeOutcome(InterchangeHeader header)
{
    public InterchangeHeader Header { get; } = header;

    public List<GroupOutcome> Groups { get; } = [];

    /// <summary>Issues of the envelope itself; issues inside transactions are with these.</summary>
    public List<SyntaxIssue> Issues { get; } = [];
}

public sealed class GroupOutcome(IReadOnlyList<string> elements)
{
    public IReadOnlyList<string> Elements { get; } = elements;

    /// <summary>True when its GS is missing: transactions were met without one.</summary>
    public bool IsImplied { get; init; }

    public string FunctionalId => Elements[0];

    public string ControlNumber => Elements[5];

    public string Version => Elements[7];

    /// <summary>GE01 as sent; null when the trailer is missing.</summary>
    public string? StatedCount { get; set; }

    public List<TransactionOutcome> Transactions { get; } = [];

    public List<SyntaxIssue> Issues { get; } = [];
}

/// <summary>What was found of one transaction.</summary>
public sealed class TransactionOutcome(string set, string controlNumber, string version)
{
    public string Set { get; } = set;

    public string ControlNumber { get; } = controlNumber;

    public string Version { get; } = version;

    /// <summary>The guide's name; null when the version is not known.</summary>
    public string? Guide { get; set; }

    public List<SyntaxIssue> Issues { get; } = [];

    public bool IsAccepted => Issues.TrueForAll(issue =>
        issue.Severity == IssueSeverity.Warning || issue.Ack.Level == AckLevel.None);
}
