using Chairtime.Reference.Reading;
using Chairtime.Reference.Tables;

namespace Chairtime.Reference.FeeSchedule;

/// <summary>Geographic practice cost indices of a year: one or two columns for work, footnotes below the
/// table.</summary>
internal static class PracticeCostImporter
{
    private static readonly Column[] Columns =
    [
        Column.Required("mac", "medicare administrative contractor (mac)"),
        Column.Required("state", "state"),
        Column.Required("locality", "locality number"),
        Column.Required("name", "locality name"),
        Column.Required("work", "#### pw gpci (with 1.0 floor)", "#### pw gpci"),
        Column.Optional("workWithoutFloor", "#### pw gpci (without 1.0 floor)"),
        Column.Required("practiceExpense", "#### pe gpci"),
        Column.Required("malpractice", "#### mp gpci"),
    ];

    public static ImportedTable Read(TableKind kind, SourceMember member, ImportRequest request)
    {
        using var rows = RowReader.Open(member);
        var columns = ColumnMap.Find(rows, Columns);
        var period = request.PeriodOr(member, "", FeeYear.Of);
        var table = RowTable.Build(kind, member.Place, ReadRows(rows, columns));
        return new ImportedTable(table, period, period.Through, ImportRequest.Released(member, columns.Preamble));
    }

    private static IEnumerable<string[]> ReadRows(RowReader rows, ColumnMap columns)
    {
        var fields = new Fields(rows, columns);
        while (rows.Read())
        {
            if (rows.IsBlank || FeeYear.IsFootnote(rows, columns["mac"]))
                continue;
            columns.RefuseStray(rows);
            yield return
            [
                fields.Digits("mac", 5), fields.Digits("locality", 2),
                fields.Checked("state", fields.Text("state"), text => text.Length == 2, "two letters"),
                fields.Text("name").TrimEnd('*', ' '), fields.RequiredNumber("work"), fields.Number("workWithoutFloor"),
                fields.RequiredNumber("practiceExpense"), fields.RequiredNumber("malpractice"),
            ];
        }
    }
}
