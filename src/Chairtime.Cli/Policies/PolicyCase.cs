using System.Collections.Immutable;
using System.Text.Json;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Visits;

namespace Chairtime.Cli.Policies;

/// <summary>One case beside a payer file: a visit, and what its rules make of it. What is left out is not
/// looked at.</summary>
/// <param name="Lines">As <c>code units modifiers</c>, in claim order.</param>
/// <param name="Findings">Rules that must speak.</param>
/// <param name="Quiet">Rules that must not.</param>
internal sealed record PolicyCase(
    string Name, Visit Visit, ImmutableArray<string>? Lines, ImmutableArray<string> Findings,
    ImmutableArray<string> Quiet, string? Disposition)
{
    private static readonly string[] Properties = ["name", "why", "visit", "expect"];
    private static readonly string[] Expectations = ["lines", "findings", "quiet", "disposition"];

    /// <param name="place">File and line, for errors.</param>
    /// <exception cref="CannotException">The line is no case.</exception>
    public static PolicyCase Read(string place, string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            MustKnow(place, root, Properties);
            var expect = root.GetProperty("expect");
            MustKnow(place, expect, Expectations);
            var reading = VisitReader.Read(JsonSerializer.SerializeToUtf8Bytes(root.GetProperty("visit"),
                PolicyJson.Default.JsonElement));
            var visit = reading.Visit
                ?? throw new CannotException($"{place}: the visit cannot be read: {reading.Errors[0]}");
            return new PolicyCase(
                root.GetProperty("name").GetString() ?? "", visit,
                expect.TryGetProperty("lines", out var lines) ? [.. lines.EnumerateArray().Select(Line)] : null,
                Texts(expect, "findings"), Texts(expect, "quiet"),
                expect.TryGetProperty("disposition", out var disposition) ? disposition.GetString() : null);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new CannotException(
                $"{place}: found a line that is no case ({error.Message}), expected name, visit and expect.", error);
        }
    }

    /// <summary>What does not hold, in words; empty when the case passes.</summary>
    public IEnumerable<string> Problems(CodedVisit coded)
    {
        if (Lines is { } expected)
        {
            var found = coded.Lines.Select(Line).ToList();
            if (!found.SequenceEqual(expected, StringComparer.Ordinal))
                yield return $"lines: found {Listed(found)}, expected {Listed(expected)}";
        }

        var spoke = coded.Findings.Select(static finding => finding.Rule).ToHashSet(StringComparer.Ordinal);
        foreach (var rule in Findings.Where(rule => !spoke.Contains(rule)))
            yield return $"{rule} did not speak";
        foreach (var rule in Quiet.Where(spoke.Contains))
            yield return $"{rule} spoke and should be quiet";
        var disposition = coded.Disposition.ToString().ToLowerInvariant();
        if (Disposition is not null && Disposition != disposition)
            yield return $"disposition: found {disposition}, expected {Disposition}";
    }

    public static string Line(ServiceLine line) =>
        string.Join(' ', [line.Code, PolicyText.Of($"{line.Units}"), .. line.Modifiers]);

    private static string Line(JsonElement line) => string.Join(' ',
    [
        line.GetProperty("code").GetString()!, PolicyText.Of($"{line.GetProperty("units").GetInt32()}"),
        .. Texts(line, "modifiers"),
    ]);

    private static ImmutableArray<string> Texts(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) ? [.. list.EnumerateArray().Select(item => item.GetString()!)] : [];

    private static string Listed(IReadOnlyCollection<string> lines) =>
        lines.Count == 0 ? "none" : string.Join("; ", lines);

    private static void MustKnow(string place, JsonElement element, string[] known)
    {
        foreach (var property in element.EnumerateObject())
        {
            if (!known.Contains(property.Name))
            {
                throw new CannotException($"{place}: unknown property {property.Name}; expected {
                    string.Join(", ", known)}.");
            }
        }
    }
}
