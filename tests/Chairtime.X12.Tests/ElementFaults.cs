using Chairtime.X12.Grammar;

namespace Chairtime.X12.Tests;

/// <summary>Puts a single fault into one element, component or repetition of a segment.</summary>
internal sealed class ElementFaults(char component, char repetition, Random random)
{
    public static readonly string[] Kinds = ["blank", "lengthen", "shorten", "mistype", "miscode", "fill", "again"];

    /// <param name="Text">The changed segment.</param>
    /// <param name="What">The element and component that was changed.</param>
    /// <param name="Elements">The elements where that may be reported; empty when no stated rule is broken.</param>
    /// <param name="IsPlacing">The element also decides which place of the guide the segment takes.</param>
    public sealed record Fault(string Text, string What, int[] Elements, bool IsPlacing);

    /// <summary>Null when this kind of fault cannot be put at the place drawn.</summary>
    public Fault? Put(string segment, SegmentRule rule, string how)
    {
        var values = segment.Split('*');
        if (rule.Id is "BIN" or "BDS")
            values = segment.Split('*', 3);
        if (how == "fill")
            return Fill(values, rule);
        if (values.Length < 2)
            return null;
        var number = random.Next(1, values.Length);
        var element = rule.Elements[number - 1];
        if (element.Type == ElementType.Binary || values[number].Length == 0)
            return null;
        var isPlacing = rule.QualifierElement == number;
        if (how == "again")
        {
            values[number] = string.Join(repetition, Enumerable.Repeat(values[number], element.Repeats + 1));
            return new Fault(string.Join('*', values), $"{number}", [number], isPlacing);
        }
        if (how == "mistype" && IsDay(rule, values, number))
        {
            values[number] = "20261340";
            return new Fault(string.Join('*', values), $"{number}", [number], false);
        }
        var repeats = element.Repeats > 1 ? values[number].Split(repetition) : [values[number]];
        var at = random.Next(repeats.Length);
        var isWhole = element.Components is null || (how == "blank" && repeats.Length == 1 && random.Next(2) == 0);
        var changed = isWhole ? Whole(repeats[at], element, how) : Part(repeats[at], element, how);
        if (changed is not { } put)
            return null;
        repeats[at] = put.Value;
        values[number] = string.Join(repetition, repeats);
        int[] places = put.IsBroken ? [number] : how == "blank" ? Unmet(values, rule.Conditions) : [];
        return new Fault(string.Join('*', values).TrimEnd('*'), $"{number}{put.What}", places, isPlacing);
    }

    private static (string Value, string What, bool IsBroken)? Whole(string value, ElementRule rule, string how) =>
        Changed(rule, value, how) is { } put ? (put, "", how != "blank" || rule.Usage == Usage.Required) : null;

    private (string Value, string What, bool IsBroken)? Part(string value, ElementRule rule, string how)
    {
        var parts = value.Split(component);
        var at = random.Next(parts.Length);
        var part = rule.Components![at];
        if (parts[at].Length == 0 || Changed(part, parts[at], how) is not { } put)
            return null;
        parts[at] = put;
        var rest = string.Join(component, parts).TrimEnd(component);
        var isBroken = how != "blank" || (rest.Length == 0 ? rule.Usage == Usage.Required
            : part.Usage == Usage.Required || Unmet(["", .. parts], rule.Conditions).Length > 0);
        return (rest, $"-{at + 1}", isBroken);
    }

    /// <summary>A text that the element before it calls a day.</summary>
    private static bool IsDay(SegmentRule rule, string[] values, int number) =>
        ((rule.Id == "DTP" && number == 3) || (rule.Id == "DMG" && number == 2))
        && values[number - 1] is "D8" or "RD8";

    /// <summary>A value where the guide uses none.</summary>
    private Fault? Fill(string[] values, SegmentRule rule)
    {
        var number = random.Next(1, rule.Elements.Length + 1);
        if (rule.Elements[number - 1].Usage != Usage.NotUsed)
            return null;
        if (number >= values.Length)
            values = [.. values, .. Enumerable.Repeat("", number + 1 - values.Length)];
        values[number] = "1";
        return new Fault(string.Join('*', values), $"{number}", [number], false);
    }

    /// <summary>The elements of the first condition that the values break: pairs, one of several, and so on.</summary>
    private static int[] Unmet(string[] values, Condition[] conditions)
    {
        bool Has(int element) => element < values.Length && values[element].Length > 0;
        var broken = Array.Find(conditions, condition => condition.Elements.Count(Has) is var there
            && condition.Kind switch
            {
                ConditionKind.Paired => there > 0 && there < condition.Elements.Length,
                ConditionKind.AtLeastOne => there == 0,
                ConditionKind.Exclusive => there > 1,
                ConditionKind.Conditional => Has(condition.Elements[0]) && there < condition.Elements.Length,
                ConditionKind.ListConditional => Has(condition.Elements[0]) && there == 1,
            });
        return broken?.Elements ?? [];
    }

    /// <summary>The value that takes the place of a right one; null when this fault cannot be put there.</summary>
    private static string? Changed(ElementRule rule, string value, string how) => how switch
    {
        "blank" => "",
        "lengthen" when rule.Components is null && rule.Max < 300 =>
            new string(rule.Type is ElementType.Whole or ElementType.Number ? '1' : 'X', rule.Max + 1),
        "shorten" when rule.Components is null && rule.Min > 1 && value.Length >= rule.Min => value[..(rule.Min - 1)],
        "mistype" => rule.Type switch
        {
            ElementType.Whole => "A",
            ElementType.Number => "1A",
            ElementType.Date => "20261340",
            ElementType.Time => "2561",
            ElementType.Text when value.Length < rule.Max => value + "\a",
            _ => null,
        },
        "miscode" when rule.Codes is not null =>
            new string('Q', value.Length) is var other && !rule.Codes.Codes.Contains(other) ? other : null,
        _ => null,
    };
}
