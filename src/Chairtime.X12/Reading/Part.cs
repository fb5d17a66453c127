using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using Chairtime.X12.Envelope;
using Chairtime.X12.Grammar;

namespace Chairtime.X12.Reading;

/// <summary>
/// A stretch of a file that belongs together (a claim, a claim payment, a header), copied out of the reader's buffer
/// with the loop of each segment. Nothing is lost: the parts of a file, written one after another, are the file.
/// </summary>
public sealed class Part
{
    /// <summary>No amount of cents.</summary>
    internal const long NoCents = long.MinValue;

    private readonly PartTexts _texts;
    private byte[] _bytes;
    private PartSegment[] _segments;

    // The delimiters of each segment; a part that is kept finds them again when it is asked, and is smaller by them.
    private ulong[]? _cuts;
    private int _length;

    /// <summary>A part to be filled again and again.</summary>
    internal Part(PartTexts texts)
    {
        _texts = texts;
        (_bytes, _segments, _cuts) = (new byte[4096], new PartSegment[64], new ulong[64]);
    }

    private Part(Part filled)
    {
        _texts = filled._texts;
        (Loop, Guide, Delimiters, ByteOffset) = (filled.Loop, filled.Guide, filled.Delimiters, filled.ByteOffset);
        (_length, Count) = (filled._length, filled.Count);
        _bytes = filled._bytes.AsSpan(0, _length).ToArray();
        _segments = filled._segments.AsSpan(0, Count).ToArray();
    }

    /// <summary>The loop that the part is an instance of; empty for envelope and header segments.</summary>
    public string Loop { get; private set; } = "";

    public Guide? Guide { get; internal set; }

    public Delimiters Delimiters { get; private set; }

    /// <summary>Where the part's first segment stands in the file.</summary>
    public long ByteOffset { get; private set; }

    /// <summary>How many segments it has.</summary>
    public int Count { get; private set; }

    public Segment this[int index]
    {
        get
        {
            var start = _segments[index].Start;
            var cuts = CutsOf(index);
            return cuts != 0
                ? new Segment(ref _bytes[start], cuts, [], TagOf(index), unchecked(ByteOffset + start), index)
                : Segment.Over(
                    _bytes.AsSpan(start, EndOf(index) - start), Delimiters.Element, ByteOffset + start, index);
        }
    }

    internal void Start(string loop, Guide? guide, Delimiters delimiters, long byteOffset)
    {
        (Loop, Guide, Delimiters, ByteOffset) = (loop, guide, delimiters, byteOffset);
        Clear();
    }

    /// <summary>True when a short segment can be added as it lies.</summary>
    internal bool HasRoom => unchecked(_length + Segment.Short) <= _bytes.Length && Count < _segments.Length;

    /// <summary>Adds a short segment, from which on 64 bytes can be read; there must be room.</summary>
    /// <param name="loop">The number of its loop; 0 when it is in none.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Add(ref byte first, ulong cuts, uint tag, int loop, bool opens)
    {
        unchecked
        {
            // There are as many places for the one as for the other.
            Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_cuts!), Count) = cuts;
            Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_segments), Count++).Set(_length, tag, loop, opens);
            // With its terminator, and what is too much is overwritten by what comes next.
            ref var to = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_bytes), _length);
            Vector256.LoadUnsafe(ref first).StoreUnsafe(ref to);
            Vector256.LoadUnsafe(ref first, 32).StoreUnsafe(ref to, 32);
            _length += 64 - BitOperations.LeadingZeroCount(cuts);
        }
    }

    internal void Add(in Segment segment, int loop, bool opens)
    {
        var length = segment.Length;
        if (_length + length + 1 > _bytes.Length - Segment.Short)
        {
            Array.Resize(ref _bytes, (_length + length + Segment.Short) * 2);
        }
        if (Count == _segments.Length)
        {
            Array.Resize(ref _segments, Count * 2);
            Array.Resize(ref _cuts, Count * 2);
        }
        _cuts![Count] = segment.Cuts;
        _segments[Count++].Set(_length, segment.Tag, loop, opens);
        segment.Bytes.CopyTo(_bytes.AsSpan(_length));
        _length += length;
        _bytes[_length++] = Delimiters.Terminator;
    }

    /// <summary>How many segments have an id.</summary>
    internal int CountOf(uint tag)
    {
        var count = 0;
        foreach (ref readonly var segment in _segments.AsSpan(0, Count))
        {
            count += segment.Tag == tag ? 1 : 0;
        }
        return count;
    }

    internal void Clear() => (_length, Count) = (0, 0);

    /// <summary>The part as it is now, in arrays of its own.</summary>
    internal Part Keep() => new(this);

    /// <summary>The packed id of a segment.</summary>
    internal uint TagOf(int index) => _segments[index].Tag;

    internal bool Is(int index, uint tag, ReadOnlySpan<byte> qualifier) =>
        TagOf(index) == tag && this[index][1].SequenceEqual(qualifier);

    /// <summary>The id of the segment's innermost loop; empty when it has no place in the guide.</summary>
    public string LoopOf(int index) => Guide?.Numbered[_segments[index].Loop].Id ?? "";

    public bool Opens(int index) => _segments[index].Opens;

    /// <summary>The first segment with this id, and first element when given, in a loop; null when absent.</summary>
    public int? Find(string id, string? qualifier = null, string? loop = null)
    {
        for (var i = 0; i < Count; i++)
        {
            if (Is(i, id, qualifier) && (loop is null || LoopOf(i) == loop))
            {
                return i;
            }
        }
        return null;
    }

    public bool Is(int index, string id, string? qualifier = null) =>
        TagOf(index) == Tags.Pack(id) && (qualifier is null || Ascii.Equals(this[index][1], qualifier));

    /// <summary>An element as text; null when absent or empty.</summary>
    public string? Text(int? index, int element, int component = 0)
    {
        if (index is null)
        {
            return null;
        }
        var value = this[index.Value][element];
        value = component == 0 ? value : value.Piece(Delimiters.Component, component);
        return value.Length == 0 ? null : _texts.Of(value);
    }

    /// <summary>A segment to read many elements of.</summary>
    internal Fields FieldsOf(int index) => new(this[index], _texts, Delimiters.Component);

    /// <summary>An element as an amount in cents; <see cref="NoCents"/> when it is none.</summary>
    internal long CentsOf(int index, int element)
    {
        var cuts = CutsOf(index);
        return Checking.Amounts.TryCents(cuts != 0
            ? Segment.Element(ref _bytes[_segments[index].Start], cuts, element) : this[index][element], out var cents)
            ? cents : NoCents;
    }

    /// <summary>Where the segment's terminator stands.</summary>
    private int EndOf(int index) => (index + 1 < Count ? _segments[index + 1].Start : _length) - 1;

    /// <summary>A bit for each delimiter of a segment, its terminator being the last; zero when that has to be found
    /// byte by byte.</summary>
    private ulong CutsOf(int index)
    {
        if (_cuts is not null)
        {
            return _cuts[index];
        }
        var start = _segments[index].Start;
        var length = EndOf(index) - start;
        if (length >= Segment.Short || start + Segment.Short > _bytes.Length || TagOf(index) is Tags.Bin or Tags.Bds)
        {
            return 0;
        }
        var end = 1UL << length;
        var marks = DelimiterScan.Marks(ref _bytes[start], Delimiters.Element, Delimiters.Terminator);
        return (marks.Cuts & (end - 1)) | end;
    }

    /// <summary>The amount that was found as cents, or is more exact than they are; zero when it is absent or no
    /// number.</summary>
    internal decimal Amount(long cents, int index, int element) =>
        cents != NoCents ? Checking.Amounts.ToDecimal(cents) : FieldsOf(index).Amount(element);

    /// <summary>An element as a number; null when absent or no number.</summary>
    public decimal? Number(int? index, int element)
    {
        return index is null || this[index.Value][element] is not { Length: > 0 } value
            ? null : Fields.ToNumber(value);
    }

    /// <summary>An element as a day; the first day of a range; null when absent or no date.</summary>
    public DateOnly? Day(int? index, int element) =>
        index is null || this[index.Value][element] is not { Length: >= 8 } value ? null : PartTexts.Day(value[..8]);

    /// <summary>The last day of a range (RD8), or the only day.</summary>
    public DateOnly? LastDay(int? index, int element) =>
        index is null || this[index.Value][element] is not { Length: 17 } value
            ? Day(index, element) : PartTexts.Day(value[9..]);

    /// <summary>The part's segments as they were, terminators included, without line breaks.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, _length);
}

/// <summary>A segment of a part: its id, where it starts, and its place in the guide.</summary>
internal struct PartSegment
{
    // An id has three letters, which leaves a byte: the loop, and whether the segment opens it.
    private uint _place;

    public int Start { get; private set; }

    public readonly uint Tag => _place & 0xFFFFFF;

    /// <summary>The number of its loop.</summary>
    public readonly int Loop => (int)(_place >> 25);

    public readonly bool Opens => (_place & (1 << 24)) != 0;

    /// <summary>In its place, because a copy that is written in pieces and read at once is waited for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(int start, uint tag, int loop, bool opens)
    {
        Start = start;
        _place = unchecked(tag | ((uint)loop << 25) | (opens ? 1u << 24 : 0));
    }
}
