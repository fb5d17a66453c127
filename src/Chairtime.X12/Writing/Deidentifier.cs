using System.Buffers;
using System.Globalization;
using Chairtime.X12.Envelope;
using Chairtime.X12.Grammar;

namespace Chairtime.X12.Writing;

/// <summary>
/// Rewrites a file so that it can be shared: every text that is no code is replaced, the same value by the same
/// replacement throughout; all dates move by one number of days; payloads lose their content and keep their length.
/// Codes, amounts, control numbers and structure stay. What no guide knows is replaced as a whole.
/// </summary>
/// <param name="daysShift">How far dates move; keep it secret, and do not use zero.</param>
public sealed class Deidentifier(int daysShift)
{
    private static readonly int[] Widths = [2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1];

    private readonly Pseudonyms _names = new();

    public byte[] Rewrite(ReadOnlyMemory<byte> file)
    {
        var output = new ArrayBufferWriter<byte>();
        using var reader = new SegmentReader(file);
        while (reader.Read())
        {
            var segment = reader.Current;
            var writer = new SegmentWriter(output, reader.Delimiters);
            if (segment.Tag == Tags.Isa)
            {
                writer.Header(Header(reader.Header!));
                continue;
            }
            var elements = segment.Tag switch
            {
                Tags.Gs => Group(segment),
                Tags.Ge or Tags.Iea => Same(segment),
                Tags.Ta1 => Answer(segment),
                _ => Elements(segment, reader.Delimiters),
            };
            writer.Write(segment.Tag == 0 ? "ZZZ" : segment.Id, elements);
        }
        return output.WrittenSpan.ToArray();
    }

    private string[] Header(InterchangeHeader header)
    {
        var elements = header.Elements.ToArray();
        (elements[1], elements[3]) = ("", "");
        (elements[5], elements[7]) = (Replace(elements[5].Trim()), Replace(elements[7].Trim()));
        elements[8] = ShortDay(elements[8]);
        for (var i = 0; i < 15; i++)
        {
            // A header that lost its form gets one: what does not fit into it is cut.
            elements[i] = elements[i].Length <= Widths[i] ? elements[i] : elements[i][..Widths[i]];
        }
        return elements;
    }

    private string?[] Group(in Segment segment)
    {
        var elements = Same(segment);
        for (var i = 1; i < Math.Min(3, elements.Length); i++)
        {
            elements[i] = Replace(elements[i] ?? "");
        }
        if (elements.Length > 3)
        {
            elements[3] = Shift(elements[3] ?? "");
        }
        return elements;
    }

    private string?[] Answer(in Segment segment)
    {
        var elements = Same(segment);
        if (elements.Length > 1)
        {
            elements[1] = ShortDay(elements[1] ?? "");
        }
        return elements;
    }

    private static string?[] Same(in Segment segment)
    {
        var elements = new string?[segment.Count];
        for (var i = 1; i <= segment.Count; i++)
        {
            elements[i - 1] = segment.Text(i);
        }
        return elements;
    }

    private string?[] Elements(in Segment segment, Delimiters delimiters)
    {
        var id = segment.Tag == 0 ? "" : segment.Id;
        var rules = GrammarText.ElementsOf(id) ?? [];
        var elements = Same(segment);
        for (var i = 0; i < elements.Length; i++)
        {
            var rule = i < rules.Length ? rules[i] : null;
            if (rule is { Type: ElementType.Binary })
            {
                elements[i] = new string('X', elements[i]!.Length);
                continue;
            }
            var place = new Place(id, i + 1, elements[0]);
            elements[i] = delimiters.HasRepetition && rule is not { Repeats: 1, Type: ElementType.Text, Components: null }
                ? Join(elements[i]!, (char)delimiters.Repetition, one => Element(one, rule, place, delimiters))
                : Element(elements[i]!, rule, place, delimiters);
        }
        return elements;
    }

    private string Element(string value, ElementRule? rule, Place place, Delimiters delimiters)
    {
        if (rule?.Components is not { } parts)
        {
            return Value(value, rule, place, 0);
        }
        var number = 0;
        return Join(value, (char)delimiters.Component, part =>
        {
            number++;
            return Value(part, number <= parts.Length ? parts[number - 1] : null, place, number);
        });
    }

    private string Value(string value, ElementRule? rule, Place place, int component)
    {
        if (value.Length == 0)
        {
            return value;
        }
        if (rule?.Type == ElementType.Date || SharedElements.IsDay(place.Segment, place.Element, component))
        {
            return Days(value);
        }
        var isText = rule is null or { Type: ElementType.Text }
            || SharedElements.IsPlace(place.Segment, place.Element) || !IsCode(value, rule);
        return isText && !SharedElements.IsKept(place.Segment, place.Element, component, place.Qualifier)
            ? Replace(value) : value;
    }

    /// <summary>A value that is not what its element holds may be anything, a name too.</summary>
    private static bool IsCode(string value, ElementRule rule)
    {
        var bytes = System.Text.Encoding.Latin1.GetBytes(value);
        return Checking.ValueForms.Fits(bytes, rule.Type)
            && Checking.ValueForms.SignificantLength(bytes, rule.Type) <= rule.Max;
    }

    private static string Join(string value, char separator, Func<string, string> change) =>
        string.Join(separator, value.Split(separator).Select(change));

    private string Replace(string value) => value.Length == 0 ? value : _names.For(value);

    private string Days(string value) => value.Length == 17 && value[8] == '-'
        ? $"{Shift(value[..8])}-{Shift(value[9..])}"
        : value.Length >= 8 && value.AsSpan(0, 8).IndexOfAnyExceptInRange('0', '9') < 0
            ? Shift(value[..8]) + (value.Length == 12 ? value[8..] : "")
        : value.Length == 4 ? value : Replace(value);

    private string ShortDay(string value)
    {
        var shifted = Shift("20" + value);
        return shifted.Length == 8 ? shifted[2..] : value;
    }

    /// <summary>A day that does not exist names nobody, and stays wrong in the same way.</summary>
    private string Shift(string value) => DateOnly.TryParseExact(
        value, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is > 1800 and < 2900
        ? day.AddDays(daysShift).ToString("yyyyMMdd", CultureInfo.InvariantCulture) : value;

    /// <param name="Qualifier">The first element, which says what the second is.</param>
    private readonly record struct Place(string Segment, int Element, string? Qualifier);
}
