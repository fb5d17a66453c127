using System.Collections.Immutable;
using Chairtime.Billing.Visits;

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

/// <summary>All that a resolution depends on, where that is little enough to remember it.</summary>
internal readonly record struct ResolutionKey(
    string? Ndc, string? Hcpcs, string? RxNorm, string? Name, DateOnly Day, Route? Route, string? VialNdc,
    decimal VialSize, string? VialUnit)
{
    private const int LongestName = 200;

    /// <summary>
    /// Null when there are too many combinations to be worth it: containers of several kinds, or an essay for a name.
    /// </summary>
    public static ResolutionKey? Of(DrugName drug, ImmutableArray<Vial> vials, DateOnly day, Route? route)
    {
        if (drug.Name?.Length > LongestName || drug.Ndc?.Length > LongestName || drug.Hcpcs?.Length > LongestName
            || drug.RxNorm?.Length > LongestName)
        {
            return null;
        }

        if (vials.IsDefaultOrEmpty)
            return new ResolutionKey(drug.Ndc, drug.Hcpcs, drug.RxNorm, drug.Name, day, route, null, 0, null);
        var first = vials[0];
        foreach (var vial in vials)
        {
            if (vial.Ndc != first.Ndc || vial.Size != first.Size)
                return null;
        }

        return new ResolutionKey(
            drug.Ndc, drug.Hcpcs, drug.RxNorm, drug.Name, day, route, first.Ndc, first.Size?.Value ?? 0,
            first.Size?.Unit);
    }

    /// <summary>By what tells charts apart; the rest is compared anyway.</summary>
    public override int GetHashCode()
    {
        var drug = Hcpcs ?? Name ?? Ndc ?? RxNorm ?? "";
        var package = VialNdc ?? Ndc ?? "";
        return unchecked((((drug.GetHashCode(StringComparison.Ordinal) * 31)
            + package.GetHashCode(StringComparison.Ordinal)) * 31)
            + Day.DayNumber + ((int)Route.GetValueOrDefault() << 20));
    }
}
