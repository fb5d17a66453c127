using System.Collections.Immutable;
using Chairtime.Billing.Visits;

namespace Chairtime.Billing.Catalogue;

/// <summary>
/// What a chart says of one drug, each part looked up by itself. A list is null when that part is not charted.
/// </summary>
internal sealed class Evidence(DrugName drug, string? hcpcs, string? name, ImmutableArray<Vial> vials, DateOnly day)
{
    public DrugName Drug { get; } = drug;

    /// <summary>In capitals.</summary>
    public string? Hcpcs { get; } = hcpcs;

    public string? Name { get; } = name;

    public ImmutableArray<Vial> Vials { get; } = vials;

    public DateOnly Day { get; } = day;

    /// <summary>IV, SC, IM, IA or PO.</summary>
    public string? Route { get; set; }

    /// <summary>Codes on the day that all packages allow.</summary>
    public List<CataloguedDrug>? ByNdc { get; private set; }

    /// <summary>Rows of the charted code on the day, or of those that stood in its place.</summary>
    public List<CataloguedDrug>? ByHcpcs { get; set; }

    /// <summary>All that the name can mean, on any day.</summary>
    public List<CataloguedDrug>? ByName { get; set; }

    /// <summary>Rows of the charted code on any day.</summary>
    public CataloguedDrug[] Charted { get; set; } = [];

    public bool ChartedNotInForce { get; set; }

    public string? MalformedNdc { get; set; }

    public bool UnknownNdc { get; set; }

    public Ndc? FirstNdc { get; set; }

    /// <summary>
    /// One entry for each NDC charted; each holds a row for each code that the NDC can be billed with.
    /// </summary>
    public List<PackagedDrug[]> Packages { get; } = [];

    public NdcEntry? Package => Packages.Count == 0 ? null : PackagedDrug.WholeUnits(Packages[0]).Entry;

    private bool PackagesDisagree { get; set; }

    public void AddPackage(PackagedDrug[] packages, List<CataloguedDrug> drugs)
    {
        Packages.Add(packages);
        if (ByNdc is null)
        {
            ByNdc = drugs;
            return;
        }

        var both = ByNdc.FindAll(drugs.Contains);
        PackagesDisagree |= both.Count == 0 && ByNdc.Count > 0 && drugs.Count > 0;
        if (both.Count > 0)
            ByNdc = both;
    }

    /// <summary>The charted package under the code that was chosen.</summary>
    public NdcEntry? PackageOf(DrugCode? code)
    {
        foreach (var package in Packages.SelectMany(packages => packages))
        {
            if (package.Entry.Hcpcs == code?.Hcpcs)
                return package.Entry;
        }

        return Package;
    }

    /// <summary>
    /// Contents of the containers, charted or by package, in the unit asked for where they can be put in it.
    /// </summary>
    public List<decimal> Contents(string unit)
    {
        var contents = new List<decimal>();
        if (!Vials.IsDefaultOrEmpty)
            contents.AddRange(
                Vials.Where(vial => vial.Size is not null).Select(vial => vial.Size!.Value.In(unit) ?? -1));
        if (contents.Count == 0)
        {
            contents.AddRange(Packages.Select(packages => packages[0]).Where(package => package.Drug.Code!.Unit == unit)
                .Select(package => package.Content ?? -1));
        }

        return contents;
    }

    /// <summary>All drugs that any part names, in force or not.</summary>
    public IEnumerable<CataloguedDrug> KnownDrugs() =>
        Packages.SelectMany(packages => packages).Select(package => package.Drug).Concat(Charted).Concat(ByName ?? [])
            .Distinct();

    /// <summary>What does not fit together, in own words; null when all does.</summary>
    public string? Contradiction()
    {
        if (PackagesDisagree)
        {
            return $"The NDCs are of different drugs: {string.Join(", ", Packages.DistinctBy(PackageDigits).Select(
                packages => $"{PackageDigits(packages)} is billed with {Names([.. packages.Select(
                    package => package.Drug)])}"))}.";
        }

        var unlisted = Charted.Any(drug => drug.Code!.IsUnlisted);
        if (ByNdc is { Count: > 0 } && Hcpcs is not null)
        {
            if (ByHcpcs is null)
                return $"The NDC is billed with {Names(ByNdc)}; the catalogue does not hold {Hcpcs}.";
            var agree = ByNdc.Exists(ByHcpcs.Contains)
                || (ChartedNotInForce && ByNdc.Exists(drug => Charted.Any(row => row.DrugId == drug.DrugId)));
            if (!agree)
                return $"The NDC is billed with {Names(ByNdc)}, the chart says {Hcpcs}.";
        }

        if (ByName is not { Count: > 0 })
            return null;
        if (Packages.Count > 0 && !Packages.Exists(packages => packages.Any(package => Shares(package.Drug))))
            return $"The NDC is of {Packages[0][0].Drug.Code!.Name}, the name is of {ByName[0].DrugId}.";
        if (!unlisted && Charted.Length > 0 && !Charted.Any(Shares))
            return $"{Hcpcs} is {Charted[0].Code!.Name}, the name is of {ByName[0].DrugId}.";
        return null;
    }

    private bool Shares(CataloguedDrug drug) => ByName!.Exists(named => named.DrugId == drug.DrugId);

    private static string PackageDigits(PackagedDrug[] packages) => packages[0].Entry.Ndc.Digits;

    private static string Names(List<CataloguedDrug> drugs) =>
        string.Join(" or ", drugs.Select(drug => drug.Code!.Hcpcs).Distinct(StringComparer.Ordinal));
}
