using Chairtime.X12.Envelope;
using Chairtime.X12.Grammar;

namespace Chairtime.X12.Checking;

/// <summary>Loops whose first segment is missing.</summary>
internal sealed partial class Walker
{
    /// <summary>
    /// A segment of a loop whose first segment is missing: that is said once, and the loop goes on from here, so that
    /// what follows in it is not taken for misplaced.
    /// </summary>
    /// <param name="onlyAwaited">Only loops that must come and have not.</param>
    private SegmentRule? Headless(in Segment segment, uint tag, bool onlyAwaited)
    {
        var (places, depth) = (0, 0);
        (LoopSlot? Slot, Slot? Inner) first = default;
        for (var at = _depth; at >= 0; at--)
        {
            var frame = _frames[at];
            foreach (var slot in frame.Loop.Slots)
            {
                if (CanBegin(frame, slot, onlyAwaited) && Inner(segment, tag, (LoopSlot)slot) is { } inner
                    && !IsAwaited(frame, slot.Position) && ++places == 1)
                {
                    (depth, first) = (at, ((LoopSlot)slot, inner));
                }
            }
        }
        // Without a qualifier of its own it must be the only loop that can have the segment.
        return places == 0 || (!onlyAwaited && first.Inner!.Trigger.Qualifiers is null && places > 1)
            ? null : Begin(segment, depth, first.Slot!, first.Inner!);
    }

    private static bool CanBegin(Frame frame, Slot slot, bool onlyAwaited)
    {
        var count = frame.CountOf(slot.Index);
        return slot is LoopSlot && slot.Position >= frame.Position && count >= 0 && count < slot.Max
            && (!onlyAwaited || (slot.Usage == Usage.Required && count == 0));
    }

    private SegmentRule Begin(in Segment segment, int depth, LoopSlot slot, Slot inner)
    {
        var first = slot.Loop.First;
        Take(segment, depth, slot);
        _frames[_depth].IsHeadless = true;
        _issues.Add(segment, "segment.required-missing", 2, first.Id,
            $"opens loop {slot.Loop.Id} and is missing{With(first)}", Ik3("3"));
        var rule = Take(segment, _depth, inner);
        Opened = true;
        return rule;
    }

    /// <summary>Something that must come before the position has not: then more is wrong than one segment.</summary>
    private static bool IsAwaited(Frame frame, int position) => Array.Exists(frame.Loop.Required,
        slot => slot.Position >= frame.Position && slot.Position < position && frame.CountOf(slot.Index) == 0);

    /// <summary>The place in a loop, behind its first, that the segment fits.</summary>
    private Slot? Inner(in Segment segment, uint tag, LoopSlot child)
    {
        for (var i = 1; i < child.Loop.Slots.Length; i++)
        {
            var inner = child.Loop.Slots[i];
            if (inner.Trigger.Tag == tag && inner.Trigger.Fits(segment, _component))
            {
                return inner;
            }
        }
        return null;
    }
}
