using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Chairtime.X12.Envelope;

/// <summary>
/// The scanning side of the reader: delimiters of a step of the buffer, and from them segments, many in one loop,
/// which is what makes a segment cost little.
/// </summary>
public sealed partial class SegmentReader
{
    private const int ScanStep = 16 * 1024;
    private const int Batch = 512;

    // Marks that an unaligned word holds at least; with the terminator a segment has one more than its length.
    private const int Near = 56;

    // Ids that were found to be legal and plain; one that is not here is looked at closely. No id is 1, nor 0.
    private readonly uint[] _plain = CreatePlain();

    // The delimiters of the step that begins at _origin; every segment lies whole in one step.
    private ulong[] _cuts = [];
    private int[] _stops = [];
    private int _origin;
    private int _stop;
    private int _stopCount;

    // Segments that are marked and not all delivered; after the plain ones there may be one that is not.
    private readonly SegmentMark[] _marked = new SegmentMark[Batch + 1];
    private int _at;
    private int _plainCount;
    private bool _hasSpecial;

    // Where the delimiters of a long segment stand, from its start; before them, how many there are.
    private int[] _ends = new int[64];

    private static uint[] CreatePlain()
    {
        var plain = new uint[2048];
        plain[0] = 1;
        return plain;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Place(uint tag) => unchecked((nint)((tag * 2654435761u) >> 21));

    private void MakeRoom(int step)
    {
        if (_stops.Length < DelimiterScan.Stops(step))
        {
            // A little more, because the next step may have a longer unfinished segment before it.
            step += 1024;
            _cuts = new ulong[DelimiterScan.Words(step)];
            _stops = new int[DelimiterScan.Stops(step)];
        }
    }

    /// <summary>
    /// Finds the delimiters of the next step, which begins at the first unmarked byte: an unfinished segment is
    /// looked at again with what follows it. False when there are no more bytes to look at.
    /// </summary>
    private bool ScanMore()
    {
        if (_scanned >= _length && !Refill())
        {
            return false;
        }
        // Twice as far as before when a segment does not end, so that looking again costs no more than looking.
        var seen = _scanned - _segment;
        var step = Math.Min(seen + Math.Max(seen, ScanStep), _length - _segment);
        MakeRoom(step);
        _stopCount = DelimiterScan.Fill(
            _buffer.AsSpan(_segment, step), _delimiters.Element, _delimiters.Terminator, _cuts, _stops);
        _stop = 0;
        _origin = _segment;
        _scanned = _segment + step;
        return true;
    }

    /// <summary>Forgets the delimiters: what comes next is not a segment, or not with these delimiters.</summary>
    private void DropMarks()
    {
        _scanned = _segment;
        _stop = _stopCount = 0;
        _at = 0;
        _plainCount = 0;
        _hasSpecial = false;
    }

    /// <summary>Marks the plain segments that come next, up to and with the first that is not plain.</summary>
    private void Mark()
    {
        unchecked
        {
            ref var bytes = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_buffer), _origin);
            ref var cuts = ref MemoryMarshal.GetArrayDataReference(_cuts);
            ref var mark = ref MemoryMarshal.GetArrayDataReference(_marked);
            ref var stops = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_stops), _stop);
            ref var plain = ref MemoryMarshal.GetArrayDataReference(_plain);
            // Places are as wide as addresses, so that none has to be widened.
            nint origin = _origin;
            var lineBreak = _delimiters.Contains((byte)'\n') ? 256u : '\n';
            nint start = _segment - _origin;
            nint most = Plain(Math.Min(_stopCount - _stop, Batch));
            nint count = 0;
            // Left by a jump, never by a choice between values, so that no turn waits for the one before.
            while (count < most)
            {
                nint end = Unsafe.Add(ref stops, count);
                // Four bytes at once, with the id among them.
                var four = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref bytes, start));
                if ((byte)four == lineBreak)
                {
                    start++;
                    four = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref bytes, start));
                }
                var length = end - start;
                if (length >= Segment.Short)
                {
                    break;
                }
                var own = length < Near ? Nearby(ref cuts, start) : Window(ref cuts, start);
                // Of the bytes from the start on, those up to and with the terminator.
                own = Lowest(own, (int)length + 1);
                var id = BitOperations.TrailingZeroCount(own);
                // A zero before an id leaves its packed form as it is; it is skipped like a blank.
                if (id > 3 || (byte)four == 0)
                {
                    break;
                }
                // What is no id of two or three letters is in no table.
                var tag = BigEndian(four) >> -(8 * id);
                if (Unsafe.Add(ref plain, Place(tag)) != tag)
                {
                    break;
                }
                mark.Start = (int)(origin + start);
                mark.Tag = tag;
                mark.Cuts = own;
                mark = ref Unsafe.Add(ref mark, 1);
                start = end + 1;
                count++;
            }
            MarkLast((int)count, count < most || most == 0, (int)start);
        }
    }

    /// <summary>Takes down what was marked, and marks one more that is not plain.</summary>
    private void MarkLast(int count, bool hasSpecial, int start)
    {
        (_at, _plainCount, _hasSpecial) = (0, count, hasSpecial);
        if (hasSpecial)
        {
            start = MarkSpecial(count, start, _stops[_stop + count]) + 1;
            count++;
        }
        _stop += count;
        _segment = _origin + start;
    }

    /// <summary>How many of the segments that come next may be plain: an id is read as four bytes, so that the last
    /// of the buffer are looked at closely.</summary>
    private int Plain(int count)
    {
        var last = _length - _origin - 4;
        while (count > 0 && _stops[_stop + count - 1] > last)
        {
            count--;
        }
        return count;
    }

    /// <summary>Marks a segment that is not plain, or may have more before it than a line break.</summary>
    private int MarkSpecial(int count, int start, int end)
    {
        start = _origin + SkipBlank(start, end);
        _marked[count] = new SegmentMark { Start = start };
        MarkEnds(start, _origin + end - start);
        return end;
    }

    /// <summary>The marks of the bytes from a place on, right for <see cref="Near"/> of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Nearby(ref ulong cuts, nint at)
    {
        unchecked
        {
            if (!BitConverter.IsLittleEndian)
            {
                return Window(ref cuts, at);
            }
            ref var from = ref Unsafe.Add(ref Unsafe.As<ulong, byte>(ref cuts), at >> 3);
            return Unsafe.ReadUnaligned<ulong>(ref from) >> (int)(at & 7);
        }
    }

    /// <summary>So many of the lowest bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Lowest(ulong bits, int count) => unchecked(Bmi2.X64.IsSupported
        ? Bmi2.X64.ZeroHighBits(bits, (uint)count) : bits & ((1UL << (count - 1) << 1) - 1));

    /// <summary>The marks of all 64 bytes from a place on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Window(ref ulong cuts, nint at)
    {
        unchecked
        {
            ref var word = ref Unsafe.Add(ref cuts, at >> 6);
            // Shifted in two steps, because a shift by 64 would be none.
            return (word >> (int)at) | ((Unsafe.Add(ref word, 1) << 1) << ~(int)at);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint BigEndian(uint value) =>
        BitConverter.IsLittleEndian ? System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(value) : value;

    /// <summary>Steps over what may stand before an id, up to its first delimiter.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int SkipBlank(int start, int end)
    {
        unchecked
        {
            var bytes = _buffer.AsSpan(_origin + start, end - start);
            var at = 0;
            while (at < bytes.Length && bytes[at] is 32 or 13 or 10 or 9 or 0 && bytes[at] != _delimiters.Element)
            {
                at++;
            }
            return start + at;
        }
    }

    /// <summary>Takes down where each delimiter of a segment stands, which may be too long for one word.</summary>
    private void MarkEnds(int start, int length)
    {
        var bytes = _buffer.AsSpan(start, length);
        _ends[0] = 0;
        for (var from = 0; bytes[from..].IndexOf(_delimiters.Element) is >= 0 and var cut;)
        {
            AddEnd(from + cut);
            from += cut + 1;
        }
        AddEnd(length);
    }

    private void AddEnd(int end)
    {
        var count = ++_ends[0];
        if (count == _ends.Length)
        {
            Array.Resize(ref _ends, _ends.Length * 2);
        }
        _ends[count] = end;
    }
}

/// <summary>Where a segment lies in the buffer and its delimiters, a bit each; no bits when they are taken down
/// apart.</summary>
internal struct SegmentMark
{
    public int Start;
    public uint Tag;
    public ulong Cuts;
}
