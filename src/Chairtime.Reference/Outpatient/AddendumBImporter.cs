using Chairtime.Reference.Reading;
using Chairtime.Reference.Tables;

namespace Chairtime.Reference.Outpatient;

/// <summary>OPPS Addendum B of a quarter: how a hospital outpatient department is paid for each code.</summary>
internal static class AddendumBImporter
{
    private static readonly Column[] Columns =
    [
        Column.Required("code", "hcpcs code", "hcpcs"),
        Column.Ignored("short descriptor"),
        Column.Required("indicator", "si"),
        Column.Required("apc", "apc"),
        Column.Required("weight", "relative weight"),
        Column.Required("rate", "payment rate"),
        Column.Required("copayment", "national unadjusted copayment"),
        Column.Required("minimumCopayment", "minimum unadjusted copayment"),
        Column.Optional("iraCoinsurance", "ira coinsurance percentage"),
        Column.Optional("adjustedCopayment", "adjusted beneficiary copayment"),
        Column.Optional("passThroughExpires", "drug and device pass-through expiration~"),
        Column.Optional("note", "note"),
        Column.Optional("change", "* indicates a change"),
    ];

    public static ImportedTable Read(TableKind kind, SourceMember member, ImportRequest request) =>
        ColumnTable.Read(kind, member, request, Columns, Days.Quarter, Row);

    private static string[] Row(Fields fields) =>
    [
        fields.Code("code"),
        fields.Checked("indicator", fields.Text("indicator"), text => text.Length is 1 or 2,
            "a status indicator"),
        fields.Text("apc"), fields.Number("weight", "."), fields.Number("rate", "."),
        fields.Number("copayment", "."), fields.Number("minimumCopayment", "."),
        fields.Number("iraCoinsurance", "."), fields.Number("adjustedCopayment", "."),
        fields.Text("passThroughExpires"), fields.Text("note"), fields.Text("change"),
    ];
}
