using System.Collections.Immutable;
using System.Text.Json;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Policies;

/// <summary>One value of a payer or practice file on one day, read strictly; every refusal names file, property and
/// expectation.</summary>
internal readonly record struct FileValue(string FileName, string Path, JsonElement Element, DateOnly Day)
{
    /// <summary>Last part of the path: the property's own name. Not for names that hold a dot.</summary>
    public string Name => Path[(Path.LastIndexOf('.') + 1)..];

    public T Word<T>(params ReadOnlySpan<(string Word, T Meaning)> words)
    {
        if (Element.ValueKind == JsonValueKind.String)
        {
            foreach (var (word, meaning) in words)
            {
                if (Element.ValueEquals(word))
                    return meaning;
            }
        }

        var expected = new List<string>();
        foreach (var (word, _) in words)
            expected.Add(word);
        throw Refuse("one of " + string.Join(", ", expected));
    }

    public int Whole(int least, int most) =>
        Element.ValueKind == JsonValueKind.Number && Element.TryGetInt32(out var number) && number >= least
            && number <= most
            ? number
            : throw Refuse($"a whole number from {least} to {most}");

    public decimal Number(decimal least, decimal most) =>
        Element.ValueKind == JsonValueKind.Number && Element.TryGetDecimal(out var number) && number >= least
            && number <= most
            ? number
            : throw Refuse($"a number from {least} to {most}");

    public bool YesOrNo() => Element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Refuse("true or false"),
    };

    public string Text() =>
        Element.ValueKind == JsonValueKind.String && Element.GetString() is { Length: > 0 } text ? text
            : throw Refuse("text");

    /// <summary>Empty text, as other systems write what they do not know.</summary>
    public bool IsEmpty => Element.ValueKind == JsonValueKind.String && string.IsNullOrWhiteSpace(Element.GetString());

    public DateOnly Date() =>
        Element.ValueKind == JsonValueKind.String && DatedJson.TryDay(Element, out var day) ? day
            : throw Refuse("a date as YYYY-MM-DD");

    public ImmutableArray<string> Texts() => [.. Items().Select(static item => item.Text())];

    /// <summary>Codes in full; <c>Q51*</c> would never match one.</summary>
    public ImmutableArray<string> Codes() => [.. Items().Select(static item =>
        CodePattern.IsCode(item.Text()) ? item.Text() : throw item.Refuse("a code in full, such as J1745"))];

    /// <summary>Codes, beginnings of codes and ranges.</summary>
    public ImmutableArray<string> CodePatterns() => [.. Items().Select(static item =>
        CodePattern.IsOne(item.Text()) ? item.Text() : throw item.Refuse(CodePattern.Expected))];

    /// <summary>The items of a list, in order.</summary>
    public List<FileValue> Items()
    {
        if (Element.ValueKind != JsonValueKind.Array)
            throw Refuse("a list");
        var items = new List<FileValue>();
        foreach (var item in Element.EnumerateArray())
            items.Add(At($"[{items.Count}]", item));
        return items;
    }

    public Quantity Quantity()
    {
        decimal? value = null;
        string? unit = null;
        foreach (var property in Properties("value", "unit"))
        {
            if (property.Path.EndsWith(".value", StringComparison.Ordinal))
                value = property.Element.TryGetDecimal(out var number) ? number : throw property.Refuse("a number");
            else
                unit = property.Text();
        }

        return value is { } given && unit is not null && Vocabulary.Quantity.KnownUnits.Contains(unit)
            ? new Quantity(given, unit)
            : throw Refuse("a quantity like {\"value\": 500, \"unit\": \"mL\"}");
    }

    /// <summary>The properties in force that day, each name one of <paramref name="known"/>.</summary>
    public List<FileValue> Properties(params string[] known)
    {
        var found = new List<FileValue>();
        foreach (var property in Pairs())
        {
            var name = property.Path[(Path.Length + 1)..];
            if (!known.Contains(name))
                throw Refuse($"only {string.Join(", ", known)}", $"unknown property {name}");
            found.Add(property);
        }

        return found;
    }

    /// <summary>The properties in force that day, whatever their names: codes, rule ids.</summary>
    public List<FileValue> Pairs()
    {
        if (Element.ValueKind != JsonValueKind.Object)
            throw Refuse("an object");
        var found = new List<FileValue>();
        foreach (var property in Element.EnumerateObject())
        {
            var value = At("." + property.Name, property.Value);
            if (DatedJson.IsDated(property.Value) && DatedJson.Problem(property.Value) is { } problem)
                throw new PolicyFileException($"{FileName}: {value.Path}: {problem}.");
            if (DatedJson.On(property.Value, Day) is { } dated)
                found.Add(value with { Element = dated.Value });
        }

        return found;
    }

    public PolicyFileException Refuse(string expected, string? found = null) =>
        new($"{FileName}: {Path}: found {found ?? Shown()}, expected {expected}.");

    private string Shown() => Element.ValueKind is JsonValueKind.Object or JsonValueKind.Array
        ? Element.ValueKind.ToString()
        : Element.GetRawText() is { Length: <= 60 } text ? text : Element.GetRawText()[..60] + "...";

    private FileValue At(string suffix, JsonElement element) => new(FileName, Path + suffix, element, Day);
}
