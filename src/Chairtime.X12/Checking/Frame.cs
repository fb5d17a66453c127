using System.Runtime.CompilerServices;
using Chairtime.X12.Grammar;

namespace Chairtime.X12.Checking;

/// <summary>One open loop of the walk: how far it has come, and how often each of its slots.</summary>
internal sealed class Frame
{
    private const int Reported = -1_000_000;

    private readonly int[] _counts = new int[LoopRule.MostSlots];

    // A count is old until its bit is set, so that a loop begins without clearing them.
    private ulong _seen;

    public LoopRule Loop { get; private set; } = null!;

    /// <summary>The position of the last slot that was met.</summary>
    public int Position { get; set; }

    /// <summary>True when the loop was begun without its first segment.</summary>
    public bool IsHeadless { get; set; }

    public void Enter(LoopRule loop)
    {
        Loop = loop;
        Position = 0;
        IsHeadless = false;
        _seen = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int CountOf(int slot) => (_seen & (1UL << slot)) == 0 ? 0 : _counts[slot];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Count(int slot)
    {
        _counts[slot] = unchecked(CountOf(slot) + 1);
        _seen |= 1UL << slot;
    }

    /// <summary>Far below zero: reported as missing, and out of order should it come later after all.</summary>
    public void Report(int slot)
    {
        _counts[slot] = Reported;
        _seen |= 1UL << slot;
    }

    /// <summary>A bit for each required slot that was not met, from the frame's position up to another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Missing(int before)
    {
        var reached = before >= LoopRule.MostSlots ? ulong.MaxValue : unchecked((1UL << before) - 1);
        return Loop.RequiredSlots & ~_seen & reached & (ulong.MaxValue << Position);
    }
}
