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
    private readonly PartTexts? _texts;
    private byte[] _bytes;
    private PartSegment[] _segments;

    // Ids and delimiters while the part is being filled; one that is kept finds them again.
    private uint[] _tags;
    private ulong[] _cuts;
    private int _length;

    /// <summary>A part to be filled again and again.</summary>
    internal Part(PartTexts texts)
    {
        _texts = texts;
        (_bytes, _segments, _tags, _cuts) = (new byte[4096], new PartSegment[64], new uint[64], new ulong[64]);
    }

    private Part(Part filled)
    {
        (Loop, Guide, Delimiters, ByteOffset) = (filled.Loop, filled.Guide, filled.Delimiters, filled.ByteOffset);
        (_length, Count) = (filled._length, filled.Count);
        _bytes = filled._bytes.AsSpan(0, _length).ToArray();
        _segments = filled._segments.AsSpan(0, Count).ToArray();
        (_tags, _cuts) = ([], []);
    }

    /// <summary>The loop that the part is an instance of; empty for envelope and header segments.</summary>
    public string Loop { get; private set; } = "";

    public Guide? Guide { get; private set; }

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
            if (index < _cuts.Length && _cuts[index] != 0)
            {
                return new Segment(ref _bytes[start], _cuts[index], [], _tags[index], ByteOffset + start, index);
            }
            var next = index + 1 < Count ? _segments[index + 1].Start : _length;
            return Segment.Over(_bytes.AsSpan(start, next - start - 1), Delimiters.Element, ByteOffset + start, index);
        }
    }

    internal void Start(string loop, Guide? guide, Delimiters delimiters, long byteOffset)
    {
        (Loop, Guide, Delimiters, ByteOffset) = (loop, guide, delimiters, byteOffset);
        Clear();
    }

    internal void Add(in Segment segment, LoopRule? loop, bool opens)
    {
        var bytes = segment.Bytes;
        if (_length + bytes.Length >= _bytes.Length)
        {
            Array.Resize(ref _bytes, (_length + bytes.Length) * 2);
        }
        if (Count == _segments.Length)
        {
            Array.Resize(ref _segments, Count * 2);
            Array.Resize(ref _tags, Count * 2);
            Array.Resize(ref _cuts, Count * 2);
        }
        bytes.CopyTo(_bytes.AsSpan(_length));
        _segments[Count] = new PartSegment(_length, opens, loop);
        (_tags[Count], _cuts[Count]) = (segment.Tag, segment.Cuts);
        _length += bytes.Length;
        _bytes[_length++] = Delimiters.Terminator;
        Count++;
    }

    internal void Clear() => (_length, Count) = (0, 0);

    /// <summary>The part as it is now, in arrays of its own.</summary>
    internal Part Keep() => new(this);

    /// <summary>The packed id of a segment.</summary>
    internal uint TagOf(int index) => index < _tags.Length ? _tags[index] : this[index].Tag;

    internal bool Is(int index, uint tag, ReadOnlySpan<byte> qualifier) =>
        TagOf(index) == tag && this[index][1].SequenceEqual(qualifier);

    /// <summary>The id of the segment's innermost loop; empty when it has no place in the guide.</summary>
    public string LoopOf(int index) => _segments[index].Loop?.Id ?? "";

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
        return value.Length == 0 ? null : _texts?.Of(value) ?? TextForm.Decode(value);
    }

    /// <summary>A segment to read many elements of.</summary>
    internal Fields FieldsOf(int index) => new(this[index], _texts ?? new PartTexts(), Delimiters.Component);

    /// <summary>An element as a number; null when absent or no number.</summary>
    public decimal? Number(int? index, int element)
    {
        return index is null || this[index.Value][element] is not { Length: > 0 } value
            ? null : Fields.ToNumber(value);
    }

    /// <summary>An element as a day; the first day of a range; null when absent or no date.</summary>
    public DateOnly? Day(int? index, int element) =>
        index is null || this[index.Value][element] is not { Length: >= 8 } value ? null : Day(value[..8]);

    /// <summary>The last day of a range (RD8), or the only day.</summary>
    public DateOnly? LastDay(int? index, int element) =>
        index is null || this[index.Value][element] is not { Length: 17 } value ? Day(index, element) : Day(value[9..]);

    private DateOnly? Day(ReadOnlySpan<byte> value) => _texts is null ? PartTexts.Day(value) : _texts.DayOf(value);

    /// <summary>The part's segments as they were, terminators included, without line breaks.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, _length);
}

/// <summary>Where in a part a segment starts, and its place in the guide.</summary>
internal readonly record struct PartSegment(int Start, bool Opens, LoopRule? Loop);
