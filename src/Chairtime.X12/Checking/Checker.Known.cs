using System.Runtime.CompilerServices;
using Chairtime.X12.Envelope;
using Chairtime.X12.Grammar;

namespace Chairtime.X12.Checking;

/// <summary>The short way for segments of a form that is known; all others go the long way.</summary>
public sealed partial class Checker
{
    // A caller's lists of codes are asked each time.
    private readonly KnownForms? _known;

    /// <summary>False for a segment that has to be placed and looked at anew.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TakeKnown(in Segment segment)
    {
        if (_known is null || _transaction?.Guide is null || _pendingPurpose || !_reader.IsInside
            || _known.Find(segment, _walker.Loop) is not { Move: { } move } form)
        {
            return false;
        }
        unchecked
        {
            // What is reported is reported of this segment.
            _issues.SegmentInTransaction++;
            if (_walker.TryMove(segment, move) is not { } rule)
            {
                _issues.SegmentInTransaction--;
                return false;
            }
            Rule = rule;
            if (form.IsKey)
            {
                TakeKey(segment, rule.Tag);
            }
            ApplyRules(segment, rule);
            if (_issues.Count > _issuesSeen)
            {
                Distribute();
            }
            return true;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void ApplyRules(in Segment segment, SegmentRule rule)
    {
        _rules?.Accept(segment, rule, _walker.Loop, _walker.Opened);
        _companion?.Accept(segment, rule, _walker.Loop, _walker.Depth, _walker.Opened);
    }

    /// <summary>What is in order is known from now on.</summary>
    private void CheckElements(in Segment segment, SegmentRule rule, LoopRule from, long issues)
    {
        var known = _known is not null && _reader.IsInside && !Tags.IsEnvelope(rule.Tag) ? _known : null;
        if (known?.Find(segment, from) is { } form && form.Rule == rule)
        {
            return;
        }
        _elements.Check(segment, rule);
        if (known is not null && _issues.Met == issues && known.IsWorthLearning(segment, from))
        {
            known.Learn(segment, rule, from, _walker.LastMove(segment));
        }
    }
}
