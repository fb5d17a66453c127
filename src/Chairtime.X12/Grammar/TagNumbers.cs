using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Chairtime.X12.Grammar;

/// <summary>The segment ids of one guide, numbered from 0, found in one step by a hash without collisions.</summary>
internal sealed class TagNumbers
{
    private const int Size = 1024;
    private const int Shift = 22;

    private readonly (uint Tag, int Number)[] _entries = new (uint, int)[Size];
    private readonly uint _factor;

    public TagNumbers(IEnumerable<uint> tags)
    {
        uint[] all = [.. tags.Distinct().Order()];
        Count = all.Length;
        for (_factor = 2654435761; !Fill(all); _factor = unchecked((_factor * 1664525) + 1013904223) | 1)
        {
        }
    }

    public int Count { get; }

    /// <summary>The number of an id; -1 when the guide does not use it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Of(uint tag)
    {
        unchecked
        {
            // The hash has exactly as many values as there are entries.
            ref var entry = ref Unsafe.Add(
                ref MemoryMarshal.GetArrayDataReference(_entries), (int)((tag * _factor) >> Shift));
            return entry.Tag == tag ? entry.Number : -1;
        }
    }

    private bool Fill(uint[] tags)
    {
        Array.Fill(_entries, (0u, -1));
        for (var number = 0; number < tags.Length; number++)
        {
            ref var entry = ref _entries[unchecked((tags[number] * _factor) >> Shift)];
            if (entry.Tag != 0)
            {
                return false;
            }
            entry = (tags[number], number);
        }
        return true;
    }
}
