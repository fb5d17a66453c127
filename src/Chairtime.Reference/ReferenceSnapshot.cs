using Chairtime.Billing.Vocabulary;
using Chairtime.Reference.Shipped;
using Chairtime.Reference.Store;
using Chairtime.Reference.Tables;

namespace Chairtime.Reference;

/// <summary>A version that answered for a day on which its publisher was due to have replaced it.</summary>
/// <param name="UsedFor">Latest such date of service.</param>
public sealed record StaleTable(TableVersion Version, DateOnly UsedFor);

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
        _diagnoses = new(SourcesOf(TableKinds.Icd10), FindDiagnosis);
        _hcpcs = new(SourcesOf(TableKinds.Hcpcs), FindHcpcs);
        _paymentLimits = new(SourcesOf(TableKinds.PaymentLimits), FindPaymentLimit);
        _crosswalk = new(SourcesOf(TableKinds.Crosswalk), FindCrosswalk);
        _packages = new(SourcesOf(TableKinds.NdcDirectory), FindPackage);
        _outpatient = new(SourcesOf(TableKinds.AddendumB), FindOutpatientStatus);
        _relativeValues = new(SourcesOf(TableKinds.RelativeValues), FindRelativeValue);
        _practiceCosts = new(SourcesOf(TableKinds.PracticeCosts), FindPracticeCost);
        _stateCosts = new(SourcesOf(TableKinds.PracticeCosts), FindStateCost);
        _localities = new(SourcesOf(TableKinds.Zips), FindLocality);
        _unitsPractitioner = UnitLimits(TableKinds.UnitsPractitioner);
        _unitsFacility = UnitLimits(TableKinds.UnitsFacility);
        _unitsEquipment = UnitLimits(TableKinds.UnitsEquipment);
        _pairsPractitioner = SourcesOf(TableKinds.PairsPractitioner);
        _pairsFacility = SourcesOf(TableKinds.PairsFacility);
    }

    /// <summary>The tables that ship with the product, and nothing else.</summary>
    /// <param name="asOf">Only versions known by this day; null for all.</param>
    public static ReferenceSnapshot Shipped(DateOnly? asOf = null) => new(ShippedSources(asOf));

    /// <summary>A store's tables, and behind them what ships.</summary>
    /// <param name="asOf">Only versions known by this day; null for all.</param>
    /// <exception cref="InvalidDataException">The manifest is damaged.</exception>
    public static ReferenceSnapshot Open(ReferenceStore store, DateOnly? asOf = null) =>
        new(Known(store, asOf).Select(version => Stored(store, version)).Concat(ShippedSources(asOf)))
        {
            NotYetKnown = [.. store.ReadManifest().Versions.Where(version => version.KnownFrom > asOf)
                .Select(version => version.Kind).Distinct().Order(StringComparer.Ordinal)],
        };

    /// <summary>
    /// A store's tables, of which one kind is these versions and no others, whatever the day: what a visit would be
    /// under another quarter's table.
    /// </summary>
    public static ReferenceSnapshot With(
        ReferenceStore store, TableKind kind, IReadOnlyList<StoredVersion> versions, DateOnly? asOf = null) =>
        new(Known(store, asOf).Where(version => version.Kind != kind.Id)
            .Select(version => Stored(store, version))
            .Concat(ShippedSources(asOf).Where(source => source.Kind != kind))
            .Concat(versions.Select(version => Stored(store, version, new DateRange(DateOnly.MinValue)))));

    /// <summary>The versions that answered so far, by table.</summary>
    public IReadOnlyList<TableVersion> Used => [.. Answered().Select(source => source.Version).Distinct()];

    /// <summary>The versions that answered so far for a date of service past their publisher's cycle.</summary>
    public IReadOnlyList<StaleTable> Stale =>
        [.. Answered().Where(source => source.Version.IsStaleFor(source.LatestDay))
            .Select(source => new StaleTable(source.Version, source.LatestDay))];

    /// <summary>Kinds of which an imported version is left out, because it was not known by the day asked.</summary>
    public IReadOnlyList<string> NotYetKnown { get; private init; } = [];

    /// <summary>The rows of a key on a day, whatever the kind; pairs have a look-up of their own.</summary>
    /// <param name="key">The first key cells of the kind, as the table writes them.</param>
    public Lookup<IReadOnlyList<TableRow>> Find(TableKind kind, DateOnly day, params string[] key)
    {
        var found = Rows(kind, day, key);
        return new(found.Outcome, found.Value, found.Table);
    }

    private IEnumerable<Source> Answered() => _byKind.Values.SelectMany(kind => kind.All)
        .Where(source => source.HasAnswered).OrderBy(source => source.Version.Table, StringComparer.Ordinal)
        .ThenBy(source => source.Version.Coverage.From);

    private static IEnumerable<StoredVersion> Known(ReferenceStore store, DateOnly? asOf) =>
        store.ReadManifest().Versions.Where(version => asOf is null || version.KnownFrom <= asOf);

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
            if (!kind.IsIncremental && (!source.Version.IsExtract || IsWhole(source.Version, key[0])))
                complete ??= source;
        }

        return complete is null ? new(LookupOutcome.NoData, null, null)
            : new(LookupOutcome.NotListed, null, complete.Answer(day));
    }

    private static bool IsWhole(TableVersion extract, string key)
    {
        foreach (var beginning in extract.Whole)
        {
            if (key.StartsWith(beginning, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private Source[] InForce(TableKind kind, DateOnly day) =>
        SourcesOf(kind)?.InForce(day) ?? [];

    private KindSources? SourcesOf(TableKind kind) => _byKind.GetValueOrDefault(kind.Id);

    private static bool IsInForce(TableKind kind, TableRow row, DateOnly day)
    {
        var text = Reading.Days.Text(day);
        return (kind.From is not { } from || row[from].Length == 0 || string.CompareOrdinal(row[from], text) <= 0)
            && (kind.Through is not { } through || row[through].Length == 0
                || string.CompareOrdinal(text, row[through]) <= 0);
    }

    private static Source Stored(ReferenceStore store, StoredVersion version, DateRange? coverage = null)
    {
        var kind = TableKinds.Find(version.Kind)
            ?? throw new InvalidDataException($"The store holds a table of kind {version.Kind}, which is not known.");
        return new Source(kind, version.Cited(kind), new Lazy<ReferenceTable>(() => store.Load(version)))
        {
            Part = version.Part,
            Order = version.Sequence,
            Coverage = coverage ?? version.Coverage,
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
