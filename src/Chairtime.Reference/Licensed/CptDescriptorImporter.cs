using Chairtime.Reference.FeeSchedule;
using Chairtime.Reference.Reading;
using Chairtime.Reference.Tables;

namespace Chairtime.Reference.Licensed;

/// <summary>CPT descriptors from a file that the user is licensed to hold. None ships with the product.</summary>
internal static class CptDescriptorImporter
{
    private static readonly Column[] Columns =
    [
        Column.Required("code", "cpt code", "code"),
        Column.Optional("short", "short", "short description", "short descriptor"),
        Column.Optional("medium", "medium", "medium description", "medium descriptor"),
        Column.Required("long", "long", "long description", "long descriptor", "description"),
        Column.Ignored("concept id", "consumer friendly descriptor"),
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
            if (rows.IsBlank)
                continue;
            columns.RefuseStray(rows);
            yield return [fields.Code("code"), fields.Text("short"), fields.Text("medium"), fields.Text("long")];
        }
    }
}
