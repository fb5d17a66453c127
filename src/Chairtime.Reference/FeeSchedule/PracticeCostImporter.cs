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

    public static ImportedTable Read(TableKind kind, SourceMember member, ImportRequest request) => ColumnTable.Read(
        kind, member, request, Columns, FeeYear.Of, Row, FeeYear.IsFootnote);

    private static string[] Row(Fields fields) =>
    [
        fields.Digits("mac", 5), fields.Digits("locality", 2),
        fields.Checked("state", fields.Text("state"), text => text.Length == 2, "two letters"),
        fields.Text("name").TrimEnd('*', ' '), fields.RequiredNumber("work"), fields.Number("workWithoutFloor"),
        fields.RequiredNumber("practiceExpense"), fields.RequiredNumber("malpractice"),
    ];
}
