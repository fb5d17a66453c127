using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chairtime.House.Tests;

/// <summary>Every number has a date and a source, and somebody looked at it not too long ago.</summary>
public class DataFileTests
{
    /// <summary>A year, and the weeks in which a yearly rule is published.</summary>
    private const int ReviewDays = 400;

    private static readonly string[] DatedFolders = ["data/parameters/", "data/payers/", "data/drugs/"];

    // What a payer is called, not what it demands.
    private static readonly string[] PayerNames =
        ["payerId", "name", "extends", "planType", "x12PayerId", "reviewedOn", "note"];

    private static readonly JsonDocumentOptions StrictText = new() { AllowDuplicateProperties = false };

    private static readonly JsonSerializerOptions StrictShape =
        new(JsonSerializerOptions.Strict) { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    [Fact]
    public void Every_file_is_strict_JSON() => Repository.Holds(
        from file in Repository.Files
        where file.HasExtension(".json") && file.Path.StartsWith("data/", StringComparison.Ordinal)
        let problem = ParseProblem(file)
        where problem is not null
        select $"{file.Path}: {problem}",
        "No comments, no trailing commas, no property twice.");

    [Fact]
    public void Every_file_was_looked_at_in_the_last_year() => Repository.Holds(
        from file in Dated
        let problem = ReviewProblem(file, DateOnly.FromDateTime(DateTime.Today))
        where problem is not null
        select $"{file.Path}: {problem}",
        $"Check the file against its sources and put today's date into 'reviewedOn': {ReviewDays} days at most.");

    [Fact]
    public void Every_dated_value_has_a_source() => Repository.Holds(
        Dated.SelectMany(file => WithRoot(file, root => DatedValues(root, "$")
            .Where(place => !HasSource(place.Value)).Select(place => $"{file.Path}: {place.Path}"))),
        "Put the source into the value itself: a document and the place in it.");

    [Fact]
    public void Dated_values_stand_oldest_first() => Repository.Holds(
        Dated.SelectMany(file => WithRoot(file, root => OutOfOrder(root, "$").Select(path => $"{file.Path}: {path}"))),
        "Each value holds until the next one starts: sort by 'from', one value a day.");

    [Fact]
    public void Whatever_a_payer_demands_has_a_source() => Repository.Holds(
        Files("data/payers/").SelectMany(file => WithRoot(file, root => root.EnumerateObject()
            .Where(demand => !PayerNames.Contains(demand.Name, StringComparer.Ordinal) && !IsSourced(demand.Value))
            .Select(demand => $"{file.Path}: {demand.Name}"))),
        "Write [{ \"from\": ..., \"value\": ..., \"source\": ... }] instead of a bare value.");

    [Fact]
    public void A_parameter_file_holds_one_number_with_its_unit() => Repository.Holds(
        from file in Files("data/parameters/")
        let problem = ShapeProblem(file)
        where problem is not null
        select $"{file.Path}: {problem}",
        "name, label, unit, keyedBy, reviewedOn, and values with from, value and source.");

    [Theory]
    [InlineData("""{"a": {"from": "2026-01-01", "value": 1, "source": "x, p. 1"}}""", true)]
    [InlineData("""{"a": [{"from": "2026-01-01", "value": 1, "source": {"title": "x", "locator": "p. 1"}}]}""", true)]
    [InlineData("""{"a": 1}""", false)]
    [InlineData("""{"a": [{"from": "2026-01-01", "value": 1}]}""", false)]
    [InlineData("""{"a": [{"from": "2026-01-01", "value": 1, "source": ""}]}""", false)]
    [InlineData("""{"a": {"jw": {"value": 1, "source": "x, p. 1"}, "jz": 1}}""", false)]
    public void A_bare_value_is_told_from_a_sourced_one(string json, bool sourced)
    {
        using var document = JsonDocument.Parse(json);
        Assert.Equal(sourced, document.RootElement.EnumerateObject().All(member => IsSourced(member.Value)));
    }

    private static IEnumerable<RepositoryFile> Dated => DatedFolders.SelectMany(Files);

    private static IEnumerable<RepositoryFile> Files(string folder) => Repository.Files.Where(file =>
        file.HasExtension(".json") && file.Path.StartsWith(folder, StringComparison.Ordinal));

    private static string? ParseProblem(RepositoryFile file)
    {
        try
        {
            using var document = JsonDocument.Parse(file.Text, StrictText);
            return document.RootElement.ValueKind == JsonValueKind.Object ? null : "not an object";
        }
        catch (JsonException broken)
        {
            return broken.Message;
        }
    }

    // A file that cannot be read is another test's finding.
    private static List<string> WithRoot(RepositoryFile file, Func<JsonElement, IEnumerable<string>> look)
    {
        if (ParseProblem(file) is not null)
            return [];
        using var document = JsonDocument.Parse(file.Text, StrictText);
        return [.. look(document.RootElement)];
    }

    private static string? ReviewProblem(RepositoryFile file, DateOnly today) => WithRoot(file, root =>
    {
        if (!root.TryGetProperty("reviewedOn", out var property) || Day(property) is not { } day)
            return ["no 'reviewedOn'"];
        if (day > today)
            return [$"reviewed on {day:yyyy-MM-dd}, which is still to come"];
        var age = today.DayNumber - day.DayNumber;
        return age > ReviewDays ? [$"reviewed {age} days ago"] : [];
    }).FirstOrDefault();

    private static DateOnly? Day(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(
            value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    private static IEnumerable<(string Path, JsonElement Value)> DatedValues(JsonElement node, string path)
    {
        if (node.ValueKind == JsonValueKind.Object && node.TryGetProperty("from", out var from)
            && Day(from) is not null)
            yield return (path, node);
        foreach (var (name, below) in Children(node))
        {
            foreach (var found in DatedValues(below, path + name))
                yield return found;
        }
    }

    private static IEnumerable<string> OutOfOrder(JsonElement node, string path)
    {
        if (node.ValueKind == JsonValueKind.Array && node.GetArrayLength() > 1
            && node.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object
                && item.TryGetProperty("from", out _) && item.TryGetProperty("value", out _)))
        {
            var days = node.EnumerateArray().Select(item => Day(item.GetProperty("from"))).ToList();
            if (days.Zip(days.Skip(1)).Any(pair => pair.First is null || !(pair.First < pair.Second)))
                yield return path;
        }

        foreach (var (name, below) in Children(node))
        {
            foreach (var found in OutOfOrder(below, path + name))
                yield return found;
        }
    }

    private static IEnumerable<(string Name, JsonElement Value)> Children(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Object => node.EnumerateObject().Select(member => ("." + member.Name, member.Value)),
        JsonValueKind.Array => node.EnumerateArray().Select((item, index) => ($"[{index}]", item)),
        _ => [],
    };

    private static bool IsSourced(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => HasSource(value)
            || (value.EnumerateObject().Any() && value.EnumerateObject().All(member => IsSourced(member.Value))),
        JsonValueKind.Array => value.EnumerateArray().All(IsSourced),
        _ => false,
    };

    private static bool HasSource(JsonElement value) =>
        value.TryGetProperty("source", out var source) && source.ValueKind switch
        {
            JsonValueKind.String => source.GetString()!.Trim().Length > 2,
            JsonValueKind.Object => source.TryGetProperty("title", out var title)
                && title.ValueKind == JsonValueKind.String && title.GetString()!.Trim().Length > 0,
            _ => false,
        };

    private static string? ShapeProblem(RepositoryFile file)
    {
        try
        {
            var read = JsonSerializer.Deserialize<ParameterFile>(file.Text, StrictShape)!;
            return read.Values.Count == 0 ? "no value" : null;
        }
        catch (JsonException broken)
        {
            return broken.Message;
        }
    }

    private sealed record ParameterFile(
        string Name, string Label, string Unit, string KeyedBy, DateOnly ReviewedOn,
        [property: JsonRequired] IReadOnlyList<ParameterValue> Values);

    private sealed record ParameterValue(DateOnly From, decimal? Value, ParameterSource Source);

    private sealed record ParameterSource(string Title, string Locator, string? Confidence = null);
}
