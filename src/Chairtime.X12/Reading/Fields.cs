using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Chairtime.X12.Checking;
using Chairtime.X12.Envelope;

namespace Chairtime.X12.Reading;

/// <summary>A segment whose elements are read as text, numbers and days; found once and read many times.</summary>
internal readonly ref struct Fields
{
    private readonly Segment _segment;
    private readonly PartTexts _texts;
    private readonly byte _component;

    public Fields(Segment segment, PartTexts texts, byte component)
    {
        _segment = segment;
        _texts = texts;
        _component = component;
    }

    public int Count => _segment.Count;

    public ReadOnlySpan<byte> this[int element] => _segment[element];

    /// <summary>An element as text; null when absent or empty.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public string? Text(int element)
    {
        var value = _segment[element];
        return value.Length == 0 ? null : _texts.Of(value);
    }

    /// <summary>A component as text; null when absent or empty.</summary>
    public string? Text(int element, int component)
    {
        var value = _segment[element];
        if (value.Length == 0)
        {
            return null;
        }
        value = Piece(value, component);
        return value.Length == 0 ? null : _texts.Of(value);
    }

    /// <summary>Components that are there, from one up to and with another.</summary>
    public ImmutableArray<string> Texts(int element, int from, int through)
    {
        ImmutableArray<string> texts = [];
        var rest = From(_segment[element], from);
        for (var component = from; component <= through && rest.Length > 0; component++)
        {
            var end = End(rest);
            if (end > 0)
            {
                texts = texts.Add(_texts.Of(rest[..end]));
            }
            rest = end < rest.Length ? rest[(end + 1)..] : default;
        }
        return texts;
    }

    /// <summary>An element as a number; null when absent or no number.</summary>
    public decimal? Number(int element)
    {
        var value = _segment[element];
        return value.Length == 0 ? null : ToNumber(value);
    }

    /// <summary>An element as an amount; zero when absent or no number.</summary>
    public decimal Amount(int element) => ToAmount(_segment[element]);

    /// <summary>An element as a day; the first day of a range; null when absent or no date.</summary>
    public DateOnly? Day(int element)
    {
        var value = _segment[element];
        return value.Length < 8 ? null : PartTexts.Day(value[..8]);
    }

    /// <summary>The last day of a range (RD8), or the only day.</summary>
    public DateOnly? LastDay(int element)
    {
        var value = _segment[element];
        return value.Length == 17 ? PartTexts.Day(value[9..]) : Day(element);
    }

    public static decimal ToAmount(ReadOnlySpan<byte> value) =>
        Amounts.TryCents(value, out var cents) ? Amounts.ToDecimal(cents) : ToNumber(value) ?? 0;

    public static decimal? ToNumber(ReadOnlySpan<byte> value) =>
        Amounts.TryCents(value, out var cents) ? Amounts.ToDecimal(cents)
        : decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture, out var number) ? number : null;

    private ReadOnlySpan<byte> Piece(ReadOnlySpan<byte> value, int component)
    {
        var rest = From(value, component);
        var end = End(rest);
        return rest[..end];
    }

    /// <summary>What is left of a composite from a component on.</summary>
    private ReadOnlySpan<byte> From(ReadOnlySpan<byte> value, int component)
    {
        for (; component > 1 && value.Length > 0; component--)
        {
            var end = End(value);
            value = end < value.Length ? value[(end + 1)..] : default;
        }
        return value;
    }

    /// <summary>Where the first component ends. They are short: looking letter by letter is faster than a
    /// search.</summary>
    private int End(ReadOnlySpan<byte> value)
    {
        var end = 0;
        while (end < value.Length && value[end] != _component)
        {
            end++;
        }
        return end;
    }
}
