using Chairtime.Reference.Reading;
using Chairtime.Reference.Tables;

namespace Chairtime.Reference.AspPrices;

/// <summary>The NDC to HCPCS crosswalk that CMS publishes beside the payment limits. It says itself that it is not
/// complete.</summary>
internal static class CrosswalkImporter
{
    private static readonly Column[] Columns =
    [
        Column.Required("code", "_####_code", "####_code", "hcpcs code", "hcpcs"),
        Column.Ignored("short description"),
        Column.Required("labeler", "labeler name"),
        Column.Required("ndc", "ndc2", "ndc"),
        Column.Required("brand", "drug name"),
        Column.Required("dosage", "hcpcs dosage"),
        Column.Required("packageSize", "pkg size"),
        Column.Required("packageQuantity", "pkg qty"),
        Column.Required("unitsPerItem", "billunits"),
        Column.Required("unitsPerPackage", "billunitspkg"),
    ];

    public static ImportedTable Read(TableKind kind, SourceMember member, ImportRequest request) =>
        ColumnTable.Read(kind, member, request, Columns, Days.Quarter, Row);

    private static bool IsPackage(string text) => text.Length is >= 3 and <= 20
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '/' or ' ' or '_');

    private static string[] Row(Fields fields)
    {
        // Hyphens in 5-4-2; skin substitutes are listed with their maker's number, of five characters or more.
        var ndc = fields.Checked(
            "ndc", fields.Text("ndc").Replace("-", "", StringComparison.Ordinal),
            IsPackage, "a package code: 11 digits as 5-4-2, or a maker's number");
        return
        [
            ndc, fields.Code("code"), fields.Text("labeler"), fields.Text("brand"), fields.Text("dosage"),
            fields.Number("packageSize"), fields.Number("packageQuantity"), fields.Number("unitsPerItem"),
            fields.Number("unitsPerPackage"),
        ];
    }
}
