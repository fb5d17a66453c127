using Chairtime.X12.Grammar;

namespace Chairtime.X12.Tests;

/// <summary>
/// Puts single faults into valid files. Whether a fault breaks a rule, and where that has to be reported, is taken
/// from what the guide states for the untouched file, never from a check of the changed one.
/// </summary>
internal sealed class Mutator(ValidFile file, Random random)
{
    private static readonly HashSet<string> Envelope = ["GS", "ST", "SE", "GE", "IEA"];

    /// <summary>Elements that an equation contains, with the segment at which the equation is reported.</summary>
    private static readonly Dictionary<string, (int[] Elements, string[] ReportedAt)> Money = new()
    {
        ["CLM"] = ([2], ["CLM"]), ["SV1"] = ([2], ["CLM"]), ["SV2"] = ([3], ["CLM"]), ["SVD"] = ([2], ["SVD"]),
        ["BPR"] = ([2], ["BPR"]), ["CLP"] = ([3, 4], ["CLP"]), ["SVC"] = ([2, 3], ["SVC"]),
        ["CAS"] = ([3, 6], ["SVC", "CLP", "SVD"]), ["PLB"] = ([4, 6], ["BPR"]),
    };

    /// <summary>A mutation of this file; null when the draw does not apply to the segment drawn.</summary>
    public Mutation? Next()
    {
        var at = random.Next(1, file.Segments.Count);
        return random.Next(9) switch
        {
            0 => Drop(at),
            1 => Repeat(at),
            2 => Swap(at),
            3 => Element(at, "blank"),
            4 => Element(at, "lengthen"),
            5 => Element(at, "mistype"),
            6 => Element(at, "miscode"),
            7 => Amount(at),
            _ => Control(),
        };
    }

    private Mutation Drop(int at)
    {
        var segment = file.Segments[at];
        var changed = file.Texts.ToList();
        changed.RemoveAt(at);
        var needed = Envelope.Contains(segment.Id)
            || (file.SlotOf(segment) is { Usage: Usage.Required } && file.Uses(segment) == 1);
        return Make(changed, $"drop {Name(segment)}", needed ? "required" : null, [at, .. Behind(at, segment)]);
    }

    /// <summary>What follows in the same place of the guide says nothing yet: the next segment does.</summary>
    private IEnumerable<int> Behind(int at, GuidedSegment segment)
    {
        if (file.SlotOf(segment) is not { } slot)
            yield break;
        for (var i = at + 1; i < file.Segments.Count && file.SlotAt(file.Segments[i], segment)?.Position
            == slot.Position; i++)
            yield return i;
    }

    private Mutation Repeat(int at)
    {
        var segment = file.Segments[at];
        var changed = file.Texts.ToList();
        changed.Insert(at, changed[at]);
        var tooMany = Envelope.Contains(segment.Id)
            || (file.SlotOf(segment) is { } slot && file.Uses(segment) >= slot.Max
                && (segment.Opens || Alone(segment)))
            || (segment.Opens && segment.Loops[^1].Slots.Count(s => s.Usage == Usage.Required) > 1);
        return Make(changed, $"repeat {Name(segment)}", tooMany ? "repeat" : null,
            [at + 1, .. Behind(at, segment).Select(index => index + 1)]);
    }

    private Mutation? Swap(int at)
    {
        if (at + 1 >= file.Segments.Count)
            return null;
        var (one, two) = (file.Segments[at], file.Segments[at + 1]);
        var changed = file.Texts.ToList();
        (changed[at], changed[at + 1]) = (changed[at + 1], changed[at]);
        var breaks = Envelope.Contains(one.Id) || Envelope.Contains(two.Id);
        if (!breaks && one.Instance == two.Instance && !two.Opens)
        {
            breaks = one.Opens
                ? !file.Segments[at - 1].Loops.Prepend(file.Root!).Any(loop => Array.Exists(
                    loop.Slots, slot => slot.Trigger.Tag == two.Rule?.Tag))
                : file.SlotOf(one)?.Position < file.SlotOf(two)?.Position
                    && Alone(one) && Alone(two);
        }
        return Make(changed, $"swap {Name(one)} {Name(two)}", breaks ? "order" : null, [at, at + 1, at + 2]);
    }

    /// <summary>No other place of the loop could take the segment.</summary>
    private bool Alone(GuidedSegment segment) => segment.Loops.Append(file.Root!).All(loop =>
        loop.Slots.Count(slot => slot.Trigger.Tag == segment.Rule!.Tag && Fits(slot.Trigger, segment)) <= 1);

    private bool Fits(SegmentRule rule, GuidedSegment segment)
    {
        if (rule.Qualifiers is null)
            return true;
        var value = Part(segment.Text.Split('*').ElementAtOrDefault(rule.QualifierElement) ?? "",
            rule.QualifierComponent);
        return rule.Qualifiers.Codes.Contains(value);
    }

    private string Part(string value, int component) =>
        component == 0 ? value : value.Split(file.Component).ElementAtOrDefault(component - 1) ?? "";

    private Mutation? Element(int at, string how)
    {
        var segment = file.Segments[at];
        var parts = segment.Text.Split('*');
        if (segment.Rule is null || parts.Length < 2)
            return null;
        var number = random.Next(1, parts.Length);
        var rule = segment.Rule.Elements[number - 1];
        if (rule.Repeats > 1)
            return null;
        var composite = rule.Components is not null && (how != "blank" || random.Next(2) == 0);
        var pieces = parts[number].Split(file.Component);
        var piece = composite ? random.Next(pieces.Length) : 0;
        var inner = composite ? rule.Components![piece] : rule;
        var value = composite ? pieces[piece] : parts[number];
        if (value.Length == 0 || Changed(inner, value, how) is not { } put)
            return null;
        if (composite)
            pieces[piece] = put;
        parts[number] = composite ? string.Join(file.Component, pieces).TrimEnd(file.Component) : put;
        var changed = file.Texts.ToList();
        changed[at] = string.Join('*', parts).TrimEnd('*');
        var broken = how switch
        {
            "blank" => inner.Usage == Usage.Required && (!composite || parts[number].Length > 0
                || rule.Usage == Usage.Required),
            "miscode" => inner.Codes is not null,
            _ => true,
        };
        return Make(changed, $"{how} {Name(segment)} {number}" + (composite ? $"-{piece + 1}" : ""),
            broken ? how : null, [at], number);
    }

    /// <summary>The value that takes the place of a right one; null when this fault cannot be put there.</summary>
    private static string? Changed(ElementRule rule, string value, string how) => how switch
    {
        "blank" => "",
        "lengthen" when rule.Components is null && rule.Max < 300 =>
            new string(rule.Type is ElementType.Whole or ElementType.Number ? '1' : 'X', rule.Max + 1),
        "mistype" => rule.Type switch
        {
            ElementType.Whole => "A",
            ElementType.Number => "1A",
            ElementType.Date => "20261340",
            ElementType.Time => "2561",
            _ => null,
        },
        "miscode" when rule.Codes is not null =>
            new string('Q', value.Length) is var other && !rule.Codes.Codes.Contains(other) ? other : null,
        _ => null,
    };

    private Mutation? Amount(int at)
    {
        var segment = file.Segments[at];
        if (!Money.TryGetValue(segment.Id, out var money) || segment.Loops is not [.., { Id: not "2320" }])
        {
            if (segment.Id is not ("BPR" or "PLB"))
                return null;
            money = Money[segment.Id];
        }
        var parts = segment.Text.Split('*');
        var number = money.Elements[random.Next(money.Elements.Length)];
        if (number >= parts.Length || !decimal.TryParse(parts[number], out var amount))
            return null;
        parts[number] = (amount + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var changed = file.Texts.ToList();
        changed[at] = string.Join('*', parts);
        var owner = at;
        while (owner > 0 && !money.ReportedAt.Contains(file.Segments[owner].Id))
            owner--;
        var set = file.Segments.First(s => s.Id == "ST").Text;
        var balances = set.StartsWith("ST*835", StringComparison.Ordinal)
            || set.StartsWith("ST*837", StringComparison.Ordinal);
        return Make(changed, $"amount {Name(segment)} {number}", balances ? "balance" : null, [owner]);
    }

    private Mutation Control()
    {
        var (id, element) = random.Next(6) switch
        {
            0 => ("SE", 1),
            1 => ("SE", 2),
            2 => ("GE", 1),
            3 => ("GE", 2),
            4 => ("IEA", 1),
            _ => ("IEA", 2),
        };
        var changed = file.Texts.ToList();
        var at = changed.FindLastIndex(segment => segment.StartsWith(id + "*", StringComparison.Ordinal));
        var parts = changed[at].Split('*');
        var digit = parts[element][^1];
        parts[element] = parts[element][..^1] + (digit == '9' ? '8' : (char)(digit + 1));
        changed[at] = string.Join('*', parts);
        return Make(changed, $"control {id}-{element}", "control", [at], element);
    }

    private static string Name(GuidedSegment segment) =>
        segment.Loops.Length == 0 ? segment.Id : $"{segment.Loops[^1].Id} {segment.Id}";

    private static Mutation Make(List<string> changed, string what, string? rule, int[] places, int element = 0) =>
        new(Mutation.Join(changed), what, rule, places, element);
}
