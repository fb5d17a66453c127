using System.Runtime.CompilerServices;
using Chairtime.X12.Envelope;
using Chairtime.X12.Grammar;
using Chairtime.X12.Reading;

namespace Chairtime.X12.Checking;

/// <summary>Checks the elements of one segment against its rule: presence, length, form, codes, conditions.</summary>
internal sealed class ElementChecks(IssueList issues, CheckOptions options)
{
    private static readonly uint Dtp = Tags.Pack("DTP");
    private static readonly uint Dmg = Tags.Pack("DMG");
    private static readonly uint N4 = Tags.Pack("N4");
    private static readonly uint Nm1 = Tags.Pack("NM1");

    private readonly QuickCheck _quick = new(options.IsKnownCode is not null);
    private Delimiters _delimiters;
    private Guide? _guide;

    public void Use(Delimiters delimiters)
    {
        _delimiters = delimiters;
        _quick.Use(delimiters);
    }

    public void Use(Guide guide)
    {
        if (guide != _guide)
        {
            _quick.Use(guide);
            _guide = guide;
        }
    }

    public void Check(in Segment segment, SegmentRule rule)
    {
        var isPrintable = QuickCheck.IsPrintable(segment.Bytes);
        if (!isPrintable || !_quick.Passes(segment, rule))
        {
            CheckEach(segment, rule);
        }
        if (rule.HasForms)
        {
            CheckForms(segment, rule);
        }
        if (!isPrintable)
        {
            CheckCharacters(segment);
        }
        CheckSeparators(segment, rule);
    }

    private void CheckEach(in Segment segment, SegmentRule rule)
    {
        var elements = rule.Elements;
        var count = segment.Count;
        uint present = 0;
        var upTo = Math.Max(count, rule.RequiredThrough);
        for (var i = 1; i <= upTo; i++)
        {
            if (i > elements.Length)
            {
                issues.AddElement(segment, new("element.too-many", 1), new(i), segment[i],
                    $"the segment has {elements.Length} elements", "3");
                break;
            }
            var element = elements[i - 1];
            var value = segment[i];
            if (value.Length == 0)
            {
                if (element.Usage == Usage.Required)
                {
                    issues.AddElement(segment, new("element.required-missing", 2), new(i), value, "is required", "1");
                }
                continue;
            }
            present |= 1u << i;
            CheckPresent(segment, element, i, value);
        }
        if (count > 0 && segment[count].Length == 0)
        {
            issues.AddElement(segment, new("element.trailing-separator", 1), new(count), default,
                "an empty last element is left out together with its separator", "", IssueSeverity.Warning);
        }
        CheckConditions(segment, rule.Conditions, present, 0);
    }

    private void CheckPresent(in Segment segment, ElementRule element, int i, ReadOnlySpan<byte> value)
    {
        if (element.Usage == Usage.NotUsed)
        {
            issues.AddElement(segment, new("element.not-used", 2), new(i), value, "is not used in this guide", "I10");
        }
        else if (IsWronglyRepeated(element, value))
        {
            // Its separator is what is wrong, which CheckSeparators says.
        }
        else if (element.Components is not null && (element.Repeats == 1 || !_delimiters.HasRepetition))
        {
            CheckComposite(segment, element, i, value);
        }
        else if (element.Components is not null)
        {
            var repeats = 0;
            foreach (var range in value.Split(_delimiters.Repetition))
            {
                repeats++;
                CheckComposite(segment, element, i, value[range]);
            }
            CheckRepeats(segment, element, i, repeats);
        }
        else if (element.Repeats > 1 && _delimiters.HasRepetition && value.Contains(_delimiters.Repetition))
        {
            CheckRepeats(segment, element, i, value);
        }
        else
        {
            CheckValue(segment, element, i, 0, 0, value);
        }
    }

    /// <summary>A separator inside a value that is one value: there is no way to write it, so the sender's is
    /// wrong.</summary>
    private void CheckSeparators(in Segment segment, SegmentRule rule)
    {
        var repetition = _delimiters.HasRepetition ? _delimiters.Repetition : _delimiters.Component;
        if (segment.Bytes.IndexOfAny(_delimiters.Component, repetition) < 0)
        {
            return;
        }
        CheckSeparator(segment, rule.Texts, _delimiters.Component, "component separator, and has no components", "13");
        if (_delimiters.HasRepetition && segment.Bytes.Contains(repetition))
        {
            CheckSeparator(segment, rule.Singles, repetition, "repetition separator, and does not repeat", "12");
        }
    }

    private void CheckSeparator(in Segment segment, int[] elements, byte separator, string which, string ack)
    {
        foreach (var i in elements)
        {
            if (i <= segment.Count && segment[i].Contains(separator))
            {
                issues.AddElement(
                    segment, new("element.separator", 1), new(i), segment[i], $"holds the {which}", ack);
            }
        }
    }

    private bool IsWronglyRepeated(ElementRule element, ReadOnlySpan<byte> value) =>
        element is { Repeats: 1, Type: not ElementType.Binary } && _delimiters.HasRepetition
        && value.Contains(_delimiters.Repetition);

    private void CheckConditions(in Segment segment, Condition[] conditions, uint present, int composite)
    {
        foreach (var condition in conditions)
        {
            if (!condition.Holds(present))
            {
                Broken(segment, condition, present, composite);
            }
        }
    }

    private void Broken(in Segment segment, Condition condition, uint present, int composite)
    {
        var exclusive = condition.Kind == ConditionKind.Exclusive;
        var missing = Array.Find(condition.Elements, e => (present & (1u << e)) == 0 != exclusive);
        var (element, component) = composite == 0 ? (missing, 0) : (composite, missing);
        issues.AddElement(segment, new("element.condition", 1), new(element, component, 0), default,
            condition.ToString(), exclusive ? "10" : "2");
    }

    private void CheckComposite(in Segment segment, ElementRule element, int index, ReadOnlySpan<byte> value)
    {
        var parts = element.Components!;
        uint present = 0;
        var number = 1;
        var rest = value;
        var more = true;
        for (; more; number++)
        {
            var cut = rest.IndexOf(_delimiters.Component);
            more = cut >= 0;
            var part = more ? rest[..cut] : rest;
            rest = more ? rest[(cut + 1)..] : default;
            if (number > parts.Length)
            {
                issues.AddElement(segment, new("component.too-many", 1), new(index, number, 0), part,
                    $"the composite has {parts.Length} components", "13");
                return;
            }
            if (part.Length == 0)
            {
                MissingPart(segment, parts[number - 1], index, number);
                continue;
            }
            present |= 1u << number;
            if (parts[number - 1].Usage == Usage.NotUsed)
            {
                issues.AddElement(segment, new("component.not-used", 2), new(index, number, 0), part,
                    "is not used in this guide", "I10");
                continue;
            }
            CheckValue(segment, parts[number - 1], index, number, 0, part);
        }
        for (; number <= parts.Length; number++)
        {
            MissingPart(segment, parts[number - 1], index, number);
        }
        if (element.Conditions.Length > 0)
        {
            CheckConditions(segment, element.Conditions, present, index);
        }
    }

    private void MissingPart(in Segment segment, ElementRule part, int index, int number)
    {
        if (part.Usage == Usage.Required)
        {
            issues.AddElement(
                segment, new("component.required-missing", 2), new(index, number, 0), default, "is required", "1");
        }
    }

    private void CheckRepeats(in Segment segment, ElementRule element, int index, ReadOnlySpan<byte> value)
    {
        var repeat = 0;
        foreach (var range in value.Split(_delimiters.Repetition))
        {
            repeat++;
            CheckValue(segment, element, index, 0, repeat, value[range]);
        }
        CheckRepeats(segment, element, index, repeat);
    }

    private void CheckRepeats(in Segment segment, ElementRule element, int index, int repeats)
    {
        if (repeats > element.Repeats)
        {
            issues.AddElement(segment, new("element.too-many-repeats", 2), new(index, 0, repeats), default,
                $"may repeat {element.Repeats} times", "12");
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void CheckValue(
        in Segment segment, ElementRule rule, int element, int component, int repeat, ReadOnlySpan<byte> value)
    {
        if (value.Length > 0 && value[0] == ' ' && value.IndexOfAnyExcept((byte)' ') < 0)
        {
            issues.AddElement(segment, new("element.blank", 1), new(element, component, repeat), value,
                "holds nothing but blanks", rule.Usage == Usage.Required ? "1" : "6");
            return;
        }
        var length = ValueForms.SignificantLength(value, rule.Type);
        if ((length < rule.Min || length > rule.Max) && (length < rule.Min || TextForm.Length(value) > rule.Max))
        {
            var code = length < rule.Min ? "element.too-short" : "element.too-long";
            issues.AddElement(segment, new(code, 1), new(element, component, repeat), value,
                $"has {length} characters; {rule.Min} to {rule.Max} are allowed", length < rule.Min ? "4" : "5");
        }
        if (!ValueForms.Fits(value, rule.Type))
        {
            WrongForm(segment, rule, element, component, repeat, value);
        }
        else if (rule.Codes is not null && !rule.Codes.Contains(value))
        {
            var isRetired = rule.Retired is not null && rule.Retired.Contains(value);
            issues.AddElement(segment, new("element.code", 2), new(element, component, repeat), value,
                $"is none of {rule.Codes}", "7", isRetired ? IssueSeverity.Warning : IssueSeverity.Error);
        }
        else if (rule.List is not null)
        {
            CheckListed(segment, rule.List, element, component, repeat, value);
        }
        else if (rule.IsMoney && !ValueForms.IsMoney(value))
        {
            issues.AddElement(segment, new("element.money", 2), new(element, component, repeat), value,
                "an amount has at most eight digits before the point and two after it", "5");
        }
    }

    private void CheckListed(
        in Segment segment, string list, int element, int component, int repeat, ReadOnlySpan<byte> value)
    {
        if (list == "icd" && value.Contains((byte)'.'))
        {
            issues.AddElement(segment, new("element.diagnosis-point", 2), new(element, component, repeat), value,
                "a diagnosis code is written without its point", "I12");
        }
        else if (options.IsKnownCode is { } known
            && known(list, System.Text.Encoding.Latin1.GetString(value)) == false)
        {
            issues.AddElement(segment, new($"code-set.{list}", 5), new(element, component, repeat), value,
                $"is not in the {list} list", "7", IssueSeverity.Warning);
        }
    }

    private void WrongForm(
        in Segment segment, ElementRule rule, int element, int component, int repeat, ReadOnlySpan<byte> value)
    {
        var (code, expected, ack) = rule.Type switch
        {
            ElementType.Date => ("element.date", "is not a date CCYYMMDD", "8"),
            ElementType.Time => ("element.time", "is not a time HHMM[SS[D[D]]]", "9"),
            ElementType.Whole => ("element.characters", "is not a whole number", "6"),
            ElementType.Number => ("element.characters", "is not a decimal number", "6"),
            ElementType.Code or ElementType.Text or ElementType.Binary =>
                ("element.characters", "holds a character that is not allowed here", "6"),
        };
        issues.AddElement(segment, new(code, 1), new(element, component, repeat), value, expected, ack);
    }

    /// <summary>Forms that depend on a qualifier beside them: dates by format code, provider numbers.</summary>
    private void CheckForms(in Segment segment, SegmentRule rule)
    {
        var tag = rule.Tag;
        if (tag == Dtp && !(segment[2].SequenceEqual("D8"u8) && _quick.IsDay(segment[3]))
            && !ValueForms.FitsDateFormat(segment[2], segment[3]))
        {
            issues.AddElement(segment, new("element.date", 1), new(3), segment[3],
                "does not have the form that DTP02 names", "8");
        }
        else if (tag == Dmg && !ValueForms.FitsDateFormat(segment[1], segment[2]))
        {
            issues.AddElement(segment, new("element.date", 1), new(2), segment[2],
                "does not have the form that DMG01 names", "8");
        }
        else if (tag == N4)
        {
            CheckPlace(segment);
        }
        else if (tag == Nm1 && segment[8].SequenceEqual("XX"u8) && segment[9].Length > 0
            && !ValueForms.IsNpi(segment[9]))
        {
            issues.AddElement(segment, new("code-set.npi", 5), new(9), segment[9],
                "is not a national provider identifier (ten digits with a check digit)", "7", options.NpiSeverity);
        }
    }

    /// <summary>An address without a country is one of the United States: it has a state and a ZIP code.</summary>
    private void CheckPlace(in Segment segment)
    {
        if (segment[4].Length > 0)
        {
            return;
        }
        if (segment[2].Length == 0)
        {
            issues.AddElement(segment, new("address.state", 4), new(2), default,
                "an address in the United States has a state", "I9");
        }
        if (segment[3].Length == 0)
        {
            issues.AddElement(segment, new("address.zip", 4), new(3), default,
                "an address in the United States has a ZIP code", "I9");
        }
        else if (segment[3].Length is not (5 or 9) || segment[3].ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            issues.AddElement(segment, new("address.zip", 4), new(3), segment[3],
                "a ZIP code is five or nine digits", "I12", IssueSeverity.Warning);
        }
    }

    private void CheckCharacters(in Segment segment)
    {
        for (var i = 1; i <= segment.Count; i++)
        {
            var at = segment[i].IndexOfAnyExceptInRange((byte)' ', (byte)'~');
            if (at >= 0 && segment.Tag is not (Tags.Bin or Tags.Bds) && !IsSeparated(segment[i]))
            {
                var severity = segment[i][at] >= 0xA0 || segment[i][at] >= 0x80
                    ? IssueSeverity.Warning : IssueSeverity.Error;
                issues.AddElement(segment, new("element.characters", 1), new(i), segment[i],
                    "holds a character outside the basic and extended sets", "6", severity);
            }
        }
    }

    /// <summary>True when the only unusual bytes are the interchange's own separators.</summary>
    private bool IsSeparated(ReadOnlySpan<byte> value)
    {
        foreach (var letter in value)
        {
            if (letter is < 32 or > 126 && letter != _delimiters.Component && letter != _delimiters.Repetition)
            {
                return false;
            }
        }
        return true;
    }
}
