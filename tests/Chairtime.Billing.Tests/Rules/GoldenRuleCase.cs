using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Policies;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Tests.Rules;

/// <summary>A golden case of a rule: a clean visit, what is changed in it, and whether the rule fires.</summary>
/// <remarks>
/// <c>set</c> and <c>remove</c> name properties by path: of the visit, or with <c>payer.</c> before it of the payer's
/// file; a path that ends with the length of a list adds to it. In values, <c>@-3</c> stands for three days before the
/// service, <c>+15m</c> for fifteen minutes after the start, <c>$patient</c>, <c>$visit</c>, <c>$payer</c>,
/// <c>$code</c> and <c>$first</c> for what the clean visit has. <c>services</c>, <c>tables</c> and <c>lines</c> add
/// services that were coded elsewhere, fill published tables, and change the coded lines as a person would.
/// <c>beside</c> names rules that cannot but fire as well.
/// </remarks>
internal sealed class GoldenRuleCase(JsonObject golden)
{
    private const int Default = 3;

    public static IReadOnlyDictionary<string, GoldenRuleCase> All { get; } = Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "tests/cases/Rules"), "*.jsonl").Order(StringComparer.Ordinal)
        .SelectMany(File.ReadLines).Where(static line => line.Length > 0)
        .Select(static line => new GoldenRuleCase(JsonNode.Parse(line)!.AsObject()))
        .ToDictionary(static each => each.Id, StringComparer.Ordinal);

    public string Id => (string)golden["id"]!;

    public string Rule => (string)golden["rule"]!;

    public bool Fires => (bool)golden["fires"]!;

    public IEnumerable<string> Beside =>
        golden["beside"]?.AsArray().Select(static rule => (string)rule!) ?? [];

    /// <summary>The numbers of the clean visits that it is tried on.</summary>
    public IEnumerable<int> Visits => golden["visit"] is { } only ? [(int)only] : [Default, 8, 12];

    /// <summary>The visit with nothing changed.</summary>
    public Scenario Clean(int number)
    {
        var scenario = CleanVisits.Number(number, (string?)golden["drug"] ?? "J1745", (bool?)golden["plan"] ?? true,
            golden["day"] is { } day ? DateOnly.Parse((string)day!, CultureInfo.InvariantCulture) : null);
        if (golden["dose"] is { } dose)
            scenario.Dose((decimal)dose, (int)Math.Ceiling((decimal)dose / 100));
        return scenario;
    }

    /// <summary>The visit with the case's changes.</summary>
    public Scenario Planted(int number)
    {
        var scenario = Clean(number);
        foreach (var (path, value) in golden["set"]?.AsObject() ?? [])
            Place(scenario, path, Value(scenario, value));
        foreach (var path in golden["remove"]?.AsArray() ?? [])
            Remove(scenario, (string)path!);
        foreach (var claim in golden["claims"]?.AsArray() ?? [])
            scenario.Claims.Add(Value(scenario, claim)!.ToJsonString());
        foreach (var authorization in golden["authorizations"]?.AsArray() ?? [])
            scenario.Authorizations.Add(Value(scenario, authorization)!.ToJsonString());
        foreach (var service in golden["services"]?.AsArray() ?? [])
            AddService(scenario, (string)service!);
        if ((int?)golden["today"] is { } days)
            scenario.Today = scenario.Day.AddDays(days);
        FillTables(scenario, golden["tables"]?.AsObject() ?? []);
        if (golden["practice"] is { } practice)
        {
            scenario.Practice =
                Practice.Read("practice.json", Encoding.UTF8.GetBytes(Value(scenario, practice)!.ToJsonString()));
        }

        if (golden["lines"] is JsonArray lines)
            scenario.Edit = coded => lines.Aggregate(coded, static (each, edit) => Edited(each, edit!.AsObject()));
        return scenario;
    }

    // "99213 x1 -25 >M05.79": code, units, modifiers, diagnoses.
    private static void AddService(Scenario scenario, string text)
    {
        var words = text.Split(' ');
        scenario.Service(words[0],
            words.Where(static word => word[0] == 'x').Select(static word => int.Parse(word.AsSpan(1),
                CultureInfo.InvariantCulture)).FirstOrDefault(1),
            [.. words.Where(static word => word[0] == '-').Select(static word => word[1..])]);
        if (words.Where(static word => word[0] == '>').Select(static word => word[1..]).ToArray() is { Length: > 0 } of)
        {
            scenario.Visit["otherServices"]!.AsArray()[^1]!["diagnoses"] =
                new JsonArray([.. of.Select(static code => JsonValue.Create(code))]);
        }
    }

    private static void FillTables(Scenario scenario, JsonObject tables)
    {
        scenario.Tables.IsComplete = (bool?)tables["complete"] ?? false;
        scenario.Tables.DiagnosesGone.UnionWith(Texts(tables, "diagnosesGone"));
        scenario.Tables.CodesGone.UnionWith(Texts(tables, "codesGone"));
        scenario.Tables.PackagesGone.UnionWith(Texts(tables, "packagesGone"));
        foreach (var heading in Texts(tables, "headings"))
            scenario.Tables.Diagnoses[heading] = false;
        foreach (var code in Texts(tables, "diagnoses"))
            scenario.Tables.Diagnoses[code] = true;
        foreach (var pair in Texts(tables, "pairs").Select(static text => text.Split(' ')))
        {
            scenario.Tables.Pairs.Add(new CodePairEdit(pair[0], pair[1], new DateOnly(2018, 1, 1), null, pair[2][0],
                "invented for tests", Confidence.Verified));
        }

        foreach (var limit in Texts(tables, "limits").Select(static text => text.Split(' ')))
        {
            scenario.Tables.Limits[limit[0]] = new UnitLimit(limit[0],
                int.Parse(limit[1], CultureInfo.InvariantCulture), int.Parse(limit[2], CultureInfo.InvariantCulture),
                "", limit is [.., "unverified"] ? Confidence.Unverified : Confidence.Verified);
        }
    }

    private static IEnumerable<string> Texts(JsonObject tables, string name) =>
        tables[name]?.AsArray().Select(static text => (string)text!) ?? [];

    private static CodedVisit Edited(CodedVisit coded, JsonObject edit)
    {
        var code = (string?)edit["code"];
        var lines = coded.Lines.RemoveAll(line => line.Code == code && edit["without"] is { } modifier
            && line.Modifiers.Contains((string)modifier!));
        return coded with
        {
            Lines = [.. lines.SelectMany(line => (code is null || line.Code == code)
                && !(edit["except"] is { } but && line.Modifiers.Contains((string)but!))
                ? Enumerable.Repeat(Edited(line, edit), (int?)edit["times"] ?? 1) : [line])],
        };
    }

    private static ServiceLine Edited(ServiceLine line, JsonObject edit) => line with
    {
        Modifiers =
        [
            .. line.Modifiers.Where(modifier => modifier != (string?)edit["drop"]),
            .. edit["add"]?.AsArray().Select(static modifier => (string)modifier!) ?? [],
        ],
        Units = (int?)edit["units"] ?? line.Units,
        Charge = (decimal?)edit["charge"] ?? line.Charge,
        Expected = (decimal?)edit["expected"] ?? line.Expected,
        LostToCharge = (decimal?)edit["lost"],
        NdcQuantity = (bool?)edit["uncounted"] == true ? null : line.NdcQuantity,
        Ndc = (string?)edit["ndc"] ?? line.Ndc,
    };

    private static JsonNode? Value(Scenario scenario, JsonNode? value) => value switch
    {
        JsonValue text when text.TryGetValue<string>(out var word) => Word(scenario, word),
        JsonObject parts => new JsonObject(
            parts.Select(part => KeyValuePair.Create(part.Key, Value(scenario, part.Value)))),
        JsonArray items => new JsonArray([.. items.Select(item => Value(scenario, item))]),
        _ => value?.DeepClone(),
    };

    private static JsonNode? Word(Scenario scenario, string word) => word switch
    {
        "$patient" => scenario.Patient["patientId"]!.DeepClone(),
        "$visit" => scenario.Visit["visitId"]!.DeepClone(),
        "$payer" => scenario.Coverage["payerId"]!.DeepClone(),
        "$code" => scenario.Code,
        "$first" => scenario.First(),
        ['@', ..] => Day(scenario, word),
        ['+', .., 'm'] => scenario.Minutes(int.Parse(word[1..^1], CultureInfo.InvariantCulture)),
        _ => word,
    };

    private static string Day(Scenario scenario, string word)
    {
        var end = word.IndexOf('T', StringComparison.Ordinal);
        var days = int.Parse(word[1..(end < 0 ? word.Length : end)], CultureInfo.InvariantCulture);
        return scenario.After(days) + (end < 0 ? "" : word[end..]);
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
}
