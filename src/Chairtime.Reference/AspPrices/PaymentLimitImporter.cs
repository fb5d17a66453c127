using Chairtime.Reference.Reading;
using Chairtime.Reference.Tables;

namespace Chairtime.Reference.AspPrices;

/// <summary>Part B drug payment limits of a quarter (the "ASP pricing file").</summary>
internal static class PaymentLimitImporter
{
    private static readonly Column[] Columns =
    [
        Column.Required("code", "hcpcs code"),
        Column.Ignored("short description"),
        Column.Required("dosage", "hcpcs code dosage"),
        Column.Required("limit", "payment limit"),
        Column.Optional("coinsurance", "co-insurance percentage", "coinsurance percentage"),
        Column.Ignored("vaccine awp%", "vaccine limit", "blood awp%", "blood limit"),
        Column.Optional("clotting", "clotting factor"),
        Column.Optional("note", "notes", "note"),
    ];

    public static int Rank(string name) =>
        name.Contains("not payable", StringComparison.OrdinalIgnoreCase)
        || name.Contains("crosswalk", StringComparison.OrdinalIgnoreCase)
        || name.Contains("noc", StringComparison.OrdinalIgnoreCase) ? 0
        : Math.Max(Importers.Table(name, "payment limit"), Importers.Table(name, "pricing"));

    public static ImportedTable Read(TableKind kind, SourceMember member, ImportRequest request) =>
        ColumnTable.Read(kind, member, request, Columns, Days.Quarter, Row);

    private static string[] Row(Fields fields) =>
    [
        fields.Code("code"), fields.Text("dosage"), fields.Number("limit", "N/A"),
        fields.Number("coinsurance", "N/A"), fields.Text("note"), fields.Text("clotting"),
    ];
}
