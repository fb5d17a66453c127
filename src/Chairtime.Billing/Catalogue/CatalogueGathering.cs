namespace Chairtime.Billing.Catalogue;

/// <summary>Puts the drugs of many files together, and refuses what cannot stand side by side.</summary>
internal sealed class CatalogueGathering
{
    private readonly List<CataloguedDrug> _drugs = [];
    private readonly List<PackagedDrug> _packages = [];
    private readonly DrugNames _names = new();
    private readonly Dictionary<string, List<DrugCode>> _byCode = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="CatalogueFormatException">
    /// Not strictly of the shape, or a row claims a code's day that another has.
    /// </exception>
    public void Add(string fileName, ReadOnlySpan<byte> json)
    {
        var file = DrugFile.Read(fileName, json);
        foreach (var row in file.Codes)
        {
            RefuseOverlap(fileName, row.Code);
            var drug = CataloguedDrug.Of(row.Code, file.Id);
            if (!row.Code.IsUnlisted)
                _names.Add(drug, file.Name, [row.Code.Name, .. row.Code.Brands, .. row.Code.OtherNames]);
            _drugs.Add(drug);
            foreach (var entry in row.Packages)
                _packages.Add(new PackagedDrug(entry, drug));
        }

        foreach (var uncoded in file.Uncoded)
        {
            var drug = CataloguedDrug.Of(uncoded, file.Id);
            _names.Add(drug, uncoded.Name, uncoded.Names);
            _drugs.Add(drug);
        }
    }

    public DrugCatalogue ToCatalogue() => new([.. _drugs], [.. _packages], _names);

    private void RefuseOverlap(string file, DrugCode code)
    {
        if (!_byCode.TryGetValue(code.Hcpcs, out var known))
            _byCode.Add(code.Hcpcs, known = []);
        foreach (var other in known)
        {
            var apart = other.InForce.Through < code.InForce.From || code.InForce.Through < other.InForce.From;
            if (!apart)
            {
                throw new CatalogueFormatException(
                    file, code.Hcpcs, $"the days {code.InForce} overlap {other.InForce} of the same code");
            }
        }

        known.Add(code);
    }
}
