using Chairtime.Billing.Coding;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Paper.Reports;

/// <summary>A version of a published table, and how many visits rest on it.</summary>
/// <param name="Stale">Of them, on days past the publisher's cycle.</param>
internal sealed record ReliedTable(TableVersion Version, int Visits, int Stale);

/// <summary>Which published tables the run rests on.</summary>
internal sealed class ReliedTables
{
    // Visits share the versions; comparing them by what they hold would cost more than all the rest.
    private readonly Dictionary<TableVersion, (int Visits, int Stale)> _counts =
        new(ReferenceEqualityComparer.Instance);

    /// <summary>By name, oldest first.</summary>
    public IReadOnlyList<ReliedTable> All => [.. _counts
        .GroupBy(static one => (one.Key.Label, one.Key.FromText, one.Key.Sha256))
        .Select(static same => new ReliedTable(same.First().Key, same.Sum(static one => one.Value.Visits),
            same.Sum(static one => one.Value.Stale)))
        .OrderBy(static one => one.Version.Label, StringComparer.Ordinal)
        .ThenBy(static one => one.Version.FromText, StringComparer.Ordinal)
        .ThenBy(static one => one.Version.Sha256, StringComparer.Ordinal)];

    public void Add(CodedVisit coded)
    {
        foreach (var version in coded.Tables)
        {
            var (visits, stale) = _counts.GetValueOrDefault(version);
            _counts[version] = (visits + 1, stale + (version.IsStaleFor(coded.Visit.DateOfService) ? 1 : 0));
        }
    }
}
