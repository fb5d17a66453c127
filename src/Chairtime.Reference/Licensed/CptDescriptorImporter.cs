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

    public static ImportedTable Read(TableKind kind, SourceMember member, ImportRequest request) =>
        ColumnTable.Read(kind, member, request, Columns, FeeYear.Of, Row);

    private static string[] Row(Fields fields) =>
        [fields.Code("code"), fields.Text("short"), fields.Text("medium"), fields.Text("long")];
}
