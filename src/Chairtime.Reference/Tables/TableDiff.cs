namespace Chairtime.Reference.Tables;

/// <summary>How a row differs between two versions of a table.</summary>
public enum RowChange
{
    Added,
    Changed,

    /// <summary>No longer listed, or given a last day.</summary>
    Ended,
}

/// <summary>One difference between two versions.</summary>
/// <param name="Key">Key cells, separated by one space.</param>
/// <param name="Before">Cells before, separated by <c> | </c>; empty for an added row.</param>
public sealed record RowDifference(RowChange Change, string Key, string Before, string After);

/// <summary>Compares two versions of a table, row by row, in order of key.</summary>
public static class TableDiff
{
    public static IEnumerable<RowDifference> Between(ReferenceTable? before, ReferenceTable after)
    {
        using var old = (before?.Entries() ?? []).GetEnumerator();
        using var now = after.Entries().GetEnumerator();
        var (hasOld, hasNow) = (old.MoveNext(), now.MoveNext());
        while (hasOld || hasNow)
        {
            var order = !hasOld ? 1 : !hasNow ? -1 : Order(old.Current.Key, now.Current.Key);
            if (order < 0)
                yield return new RowDifference(RowChange.Ended, Spaced(old.Current.Key), Shown(old.Current), "");
            else if (order > 0)
                yield return new RowDifference(RowChange.Added, Spaced(now.Current.Key), "", Shown(now.Current));
            else if (old.Current.Through.Length == 0 && now.Current.Through.Length > 0)
                yield return Difference(RowChange.Ended, old.Current, now.Current);
            else if (old.Current != now.Current)
                yield return Difference(RowChange.Changed, old.Current, now.Current);
            if (order <= 0)
                hasOld = old.MoveNext();
            if (order >= 0)
                hasNow = now.MoveNext();
        }
    }

    private static RowDifference Difference(RowChange change, TableEntry old, TableEntry now) =>
        new(change, Spaced(now.Key), Shown(old), Shown(now));

    // The rows are sorted by their UTF-8 bytes; for letters, digits and the separator that is the ordinal order.
    private static int Order(string one, string other) => string.CompareOrdinal(one, other);

    private static string Spaced(string key) => key.Replace(ReferenceTable.Separator, ' ');

    private static string Shown(TableEntry entry) =>
        entry.Rest.Replace(ReferenceTable.Separator.ToString(), " | ", StringComparison.Ordinal)
        + (entry.Through.Length > 0 ? " | through " + entry.Through : "");
}
