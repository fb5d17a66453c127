using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Chairtime.X12.Envelope;

/// <summary>Finds every element separator and terminator of a block, 64 bytes at a time.</summary>
internal static class DelimiterScan
{
    /// <summary>
    /// Writes the position of each delimiter, ascending; a terminator has the top bit set. The result needs room for
    /// one entry per byte plus 8, because entries are written eight at a time and the surplus overwritten.
    /// </summary>
    /// <returns>How many delimiters were found.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Fill(ReadOnlySpan<byte> block, int origin, byte element, byte terminator, Span<int> found)
    {
        unchecked
        {
            ref var first = ref MemoryMarshal.GetReference(block);
            ref var into = ref MemoryMarshal.GetReference(found);
            int count = 0, at = 0;
            for (; at + 64 <= block.Length; at += 64)
            {
                var (any, ends) = Masks(ref Unsafe.Add(ref first, at), element, terminator);
                count += Write(ref Unsafe.Add(ref into, count), any, ends, origin + at);
            }
            for (; at < block.Length; at++)
            {
                var value = Unsafe.Add(ref first, at);
                if (value == terminator)
                {
                    Unsafe.Add(ref into, count++) = (origin + at) | int.MinValue;
                }
                else if (value == element)
                {
                    Unsafe.Add(ref into, count++) = origin + at;
                }
            }
            return count;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (ulong Any, ulong Ends) Masks(ref byte from, byte element, byte terminator)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            var bytes = Vector512.LoadUnsafe(ref from);
            var ends = Vector512.Equals(bytes, Vector512.Create(terminator)).ExtractMostSignificantBits();
            return (ends | Vector512.Equals(bytes, Vector512.Create(element)).ExtractMostSignificantBits(), ends);
        }
        ulong any = 0, stops = 0;
        if (!Vector256.IsHardwareAccelerated)
        {
            for (var part = 0; part < 64; part += 16)
            {
                var bytes = Vector128.LoadUnsafe(ref Unsafe.Add(ref from, part));
                ulong ends = Vector128.Equals(bytes, Vector128.Create(terminator)).ExtractMostSignificantBits();
                ulong parts = Vector128.Equals(bytes, Vector128.Create(element)).ExtractMostSignificantBits();
                stops |= ends << part;
                any |= (ends | parts) << part;
            }
            return (any, stops);
        }
        for (var part = 0; part < 64; part += 32)
        {
            var bytes = Vector256.LoadUnsafe(ref Unsafe.Add(ref from, part));
            ulong ends = Vector256.Equals(bytes, Vector256.Create(terminator)).ExtractMostSignificantBits();
            ulong parts = Vector256.Equals(bytes, Vector256.Create(element)).ExtractMostSignificantBits();
            stops |= ends << part;
            any |= (ends | parts) << part;
        }
        return (any, stops);
    }

    /// <summary>Eight entries per turn without looking, because a branch per delimiter costs more than the
    /// surplus.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Write(ref int into, ulong any, ulong ends, int origin)
    {
        unchecked
        {
            var count = BitOperations.PopCount(any);
            for (var written = 0; written < count; written += 8)
            {
                for (var i = 0; i < 8; i++)
                {
                    var bit = BitOperations.TrailingZeroCount(any);
                    var stop = (int)((ends >> bit) & 1) << 31;
                    Unsafe.Add(ref into, written + i) = (origin + bit) | stop;
                    any &= any - 1;
                }
            }
            return count;
        }
    }
}
