using Chairtime.Billing.Vocabulary;
using Chairtime.Reference.Reading;
using Chairtime.Reference.Tables;

namespace Chairtime.Reference.Licensed;

/// <summary>
/// CARC or RARC codes from a file of the user's own: <c>code,ownText,start,stop,category,route</c>. The published texts
/// belong to X12 and none ships with the product.
/// </summary>
internal static class ReasonCodeImporter
{
    private static readonly Column[] Columns =
    [
        Column.Required("code", "code"),
        Column.Required("text", "owntext", "text", "description"),
        Column.Required("from", "start", "start date"),
        Column.Required("through", "stop", "stop date", "deactivated"),
        Column.Optional("category", "category"),
        Column.Optional("route", "route"),
        Column.Ignored("last modified", "modified"),
    ];

    public static ImportedTable Read(TableKind kind, SourceMember member, ImportRequest request)
    {
        using var rows = RowReader.Open(member);
        var columns = ColumnMap.Find(rows, Columns);
        var period = request.PeriodOr(member, columns.Preamble, Days.Quarter);
        var table = RowTable.Build(kind, member.Place, ColumnTable.Rows(rows, columns, Row));
        return new ImportedTable(table, new DateRange(period.From), period.From.AddMonths(4).AddDays(-1), null);
    }

    private static bool IsReason(string text) => text.Length is > 0 and <= 5 && text.All(char.IsAsciiLetterOrDigit);

    private static string[] Row(Fields fields) =>
    [
        fields.Checked("code", fields.Text("code"), IsReason, "a code"), fields.Text("text"), fields.Day("from"),
        fields.Day("through"), fields.Text("category"), fields.Text("route"),
    ];
}
