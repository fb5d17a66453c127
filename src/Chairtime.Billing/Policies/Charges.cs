using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace Chairtime.Billing.Policies;

/// <summary>What the practice charges for one unit, by code and day; a plain amount and <c>perUnit</c> mean the
/// same.</summary>
public sealed class Charges
{
    private readonly FrozenDictionary<string, List<(DateOnly From, decimal PerUnit)>> _byCode;

    private decimal? _percentOfExpected;

    private Charges(FrozenDictionary<string, List<(DateOnly From, decimal PerUnit)>> byCode) => _byCode = byCode;

    public static Charges None { get; } = new(FrozenDictionary<string, List<(DateOnly, decimal)>>.Empty);

    /// <summary>Codes without a charge of their own are charged a share of what is expected.</summary>
    public bool HasDefault => _percentOfExpected is not null;

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

    /// <summary>Dollars for a line without a charge of its own: a share of what is allowed for it; null when either
    /// is not known.</summary>
    public decimal? OfExpected(decimal? allowed) => _percentOfExpected is { } percent && allowed is { } dollars
        ? Math.Round(dollars * percent / 100, 2, MidpointRounding.AwayFromZero) : null;

    internal static Charges Read(FileValue value)
    {
        var byCode = new Dictionary<string, List<(DateOnly, decimal)>>(StringComparer.Ordinal);
        decimal? percent = null;
        foreach (var property in value.Element.EnumerateObject())
        {
            if (property.Name == "default")
            {
                percent = Percent(new FileValue(value.FileName, value.Path + ".default", property.Value, value.Day));
                continue;
            }

            var path = $"{value.Path}.{property.Name}";
            var dated = new List<(DateOnly, decimal)>();
            if (DatedJson.IsDated(property.Value))
            {
                if (DatedJson.Problem(property.Value, needsSource: false) is { } problem)
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

        return new Charges(byCode.ToFrozenDictionary(StringComparer.Ordinal)) { _percentOfExpected = percent };
    }

    private static decimal Percent(FileValue value) =>
        value.Properties("percentOfExpected") is [var only] ? only.Number(0, 10_000)
            : throw value.Refuse("{\"percentOfExpected\": percent}");

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
