using System.Collections.Immutable;
using System.Reflection;
using Chairtime.Billing.Visits;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Catalogue;

/// <summary>Every drug the product knows, by code, NDC and name, each by day.</summary>
public sealed class DrugCatalogue
{
    private const string Folder = "data/drugs/";

    // Many more than charts name in practice; beyond it the memory starts afresh instead of growing.
    private const int RememberedDrugs = 10_000;

    private static readonly Lazy<DrugCatalogue> ReadOnce = new(ReadShipped);

    // Plain dictionaries of arrays, never written again: the runtime holds their code ready, so that the first visit
    // does not wait for it to be compiled as it would for frozen dictionaries of structs.
    private readonly Dictionary<string, DrugCode[]> _byCode;
    private readonly Dictionary<string, PackagedDrug[]> _byNdc;
    private readonly DrugResolver _resolver;
    private readonly DateOnly[] _changes;

    // What a drug is in each stretch between two changes: the days of one drug lie close together in memory.
    private readonly Remembered<ResolutionKey, DrugResolution?[]> _remembered = new(RememberedDrugs);

    internal DrugCatalogue(CataloguedDrug[] drugs, PackagedDrug[] packages, DrugNames names)
    {
        Codes = [.. Index.Coded(drugs)];
        var entries = ImmutableArray.CreateBuilder<NdcEntry>(packages.Length);
        foreach (var package in packages)
            entries.Add(package.Entry);
        Packages = entries.MoveToImmutable();
        _byCode = Index.By(Index.Coded(drugs), code => code.Hcpcs);
        _byNdc = Index.By(packages, package => package.Entry.Ndc.Digits);
        _resolver = new DrugResolver(drugs, _byNdc, names);
        _changes = Changes(Codes);
    }

    /// <summary>The catalogue that ships with the product (<c>data/drugs</c>).</summary>
    public static DrugCatalogue Shipped => ReadOnce.Value;

    /// <summary>Every code with its days, in the order of the files.</summary>
    public ImmutableArray<DrugCode> Codes { get; }

    /// <summary>Every package, once for each code that it can be billed with.</summary>
    public ImmutableArray<NdcEntry> Packages { get; }

    /// <summary>Reads catalogue files; the name of each is used in messages only.</summary>
    /// <exception cref="CatalogueFormatException">
    /// A file is not strictly of the shape, or two rows claim one code and day.
    /// </exception>
    public static DrugCatalogue Read(IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> files)
    {
        var gathering = new CatalogueGathering();
        foreach (var (name, json) in files)
            gathering.Add(name, json.Span);
        return gathering.ToCatalogue();
    }

    /// <summary>Turns what the chart says of a drug into the code in force on a day.</summary>
    /// <param name="route">
    /// Tells salts and presentations of one molecule apart where the rest of the chart does not.
    /// </param>
    public DrugResolution Resolve(DrugName drug, ImmutableArray<Vial> vials, DateOnly day, Route? route = null)
    {
        // Between two days on which some code starts or ends, every day gives the same answer.
        if (!ResolutionKey.TryMake(drug, vials, route, out var key))
            return _resolver.Resolve(drug, vials, day, route);
        if (!_remembered.TryGet(key, out var byStretch))
            _remembered.Keep(key, byStretch = new DrugResolution?[_changes.Length]);
        return byStretch[StretchOf(day)] ??= Shared(_resolver.Resolve(drug, vials, day, route), byStretch);
    }

    /// <summary>The package code's entry, or null when the catalogue does not hold it.</summary>
    /// <remarks>A bag that several codes can stand for comes back under the code of which it is whole units.</remarks>
    public NdcEntry? Find(Ndc ndc) =>
        _byNdc.TryGetValue(ndc.Digits, out var packages) ? PackagedDrug.WholeUnits(packages).Entry : null;

    /// <summary>The package code's entry under a code that it can be billed with, else as <see cref="Find(Ndc)"/>
    /// has it.</summary>
    public NdcEntry? Find(Ndc ndc, string hcpcs)
    {
        if (!_byNdc.TryGetValue(ndc.Digits, out var packages))
            return null;
        foreach (var package in packages)
        {
            if (package.Entry.Hcpcs == hcpcs)
                return package.Entry;
        }

        return PackagedDrug.WholeUnits(packages).Entry;
    }

    /// <summary>What a HCPCS code stands for on a day, or null.</summary>
    public DrugCode? Find(string hcpcs, DateOnly day)
    {
        if (Index.Find(_byCode, hcpcs, out var rows))
        {
            foreach (var row in rows)
            {
                if (row.InForce.Contains(day))
                    return row;
            }
        }

        return null;
    }

    /// <summary>Every stretch of days that the catalogue holds for a HCPCS code; empty when it holds none.</summary>
    public ImmutableArray<DrugCode> FindAll(string hcpcs) => Index.Find(_byCode, hcpcs, out var rows) ? [.. rows] : [];

    private static DateOnly[] Changes(ImmutableArray<DrugCode> codes)
    {
        var changes = new SortedSet<DateOnly> { DateOnly.MinValue };
        foreach (var code in codes)
        {
            changes.Add(code.InForce.From);
            if (code.InForce.Through is { } last)
                changes.Add(last.AddDays(1));
        }

        var days = new DateOnly[changes.Count];
        changes.CopyTo(days);
        return days;
    }

    private int StretchOf(DateOnly day)
    {
        var index = Array.BinarySearch(_changes, day);
        return index >= 0 ? index : ~index - 1;
    }

    // Most changes are of other drugs: an answer that was given for another stretch is kept once.
    private static DrugResolution Shared(DrugResolution resolution, DrugResolution?[] others)
    {
        foreach (var other in others)
        {
            if (resolution.Equals(other))
                return other;
        }

        return resolution;
    }

    private static DrugCatalogue ReadShipped()
    {
        var assembly = typeof(DrugCatalogue).Assembly;
        var names = assembly.GetManifestResourceNames();
        Array.Sort(names, StringComparer.Ordinal);
        var gathering = new CatalogueGathering();
        foreach (var name in names)
        {
            if (name.StartsWith(Folder, StringComparison.Ordinal))
                gathering.Add(name, Bytes(assembly, name));
        }

        return gathering.ToCatalogue();
    }

    private static byte[] Bytes(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly lost its file {name}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
