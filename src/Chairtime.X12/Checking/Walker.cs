using System.Runtime.CompilerServices;
using Chairtime.X12.Envelope;
using Chairtime.X12.Grammar;

namespace Chairtime.X12.Checking;

/// <summary>
/// Walks a guide's tables along the segments of one transaction: finds each segment's place, and reports what is
/// missing, too often, out of order or unknown. A mistake is reported once and the walk goes on.
/// </summary>
internal sealed partial class Walker
{
    private readonly Frame[] _frames = new Frame[24];
    private readonly IssueList _issues;
    private readonly LoopRule?[] _pathLoops = new LoopRule?[24];
    private string _path = "";
    private int _pathDepth;
    private int _depth;
    private byte _component;

    public Walker(IssueList issues)
    {
        _issues = issues;
        for (var i = 0; i < _frames.Length; i++)
        {
            (_frames[i], _parked[i]) = (new Frame(), new Frame());
        }
    }

    public int Depth => _depth;

    public Guide? Guide { get; private set; }

    /// <summary>The loop that the last segment belongs to.</summary>
    public LoopRule Loop => _frames[_depth].Loop;

    /// <summary>True when the last segment opened a new instance of its loop.</summary>
    public bool Opened { get; private set; }

    public void Start(Guide guide, byte component)
    {
        Guide = guide;
        _component = component;
        (_depth, _parkedTo) = (0, 0);
        _frames[0].Enter(guide.Root);
    }

    /// <summary>Takes the ST of a transaction as seen, when its guide was chosen after it.</summary>
    public void SkipFirst() => _frames[0].Count(0);

    /// <summary>The loops that are open, from the outermost inwards; made anew only when they are others than
    /// last time.</summary>
    public string Path()
    {
        var isSame = _pathDepth == _depth && Guide is not null;
        for (var i = 1; i <= _depth && isSame; i++)
        {
            isSame = _pathLoops[i] == _frames[i].Loop;
        }
        if (!isSame)
        {
            var names = new List<string>();
            for (var i = 1; i <= _depth && Guide is not null; i++)
            {
                names.Add(_frames[i].Loop.Id);
                _pathLoops[i] = _frames[i].Loop;
            }
            (_path, _pathDepth) = (string.Join('/', names), _depth);
        }
        return _path;
    }

    /// <summary>The rule of the segment; null when it has no place in the guide.</summary>
    public SegmentRule? Step(in Segment segment)
    {
        var number = Guide!.Numbers.Of(segment.Tag);
        _moved = null;
        if (number < 0)
        {
            return Misplaced(segment, segment.Tag);
        }
        var first = PackedText.Of(segment[1]);
        if (_parkedTo > 0 && Resume(segment, number, first) is { } resumed)
        {
            return resumed;
        }
        for (var depth = _depth; depth >= 0; depth--)
        {
            var frame = _frames[depth];
            if (frame.Loop.Candidates[number] is not { } candidates)
            {
                continue;
            }
            // A slot's position is the index of the first slot that shares it: nothing before that can still come.
            foreach (ref readonly var candidate in candidates.AsSpan())
            {
                if (candidate.Index >= frame.Position && frame.CountOf(candidate.Index) < candidate.Max
                    && candidate.Fits(segment, first, _component))
                {
                    Note(depth, candidate.Slot);
                    return Take(segment, depth, candidate.Slot);
                }
            }
        }
        return Misplaced(segment, segment.Tag);
    }

    /// <summary>A segment that fits no place ahead: one too many, out of order, with a wrong qualifier, or
    /// unknown.</summary>
    private SegmentRule? Misplaced(in Segment segment, uint tag)
    {
        for (var depth = _depth; depth >= 0; depth--)
        {
            var frame = _frames[depth];
            Slot? passed = null;
            for (var i = depth == 0 ? 0 : 1; i < frame.Loop.Slots.Length; i++)
            {
                var slot = frame.Loop.Slots[i];
                if (frame.Loop.TriggerTags[i] != tag || !slot.Trigger.Fits(segment, _component))
                {
                    continue;
                }
                if (slot.Position >= frame.Position)
                {
                    return TakeSpare(segment, depth, slot);
                }
                passed ??= slot;
            }
            if (passed is not null)
            {
                return (frame.CountOf(passed.Index) > 0 ? Headless(segment, tag, onlyAwaited: true) : null)
                    ?? TakeSpare(segment, depth, passed);
            }
        }
        var headless = Headless(segment, tag, onlyAwaited: true) ?? Headless(segment, tag, onlyAwaited: false);
        if (headless is not null)
        {
            return headless;
        }
        var loose = Loosely(tag);
        return loose.Slot is not null ? Take(segment, loose.Depth, loose.Slot) : Unknown(segment);
    }

    /// <summary>Reports what the transaction still lacks when its SE has been seen, or will never be.</summary>
    public void Finish(in Segment at)
    {
        GiveUp(at);
        for (; _depth > 0; _depth--)
        {
            Leave(at, _frames[_depth], int.MaxValue);
        }
        Leave(at, _frames[0], int.MaxValue);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private SegmentRule Take(in Segment segment, int depth, Slot slot)
    {
        if (_depth > depth && _frames[depth + 1].IsHeadless && IsOpen(slot, depth + 1))
        {
            return TakeLate(segment, depth + 1);
        }
        while (_depth > depth)
        {
            Leave(segment, _frames[_depth], int.MaxValue);
            _depth--;
        }
        var frame = _frames[depth];
        if (slot.Position > frame.Position)
        {
            Leave(segment, frame, slot.Position);
            frame.Position = slot.Position;
        }
        return Enter(frame, slot);
    }

    /// <summary>The first segment of a loop that was begun without it comes after all.</summary>
    private SegmentRule TakeLate(in Segment segment, int depth)
    {
        for (; _depth > depth; _depth--)
        {
            Leave(segment, _frames[_depth], int.MaxValue);
        }
        var frame = _frames[depth];
        frame.IsHeadless = Opened = false;
        _issues.Add(segment, "segment.out-of-order", 1, frame.Loop.First.Id, "stands after segments that come after it",
            Ik3("7"));
        return frame.Loop.First;
    }

    private SegmentRule Enter(Frame frame, Slot slot)
    {
        frame.Count(slot.Index);
        if (slot is not LoopSlot child)
        {
            Opened = false;
            return (SegmentRule)slot;
        }
        Opened = true;
        _frames[++_depth].Enter(child.Loop);
        _frames[_depth].Count(0);
        return child.Loop.First;
    }

    private bool IsOpen(Slot slot, int depth) => slot is LoopSlot loop && loop.Loop == _frames[depth].Loop;

    private SegmentRule TakeSpare(in Segment segment, int depth, Slot slot)
    {
        if (_depth > depth && _frames[depth + 1].IsHeadless && IsOpen(slot, depth + 1))
        {
            return TakeLate(segment, depth + 1);
        }
        var frame = _frames[depth];
        var id = slot.Trigger.Id;
        var isLate = slot.Position < frame.Position && frame.CountOf(slot.Index) < slot.Max;
        if (isLate)
        {
            Park(segment, depth);
        }
        while (_depth > depth)
        {
            Leave(segment, _frames[_depth], int.MaxValue);
            _depth--;
        }
        if (isLate)
        {
            _issues.Add(segment, "segment.out-of-order", 1, id, "stands after segments that come after it", Ik3("7"));
        }
        else if (slot is LoopSlot loop)
        {
            _issues.Add(segment, "loop.too-many", 2, id,
                $"loop {loop.Loop.Id} may come {slot.Max} time(s)", Ik3("4"));
        }
        else
        {
            _issues.Add(segment, "segment.too-many", 2, id, $"may come {slot.Max} time(s) here", Ik3("5"));
        }
        return Enter(frame, slot);
    }

    /// <summary>
    /// The place of a segment whose qualifier fits nowhere: the code is wrong, not the structure. A required place
    /// that is still empty comes first, then the nearest one onwards.
    /// </summary>
    private (int Depth, Slot? Slot) Loosely(uint tag)
    {
        (int Depth, Slot? Slot) best = (0, null);
        for (var depth = _depth; depth >= 0; depth--)
        {
            var frame = _frames[depth];
            for (var i = depth == 0 ? 0 : 1; i < frame.Loop.Slots.Length; i++)
            {
                var slot = frame.Loop.Slots[i];
                if (slot.Trigger.Tag != tag || slot.Position < frame.Position || frame.CountOf(i) >= slot.Max)
                {
                    continue;
                }
                if (slot.Usage == Usage.Required && frame.CountOf(i) == 0)
                {
                    return (depth, slot);
                }
                best = best.Slot is null ? (depth, slot) : best;
            }
        }
        return best;
    }

    private SegmentRule? Unknown(in Segment segment)
    {
        Opened = false;
        var id = segment.Tag == 0 ? "???" : segment.Id;
        if (Guide!.Segments.Contains(segment.Tag))
        {
            _issues.Add(segment, "segment.unexpected", 2, id, "has no place at this point of the guide", Ik3("2"));
        }
        else if (segment.Tag != 0 && GrammarText.IsSegment(id))
        {
            _issues.Add(segment, "segment.not-in-guide", 2, id, "is not a segment of this transaction", Ik3("6"));
        }
        else
        {
            _issues.Add(segment, "segment.unknown", 1, id, "no segment has this id", Ik3("1"));
        }
        return null;
    }

    /// <summary>Reports required slots that were passed without being met.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Leave(in Segment at, Frame frame, int before)
    {
        var missing = frame.Missing(before);
        if (missing != 0)
        {
            Report(at, frame, missing);
        }
    }

    private void Report(in Segment at, Frame frame, ulong missing)
    {
        foreach (var slot in frame.Loop.Required)
        {
            if ((missing & (1UL << slot.Index)) != 0)
            {
                frame.Report(slot.Index);
                Missing(at, slot);
            }
        }
    }

    private void Missing(in Segment at, Slot slot)
    {
        var what = slot is LoopSlot loop ? $"the required loop {loop.Loop.Id} is missing" : "is required and missing";
        var which = what + With(slot.Trigger);
        var code = slot is LoopSlot ? "loop.required-missing" : "segment.required-missing";
        _issues.Add(at, code, 2, slot.Trigger.Id, which, Ik3("3"));
    }

    private static string With(SegmentRule rule) =>
        rule.Qualifiers is { } codes ? $" ({rule.Id} with {codes})" : "";

    private static AckCode Ik3(string code) => new(AckLevel.Segment, code);
}
