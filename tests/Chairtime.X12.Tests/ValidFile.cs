using Chairtime.X12.Checking;
using Chairtime.X12.Grammar;

namespace Chairtime.X12.Tests;

/// <summary>A segment of a valid file, with the place that the guide gives it.</summary>
/// <param name="Instance">A number for each instance of a loop, to tell apart the second 2400 from the first.</param>
/// <param name="Around">The instance that this one stands in.</param>
/// <param name="Loops">The loops that are open at the segment, innermost last.</param>
internal sealed record GuidedSegment(
    string Text, SegmentRule? Rule, int Instance, int Around, bool Opens, LoopRule[] Loops)
{
    public string Id { get; } = Text.Split('*')[0];
}

/// <summary>A valid file as what its guide states for each segment: what mutations are made from.</summary>
internal sealed class ValidFile
{
    public ValidFile(string name, byte[] bytes)
    {
        Name = name;
        using var checker = Checker.Over(bytes);
        var open = new List<(LoopRule Loop, int Instance)>();
        var segments = new List<GuidedSegment>();
        var instances = 0;
        while (checker.Read())
        {
            var depth = checker.OpensLoop ? checker.Depth - 1 : checker.Depth;
            open.RemoveRange(Math.Min(depth, open.Count), open.Count - Math.Min(depth, open.Count));
            if (checker.OpensLoop)
                open.Add((checker.Loop!, ++instances));
            else if (checker.Segment.Id == "ST")
                instances++;
            var root = checker.Guide is null ? -1 : 0;
            segments.Add(new GuidedSegment(checker.Segment.ToString(), checker.Rule,
                open.Count > 0 ? open[^1].Instance : root, open.Count > 1 ? open[^2].Instance : root,
                checker.OpensLoop, [.. open.Select(level => level.Loop)]));
            Root = checker.Guide?.Root ?? Root;
            Component = (char)checker.Delimiters.Component;
        }

        Segments = segments;
        IsMutable = checker.Issues.All(issue => issue.Severity == IssueSeverity.Warning)
            && checker.Interchanges is [{ Groups: [{ Transactions.Count: 1 }] }]
            && !segments.Exists(segment => segment.Id is "BIN" or "BDS")
            && checker.Delimiters is { Element: (byte)'*', Terminator: (byte)'~' };
    }

    public string Name { get; }

    public IReadOnlyList<GuidedSegment> Segments { get; }

    public LoopRule? Root { get; }

    public char Component { get; }

    /// <summary>Without any issue, one transaction, and in the delimiters that mutations are written in.</summary>
    public bool IsMutable { get; }

    public IEnumerable<string> Texts => Segments.Select(segment => segment.Text);

    /// <summary>The place of the segment in the loop that it is in, or of the loop that it opens in the one around
    /// that.</summary>
    public Slot? SlotOf(GuidedSegment segment)
    {
        if (segment.Rule is null || Root is null)
            return null;
        var levels = segment.Opens ? segment.Loops[..^1] : segment.Loops;
        var loop = levels.Length == 0 ? Root : levels[^1];
        return Array.Find(loop.Slots, slot => segment.Opens
            ? slot is LoopSlot child && child.Loop == segment.Loops[^1]
            : slot == segment.Rule);
    }

    /// <summary>The place, at the level of <paramref name="level"/>'s own, that a later segment is in.</summary>
    public Slot? SlotAt(GuidedSegment later, GuidedSegment level)
    {
        var above = level.Opens ? level.Loops[..^1] : level.Loops;
        if (Root is null || !later.Loops.AsSpan().StartsWith(above))
            return null;
        var loop = above.Length == 0 ? Root : above[^1];
        return Array.Find(loop.Slots, slot => later.Loops.Length > above.Length
            ? slot is LoopSlot child && child.Loop == later.Loops[above.Length]
            : slot == later.Rule);
    }

    /// <summary>How often the segment's place is filled in the same instance.</summary>
    public int Uses(GuidedSegment segment) => Segments.Count(other => segment.Opens
        ? other.Opens && other.Around == segment.Around && other.Loops[^1] == segment.Loops[^1]
        : !other.Opens && other.Instance == segment.Instance && other.Rule == segment.Rule);
}
