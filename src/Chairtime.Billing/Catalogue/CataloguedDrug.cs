using System.Collections.Immutable;

namespace Chairtime.Billing.Catalogue;

/// <summary>One thing that a chart can mean: a code in its days, or a drug that has no code.</summary>
/// <param name="molecule">The file that it is from: infliximab for all infliximabs.</param>
internal sealed class CataloguedDrug(
    DrugCode? code, string drugId, string molecule, AdministrationFamily family, ImmutableArray<string> routes,
    string? note)
{
    public DrugCode? Code { get; } = code;

    public string DrugId { get; } = drugId;

    public string Molecule { get; } = molecule;

    public AdministrationFamily Family { get; } = family;

    public ImmutableArray<string> Routes { get; } = routes;

    public string? Note { get; } = note;

    public static CataloguedDrug Of(DrugCode code, string molecule) =>
        new(code, code.DrugId, molecule, code.Family, code.Routes, code.Note);

    public static CataloguedDrug Of(UncodedDrug drug, string molecule) =>
        new(null, drug.DrugId, molecule, drug.Family, drug.Routes, drug.Note);

    public bool IsInForce(DateOnly day) => Code is null || Code.InForce.Contains(day);

    public bool IsGivenBy(string route) => Routes.Contains(route) || Routes.Contains("any");
}

/// <summary>A package and the drug it holds.</summary>
internal sealed class PackagedDrug(NdcEntry entry, CataloguedDrug drug)
{
    public NdcEntry Entry { get; } = entry;

    public CataloguedDrug Drug { get; } = drug;

    /// <summary>Content of one container in the code's unit; null when the source does not say.</summary>
    public decimal? Content => Entry.UnitsPerContainer * Drug.Code!.UnitAmount;

    /// <summary>
    /// Of one NDC under several codes (a bag of saline), the one of which a container is one or whole units.
    /// </summary>
    public static PackagedDrug WholeUnits(PackagedDrug[] packages)
    {
        var best = packages[0];
        if (packages.Length == 1)
            return best;
        foreach (var package in packages)
        {
            if (Rank(package) < Rank(best))
                best = package;
        }

        return best;
    }

    private static decimal Rank(PackagedDrug package) => package.Entry.UnitsPerContainer switch
    {
        null => 1_000_000m,
        { } units when units == decimal.Truncate(units) => units,
        { } units => 100_000m / units,
    };
}
