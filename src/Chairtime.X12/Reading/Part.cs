using System.Buffers.Text;
using System.Globalization;
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
    private readonly byte[] _bytes;
    private readonly int[] _ends;
    private readonly int[] _starts;
    private readonly (SegmentRule? Rule, LoopRule? Loop, bool Opens)[] _places;
    private readonly uint[] _tags;

    internal Part(
        string loop, Guide? guide, Delimiters delimiters, SegmentBytes segments,
        (SegmentRule?, LoopRule?, bool)[] places, long byteOffset)
    {
        (Loop, Guide, Delimiters) = (loop, guide, delimiters);
        (_bytes, _ends, _starts, _tags) = segments;
        (_places, ByteOffset) = (places, byteOffset);
    }

    /// <summary>The loop that the part is an instance of; empty for envelope and header segments.</summary>
    public string Loop { get; }

    public Guide? Guide { get; }

    public Delimiters Delimiters { get; }

    /// <summary>Where the part's first segment stands in the file.</summary>
    public long ByteOffset { get; }

    /// <summary>How many segments it has.</summary>
    public int Count => _starts.Length;

    public Segment this[int index]
    {
        get
        {
            var from = _starts[index];
            var to = index + 1 < _starts.Length ? _starts[index + 1] : _ends.Length;
            var start = from == 0 ? 0 : (_ends[from - 1] & int.MaxValue) + 1;
            return new Segment(_bytes, _ends.AsSpan(from, to - from), start, _tags[index], ByteOffset + start, index);
        }
    }

    /// <summary>The id of the segment's innermost loop; empty when it has no place in the guide.</summary>
    public string LoopOf(int index) => _places[index].Loop?.Id ?? "";

    public bool Opens(int index) => _places[index].Opens;

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
        _tags[index] == Tags.Pack(id) && (qualifier is null || Ascii.Equals(this[index][1], qualifier));

    /// <summary>An element as text; null when absent or empty.</summary>
    public string? Text(int? index, int element, int component = 0)
    {
        if (index is null)
        {
            return null;
        }
        var value = this[index.Value][element];
        value = component == 0 ? value : value.Piece(Delimiters.Component, component);
        return value.Length == 0 ? null : TextForm.Decode(value);
    }

    /// <summary>An element as a number; null when absent or no number.</summary>
    public decimal? Number(int? index, int element)
    {
        if (index is null || this[index.Value][element] is not { Length: > 0 } value)
        {
            return null;
        }
        if (Checking.Amounts.TryCents(value, out var cents))
        {
            return cents % 100 == 0 ? cents / 100 : new decimal(cents) / 100m;
        }
        return decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>An element as a day; the first day of a range; null when absent or no date.</summary>
    public DateOnly? Day(int? index, int element) =>
        index is null || this[index.Value][element] is not { Length: >= 8 } value ? null : Day(value[..8]);

    /// <summary>The last day of a range (RD8), or the only day.</summary>
    public DateOnly? LastDay(int? index, int element) =>
        index is null || this[index.Value][element] is not { Length: 17 } value ? Day(index, element) : Day(value[9..]);

    private static DateOnly? Day(ReadOnlySpan<byte> value) => Checking.ValueForms.IsDate(value)
        && Utf8Parser.TryParse(value, out int number, out _)
        ? new DateOnly(number / 10000, number / 100 % 100, number % 100) : null;

    /// <summary>The part's segments as they were, terminators included, without line breaks.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;
}

/// <summary>Bytes of segments with where each starts and ends and its packed tag; the arrays are in the order
/// of the segments.</summary>
internal readonly record struct SegmentBytes(byte[] Bytes, int[] Ends, int[] Starts, uint[] Tags);
