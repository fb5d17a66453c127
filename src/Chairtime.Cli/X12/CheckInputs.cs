using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Chairtime.X12.Checking;

namespace Chairtime.Cli.X12;

/// <summary>What a call adds to a check: a payer's own rules, lists of codes, and what a sender holds itself
/// to.</summary>
internal sealed class CheckInputs
{
    private static readonly HashSet<string> Lists =
        ["carc", "icd", "modifier", "pos", "procedure", "rarc", "taxonomy"];

    private readonly Option<string?> _companion = new("--companion")
    {
        Description = "A payer's own rules, as a JSON array: id, loop, segment, element, component, use, values,"
            + " maxLength, severity.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _codes = new("--codes")
    {
        Description = "Lists of codes as a JSON object: carc, icd, modifier, pos, procedure, rarc, taxonomy.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _severities = new("--severities")
    {
        Description = "What a partner's files are forgiven: a JSON object from problem to error or warning.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _outgoing = new("--outgoing")
    {
        Description = "Holds the file to what a sender should keep: provider numbers with their check digit, and at"
            + " most 5,000 claims (10,000 payments) a transaction.",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_companion);
        command.Options.Add(_codes);
        command.Options.Add(_severities);
        command.Options.Add(_outgoing);
    }

    public CheckOptions Read(ParseResult call)
    {
        var options = call.GetValue(_outgoing)
            ? CheckOptions.Outgoing with { NpiSeverity = IssueSeverity.Error } : CheckOptions.Default;
        if (call.GetValue(_companion) is { } rules)
            options = options with { Companion = Rules(rules) };
        if (call.GetValue(_codes) is { } codes)
            options = options with { IsKnownCode = Known(codes) };
        if (call.GetValue(_severities) is { } severities)
        {
            options = options with
            {
                Severities = Parse(severities, CheckInputsJson.Default.DictionaryStringIssueSeverity,
                    "an object from problem to error or warning"),
            };
        }

        return options;
    }

    private static CompanionRule[] Rules(string path)
    {
        var lines = Parse(path, CheckInputsJson.Default.CompanionLineArray, "an array of rules as docs/x12.md shows");
        var rules = lines.Select(line => line.ToRule()).ToArray();
        foreach (var rule in rules)
        {
            if (rule.Id.Length == 0 || rule.Segment.Length == 0)
                throw new CannotException($"'{path}': every rule needs an id and a segment.");
            if (rule is { Use: CompanionUse.Required, Element: 0, Loop.Length: 0 })
                throw new CannotException($"'{path}': {rule.Id} requires a segment: name the loop that must have it.");
        }

        return rules;
    }

    private static Func<string, string, bool?> Known(string path)
    {
        var lists = Parse(path, CheckInputsJson.Default.DictionaryStringStringArray,
                "an object from list to an array of codes")
            .ToDictionary(list => list.Key, list => list.Value.ToHashSet(StringComparer.Ordinal));
        if (lists.Keys.FirstOrDefault(name => !Lists.Contains(name)) is { } unknown)
            throw new CannotException(
                $"'{path}': there is no list '{unknown}'; the lists are {string.Join(", ", Lists)}.");
        return (list, code) => lists.TryGetValue(list, out var codes) ? codes.Contains(code) : null;
    }

    /// <param name="form">What the file should hold: the reader's own words name types of the program.</param>
    private static T Parse<T>(
        string path, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type, string form)
    {
        if (!File.Exists(path))
            throw new CannotException($"'{path}' is not a file.");
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), type)
                ?? throw new CannotException($"'{path}' is empty.");
        }
        catch (JsonException error)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"line {error.LineNumber + 1}, {error.Path}");
            throw new CannotException($"'{path}' cannot be read at {place}: expected {form}.", error);
        }
    }
}

/// <summary>A companion rule as its file states it; what is left out has the rule's own default.</summary>
internal sealed class CompanionLine
{
    public string Id { get; set; } = "";

    public string Loop { get; set; } = "";

    public string Segment { get; set; } = "";

    public int Element { get; set; }

    public int Component { get; set; }

    public CompanionUse Use { get; set; }

    public string[] Values { get; set; } = [];

    public int MaxLength { get; set; }

    public IssueSeverity Severity { get; set; } = IssueSeverity.Error;

    public CompanionRule ToRule() => new(Id, Loop, Segment)
    {
        Element = Element,
        Component = Component,
        Use = Use,
        Values = Values,
        MaxLength = MaxLength,
        Severity = Severity,
    };
}

/// <summary>How the files of a check are read, without reflection; a property that nobody knows is an error.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, ReadCommentHandling = JsonCommentHandling.Skip)]
[JsonSerializable(typeof(CompanionLine[]))]
[JsonSerializable(typeof(Dictionary<string, string[]>))]
[JsonSerializable(typeof(Dictionary<string, IssueSeverity>))]
internal sealed partial class CheckInputsJson : JsonSerializerContext;
