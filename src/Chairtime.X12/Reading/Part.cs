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
    private readonly PartSegment[] _segments;

    internal Part(
        string loop, Guide? guide, Delimiters delimiters, byte[] bytes, PartSegment[] segments, long byteOffset)
    {
        (Loop, Guide, Delimiters) = (loop, guide, delimiters);
        (_bytes, _segments, ByteOffset) = (bytes, segments, byteOffset);
    }

    /// <summary>The loop that the part is an instance of; empty for envelope and header segments.</summary>
    public string Loop { get; }

    public Guide? Guide { get; }

    public Delimiters Delimiters { get; }

    /// <summary>Where the part's first segment stands in the file.</summary>
    public long ByteOffset { get; }

    /// <summary>How many segments it has.</summary>
    public int Count => _segments.Length;

    public Segment this[int index]
    {
        get
        {
            var start = _segments[index].Start;
            var next = index + 1 < _segments.Length ? _segments[index + 1].Start : _bytes.Length;
            return Segment.Over(
                _bytes.AsSpan(start, next - start - 1), Delimiters.Element, ByteOffset + start, index);
        }
    }

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
        StartsWith(index, id) && (qualifier is null || Ascii.Equals(this[index][1], qualifier));

    private bool StartsWith(int index, string id)
    {
        var bytes = _bytes.AsSpan(_segments[index].Start);
        return bytes.Length > id.Length && Ascii.Equals(bytes[..id.Length], id)
            && (bytes[id.Length] == Delimiters.Element || bytes[id.Length] == Delimiters.Terminator);
    }

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

/// <summary>Where in a part a segment starts, and its place in the guide.</summary>
internal readonly record struct PartSegment(int Start, bool Opens, LoopRule? Loop);
