using System.Globalization;
using System.Text.Json.Nodes;

namespace Chairtime.Billing.Tests.Rules;

/// <summary>Golden cases of the rules: one that fires, one that is quiet, and the boundary between them.</summary>
/// <remarks>
/// A case starts from a clean visit and changes what it names: <c>set</c> and <c>remove</c> by path, where <c>@-3</c>
/// stands for three days before the service and <c>+15m</c> for fifteen minutes after the start.
/// </remarks>
public class RuleCaseTests
{
    private static readonly IReadOnlyDictionary<string, JsonObject> Cases = ReadAll();

    public static TheoryData<string> Ids() => [.. Cases.Keys];

    [Theory, MemberData(nameof(Ids))]
    public void Golden_case_fires_or_is_quiet_as_its_source_says(string id)
    {
        var golden = Cases[id];
        var scenario = CleanVisits.Number(
            (int?)golden["visit"] ?? 3, (string?)golden["drug"] ?? "J1745", (bool?)golden["plan"] ?? true);
        if (golden["dose"] is { } dose)
            scenario.Dose((decimal)dose, (int)Math.Ceiling((decimal)dose / 100));
        foreach (var (path, value) in golden["set"]?.AsObject() ?? [])
            Place(scenario, path, Value(scenario, value));
        foreach (var path in golden["remove"]?.AsArray() ?? [])
            Remove(scenario, (string)path!);
        foreach (var claim in golden["claims"]?.AsArray() ?? [])
            scenario.Claims.Add(Value(scenario, claim)!.ToJsonString());
        if ((int?)golden["today"] is { } days)
            scenario.Today = scenario.Day.AddDays(days);

        var rule = (string)golden["rule"]!;
        var found = scenario.Checked().Findings.Where(finding => finding.Rule == rule).ToList();
        if ((bool)golden["fires"]!)
            Assert.True(found.Count > 0, $"{rule} is quiet");
        else
            Assert.True(found.Count == 0, $"{rule}: {string.Join("; ", found.Select(static each => each.Message))}");
    }

    private static JsonNode? Value(Scenario scenario, JsonNode? value) => value switch
    {
        JsonValue text when text.TryGetValue<string>(out var word) => JsonValue.Create(Word(scenario, word)),
        JsonObject parts => new JsonObject(parts.Select(part => KeyValuePair.Create(part.Key, Value(scenario, part.Value)))),
        JsonArray items => new JsonArray([.. items.Select(item => Value(scenario, item))]),
        _ => value?.DeepClone(),
    };

    private static string Word(Scenario scenario, string word)
    {
        if (word.StartsWith('@'))
        {
            var end = word.IndexOf('T', StringComparison.Ordinal);
            var days = int.Parse(word[1..(end < 0 ? word.Length : end)], CultureInfo.InvariantCulture);
            return scenario.After(days) + (end < 0 ? "" : word[end..]);
        }

        return word.StartsWith('+') && word.EndsWith('m')
            ? scenario.Minutes(int.Parse(word[1..^1], CultureInfo.InvariantCulture)) : word;
    }

    private static void Place(Scenario scenario, string path, JsonNode? value)
    {
        var (parent, name) = Find(scenario, path);
        if (parent is JsonArray array)
        {
            var index = int.Parse(name, CultureInfo.InvariantCulture);
            if (index == array.Count)
                array.Add(value);
            else
                array[index] = value;
        }
        else
        {
            parent[name] = value;
        }
    }

    private static void Remove(Scenario scenario, string path)
    {
        var (parent, name) = Find(scenario, path);
        if (parent is JsonArray array)
            array.RemoveAt(int.Parse(name, CultureInfo.InvariantCulture));
        else
            parent.AsObject().Remove(name);
    }

    // "payer.coverage.0.minimumAge" is of the payer's file, anything else of the visit.
    private static (JsonNode Parent, string Name) Find(Scenario scenario, string path)
    {
        var parts = path.Split('.');
        JsonNode node = parts[0] == "payer" ? scenario.Payer : scenario.Visit;
        foreach (var part in parts[(parts[0] == "payer" ? 1 : 0)..^1])
        {
            node = node is JsonArray array ? array[int.Parse(part, CultureInfo.InvariantCulture)]!
                : node[part] ??= new JsonObject();
        }

        return (node, parts[^1]);
    }

    private static Dictionary<string, JsonObject> ReadAll() => Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "tests/cases/Rules"), "*.jsonl").Order(StringComparer.Ordinal)
        .SelectMany(File.ReadLines).Where(static line => line.Length > 0)
        .Select(static line => JsonNode.Parse(line)!.AsObject())
        .ToDictionary(static golden => (string)golden["id"]!, StringComparer.Ordinal);
}
