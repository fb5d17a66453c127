using Chairtime.X12.Envelope;
using Chairtime.X12.Grammar;

namespace Chairtime.X12.Checking;

/// <summary>
/// Loops in the midst of which a segment stands that should have come long before: they go on behind it, so that what
/// follows in them is not misplaced too.
/// </summary>
internal sealed partial class Walker
{
    // At the depth where they were open; the frames change places with those of the walk.
    private readonly Frame[] _parked = new Frame[24];
    private int _parkedFrom;
    private int _parkedTo;

    private void Park(in Segment segment, int depth)
    {
        GiveUp(segment);
        if (_depth > depth)
        {
            (_parkedFrom, _parkedTo) = (depth, _depth);
            Exchange();
            _depth = depth;
        }
    }

    /// <summary>Goes on in a parked loop that has a place for the segment; they are given up when it belongs
    /// elsewhere.</summary>
    private SegmentRule? Resume(in Segment segment, int number, ulong first)
    {
        for (var depth = _depth; depth > _parkedFrom; depth--)
        {
            if (Ahead(_frames[depth], segment, number, first) is { } slot)
            {
                return Take(segment, depth, slot);
            }
        }
        for (var depth = _parkedTo; depth > _parkedFrom; depth--)
        {
            if (Ahead(_parked[depth], segment, number, first) is { } slot)
            {
                for (; _depth > _parkedFrom; _depth--)
                {
                    Leave(segment, _frames[_depth], int.MaxValue);
                }
                Exchange();
                (_depth, _parkedTo) = (_parkedTo, 0);
                return Take(segment, depth, slot);
            }
        }
        GiveUp(segment);
        return null;
    }

    private void GiveUp(in Segment segment)
    {
        for (; _parkedTo > _parkedFrom; _parkedTo--)
        {
            Leave(segment, _parked[_parkedTo], int.MaxValue);
        }
        _parkedTo = 0;
    }

    private void Exchange()
    {
        for (var depth = _parkedFrom + 1; depth <= _parkedTo; depth++)
        {
            (_frames[depth], _parked[depth]) = (_parked[depth], _frames[depth]);
        }
    }

    private Slot? Ahead(Frame frame, in Segment segment, int number, ulong first)
    {
        foreach (ref readonly var candidate in frame.Loop.Candidates[number].AsSpan())
        {
            if (candidate.Index >= frame.Position && frame.CountOf(candidate.Index) < candidate.Max
                && candidate.Fits(segment, first, _component))
            {
                return candidate.Slot;
            }
        }
        return null;
    }
}
