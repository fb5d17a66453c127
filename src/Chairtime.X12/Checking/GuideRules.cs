using Chairtime.X12.Envelope;
using Chairtime.X12.Grammar;
using Chairtime.X12.Guides.Claim837P;
using Chairtime.X12.Guides.Remittance835;

namespace Chairtime.X12.Checking;

/// <summary>Rules of a guide that look at more than one segment: balances, hierarchy, situations.</summary>
internal abstract class GuideRules(IssueList issues, Delimiters delimiters)
{
    protected IssueList Issues { get; } = issues;

    protected Delimiters Delimiters { get; } = delimiters;

    public static GuideRules? For(Guide guide, IssueList issues, Delimiters delimiters) => guide.TransactionSet switch
    {
        "835" => new RemittanceRules(issues, delimiters),
        "837" => new ClaimRules(issues, delimiters),
        "276" or "277" or "270" or "271" or "278" => new HierarchyRules(issues, delimiters),
        _ => null,
    };

    public abstract void Accept(in Segment segment, SegmentRule rule, LoopRule loop, bool opensLoop);

    public virtual void Finish(in Segment trailer)
    {
    }

    /// <summary>Where something began that may turn out wrong later: remembered without allocating.</summary>
    protected readonly record struct Spot(long Offset, long Ordinal, int InTransaction, uint Tag);

    protected Spot Remember(in Segment segment) =>
        new(segment.ByteOffset, segment.Ordinal, Issues.SegmentInTransaction, segment.Tag);

    protected void Unbalanced(Spot at, string code, string loop, string equation, long left, long right)
    {
        var place = Issues.Here(at.Offset, at.Ordinal) with { SegmentInTransaction = at.InTransaction, Loop = loop };
        Issues.Add(new SyntaxIssue(code, 3, IssueSeverity.Error, place, Tags.Unpack(at.Tag), null, null, null, null,
            $"{equation}: {Amounts.Text(left)} is not {Amounts.Text(right)}", new AckCode(AckLevel.None, "")));
    }

    protected void Situation(in Segment at, string code, int element, string expected, string ack = "I9") =>
        Issues.AddElement(at, new(code, 4), new(element), at[element], expected, ack);
}

/// <summary>HL segments: numbered from 1, each under a parent that came before.</summary>
internal class HierarchyRules(IssueList issues, Delimiters delimiters) : GuideRules(issues, delimiters)
{
    private readonly Dictionary<string, string> _levels = [];
    private int _count;

    public override void Accept(in Segment segment, SegmentRule rule, LoopRule loop, bool opensLoop)
    {
        if (rule.Tag != Tags.Hl)
        {
            return;
        }
        _count++;
        var id = segment.Text(1);
        if (!_levels.TryAdd(id, segment.Text(3)))
        {
            Situation(segment, "hierarchy.duplicate-id", 1, "the same HL number came before in this transaction", "7");
        }
        var parent = segment.Text(2);
        if (parent.Length > 0 && (!_levels.ContainsKey(parent) || parent == id))
        {
            Situation(segment, "hierarchy.parent", 2, "names a parent that did not come before", "7");
        }
        else if (parent.Length > 0 && ParentLevel(segment.Text(3)) is { } wanted && !wanted.Contains(_levels[parent]))
        {
            Situation(segment, "hierarchy.parent", 2, "names a parent of the wrong level", "7");
        }
        if (id != _count.ToString(System.Globalization.CultureInfo.InvariantCulture) && int.TryParse(id, out _))
        {
            Issues.AddElement(segment, new("hierarchy.sequence", 4), new(1), segment[1], $"{_count} comes next", "",
                IssueSeverity.Warning);
        }
    }

    private static string[]? ParentLevel(string level) => level switch
    {
        "21" => ["20"],
        "19" => ["21"],
        "22" => ["20", "21", "19"],
        "23" => ["22"],
        "PT" => ["19"],
        "EV" => ["22", "23"],
        "SS" => ["EV"],
        _ => null,
    };
}
