using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Catalogue;

/// <summary>A data file of this project that is not what its shape asks for: which file, where in it, and what was expected.</summary>
public sealed class CatalogueFormatException(string file, string path, string problem)
    : FormatException($"{file}: {path}: {problem}")
{
    public string FileName { get; } = file;

    public string Path { get; } = path;
}

/// <summary>A JSON object that has exactly the keys that it should, each once.</summary>
internal readonly struct StrictObject
{
    private readonly string _file;
    private readonly string[] _keys;
    private readonly JsonElement[] _values;

    public StrictObject(string file, string path, JsonElement element, string[] keys)
    {
        _file = file;
        Path = path;
        _keys = keys;
        _values = new JsonElement[keys.Length];
        if (element.ValueKind != JsonValueKind.Object)
            throw Wrong("", $"expected an object, found {element.ValueKind}");
        var position = 0;
        foreach (var property in element.EnumerateObject())
        {
            // Files are written in the order of the keys, so the first guess is nearly always right.
            var index = position < keys.Length && property.NameEquals(keys[position])
                ? position
                : Array.IndexOf(keys, property.Name);
            if (index < 0)
                throw Wrong(property.Name, $"unknown key; expected one of {string.Join(", ", keys)}");
            if (_values[index].ValueKind != JsonValueKind.Undefined)
                throw Wrong(property.Name, "the key is given twice");
            _values[index] = property.Value;
            position = index + 1;
        }

        for (var i = 0; i < keys.Length; i++)
        {
            if (_values[i].ValueKind == JsonValueKind.Undefined)
                throw Wrong(keys[i], "the key is missing");
        }
    }

    public string Path { get; }

    public JsonElement this[string key] => _values[Array.IndexOf(_keys, key)];

    public bool IsNull(string key) => this[key].ValueKind == JsonValueKind.Null;

    public StrictObject Object(string key, string[] keys) => new(_file, $"{Path}.{key}", this[key], keys);

    public string Text(string key) =>
        TextOrNull(key) is { Length: > 0 } text ? text : throw Wrong(key, "expected a text that is not empty");

    public string? TextOrNull(string key) => this[key] switch
    {
        { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        var other => throw Wrong(key, $"expected a text, found {other.ValueKind}"),
    };

    public bool Flag(string key) => FlagOrNull(key) ?? throw Wrong(key, "expected true or false, found null");

    public bool? FlagOrNull(string key) => this[key].ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Null => null,
        var other => throw Wrong(key, $"expected true or false, found {other}"),
    };

    public decimal Number(string key) => NumberOrNull(key) ?? throw Wrong(key, "expected a number, found null");

    public decimal? NumberOrNull(string key) => IsNull(key) ? null : ToNumber(this[key], key);

    public int? WholeOrNull(string key) =>
        NumberOrNull(key) switch
        {
            null => null,
            { } value when value == decimal.Truncate(value) && value is >= 0 and <= int.MaxValue => (int)value,
            { } value => throw Wrong(key, string.Create(CultureInfo.InvariantCulture, $"expected a whole number, found {value}")),
        };

    public DateOnly? DayOrNull(string key)
    {
        if (TextOrNull(key) is not { } text)
            return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw Wrong(key, $"expected a day like 2024-04-01, found '{text}'");
    }

    public DateOnly Day(string key) => DayOrNull(key) ?? throw Wrong(key, "expected a day, found null");

    public ImmutableArray<string> Texts(string key)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        foreach (var item in Items(key))
        {
            texts.Add(item.Element.ValueKind == JsonValueKind.String && item.Element.GetString() is { Length: > 0 } text
                ? text
                : throw new CatalogueFormatException(_file, item.Path, "expected a text that is not empty"));
        }

        return texts.DrainToImmutable();
    }

    public ImmutableArray<decimal> Numbers(string key)
    {
        var numbers = ImmutableArray.CreateBuilder<decimal>();
        foreach (var item in Items(key))
            numbers.Add(ToNumber(item.Element, key));
        return numbers.DrainToImmutable();
    }

    public ImmutableArray<T> Objects<T>(string key, string[] keys, Func<StrictObject, T> read)
    {
        var objects = ImmutableArray.CreateBuilder<T>();
        foreach (var item in Items(key))
            objects.Add(read(new StrictObject(_file, item.Path, item.Element, keys)));
        return objects.DrainToImmutable();
    }

    public Citation Source(string key)
    {
        var source = Object(key, ["title", "locator", "confidence"]);
        var confidence = source.Text("confidence") switch
        {
            "verified" => Confidence.Verified,
            "unverified" => Confidence.Unverified,
            var other => throw source.Wrong("confidence", $"expected verified or unverified, found '{other}'"),
        };
        return new Citation(source.Text("title"), source.TextOrNull("locator") ?? "", confidence);
    }

    public CatalogueFormatException Wrong(string key, string problem) =>
        new(_file, key.Length == 0 ? Path : $"{Path}.{key}", problem);

    private IEnumerable<(JsonElement Element, string Path)> Items(string key)
    {
        if (this[key].ValueKind != JsonValueKind.Array)
            throw Wrong(key, $"expected a list, found {this[key].ValueKind}");
        var i = 0;
        foreach (var element in this[key].EnumerateArray())
            yield return (element, string.Create(CultureInfo.InvariantCulture, $"{Path}.{key}[{i++}]"));
    }

    private decimal ToNumber(JsonElement element, string key) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetDecimal(out var number)
            ? number
            : throw Wrong(key, $"expected a number, found {element.ValueKind}");
}
