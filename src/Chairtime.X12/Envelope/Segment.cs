using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Text;

namespace Chairtime.X12.Envelope;

/// <summary>One segment where it lies in the reader's buffer: valid until the next read, nothing copied.</summary>
public readonly ref struct Segment
{
    /// <summary>The longest segment, terminator included, whose delimiters are marked in one word.</summary>
    internal const int Short = 64;

    private readonly ref byte _first;
    private readonly ulong _cuts;
    private readonly int[] _ends;

    /// <param name="cuts">A bit for each delimiter up to and with the terminator; zero for a long segment.</param>
    /// <param name="ends">How many delimiters a long segment has, then where they stand, from its start.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Segment(
        ref byte first, ulong cuts, int[] ends, uint tag, long byteOffset, long ordinal)
    {
        _first = ref first;
        _cuts = cuts;
        _ends = ends;
        Tag = tag;
        ByteOffset = byteOffset;
        Ordinal = ordinal;
    }

    /// <summary>A segment that stands alone, without its terminator.</summary>
    internal static Segment Over(ReadOnlySpan<byte> bytes, byte element, long byteOffset, long ordinal)
    {
        ref var first = ref MemoryMarshal.GetReference(bytes);
        var id = bytes.IndexOf(element);
        var tag = Tags.Pack(id < 0 ? bytes : bytes[..id]);
        // The payload of a binary segment is one element, whatever is in it.
        var most = tag == Tags.Bin ? 2 : tag == Tags.Bds ? 3 : int.MaxValue;
        if (bytes.Length < Short)
        {
            var cuts = 1UL << bytes.Length;
            for (var i = 0; i < bytes.Length && most > 0; i++)
            {
                cuts |= bytes[i] == element ? 1UL << i : 0;
                most -= bytes[i] == element ? 1 : 0;
            }
            return new Segment(ref first, cuts, [], tag, byteOffset, ordinal);
        }
        var ends = new List<int> { 0 };
        for (var i = 0; i < bytes.Length && ends.Count <= most; i++)
        {
            if (bytes[i] == element)
            {
                ends.Add(i);
            }
        }
        ends[0] = ends.Count;
        ends.Add(bytes.Length);
        return new Segment(ref first, 0, [.. ends], tag, byteOffset, ordinal);
    }

    /// <summary>The packed segment id; zero when it is not two or three capital letters or digits.</summary>
    public uint Tag { get; }

    /// <summary>Where the segment's first byte stands in the file.</summary>
    public long ByteOffset { get; }

    /// <summary>1 for the first segment of the file.</summary>
    public long Ordinal { get; }

    /// <summary>How many elements follow the id.</summary>
    public int Count => unchecked((_cuts != 0 ? BitOperations.PopCount(_cuts) : _ends[0]) - 1);

    /// <summary>The segment without its terminator.</summary>
    public ReadOnlySpan<byte> Bytes => MemoryMarshal.CreateReadOnlySpan(ref _first, Length);

    internal int Length => unchecked(_cuts != 0 ? 63 - BitOperations.LeadingZeroCount(_cuts) : _ends[_ends[0]]);

    /// <summary>A bit for each delimiter, the terminator being the last; zero when the segment is too long for
    /// one word.</summary>
    internal ulong Cuts => _cuts;

    /// <summary>The segment's first byte.</summary>
    internal ref byte First => ref _first;

    /// <summary>An element by its number, 1 for the first; empty when absent. 0 is the segment id.</summary>
    public ReadOnlySpan<byte> this[int element]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            unchecked
            {
                if (_cuts == 0 || (uint)element >= Short)
                {
                    return OfLong(element);
                }
                if (element == 0)
                {
                    return MemoryMarshal.CreateReadOnlySpan(ref _first, BitOperations.TrailingZeroCount(_cuts));
                }
                return Element(ref _first, _cuts, element);
            }
        }
    }

    /// <summary>An element of a short segment, 1 for the first; empty when absent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ReadOnlySpan<byte> Element(ref byte first, ulong cuts, int element)
    {
        unchecked
        {
            // The delimiter before the element, and of those after it the first.
            var before = Nth(cuts, element - 1);
            var after = cuts & ~(before | (before - 1));
            if (after == 0)
            {
                return default;
            }
            var from = BitOperations.TrailingZeroCount(before) + 1;
            return MemoryMarshal.CreateReadOnlySpan(
                ref Unsafe.Add(ref first, from), BitOperations.TrailingZeroCount(after) - from);
        }
    }

    /// <summary>The set bit with the given number, 0 for the lowest; zero when there are not so many.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Nth(ulong bits, int number)
    {
        unchecked
        {
            if (Bmi2.X64.IsSupported)
            {
                return Bmi2.X64.ParallelBitDeposit(1UL << number, bits);
            }
            for (; number > 0; number--)
            {
                bits &= bits - 1;
            }
            return bits & (0 - bits);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ReadOnlySpan<byte> OfLong(int element)
    {
        if (unchecked((uint)element >= (uint)_ends[0]))
        {
            return default;
        }
        var from = element == 0 ? 0 : _ends[element] + 1;
        return Bytes[from.._ends[element + 1]];
    }

    /// <summary>Where an element starts in the file.</summary>
    public long OffsetOf(int element) => element <= 0 || element > Count ? ByteOffset
        : ByteOffset + 1 + (_cuts == 0 ? _ends[element] : BitOperations.TrailingZeroCount(Nth(_cuts, element - 1)));

    public string Id => Encoding.Latin1.GetString(this[0]);

    public string Text(int element) => Encoding.Latin1.GetString(this[element]);

    public override string ToString() => Encoding.Latin1.GetString(Bytes);
}

/// <summary>Splitting an element into its repetitions and components.</summary>
public static class Pieces
{
    /// <summary>The piece with the given number, 1 for the first; empty when absent.</summary>
    public static ReadOnlySpan<byte> Piece(this ReadOnlySpan<byte> value, byte separator, int number)
    {
        while (number > 1)
        {
            var cut = value.IndexOf(separator);
            if (cut < 0)
            {
                return default;
            }
            value = value[(cut + 1)..];
            number--;
        }
        var end = value.IndexOf(separator);
        return end < 0 ? value : value[..end];
    }
}
