using Chairtime.X12.Envelope;
using Chairtime.X12.Grammar;

namespace Chairtime.X12.Checking;

/// <summary>A step that follows from a segment's form alone while its place can still take one: which slot, in which
/// of the loops that were open.</summary>
/// <param name="Path">The loops from the innermost outwards, up to the one of the slot.</param>
internal sealed record Move(LoopRule[] Path, Slot Slot)
{
    public int Index { get; } = Slot.Index;

    public int Max { get; } = Slot.Max;
}

/// <summary>Steps that are taken again without a search.</summary>
internal sealed partial class Walker
{
    private readonly LoopRule[] _noted = new LoopRule[24];
    private int _notedCount;
    private Slot? _moved;

    /// <summary>Takes the step when it leads there; null when it has to be found anew.</summary>
    /// <param name="move">One whose innermost loop is open.</param>
    public SegmentRule? TryMove(in Segment segment, Move move)
    {
        // A loop that was interrupted goes on first.
        if (_parkedTo > 0)
        {
            return null;
        }
        unchecked
        {
            var path = move.Path;
            var depth = _depth;
            for (var i = 1; i < path.Length; i++)
            {
                depth--;
                if (depth < 0 || _frames[depth].Loop != path[i])
                {
                    return null;
                }
            }
            var frame = _frames[depth];
            return move.Index >= frame.Position && frame.CountOf(move.Index) < move.Max
                ? Take(segment, depth, move.Slot) : null;
        }
    }

    /// <summary>The last step, when no other place could take such a segment before the one that did.</summary>
    public Move? LastMove(in Segment segment)
    {
        if (_moved is null)
        {
            return null;
        }
        var number = Guide!.Numbers.Of(segment.Tag);
        var first = PackedText.Of(segment[1]);
        for (var i = 0; i < _notedCount; i++)
        {
            foreach (var candidate in _noted[i].Candidates[number] ?? [])
            {
                if (i == _notedCount - 1 && candidate.Slot == _moved)
                {
                    return new Move(_noted[.._notedCount], _moved);
                }
                if (candidate.Fits(segment, first, _component))
                {
                    return null;
                }
            }
        }
        return null;
    }

    /// <summary>Remembers a step, and the loops as they were before it.</summary>
    private void Note(int depth, Slot slot)
    {
        _moved = slot;
        _notedCount = _depth - depth + 1;
        for (var i = 0; i < _notedCount; i++)
        {
            _noted[i] = _frames[_depth - i].Loop;
        }
    }
}
