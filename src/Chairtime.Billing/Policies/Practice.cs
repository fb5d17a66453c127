using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace Chairtime.Billing.Policies;

/// <summary>The practice that bills, as far as coding needs it: its zone, its policies, its charges.</summary>
/// <remarks>The whole file is read strictly; providers, locations and interchange ids are taken over by the
/// claim.</remarks>
public sealed record Practice(
    string PracticeId, string Name, string? TimeZone, PracticePolicies Policies, Charges Charges)
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    private static readonly string[] Known =
    [
        "practiceId", "name", "timeZone", "billingProvider", "locations", "providers", "submitter", "receiver",
        "charges", "acquisition", "policies", "authorizationsFile", "claimsFile",
    ];

    /// <param name="fileName">For errors.</param>
    /// <exception cref="PolicyFileException">The file breaks the format.</exception>
    public static Practice Read(string fileName, ReadOnlyMemory<byte> utf8)
    {
        JsonElement root;
        try
        {
            using var document = JsonDocument.Parse(utf8.Span is [0xEF, 0xBB, 0xBF, ..] ? utf8[3..] : utf8, Strict);
            root = document.RootElement.Clone();
        }
        catch (JsonException error)
        {
            throw new PolicyFileException($"{fileName}: not a JSON object ({error.Message})", error);
        }

        var whole = new FileValue(fileName, "practice", root, DateOnly.MinValue);
        string? id = null, name = null, zone = null;
        var policies = PracticePolicies.Default;
        var charges = Charges.None;
        foreach (var property in whole.Properties(Known))
        {
            switch (property.Path)
            {
                case "practice.practiceId":
                    id = property.Text();
                    break;
                case "practice.name":
                    name = property.Text();
                    break;
                case "practice.timeZone":
                    zone = property.Text();
                    break;
                case "practice.policies":
                    policies = ReadPolicies(property);
                    break;
                case "practice.charges":
                    charges = Charges.Read(property);
                    break;
            }
        }

        return new Practice(
            id ?? throw new PolicyFileException($"{fileName}: practiceId is missing."),
            name ?? throw new PolicyFileException($"{fileName}: name is missing."),
            zone, policies, charges);
    }

    private static PracticePolicies ReadPolicies(FileValue value)
    {
        var policies = PracticePolicies.Default;
        foreach (var part in value.Properties(
            "discardRounding", "derivedTimes", "nearMissMinutes", "weightMaxAgeDays", "orderMaxAgeDays",
                "doseTolerancePercent"))
        {
            policies = part.Path[(value.Path.Length + 1)..] switch
            {
                "derivedTimes" => policies with { DerivedTimes = part.YesOrNo() },
                "nearMissMinutes" => policies with { NearMissMinutes = part.Whole(0, 30) },
                "weightMaxAgeDays" => policies with { WeightMaxAgeDays = part.Whole(0, 3650) },
                "orderMaxAgeDays" => policies with { OrderMaxAgeDays = part.Whole(0, 3650) },
                "doseTolerancePercent" => policies with { DoseTolerancePercent = part.Number(0, 100) },
                _ => policies,
            };
        }

        return policies;
    }
}

/// <summary>What the practice charges for one unit, by code and day; a plain amount and <c>perUnit</c> mean the
/// same.</summary>
public sealed class Charges
{
    private readonly FrozenDictionary<string, List<(DateOnly From, decimal PerUnit)>> _byCode;

    private Charges(FrozenDictionary<string, List<(DateOnly From, decimal PerUnit)>> byCode) => _byCode = byCode;

    public static Charges None { get; } = new(FrozenDictionary<string, List<(DateOnly, decimal)>>.Empty);

    /// <summary>Dollars for a line, or null when the practice has no charge for the code that day.</summary>
    public decimal? For(string code, int units, DateOnly day)
    {
        if (!_byCode.TryGetValue(code, out var dated))
            return null;
        decimal? charge = null;
        foreach (var (from, perUnit) in dated)
        {
            if (from <= day)
                charge = perUnit * units;
        }

        return charge;
    }

    internal static Charges Read(FileValue value)
    {
        var byCode = new Dictionary<string, List<(DateOnly, decimal)>>(StringComparer.Ordinal);
        foreach (var property in value.Element.EnumerateObject())
        {
            // A share of the expected payment is worked out where prices are known, not here.
            if (property.Name == "default")
                continue;
            var path = $"{value.Path}.{property.Name}";
            var dated = new List<(DateOnly, decimal)>();
            if (DatedJson.IsDated(property.Value))
            {
                if (DatedJson.Problem(property.Value) is { } problem)
                    throw new PolicyFileException($"{value.FileName}: {path}: {problem}.");
                foreach (var item in property.Value.EnumerateArray())
                {
                    var from = DateOnly.ParseExact(
                        item.GetProperty("from").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
                    dated.Add(One(value, path, item.GetProperty("value"), from));
                }
            }
            else
            {
                dated.Add(One(value, path, property.Value, DateOnly.MinValue));
            }

            byCode[property.Name] = dated;
        }

        return new Charges(byCode.ToFrozenDictionary(StringComparer.Ordinal));
    }

    private static (DateOnly From, decimal PerUnit) One(FileValue file, string path, JsonElement element, DateOnly from)
    {
        var value = new FileValue(file.FileName, path, element, from);
        if (element.ValueKind != JsonValueKind.Object)
            return (from, value.Number(0, 9_999_999.99m));
        var perUnit = value.Properties("perUnit");
        return perUnit is [var only] ? (from, only.Number(0, 9_999_999.99m))
            : throw value.Refuse("an amount, or {\"perUnit\": amount}");
    }
}
