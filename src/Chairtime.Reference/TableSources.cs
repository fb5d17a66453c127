using Chairtime.Billing.Vocabulary;
using Chairtime.Reference.CodePairs;
using Chairtime.Reference.Tables;

namespace Chairtime.Reference;

/// <summary>One version of a table that a snapshot may ask.</summary>
internal sealed class Source(TableKind kind, TableVersion version, Lazy<ReferenceTable> table)
{
    private int _latestDay = -1;
    private CodePairTable? _pairs;

    public TableKind Kind { get; } = kind;

    public TableVersion Version { get; } = version;

    public Lazy<ReferenceTable> Table { get; } = table;

    /// <summary>The table of a kind that holds pairs.</summary>
    public CodePairTable Pairs => _pairs ??= (CodePairTable)Table.Value;

    /// <summary>Dates of service it is asked for: its version's own, unless two versions are compared.</summary>
    public DateRange Coverage { get; init; } = version.Coverage;

    /// <summary>Of a table published in parts.</summary>
    public required string Part { get; init; }

    /// <summary>The n of part <c>fn</c>; 0 for anything else.</summary>
    public int PartNumber => Part is ['f', >= '1' and <= '9'] ? Part[1] - '0' : 0;

    /// <summary>The newest import has the highest.</summary>
    public required int Order { get; init; }

    public bool HasAnswered => _latestDay >= 0;

    /// <summary>Latest date of service that it answered for.</summary>
    public DateOnly LatestDay => DateOnly.FromDayNumber(_latestDay);

    /// <summary>Notes that the version answered for a day.</summary>
    public TableVersion Answer(DateOnly day)
    {
        // A race of two threads can only lose a day that is noted again with the next look-up.
        if (day.DayNumber > _latestDay)
            _latestDay = day.DayNumber;
        return Version;
    }
}

/// <summary>All versions of one kind of table, and which of them to ask on a day.</summary>
internal sealed class KindSources
{
    private readonly TableKind _kind;
    private readonly Source[] _all;
    private readonly int[] _changes;
    private readonly Source[]?[] _inForce;

    public KindSources(TableKind kind, Source[] all)
    {
        (_kind, _all) = (kind, all);
        var changes = new SortedSet<int> { DateOnly.MinValue.DayNumber };
        foreach (var source in all)
        {
            changes.Add(source.Coverage.From.DayNumber);
            if (source.Coverage.Through is { } last)
                changes.Add(last.DayNumber + 1);
        }

        _changes = [.. changes];
        _inForce = new Source[]?[_changes.Length];
    }

    public IReadOnlyList<Source> All => _all;

    /// <summary>
    /// The versions to ask, best first: one period only, its newest restatement of each part; then what ships.
    /// </summary>
    public Source[] InForce(DateOnly day) => _inForce[LastChange(day)] ??= Choose(day);

    /// <summary>Two days of one stretch have the same answers to everything.</summary>
    public int StretchOf(DateOnly day) => _kind.HoldsHistory ? day.DayNumber : LastChange(day);

    /// <summary>The source of a version; null for none.</summary>
    public Source? Of(TableVersion? version) =>
        version is null ? null : Array.Find(_all, source => ReferenceEquals(source.Version, version));

    // Between two days on which some version starts or ends, every day asks the same ones.
    private int LastChange(DateOnly day)
    {
        var index = Array.BinarySearch(_changes, day.DayNumber);
        return index >= 0 ? index : ~index - 1;
    }

    /// <summary>
    /// The imported table that has every edit of a column 1 code; null when that part of the release is not loaded.
    /// A release comes in numbered parts by column 1 code: between the last code of one and the first of the next there
    /// is nothing.
    /// </summary>
    /// <param name="sources">Those to ask on a day, in order.</param>
    /// <param name="code">Column 1, packed.</param>
    public static Source? Whole(Source[] sources, uint code)
    {
        Source? before = null;
        foreach (var source in sources)
        {
            if (source.Version.IsExtract)
                break;
            if (source.Part.Length == 0)
                return source;
            var (first, last) = source.Pairs.Span;
            var follows = before is null ? source.PartNumber <= 1 : source.PartNumber == before.PartNumber + 1;
            if ((code >= first && code <= last) || (code < first && follows))
                return source;
            // The parts are in order: a code below this one's first lies in a part that is not loaded.
            if (code < first)
                return null;
            before = source;
        }

        return null;
    }

    private Source[] Choose(DateOnly day)
    {
        var imported = _all.Where(source => !source.Version.IsExtract).ToList();
        if (_kind.IsIncremental)
            return [.. imported.Where(source => source.Coverage.From <= day)
                .OrderByDescending(source => source.Coverage.From).ThenByDescending(source => source.Order)];
        var covering = imported.Where(source => source.Coverage.Contains(day))
            .OrderByDescending(source => source.Coverage.From).ToList();
        // A table whose rows keep their past answers for days before it as well.
        if (covering.Count == 0 && _kind.HoldsHistory)
            covering = [.. imported.Where(s => s.Coverage.From > day).OrderBy(s => s.Coverage.From)];
        var from = covering.Count > 0 ? covering[0].Coverage.From : default;
        return [.. covering.Where(source => source.Coverage.From == from)
            .GroupBy(source => source.Part)
            .Select(part => part.MaxBy(source => source.Order)!)
            .OrderBy(source => source.Part, StringComparer.Ordinal)
            .Concat(_all.Where(source => source.Version.IsExtract && source.Coverage.Contains(day)))];
    }
}
