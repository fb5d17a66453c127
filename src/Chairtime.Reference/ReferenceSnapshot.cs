using Chairtime.Billing.Vocabulary;
using Chairtime.Reference.Shipped;
using Chairtime.Reference.Store;
using Chairtime.Reference.Tables;

namespace Chairtime.Reference;

/// <summary>
/// Every table loaded, as known on one day: what the engine consults. Immutable; tables are read into memory when first
/// asked for. It remembers which versions answered, so that a result can cite them.
/// </summary>
public sealed partial class ReferenceSnapshot : IReferenceTables
{
    private readonly Dictionary<string, KindSources> _byKind;

    private ReferenceSnapshot(IEnumerable<Source> sources)
    {
        _byKind = sources.GroupBy(source => source.Kind.Id)
            .ToDictionary(group => group.Key, group => new KindSources(group.First().Kind, [.. group]));
        _diagnoses = new(FindDiagnosis);
        _hcpcs = new(FindHcpcs);
        _paymentLimits = new(FindPaymentLimit);
        _crosswalk = new(FindCrosswalk);
        _packages = new(FindPackage);
        _relativeValues = new(FindRelativeValue);
        _practiceCosts = new(FindPracticeCost);
        _localities = new(FindLocality);
        _unitLimits = new(FindUnitLimit);
    }

    /// <summary>The tables that ship with the product, and nothing else.</summary>
    /// <param name="asOf">Only versions known by this day; null for all.</param>
    public static ReferenceSnapshot Shipped(DateOnly? asOf = null) => new(ShippedSources(asOf));

    /// <summary>A store's tables, and behind them what ships.</summary>
    /// <param name="asOf">Only versions known by this day; null for all.</param>
    /// <exception cref="InvalidDataException">The manifest is damaged.</exception>
    public static ReferenceSnapshot Open(ReferenceStore store, DateOnly? asOf = null) =>
        new(store.ReadManifest().Versions
            .Where(version => asOf is null || version.KnownFrom <= asOf)
            .Select(version => Stored(store, version))
            .Concat(ShippedSources(asOf)));

    /// <summary>A store with exactly the given versions and nothing that ships: to compare two quarters.</summary>
    public static ReferenceSnapshot Only(ReferenceStore store, IEnumerable<StoredVersion> versions) =>
        new(versions.Select(version => Stored(store, version)));

    /// <summary>The versions that answered so far, by table.</summary>
    public IReadOnlyList<TableVersion> Used => Answered(static _ => true);

    /// <summary>The versions that answered so far for a date of service past their publisher's cycle.</summary>
    public IReadOnlyList<TableVersion> Stale => Answered(static source => source.Version.IsStaleFor(source.LatestDay));

    private List<TableVersion> Answered(Func<Source, bool> matches) =>
        [.. _byKind.Values.SelectMany(kind => kind.All).Where(source => source.HasAnswered && matches(source))
            .Select(source => source.Version).Distinct().OrderBy(version => version.Table, StringComparer.Ordinal)
            .ThenBy(version => version.Coverage.From)];

    /// <summary>The rows of a key on a day, from the version in force.</summary>
    private Lookup<List<TableRow>> Rows(TableKind kind, DateOnly day, params string[] key)
    {
        Source? complete = null;
        foreach (var source in InForce(kind, day))
        {
            // A whole table that does not list the key has answered: an extract cannot know better.
            if (complete is not null && source.Version.IsExtract)
                break;
            var rows = ((RowTable)source.Table.Value).Find(key).Where(row => IsInForce(kind, row, day)).ToList();
            if (rows.Count > 0)
                return new(LookupOutcome.Found, rows, source.Answer(day));
            if (!source.Version.IsExtract && !kind.IsIncremental)
                complete ??= source;
        }

        return complete is null ? new(LookupOutcome.NoData, null, null)
            : new(LookupOutcome.NotListed, null, complete.Answer(day));
    }

    private Source[] InForce(TableKind kind, DateOnly day) =>
        _byKind.TryGetValue(kind.Id, out var sources) ? sources.InForce(day) : [];

    private static bool IsInForce(TableKind kind, TableRow row, DateOnly day)
    {
        var text = Reading.Days.Text(day);
        return (kind.From is not { } from || row[from].Length == 0 || string.CompareOrdinal(row[from], text) <= 0)
            && (kind.Through is not { } through || row[through].Length == 0
                || string.CompareOrdinal(text, row[through]) <= 0);
    }

    private static Source Stored(ReferenceStore store, StoredVersion version)
    {
        var kind = TableKinds.Find(version.Kind)
            ?? throw new InvalidDataException($"The store holds a table of kind {version.Kind}, which is not known.");
        return new Source(kind, version.Cited(kind), new Lazy<ReferenceTable>(() => store.Load(version)))
        {
            Part = version.Part,
            Order = version.Sequence,
        };
    }

    private static IEnumerable<Source> ShippedSources(DateOnly? asOf) => ShippedTables.All
        .Where(shipped => asOf is null || shipped.Source.KnownFrom <= asOf)
        .Select((shipped, i) => new Source(
            TableKinds.Find(shipped.Source.Kind)!, shipped.Version, shipped.Table)
        {
            Part = shipped.Source.File,
            Order = -i,
        });
}
