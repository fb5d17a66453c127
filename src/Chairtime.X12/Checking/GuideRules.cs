using System.Runtime.CompilerServices;
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected Spot Remember(in Segment segment) =>
        new(segment.ByteOffset, segment.Ordinal, Issues.SegmentInTransaction, segment.Tag);

    protected void Unbalanced(
        Spot at, string code, string loop, string equation, long left, long right,
        IssueSeverity severity = IssueSeverity.Error)
    {
        var place = Issues.Here(at.Offset, at.Ordinal) with { SegmentInTransaction = at.InTransaction, Loop = loop };
        Issues.Add(new SyntaxIssue(code, 3, severity, place, Tags.Unpack(at.Tag), null, null, null, null,
            $"{equation}: {Amounts.Text(left)} is not {Amounts.Text(right)}", new AckCode(AckLevel.None, "")));
    }

    /// <summary>Reports something at a place that was passed before its fault could be known.</summary>
    protected void Later(
        Spot at, string loop, string code, int element, string expected, AckCode ack, Trigger? trigger = null) =>
        Issues.AddLater(at, loop, code, element, expected, ack, trigger);

    protected void Situation(in Segment at, string code, int element, string expected, string ack = "I9") =>
        Issues.AddElement(at, new(code, 4), new(element), at[element], expected, ack);
}

/// <summary>Where something began that may turn out wrong later: remembered without allocating.</summary>
internal readonly record struct Spot(long Offset, long Ordinal, int InTransaction, uint Tag);
