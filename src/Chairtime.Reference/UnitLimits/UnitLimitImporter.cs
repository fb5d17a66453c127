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
        return ColumnTable.Read(kind, member, request, known, Days.Quarter, Row);
    }

    private static string Setting(TableKind kind) =>
        kind == TableKinds.UnitsPractitioner ? "practitioner"
        : kind == TableKinds.UnitsFacility ? "outpatient hospital" : "dme supplier";

    private static string[] Row(Fields fields)
    {
        var units = fields.Checked("units", fields.Text("units"),
            text => text.Length is > 0 and < 8 && text.All(char.IsAsciiDigit), "a whole number");
        // "3 Date of Service Edit: Clinical": the digit is the indicator.
        var adjudication = fields.Checked("adjudication", fields.Text("adjudication"),
            text => text.Length > 0 && text[0] is '1' or '2' or '3', "1, 2 or 3 with its text");
        return [fields.Code("code"), units, adjudication[..1], fields.Text("rationale")];
    }
}
