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

    public static ImportedTable Read(TableKind kind, SourceMember member, ImportRequest request)
    {
        using var rows = RowReader.Open(member);
        var columns = ColumnMap.Find(rows, Columns);
        var period = request.PeriodOr(member, columns.Preamble, Days.Quarter);
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
            yield return
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
    }
}
