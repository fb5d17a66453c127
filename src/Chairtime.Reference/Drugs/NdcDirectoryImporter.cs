using Chairtime.Billing.Vocabulary;
using Chairtime.Reference.Reading;
using Chairtime.Reference.Tables;

namespace Chairtime.Reference.Drugs;

/// <summary>The NDC directory (ndctext.zip): packages, each joined with its product.</summary>
internal static class NdcDirectoryImporter
{
    // The directory appears every working day; a copy a week old is stale, one a quarter old answers nothing.
    private const int DaysFresh = 7;
    private const int DaysCovered = 92;

    // Five times what the directory lists.
    private const int MostProducts = 600_000;
    private const int MostProductText = 64 << 20;

    private static readonly Column[] Packages =
    [
        Column.Required("productId", "productid"),
        Column.Required("product", "productndc"),
        Column.Required("printed", "ndcpackagecode"),
        Column.Required("description", "packagedescription"),
        Column.Required("from", "startmarketingdate"),
        Column.Required("through", "endmarketingdate"),
        Column.Required("excluded", "ndc_exclude_flag"),
        Column.Required("sample", "sample_package"),
    ];

    private static readonly Column[] Products =
    [
        Column.Required("productId", "productid"),
        Column.Ignored("productndc", "producttypename", "proprietarynamesuffix", "startmarketingdate",
            "endmarketingdate",
            "marketingcategoryname", "applicationnumber", "pharm_classes", "deaschedule", "ndc_exclude_flag",
            "listing_record_certified_through"),
        Column.Required("name", "proprietaryname"),
        Column.Required("substance", "nonproprietaryname"),
        Column.Required("form", "dosageformname"),
        Column.Required("route", "routename"),
        Column.Required("labeler", "labelername"),
        Column.Ignored("substancename"),
        Column.Required("strength", "active_numerator_strength"),
        Column.Required("unit", "active_ingred_unit"),
    ];

    public static ImportedTable Read(TableKind kind, SourceMember member, ImportRequest request)
    {
        var products = ReadProducts(member.Companion ?? throw new RefusedFileException(
            member.Place, "one text", "the zip with package.txt and product.txt"));
        var table = RowTable.Build(kind, member.Place, ReadRows(member, products));
        var day = request.From ?? member.Names.Select(Snapshot).FirstOrDefault(found => found is not null)
            ?? throw new RefusedFileException(member.Place, "no date in the file's name", "--from YYYY-MM-DD");
        return new ImportedTable(table, new DateRange(day, day.AddDays(DaysCovered)), day.AddDays(DaysFresh), day);
    }

    /// <summary>Eleven digits, padded in the part that is short: 4-4-2, 5-3-2, 5-4-1.</summary>
    internal static string? Pad(string printed)
    {
        var parts = printed.Split('-');
        return parts.Length == 3 && parts.All(part => part.Length > 0 && part.All(char.IsAsciiDigit))
            && parts[0].Length <= 5 && parts[1].Length <= 4 && parts[2].Length <= 2 && parts.Sum(p => p.Length) >= 10
            ? parts[0].PadLeft(5, '0') + parts[1].PadLeft(4, '0') + parts[2].PadLeft(2, '0') : null;
    }

    private static DateOnly? Snapshot(string name) =>
        System.Text.RegularExpressions.Regex.Match(name, @"20\d{6}|20\d\d-\d\d-\d\d") is { Success: true } match
        && Days.TryParse(match.Value, out var day) ? day : null;

    private static Dictionary<string, string[]> ReadProducts(SourceMember member)
    {
        using var rows = RowReader.Open(member);
        var columns = ColumnMap.Find(rows, Products);
        var fields = new Fields(rows, columns);
        var products = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var length = 0;
        while (rows.Read())
        {
            if (rows.IsBlank)
                continue;
            columns.RefuseStray(rows);
            string[] cells =
            [
                fields.Text("name"), fields.Text("substance"), fields.Text("form"), fields.Text("route"),
                fields.Text("labeler"), fields.Text("strength"), fields.Text("unit"),
            ];
            length += cells.Sum(cell => cell.Length);
            if (products.Count == MostProducts || length > MostProductText)
                throw rows.Refuse($"more than {MostProducts:N0} products", "the NDC directory");
            if (!products.TryAdd(fields.Text("productId"), cells))
                throw rows.Refuse("a product twice", "each product once");
        }

        return products;
    }

    private static IEnumerable<string[]> ReadRows(SourceMember member, Dictionary<string, string[]> products)
    {
        using var rows = RowReader.Open(member);
        var columns = ColumnMap.Find(rows, Packages);
        var fields = new Fields(rows, columns);
        while (rows.Read())
        {
            if (rows.IsBlank)
                continue;
            columns.RefuseStray(rows);
            var printed = fields.Text("printed");
            var ndc = Pad(printed) ?? throw fields.Wrong("package code", printed,
                "4-4-2, 5-3-2 or 5-4-1 digits with hyphens");
            var product = products.GetValueOrDefault(fields.Text("productId"))
                ?? throw fields.Wrong("product", fields.Text("productId"), "a product of product.txt");
            yield return
            [
                ndc, printed, fields.Text("productId"), fields.Text("product"), fields.Text("description"),
                fields.Day("from"), fields.Day("through"), fields.Text("excluded"), fields.Text("sample"), .. product,
            ];
        }
    }
}
