using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Chairtime.X12.Envelope;

/// <summary>
/// Finds every element separator and terminator of a block, 64 bytes at a time. Separators stay one bit per byte:
/// writing their positions out would cost more than the search, and most segments fit into one word.
/// </summary>
internal static class DelimiterScan
{
    /// <summary>How many words the marks of so many bytes take; a window across two words looks one further.</summary>
    public static int Words(int bytes) => (bytes >> 6) + 2;

    /// <summary>How much room the terminators of so many bytes take; they are written four at a time.</summary>
    public static int Stops(int bytes) => bytes + 8;

    /// <param name="cuts">A bit for each separator and each terminator.</param>
    /// <param name="stops">The position of each terminator.</param>
    /// <returns>How many terminators there are.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Fill(ReadOnlySpan<byte> block, byte element, byte terminator, Span<ulong> cuts, Span<int> stops)
    {
        unchecked
        {
            ref var first = ref MemoryMarshal.GetReference(block);
            ref var into = ref MemoryMarshal.GetReference(stops[..Stops(block.Length)]);
            var whole = block.Length >> 6;
            cuts = cuts[..Words(block.Length)];
            var count = 0;
            for (var word = 0; word < whole; word++)
            {
                var (any, ends) = Marks(ref Unsafe.Add(ref first, word << 6), element, terminator);
                cuts[word] = any;
                count += Write(ref Unsafe.Add(ref into, count), ends, word << 6);
            }
            Span<byte> rest = stackalloc byte[64];
            rest.Clear();
            block[(whole << 6)..].CopyTo(rest);
            var (some, last) = Marks(ref MemoryMarshal.GetReference(rest), element, terminator);
            var real = (1UL << (block.Length & 63)) - 1;
            cuts[whole] = some & real;
            return count + Write(ref Unsafe.Add(ref into, count), last & real, whole << 6);
        }
    }

    /// <summary>Four at a time without looking, because a branch for each would be guessed wrong too often; what is
    /// too much is overwritten.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Write(ref int into, ulong ends, int origin)
    {
        unchecked
        {
            var count = BitOperations.PopCount(ends);
            for (var written = 0; written < count; written += 4)
            {
                ref var four = ref Unsafe.Add(ref into, written);
                four = origin + BitOperations.TrailingZeroCount(ends);
                ends &= ends - 1;
                Unsafe.Add(ref four, 1) = origin + BitOperations.TrailingZeroCount(ends);
                ends &= ends - 1;
                Unsafe.Add(ref four, 2) = origin + BitOperations.TrailingZeroCount(ends);
                ends &= ends - 1;
                Unsafe.Add(ref four, 3) = origin + BitOperations.TrailingZeroCount(ends);
                ends &= ends - 1;
            }
            return count;
        }
    }

    /// <summary>Of 64 bytes a bit for each separator and terminator, and for each terminator alone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (ulong Cuts, ulong Stops) Marks(ref byte from, byte element, byte terminator)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            var bytes = Vector512.LoadUnsafe(ref from);
            var ends = Vector512.Equals(bytes, Vector512.Create(terminator)).ExtractMostSignificantBits();
            return (ends | Vector512.Equals(bytes, Vector512.Create(element)).ExtractMostSignificantBits(), ends);
        }
        ulong cuts = 0, stops = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            for (var part = 0; part < 64; part += 32)
            {
                var bytes = Vector256.LoadUnsafe(ref Unsafe.Add(ref from, part));
                var ends = Vector256.Equals(bytes, Vector256.Create(terminator));
                var both = ends | Vector256.Equals(bytes, Vector256.Create(element));
                stops |= (ulong)ends.ExtractMostSignificantBits() << part;
                cuts |= (ulong)both.ExtractMostSignificantBits() << part;
            }
            return (cuts, stops);
        }
        for (var part = 0; part < 64; part += 16)
        {
            var bytes = Vector128.LoadUnsafe(ref Unsafe.Add(ref from, part));
            var ends = Vector128.Equals(bytes, Vector128.Create(terminator));
            var both = ends | Vector128.Equals(bytes, Vector128.Create(element));
            stops |= (ulong)ends.ExtractMostSignificantBits() << part;
            cuts |= (ulong)both.ExtractMostSignificantBits() << part;
        }
        return (cuts, stops);
    }
}
