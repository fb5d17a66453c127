using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Chairtime.X12.Envelope;

/// <summary>One segment where it lies in the reader's buffer: valid until the next read, nothing copied.</summary>
public readonly ref struct Segment
{
    private readonly ReadOnlySpan<byte> _block;
    private readonly ReadOnlySpan<int> _ends;
    private readonly int _start;

    internal Segment(
        ReadOnlySpan<byte> block, ReadOnlySpan<int> ends, int start, uint tag, long byteOffset, long ordinal)
    {
        _block = block;
        _ends = ends;
        _start = start;
        Tag = tag;
        ByteOffset = byteOffset;
        Ordinal = ordinal;
    }

    /// <summary>The packed segment id; zero when it is not two or three capital letters or digits.</summary>
    public uint Tag { get; }

    /// <summary>Where the segment's first byte stands in the file.</summary>
    public long ByteOffset { get; }

    /// <summary>1 for the first segment of the file.</summary>
    public long Ordinal { get; }

    /// <summary>How many elements follow the id.</summary>
    public int Count => _ends.Length - 1;

    /// <summary>The segment without its terminator.</summary>
    public ReadOnlySpan<byte> Bytes => _block[_start..(_ends[^1] & int.MaxValue)];

    /// <summary>An element by its number, 1 for the first; empty when absent. 0 is the segment id.</summary>
    public ReadOnlySpan<byte> this[int element]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if ((uint)element >= (uint)_ends.Length)
            {
                return default;
            }
            // The positions come from the scan of this very block, so they are inside it.
            ref var ends = ref MemoryMarshal.GetReference(_ends);
            unchecked
            {
                var from = element == 0 ? _start : (Unsafe.Add(ref ends, element - 1) & int.MaxValue) + 1;
                var length = (Unsafe.Add(ref ends, element) & int.MaxValue) - from;
                return MemoryMarshal.CreateReadOnlySpan(
                    ref Unsafe.Add(ref MemoryMarshal.GetReference(_block), from), length);
            }
        }
    }

    /// <summary>Where an element starts in the file.</summary>
    public long OffsetOf(int element) => element <= 0 || element > Count
        ? ByteOffset
        : ByteOffset + (_ends[element - 1] & int.MaxValue) + 1 - _start;

    /// <summary>Adds the delimiter positions, as if the segment started at <paramref name="origin"/>.</summary>
    internal void CopyEnds(int origin, List<int> into)
    {
        foreach (var end in _ends)
        {
            into.Add(((end & int.MaxValue) - _start + origin) | (end & int.MinValue));
        }
    }

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
