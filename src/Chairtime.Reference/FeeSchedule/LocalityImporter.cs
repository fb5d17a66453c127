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
        var state = "";
        return ColumnTable.Read(
            kind, member, request, Columns, FeeYear.Of, Row, FeeYear.IsFootnote);

        string[] Row(Fields fields)
        {
            state = fields.Text("state") is { Length: > 0 } named ? named : state;
            return
            [
                fields.Digits("mac", 5), fields.Digits("locality", 2), state, fields.Text("area").TrimEnd('*', ' '),
                fields.Text("counties"),
            ];
        }
    }
}
