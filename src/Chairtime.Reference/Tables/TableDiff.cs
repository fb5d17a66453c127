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
/// <param name="Before">Cells by column: of a changed row those that differ, otherwise those with something in them;
/// empty for an added row.</param>
/// <param name="After">Likewise; empty for a row that is no longer listed.</param>
public sealed record RowDifference(
    RowChange Change, string Key, IReadOnlyList<KeyValuePair<string, string>> Before,
    IReadOnlyList<KeyValuePair<string, string>> After);

/// <summary>Compares two versions of a table, row by row, in order of key.</summary>
public static class TableDiff
{
    public static IEnumerable<RowDifference> Between(ReferenceTable? before, ReferenceTable after)
    {
        var columns = Columns(after.Kind);
        using var old = (before?.Entries() ?? []).GetEnumerator();
        using var now = after.Entries().GetEnumerator();
        var (hasOld, hasNow) = (old.MoveNext(), now.MoveNext());
        while (hasOld || hasNow)
        {
            var order = !hasOld ? 1 : !hasNow ? -1 : Order(old.Current.Key, now.Current.Key);
            if (order < 0)
                yield return new RowDifference(RowChange.Ended, Spaced(old.Current.Key), Shown(old.Current), []);
            else if (order > 0)
                yield return new RowDifference(RowChange.Added, Spaced(now.Current.Key), [], Shown(now.Current));
            else if (old.Current.Through.Length == 0 && now.Current.Through.Length > 0)
                yield return Difference(RowChange.Ended, old.Current, now.Current);
            else if (old.Current != now.Current)
                yield return Difference(RowChange.Changed, old.Current, now.Current);
            if (order <= 0)
                hasOld = old.MoveNext();
            if (order >= 0)
                hasNow = now.MoveNext();
        }

        List<KeyValuePair<string, string>> Shown(TableEntry entry) =>
            [.. Named(columns, entry).Where(static cell => cell.Value.Length > 0)];

        RowDifference Difference(RowChange change, TableEntry before, TableEntry became)
        {
            var (was, becomes) = (Named(columns, before), Named(columns, became));
            var changed = Enumerable.Range(0, columns.Count).Where(i => was[i].Value != becomes[i].Value).ToList();
            return new RowDifference(
                change, Spaced(became.Key), [.. changed.Select(i => was[i])], [.. changed.Select(i => becomes[i])]);
        }
    }

    // The columns beside the key, as entries hold them: the last day stands at the end.
    private static List<string> Columns(TableKind kind)
    {
        var rest = kind.Columns.Skip(kind.KeyColumns).Where(column => column != kind.Through).ToList();
        return kind.Through is { } through ? [.. rest, through] : rest;
    }

    private static List<KeyValuePair<string, string>> Named(List<string> columns, TableEntry entry)
    {
        var cells = entry.Rest.Split(ReferenceTable.Separator);
        return [.. columns.Select((column, i) =>
            KeyValuePair.Create(column, i < cells.Length ? cells[i] : entry.Through))];
    }

    // The rows are sorted by their UTF-8 bytes; for letters, digits and the separator that is the ordinal order.
    private static int Order(string one, string other) => string.CompareOrdinal(one, other);

    private static string Spaced(string key) => key.Replace(ReferenceTable.Separator, ' ');
}
