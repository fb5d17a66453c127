using System.Collections.Concurrent;
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
    private readonly Dictionary<string, Source[]> _byKind;
    private readonly ConcurrentDictionary<TableVersion, bool> _used = new();

    private ReferenceSnapshot(IEnumerable<Source> sources) =>
        _byKind = sources.GroupBy(source => source.Kind.Id).ToDictionary(group => group.Key, group => group.ToArray());

    // One version; the newest import first, what ships last.
    private sealed record Source(TableKind Kind, TableVersion Version, string Part, int Order,
        Lazy<ReferenceTable> Table);

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
    public IReadOnlyList<TableVersion> Used => [.. _used.Keys.OrderBy(version => version.Table,
        StringComparer.Ordinal)];

    /// <summary>The versions that answered so far and are past their publisher's cycle on a day.</summary>
    public IReadOnlyList<TableVersion> StaleOn(DateOnly today) => [.. Used.Where(version => version.IsStaleFor(today))];

    /// <summary>The rows of a key on a day, from the version in force.</summary>
    private Lookup<List<TableRow>> Rows(TableKind kind, DateOnly day, params string[] key)
    {
        TableVersion? complete = null;
        foreach (var source in InForce(kind, day))
        {
            // A whole table that does not list the key has answered: an extract cannot know better.
            if (complete is not null && source.Version.IsExtract)
                break;
            var rows = ((RowTable)source.Table.Value).Find(key).Where(row => IsInForce(kind, row, day)).ToList();
            if (rows.Count > 0)
                return new(LookupOutcome.Found, rows, Use(source));
            if (source.Version.IsExtract || kind.IsIncremental)
                continue;
            complete ??= Use(source);
        }

        return complete is null ? new(LookupOutcome.NoData, null, null) : new(LookupOutcome.NotListed, null, complete);
    }

    /// <summary>
    /// The versions to ask, best first: one period only, its newest restatement of each part; then what ships.
    /// </summary>
    private IEnumerable<Source> InForce(TableKind kind, DateOnly day)
    {
        if (!_byKind.TryGetValue(kind.Id, out var sources))
            return [];
        var imported = sources.Where(source => !source.Version.IsExtract).ToList();
        if (kind.IsIncremental)
            return imported.Where(source => source.Version.Coverage.From <= day)
                .OrderByDescending(source => source.Version.Coverage.From).ThenByDescending(source => source.Order);
        var covering = imported.Where(source => source.Version.Coverage.Contains(day))
            .OrderByDescending(source => source.Version.Coverage.From).ToList();
        // A table whose rows keep their past answers for days before it as well.
        if (covering.Count == 0 && kind.HoldsHistory)
            covering = [.. imported.Where(s => s.Version.Coverage.From > day).OrderBy(s => s.Version.Coverage.From)];
        var from = covering.Count > 0 ? covering[0].Version.Coverage.From : default;
        return covering.Where(source => source.Version.Coverage.From == from)
            .GroupBy(source => source.Part)
            .Select(part => part.MaxBy(source => source.Order)!)
            .OrderBy(source => source.Part, StringComparer.Ordinal)
            .Concat(sources.Where(source => source.Version.IsExtract && source.Version.Coverage.Contains(day)));
    }

    private static bool IsInForce(TableKind kind, TableRow row, DateOnly day)
    {
        var text = Reading.Days.Text(day);
        return (kind.From is not { } from || row[from].Length == 0 || string.CompareOrdinal(row[from], text) <= 0)
            && (kind.Through is not { } through || row[through].Length == 0
                || string.CompareOrdinal(text, row[through]) <= 0);
    }

    private TableVersion Use(Source source)
    {
        _used.TryAdd(source.Version, true);
        return source.Version;
    }

    private static Source Stored(ReferenceStore store, StoredVersion version)
    {
        var kind = TableKinds.Find(version.Kind)
            ?? throw new InvalidDataException($"The store holds a table of kind {version.Kind}, which is not known.");
        return new Source(
            kind, version.Cited(kind), version.Part, version.Sequence, new Lazy<ReferenceTable>(() =>
                store.Load(version)));
    }

    private static IEnumerable<Source> ShippedSources(DateOnly? asOf) => ShippedTables.All
        .Where(shipped => asOf is null || shipped.Source.KnownFrom <= asOf)
        .Select((shipped, i) => new Source(
            TableKinds.Find(shipped.Source.Kind)!, shipped.Version, shipped.Source.File, -i, shipped.Table));
}
