using Chairtime.Billing.Catalogue;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Coding;

/// <summary>One NDC that went into a drug, and how many containers of it.</summary>
internal sealed record OpenedPackage(Ndc Ndc, NdcEntry? Entry)
{
    public decimal Containers { get; private set; }

    /// <summary>Content of the containers whose size is charted as a volume; null when one is not.</summary>
    public decimal? Millilitres { get; private set; } = 0m;

    public void Add(decimal containers, Quantity? size)
    {
        Containers += containers;
        // Nobody asks for it where the catalogue knows how the package is counted.
        if (Entry is not { BillingUnit: not null, PackageSize: not null })
            Millilitres += size?.In("mL") * containers;
    }
}

/// <summary>The NDCs that the chart names for a drug, in the order in which it names them.</summary>
internal sealed class OpenedPackages
{
    private readonly List<OpenedPackage> _all = new(1);

    /// <summary>All containers, those without an NDC too.</summary>
    public decimal Containers { get; private set; }

    public bool AreSeveral => _all.Count > 1 && _all.FindAll(static package => package.Containers > 0).Count > 1;

    /// <summary>Also those of which nothing was opened.</summary>
    public List<OpenedPackage> Named => _all;

    /// <summary>The one of which most was opened, the first of equals; null when no NDC is charted.</summary>
    public OpenedPackage? Most
    {
        get
        {
            OpenedPackage? most = null;
            foreach (var package in _all)
            {
                if (most is null || package.Containers > most.Containers)
                    most = package;
            }

            return most;
        }
    }

    public static OpenedPackages Of(CodingWork work, DrugGroup group)
    {
        var packages = new OpenedPackages();
        var unnamed = 0m;
        foreach (var part in group.Parts)
        {
            var own = packages.OwnOf(part);
            foreach (var vial in part.Charted.Vials)
            {
                packages.Containers += vial.Count;
                var named = part.TryPackage(work, group.Code, vial, out var ndc, out var entry)
                    ? packages.Add(ndc, entry)
                    : own;
                if (named is null)
                    unnamed += vial.Count;
                else
                    named.Add(vial.Count, vial.Size);
            }
        }

        // Containers without an NDC are of the only one there is.
        if (packages._all.Count == 1 && unnamed > 0)
            packages._all[0].Add(unnamed, null);
        return packages;
    }

    private OpenedPackage? OwnOf(TimedAdministration part)
    {
        if (part.Drug.Ndc is { } entry)
            return Add(entry.Ndc, entry);
        return part.Charted.Drug.Ndc is { } written && Ndc.TryParse(written, out var parsed) ? Add(parsed, null) : null;
    }

    private OpenedPackage Add(Ndc ndc, NdcEntry? entry)
    {
        foreach (var package in _all)
        {
            if (package.Ndc == ndc)
                return package;
        }

        var added = new OpenedPackage(ndc, entry);
        _all.Add(added);
        return added;
    }
}
