using Chairtime.Reference.Reading;
using Chairtime.Reference.Tables;

namespace Chairtime.Reference.UnitLimits;

/// <summary>Medically unlikely edits of a quarter: three files of one layout that name their setting in the second
/// column.</summary>
internal static class UnitLimitImporter
{
    public static ImportedTable Read(TableKind kind, SourceMember member, ImportRequest request)
    {
        Column[] known =
        [
            Column.Required("code", "hcpcs/ cpt code", "hcpcs/cpt code"),
            Column.Required("units", Setting(kind) + " services mue values", Setting(kind) + " mue values"),
            Column.Required("adjudication", "mue adjudication indicator"),
            Column.Required("rationale", "mue rationale"),
        ];
        using var rows = RowReader.Open(member);
        var columns = ColumnMap.Find(rows, known);
        var period = request.PeriodOr(member, columns.Preamble, Days.Quarter);
        var table = RowTable.Build(kind, member.Place, ReadRows(rows, columns));
        return new ImportedTable(table, period, period.Through, ImportRequest.Released(member, columns.Preamble));
    }

    private static string Setting(TableKind kind) =>
        kind == TableKinds.UnitsPractitioner ? "practitioner"
        : kind == TableKinds.UnitsFacility ? "outpatient hospital" : "dme supplier";

    private static IEnumerable<string[]> ReadRows(RowReader rows, ColumnMap columns)
    {
        var fields = new Fields(rows, columns);
        while (rows.Read())
        {
            if (rows.IsBlank)
                continue;
            columns.RefuseStray(rows);
            var units = fields.Checked("units", fields.Text("units"),
                text => text.Length is > 0 and < 8 && text.All(char.IsAsciiDigit), "a whole number");
            // "3 Date of Service Edit: Clinical": the digit is the indicator.
            var adjudication = fields.Checked("adjudication", fields.Text("adjudication"),
                text => text.Length > 0 && text[0] is '1' or '2' or '3', "1, 2 or 3 with its text");
            yield return [fields.Code("code"), units, adjudication[..1], fields.Text("rationale")];
        }
    }
}
