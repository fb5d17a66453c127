using System.Runtime.CompilerServices;
using Chairtime.X12.Envelope;

namespace Chairtime.X12.Grammar;

/// <summary>A slot of a loop in the list of those that a segment id can take, with what decides whether it
/// does.</summary>
internal readonly struct Candidate(Slot slot)
{
    private readonly SegmentRule _trigger = slot.Trigger;

    // Codes of the first element, the usual qualifier; null when another place decides.
    private readonly ulong[]? _first =
        slot.Trigger is { Qualifiers: { } codes, QualifierElement: 1, QualifierComponent: 0 } ? codes.Packed : null;

    private readonly bool _always = slot.Trigger.Qualifiers is null;

    public Slot Slot { get; } = slot;

    public int Index { get; } = slot.Index;

    public int Max { get; } = slot.Max;

    /// <param name="first">The first element, packed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Fits(in Segment segment, ulong first, byte component)
    {
        if (_first is null)
        {
            return _always || _trigger.Fits(segment, component);
        }
        foreach (var code in _first)
        {
            if (code == first)
            {
                return true;
            }
        }
        return false;
    }
}
