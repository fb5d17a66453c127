using Chairtime.X12.Envelope;
using Chairtime.X12.Grammar;

namespace Chairtime.X12.Checking;

/// <summary>Applies a payer's companion rules, which are data, to the segments that they name.</summary>
internal sealed class CompanionChecks(IReadOnlyList<CompanionRule> rules, IssueList issues)
{
    public void Accept(in Segment segment, SegmentRule place, LoopRule loop)
    {
        foreach (var rule in rules)
        {
            var parts = rule.Segment.Split('*');
            if (parts[0] != place.Id || (rule.Loop.Length > 0 && rule.Loop != loop.Id)
                || (parts.Length > 1 && segment.Text(1) != parts[1]))
            {
                continue;
            }
            var value = segment.Text(rule.Element);
            var complaint = value.Length == 0
                ? (rule.Required ? "the payer requires it" : null)
                : rule.Values.Count > 0 && !rule.Values.Contains(value)
                    ? $"the payer takes only {string.Join(", ", rule.Values)}"
                    : rule.MaxLength > 0 && value.Length > rule.MaxLength
                        ? $"the payer takes at most {rule.MaxLength} characters"
                        : null;
            if (complaint is not null)
            {
                issues.AddElement(segment, new(rule.Id, 7), new(rule.Element), segment[rule.Element], complaint, "");
            }
        }
    }
}
