using Chairtime.Billing.Vocabulary;
using Chairtime.Reference.Tables;

namespace Chairtime.Reference.Reading;

/// <summary>A table as most publishers ship theirs: lines about it, a header, then a row a line.</summary>
internal static class ColumnTable
{
    /// <summary>Reads the whole file, which covers one stretch of days and is fresh until its end.</summary>
    /// <param name="days">The days that the file's name, or a text above the header, tells of.</param>
    /// <param name="read">The cells of the kind's own columns, from the current row.</param>
    /// <param name="isNote">Rows that are no rows of the table, such as footnotes.</param>
    /// <exception cref="RefusedFileException">Anything that the kind does not know.</exception>
    public static ImportedTable Read(
        TableKind kind, SourceMember member, ImportRequest request, IReadOnlyList<Column> known,
        Func<string, DateRange?> days, Func<Fields, string[]> read, Func<RowReader, ColumnMap, bool>? isNote = null)
    {
        using var rows = RowReader.Open(member);
        var columns = ColumnMap.Find(rows, known);
        var period = request.PeriodOr(member, columns.Preamble, days);
        var table = RowTable.Build(kind, member.Place, Rows(rows, columns, read, isNote));
        return new ImportedTable(table, period, period.Through, ImportRequest.Released(member, columns.Preamble));
    }

    /// <summary>The rows below the header: blank ones are passed over, a value below no header refuses the
    /// file.</summary>
    public static IEnumerable<string[]> Rows(
        RowReader rows, ColumnMap columns, Func<Fields, string[]> read, Func<RowReader, ColumnMap, bool>? isNote = null)
    {
        var fields = new Fields(rows, columns);
        while (rows.Read())
        {
            if (rows.IsBlank || isNote?.Invoke(rows, columns) == true)
                continue;
            columns.RefuseStray(rows);
            yield return read(fields);
        }
    }
}
