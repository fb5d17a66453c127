using System.Text.Json;
using Chairtime.Billing.Pricing;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Reference.Shipped;

/// <summary>The shape of every file in <c>data/parameters</c>. Unknown, missing or repeated keys are errors.</summary>
/// <param name="KeyedBy">Which day chooses the value: date of service, of receipt, of payment.</param>
/// <param name="ReviewedOn">Day on which somebody last checked the values against their sources.</param>
public sealed record ParameterFile(
    string Name, string Label, string Unit, string KeyedBy, DateOnly ReviewedOn, IReadOnlyList<ParameterValue> Values);

/// <param name="Value">Null from the day on which it ends or is not yet known.</param>
public sealed record ParameterValue(DateOnly From, decimal? Value, ParameterSource Source);

/// <param name="Confidence"><c>verified</c> or <c>unverified</c>.</param>
public sealed record ParameterSource(string Title, string Locator, string Confidence);

/// <summary>Dated numbers that ship with the product.</summary>
public static class Parameters
{
    /// <summary>US dollars a relative value unit, for clinicians outside an advanced payment model.</summary>
    public static Dated<decimal?> ConversionFactor { get; } = Read("medicare/conversion-factor.json");

    /// <summary>The same, for qualifying participants of an advanced payment model; from 2026.</summary>
    public static Dated<decimal?> QualifyingConversionFactor { get; } =
        Read("medicare/conversion-factor-qualifying-apm.json");

    /// <summary>Everything that pricing needs of Medicare Part B; read when first asked for.</summary>
    public static MedicareParameters Medicare => ReadMedicare.Value;

    private static readonly Lazy<MedicareParameters> ReadMedicare = new(static () => new MedicareParameters(
        ConversionFactor, QualifyingConversionFactor, Read("medicare/part-b-deductible.json"),
        Read("medicare/coinsurance.json"), Read("medicare/sequestration.json"),
        Read("medicare/non-participating.json"), Read("medicare/limiting-charge.json"))
    {
        NonPhysician = Read("medicare/non-physician.json"), WorkFloor = Read("medicare/work-floor.json"),
    });

    private static Dated<decimal?> Read(string file)
    {
        using var stream = ShippedTables.Resource(file, "data/parameters/");
        var parameter = JsonSerializer.Deserialize(stream, ShippedJson.Default.ParameterFile)
            ?? throw new InvalidDataException($"{file} is empty.");
        return new Dated<decimal?>(parameter.Name, parameter.Values.Select(value => new DatedValue<decimal?>(
            value.From, value.Value, new Citation(value.Source.Title, value.Source.Locator,
                value.Source.Confidence == "verified" ? Confidence.Verified : Confidence.Unverified))));
    }
}
