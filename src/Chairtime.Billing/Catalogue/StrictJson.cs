using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Chairtime.Billing.Catalogue;

/// <summary>
/// Reads JSON objects that have exactly the keys that they should, each once and in the order of the shape. The fixed
/// order keeps files comparable by eye, and reading them needs no table of keys: start-up waits for it.
/// </summary>
internal ref struct StrictJson
{
    private readonly string _file;
    private readonly List<Level> _levels;
    private Utf8JsonReader _reader;

    public StrictJson(string file, ReadOnlySpan<byte> json)
    {
        _file = file;
        _levels = [];
        _reader = new Utf8JsonReader(json);
        Next();
    }

    /// <summary>Enters the object that is next.</summary>
    public void Open(string[] keys)
    {
        if (_reader.TokenType != JsonTokenType.StartObject)
            throw Wrong($"expected an object, found {_reader.TokenType}");
        _levels.Add(new Level(keys));
        Next();
    }

    /// <summary>Enters the object under a key; false where it is null.</summary>
    public bool OpenOrNull(string key, string[] keys)
    {
        Key(key);
        if (_reader.TokenType == JsonTokenType.Null)
        {
            Done();
            return false;
        }

        Open(keys);
        return true;
    }

    public void Close()
    {
        var level = _levels[^1];
        if (level.Position < level.Keys!.Length)
            Key(level.Keys[level.Position]);
        if (_reader.TokenType != JsonTokenType.EndObject)
            throw WrongKey(null);
        _levels.RemoveAt(_levels.Count - 1);
        Done();
    }

    /// <summary>Enters the list under a key; then ask <see cref="Item"/> until it says false.</summary>
    public void OpenList(string key)
    {
        Key(key);
        if (_reader.TokenType != JsonTokenType.StartArray)
            throw Wrong($"expected a list, found {_reader.TokenType}");
        _levels.Add(new Level(null));
        Next();
    }

    public bool Item()
    {
        if (_reader.TokenType != JsonTokenType.EndArray)
            return true;
        _levels.RemoveAt(_levels.Count - 1);
        Done();
        return false;
    }

    public string Text(string key)
    {
        Key(key);
        var text = Text();
        Done();
        return text;
    }

    public string? TextOrNull(string key)
    {
        Key(key);
        var text = _reader.TokenType == JsonTokenType.Null ? null : Text();
        Done();
        return text;
    }

    public bool? FlagOrNull(string key)
    {
        Key(key);
        bool? flag = _reader.TokenType switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            JsonTokenType.Null => null,
            var other => throw Wrong($"expected true or false, found {other}"),
        };
        Done();
        return flag;
    }

    public bool Flag(string key)
    {
        Key(key);
        if (_reader.TokenType is not (JsonTokenType.True or JsonTokenType.False))
            throw Wrong($"expected true or false, found {_reader.TokenType}");
        var flag = _reader.TokenType == JsonTokenType.True;
        Done();
        return flag;
    }

    public decimal Number(string key)
    {
        Key(key);
        var number = Number();
        Done();
        return number;
    }

    public decimal? NumberOrNull(string key)
    {
        Key(key);
        decimal? number = _reader.TokenType == JsonTokenType.Null ? null : Number();
        Done();
        return number;
    }

    public int? WholeOrNull(string key)
    {
        Key(key);
        if (_reader.TokenType == JsonTokenType.Null)
        {
            Done();
            return null;
        }

        var number = Number();
        if (number != decimal.Truncate(number) || number is < 0 or > int.MaxValue)
            throw Wrong(string.Create(CultureInfo.InvariantCulture, $"expected a whole number, found {number}"));
        Done();
        return (int)number;
    }

    public int Whole(string key) => WholeOrNull(key) ?? throw WrongAt(key, "expected a whole number, found null");

    public DateOnly Day(string key) => DayOrNull(key) ?? throw WrongAt(key, "expected a day, found null");

    public DateOnly? DayOrNull(string key)
    {
        if (TextOrNull(key) is not { } text)
            return null;
        return ToDay(text) ?? throw WrongAt(key, $"expected a day like 2024-04-01, found '{text}'");
    }

    public ImmutableArray<string> Texts(string key)
    {
        var texts = new List<string>();
        OpenList(key);
        while (Item())
        {
            texts.Add(Text());
            Done();
        }

        return [.. texts];
    }

    public ImmutableArray<decimal> Numbers(string key)
    {
        var numbers = new List<decimal>();
        OpenList(key);
        while (Item())
        {
            numbers.Add(Number());
            Done();
        }

        return [.. numbers];
    }

    /// <summary>An error about a key that was just read, or about one before it in the same object.</summary>
    public readonly CatalogueFormatException WrongAt(string key, string problem) =>
        new(_file, $"{Path(_levels.Count - 1)}.{key}", problem);

    private readonly CatalogueFormatException Wrong(string problem) => new(_file, Path(_levels.Count), problem);

    private void Key(string key)
    {
        var level = _levels[^1];
        if (_reader.TokenType != JsonTokenType.PropertyName || !_reader.ValueTextEquals(key))
            throw WrongKey(key);
        level.Position++;
        Next();
    }

    private readonly CatalogueFormatException WrongKey(string? expected)
    {
        var level = _levels[^1];
        var found = _reader.TokenType == JsonTokenType.PropertyName ? _reader.GetString()! : null;
        var place = found is null ? -1 : Array.IndexOf(level.Keys!, found);
        if (found is not null && place < 0)
            return WrongAt(found, $"unknown key; expected {expected ?? "the end of the object"}");
        if (found is not null && place < level.Position)
            return WrongAt(found, "the key is given twice");
        return WrongAt(expected!, "the key is missing, or not in its place in the order of the shape");
    }

    private readonly string Text()
    {
        if (_reader.TokenType != JsonTokenType.String)
            throw Wrong($"expected a text, found {_reader.TokenType}");
        return _reader.GetString() is { Length: > 0 } text ? text : throw Wrong("expected a text that is not empty");
    }

    private readonly decimal Number() =>
        _reader.TokenType == JsonTokenType.Number && _reader.TryGetDecimal(out var number)
            ? number
            : throw Wrong($"expected a number, found {_reader.TokenType}");

    // A value was read: moves on to what follows it.
    private void Done()
    {
        if (_levels.Count > 0 && _levels[^1].Keys is null)
            _levels[^1].Position++;
        if (!_reader.Read() && _levels.Count > 0)
            throw Wrong("the file ends too early");
    }

    private void Next()
    {
        if (!_reader.Read())
            throw Wrong("the file ends too early");
    }

    // By hand: the general parser would load a culture first, and start-up waits.
    private static DateOnly? ToDay(string text)
    {
        if (text.Length != 10 || text[4] != '-' || text[7] != '-')
            return null;
        var (year, month, day) = (Digits(text, 0, 4), Digits(text, 5, 2), Digits(text, 8, 2));
        var exists = year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        return exists ? new DateOnly(year, month, day) : null;
    }

    private static int Digits(string text, int start, int length)
    {
        var value = 0;
        for (var i = start; i < start + length; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
                return -1;
            value = value * 10 + (text[i] - '0');
        }

        return value;
    }

    private readonly string Path(int levels)
    {
        var path = "$";
        for (var i = 0; i < levels; i++)
        {
            var level = _levels[i];
            if (level.Keys is null)
                path += string.Create(CultureInfo.InvariantCulture, $"[{level.Position}]");
            else if (level.Position > 0)
                path += $".{level.Keys[level.Position - 1]}";
        }

        return path;
    }

    /// <param name="keys">Null for a list.</param>
    private sealed class Level(string[]? keys)
    {
        public string[]? Keys { get; } = keys;

        /// <summary>Keys read, or the place of the item in the list.</summary>
        public int Position { get; set; }
    }
}
