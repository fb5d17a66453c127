using System.Collections.Immutable;
using Chairtime.Billing.Visits;

namespace Chairtime.Billing.Catalogue;

/// <summary>Every drug the product knows, by code, NDC and name, each by day.</summary>
public sealed class DrugCatalogue
{
    /// <summary>The catalogue that ships with the product (<c>data/drugs</c>).</summary>
    public static DrugCatalogue Shipped { get; } = new();

    /// <summary>Turns what the chart says of a drug into the code in force on a day.</summary>
    public DrugResolution Resolve(DrugName drug, ImmutableArray<Vial> vials, DateOnly day) =>
        throw new NotSupportedException("catalogue reader is being written");

    /// <summary>The package code's entry, or null when the catalogue does not hold it.</summary>
    public NdcEntry? Find(Ndc ndc) => throw new NotSupportedException("catalogue reader is being written");

    /// <summary>What a HCPCS code stands for on a day, or null.</summary>
    public DrugCode? Find(string hcpcs, DateOnly day) => throw new NotSupportedException("catalogue reader is being written");
}
