using Chairtime.Reference.Reading;
using Chairtime.Reference.Tables;

namespace Chairtime.Reference.FeeSchedule;

/// <summary>Counties of each payment locality (nnLOCCO): a blank state repeats the one above.</summary>
internal static class LocalityImporter
{
    private static readonly Column[] Columns =
    [
        Column.Required("mac", "medicare adminstrative contractor", "medicare administrative contractor"),
        Column.Required("locality", "locality number"),
        Column.Required("state", "state"),
        Column.Required("area", "fee schedule area"),
        Column.Required("counties", "counties"),
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
        var state = "";
        while (rows.Read())
        {
            if (rows.IsBlank || FeeYear.IsFootnote(rows, columns["mac"]))
                continue;
            columns.RefuseStray(rows);
            state = fields.Text("state") is { Length: > 0 } named ? named : state;
            yield return
            [
                fields.Digits("mac", 5), fields.Digits("locality", 2), state, fields.Text("area").TrimEnd('*', ' '),
                fields.Text("counties"),
            ];
        }
    }
}
