using System.Text;
using Chairtime.X12.Envelope;
using Chairtime.X12.Grammar;

namespace Chairtime.X12.Checking;

/// <summary>Applies a payer's companion rules, which are data, to the segments that they name.</summary>
internal sealed class CompanionChecks
{
    private readonly IssueList _issues;
    private readonly Prepared[] _rules;
    private byte _component;

    public CompanionChecks(IReadOnlyList<CompanionRule> rules, IssueList issues)
    {
        _issues = issues;
        _rules = [.. rules.Select(rule => new Prepared(rule))];
    }

    /// <summary>A new transaction: nothing is awaited yet.</summary>
    public void Start(byte component)
    {
        _component = component;
        foreach (var rule in _rules)
        {
            rule.AwaitedAt = 0;
        }
    }

    /// <param name="depth">How many loops the segment is in.</param>
    public void Accept(in Segment segment, SegmentRule place, LoopRule loop, int depth, bool opensLoop)
    {
        foreach (var rule in _rules)
        {
            if (rule.AwaitedAt > 0 && (depth < rule.AwaitedAt || (depth == rule.AwaitedAt && opensLoop)))
            {
                Missing(segment, rule);
            }
            if (rule.IsAwaited && opensLoop && rule.Rule.Loop == loop.Id)
            {
                rule.AwaitedAt = depth;
            }
            if (place.Tag == rule.Tag && (rule.Rule.Loop.Length == 0 || rule.Rule.Loop == loop.Id)
                && (rule.Qualifier is null || segment[1].SequenceEqual(rule.Qualifier)))
            {
                rule.AwaitedAt = 0;
                Check(segment, rule.Rule);
            }
        }
    }

    /// <summary>The transaction ends: what is still awaited will not come.</summary>
    public void Finish(in Segment trailer)
    {
        foreach (var rule in _rules)
        {
            if (rule.AwaitedAt > 0)
            {
                Missing(trailer, rule);
            }
        }
    }

    private void Missing(in Segment at, Prepared rule)
    {
        rule.AwaitedAt = 0;
        _issues.Add(at, rule.Rule.Id, 7, rule.Id, $"the payer requires {rule.Rule.Segment} in loop {rule.Rule.Loop}",
            new AckCode(AckLevel.None, ""), rule.Rule.Severity);
    }

    private void Check(in Segment segment, CompanionRule rule)
    {
        if (rule.Element == 0)
        {
            if (rule.Use == CompanionUse.NotUsed)
            {
                _issues.Add(segment, rule.Id, 7, segment.Id, $"the payer takes no {rule.Segment} here",
                    new AckCode(AckLevel.None, ""), rule.Severity);
            }
            return;
        }
        var bytes = segment[rule.Element];
        bytes = rule.Component == 0 ? bytes : bytes.Piece(_component, rule.Component);
        if (Complaint(rule, Encoding.Latin1.GetString(bytes)) is { } complaint)
        {
            _issues.AddElement(segment, new(rule.Id, 7), new(rule.Element, rule.Component), bytes, complaint, "",
                rule.Severity);
        }
    }

    private static string? Complaint(CompanionRule rule, string value) => value.Length == 0
        ? rule.Use == CompanionUse.Required ? "the payer requires it" : null
        : rule.Use == CompanionUse.NotUsed ? "the payer does not take it"
        : rule.Values.Count > 0 && !rule.Values.Contains(value)
            ? $"the payer takes only {string.Join(", ", rule.Values)}"
        : rule.MaxLength > 0 && value.Length > rule.MaxLength ? $"the payer takes at most {rule.MaxLength} characters"
        : null;

    /// <summary>A rule with its segment id taken apart, and the loop depth at which its segment is awaited.</summary>
    private sealed class Prepared
    {
        public Prepared(CompanionRule rule)
        {
            Rule = rule;
            var star = rule.Segment.IndexOf('*', StringComparison.Ordinal);
            Id = star < 0 ? rule.Segment : rule.Segment[..star];
            Tag = Tags.Pack(Id);
            Qualifier = star < 0 ? null : Encoding.Latin1.GetBytes(rule.Segment[(star + 1)..]);
            IsAwaited = rule is { Element: 0, Use: CompanionUse.Required, Loop.Length: > 0 };
        }

        public CompanionRule Rule { get; }

        public string Id { get; }

        public uint Tag { get; }

        public byte[]? Qualifier { get; }

        /// <summary>True when every instance of the loop must have the segment.</summary>
        public bool IsAwaited { get; }

        /// <summary>Zero while nothing is awaited.</summary>
        public int AwaitedAt { get; set; }
    }
}
