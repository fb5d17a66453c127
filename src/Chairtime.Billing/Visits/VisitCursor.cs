using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Chairtime.Billing.Visits;

/// <summary>Walks the text of one visit, knows where it is, and collects every error on the way.</summary>
internal ref struct VisitCursor
{
    public const int MostEntries = 500;
    public const int MostDepth = 32;
    private const int MostErrors = 100;
    private const int MostShown = 40;

    private readonly ReadOnlySpan<byte> _utf8;
    private readonly TextCache _texts;
    private readonly List<(PropertyNames? Names, int Index)> _path = new(8);
    private Utf8JsonReader _json;
    private List<VisitError>? _errors;

    public VisitCursor(ReadOnlySpan<byte> utf8)
    {
        _utf8 = utf8;
        _json = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MostDepth });
        _texts = TextCache.OfThread;
    }

    /// <summary>Null while nothing is wrong.</summary>
    public readonly List<VisitError>? Errors => _errors;

    public string? VisitId { get; set; }

    public readonly long Offset => _json.TokenStartIndex;

    public readonly bool IsList => _json.TokenType == JsonTokenType.StartArray;

    /// <summary>How far the parser came, where it met text that is not JSON.</summary>
    public readonly long BytesConsumed => _json.BytesConsumed;

    /// <summary>The parser stands as deep as it may go, and what comes goes deeper.</summary>
    public readonly bool IsDeepest =>
        _json.CurrentDepth >= MostDepth - 1
        && _utf8[(int)BytesConsumed..].TrimStart(" \t\r\n,"u8) is [(byte)'[' or (byte)'{', ..];

    public bool Read() => _json.Read();

    /// <summary>Goes into an object; false, with an error, when the value is something else.</summary>
    public bool IntoObject()
    {
        if (_json.TokenType == JsonTokenType.StartObject)
            return true;
        Refuse("an object");
        return false;
    }

    /// <summary>Goes to the value of the next known property of the object; false at the end of the object.</summary>
    /// <param name="seen">One bit for each property already met.</param>
    public bool NextProperty(PropertyNames names, ref ulong seen, ref int index)
    {
        if (index >= 0)
            _path.RemoveAt(_path.Count - 1);
        var expected = index + 1;
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            var found = _json.ValueIsEscaped ? -1 : names.Find(_json.ValueSpan, expected);
            if (found < 0)
            {
                SkipUnknown(names);
                continue;
            }

            _path.Add((names, found));
            index = found;
            if ((seen & (1UL << found)) != 0)
                RefuseFound("the property a second time", "it once");
            seen |= 1UL << found;
            _json.Read();
            return true;
        }

        index = -1;
        return false;
    }

    private void SkipUnknown(PropertyNames names)
    {
        // Names are the writer's own, not a person's data; escaped ones are unescaped to be shown.
        var name = _json.ValueIsEscaped ? Unescaped() : Encoding.UTF8.GetString(_json.ValueSpan);
        var offset = _json.TokenStartIndex;
        _json.Read();
        _json.Skip();
        if (name is null || name.StartsWith("x-", StringComparison.Ordinal))
            return;
        var shown = name.Length > MostShown ? name[..MostShown] + "..." : name;
        Add($"unknown property {shown}", $"{names.OneOf}, or a name that starts with x-", offset);
    }

    /// <summary>True for each further element of an array; counts them into the path.</summary>
    public bool NextElement(ref int index)
    {
        if (index >= 0)
            _path.RemoveAt(_path.Count - 1);
        if (!_json.Read() || _json.TokenType == JsonTokenType.EndArray)
        {
            index = -1;
            return false;
        }

        index++;
        _path.Add((null, index));
        if (index == MostEntries)
            RefuseFound($"more than {MostEntries} entries", $"at most {MostEntries}");
        return true;
    }

    public bool IntoArray()
    {
        if (_json.TokenType == JsonTokenType.StartArray)
            return true;
        Refuse("a list");
        return false;
    }

    /// <summary>Text of one to <paramref name="most"/> characters, or null with an error.</summary>
    public string? Text(int most = 20_000)
    {
        if (_json.TokenType != JsonTokenType.String)
        {
            Refuse("text");
            return null;
        }

        var text = _json.ValueIsEscaped ? Unescaped() : _texts.Text(_json.ValueSpan);
        if (text is null)
            return null;
        if (text.Length == 0 || text.Length > most)
        {
            RefuseFound(text.Length == 0 ? "empty text" : $"{text.Length} characters", $"1 to {most} characters");
            return null;
        }

        return text;
    }

    /// <summary>As <see cref="Text"/>, and null without an error where the text is empty or blank: who fills in
    /// nothing says no more than who leaves the property out.</summary>
    public string? TextIfAny(int most = 20_000)
    {
        if (IsEmpty)
            return null;
        var text = Text(most);
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    /// <summary>As <see cref="Day"/>, and null without an error where the text is empty.</summary>
    public DateOnly? DayIfAny() => IsEmpty ? null : Day();

    /// <summary>As <see cref="Time"/>, and null without an error where the text is empty.</summary>
    public DateTime? TimeIfAny() => IsEmpty ? null : Time();

    /// <summary>As <see cref="Word"/>, and -1 without an error where the text is empty.</summary>
    public int WordIfAny(PropertyNames words) => IsEmpty ? -1 : Word(words);

    public readonly bool IsEmpty => _json.TokenType == JsonTokenType.String && _json.ValueSpan.IsEmpty;

    private string? Unescaped()
    {
        try
        {
            return _json.GetString();
        }
        catch (InvalidOperationException)
        {
            RefuseFound("an escaped character that is half of a pair", "well-formed text");
            return null;
        }
    }

    public ImmutableArray<string> Texts(int most)
    {
        if (!IntoArray())
            return [];
        var texts = ImmutableArray.CreateBuilder<string>(2);
        var index = -1;
        while (NextElement(ref index))
        {
            if (Text(most) is { } text)
                texts.Add(text);
        }

        return texts.DrainToImmutable();
    }

    /// <summary>An object of measured values by name; numbers and text are kept as written, empty text is
    /// none.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Pairs()
    {
        if (!IntoObject())
            return [];
        var pairs = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>(4);
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            var name = _json.ValueIsEscaped ? Unescaped() : _texts.Text(_json.ValueSpan);
            foreach (var earlier in pairs)
            {
                if (earlier.Key == name)
                    RefuseFound("a name a second time", "each name once");
            }

            _json.Read();
            if (pairs.Count == MostEntries)
                RefuseFound($"more than {MostEntries} values", $"at most {MostEntries}");
            if (pairs.Count >= MostEntries)
                Skip();
            else if (Value() is { } value && name is not null)
                pairs.Add(new(name, value));
        }

        return pairs.DrainToImmutable();
    }

    private string? Value()
    {
        if (_json.TokenType == JsonTokenType.String)
            return TextIfAny();
        if (_json.TokenType is JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False)
            return _texts.Text(_json.ValueSpan);
        Refuse("text or a number");
        return null;
    }

    public decimal? Number(decimal least, decimal most)
    {
        if (_json.TokenType != JsonTokenType.Number)
        {
            Refuse("a number");
            return null;
        }

        if (_json.TryGetDecimal(out var number) && number >= least && number <= most)
            return number;
        RefuseFound(Kind(), string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}"));
        return null;
    }

    public int? Whole(int least, int most)
    {
        if (_json.TokenType == JsonTokenType.Number && _json.TryGetInt32(out var number)
            && number >= least && number <= most)
            return number;
        Refuse($"a whole number from {least} to {most}");
        return null;
    }

    public bool? YesOrNo()
    {
        if (_json.TokenType is JsonTokenType.True or JsonTokenType.False)
            return _json.TokenType == JsonTokenType.True;
        Refuse("true or false");
        return null;
    }

    /// <summary>One of the words, by its place; -1 with an error for anything else.</summary>
    public int Word(PropertyNames words)
    {
        if (_json.TokenType == JsonTokenType.String && !_json.ValueIsEscaped)
        {
            var found = words.Find(_json.ValueSpan, 0);
            if (found >= 0)
                return found;
        }

        Refuse(words.OneOf);
        return -1;
    }

    /// <summary>A day written YYYY-MM-DD.</summary>
    public DateOnly? Day()
    {
        if (_json.TokenType == JsonTokenType.String && VisitTimes.TryDay(_json.ValueSpan, out var day))
            return day;
        Refuse("a day as YYYY-MM-DD");
        return null;
    }

    /// <summary>The day that the visit's text names, wherever in the text it stands.</summary>
    public readonly DateOnly? DayOf(string property)
    {
        var json = new Utf8JsonReader(_utf8, new JsonReaderOptions { MaxDepth = MostDepth });
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isIt = json.ValueTextEquals(property);
            json.Read();
            if (isIt)
            {
                var isDay = json.TokenType == JsonTokenType.String & VisitTimes.TryDay(json.ValueSpan, out var day);
                return isDay ? day : null;
            }

            json.Skip();
        }

        return null;
    }

    /// <summary>A local time written YYYY-MM-DDTHH:MM, seconds allowed, without zone.</summary>
    public DateTime? Time()
    {
        if (_json.TokenType == JsonTokenType.String && VisitTimes.TryTime(_json.ValueSpan, out var time))
            return time;
        Refuse("a local time as YYYY-MM-DDTHH:MM without zone");
        return null;
    }

    /// <summary>The present text's bytes, for shorthands; empty when it is no plain text.</summary>
    public readonly ReadOnlySpan<byte> PlainText =>
        _json.TokenType == JsonTokenType.String && !_json.ValueIsEscaped ? _json.ValueSpan : [];

    /// <summary>Refuses the present value and goes past it.</summary>
    public void Refuse(string expected)
    {
        RefuseFound(Kind(), expected);
        Skip();
    }

    public void RefuseFound(string found, string expected) => Add(found, expected, _json.TokenStartIndex);

    public void Missing(string name, string expected)
    {
        var path = PathText();
        Add(path.Length == 0 ? name : $"{path}.{name}", "nothing", expected, Offset);
    }

    public void Skip()
    {
        if (_json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            _json.Skip();
    }

    private void Add(string found, string expected, long offset) => Add(PathText(), found, expected, offset);

    private void Add(string path, string found, string expected, long offset)
    {
        _errors ??= [];
        if (_errors.Count < MostErrors)
            _errors.Add(new VisitError(VisitId, path, found, expected, offset));
        else if (_errors.Count == MostErrors)
            _errors.Add(new VisitError(VisitId, "", $"more than {MostErrors} errors", "fewer", offset));
    }

    // Values are shown only where they cannot be a person's: never under people, never free text.
    private readonly string Kind() => _json.TokenType switch
    {
        JsonTokenType.String => MayShow() ? $"\"{Encoding.UTF8.GetString(_json.ValueSpan)}\"" : "text of another form",
        JsonTokenType.Number => MayShow() ? Encoding.UTF8.GetString(_json.ValueSpan) : "a number",
        JsonTokenType.True or JsonTokenType.False => "true or false",
        JsonTokenType.Null => "null",
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        _ => "nothing",
    };

    private readonly bool MayShow()
    {
        if (_json.ValueSpan.Length > MostShown || _path.Count == 0 || _path[0].Names is not { } first)
            return false;
        if (first[_path[0].Index] is "patient" or "coverages" or "providers" or "orders" or "observations")
            return false;
        return _path[^1].Names is not { } last || last[_path[^1].Index]
            is not ("visitId" or "note" or "text" or "givenBy" or "supervisedBy" or "siteReason" or "discontinued");
    }

    private readonly string PathText()
    {
        var text = new StringBuilder();
        foreach (var (names, index) in _path)
        {
            if (names is null)
                text.Append('[').Append(index).Append(']');
            else
                text.Append(text.Length == 0 ? "" : ".").Append(names[index]);
        }

        return text.ToString();
    }
}
