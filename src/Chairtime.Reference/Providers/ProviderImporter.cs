using System.Globalization;
using System.Text.RegularExpressions;
using Chairtime.Billing.Vocabulary;
using Chairtime.Reference.Reading;
using Chairtime.Reference.Tables;

namespace Chairtime.Reference.Providers;

/// <summary>NPPES weekly changes: of some 330 columns those that tell who a provider is and whether the NPI is
/// active.</summary>
internal static partial class ProviderImporter
{
    private const int MostTaxonomies = 15;
    private const int DaysFresh = 14;

    private static readonly Column[] Columns =
    [
        Column.Required("npi", "npi"),
        Column.Required("entity", "entity type code"),
        Column.Required("organization", "provider organization name (legal business name)"),
        Column.Required("family", "provider last name (legal name)"),
        Column.Required("given", "provider first name"),
        Column.Required("line", "provider first line business practice location address"),
        Column.Required("city", "provider business practice location address city name"),
        Column.Required("state", "provider business practice location address state name"),
        Column.Required("postalCode", "provider business practice location address postal code"),
        Column.Required("enumerated", "provider enumeration date"),
        Column.Required("updated", "last update date"),
        Column.Required("deactivated", "npi deactivation date"),
        Column.Required("reactivated", "npi reactivation date"),
        .. Enumerable.Range(1, MostTaxonomies).SelectMany(i => new[]
        {
            new Column($"taxonomy{i}", i == 1, $"healthcare provider taxonomy code_{i}"),
            new Column($"primary{i}", i == 1, $"healthcare provider primary taxonomy switch_{i}"),
        }),
        Column.Ignored("replacement npi", "employer identification number (ein)", "npi deactivation reason code",
            "is sole proprietor", "is organization subpart", "certification date", "provider~",
            "authorized official~", "other provider identifier~", "healthcare provider taxonomy group_~",
            "parent organization~"),
    ];

    public static int Rank(string name) =>
        name.Contains("fileheader", StringComparison.OrdinalIgnoreCase) ? 0 : Importers.Table(name, "npidata_pfile");

    public static ImportedTable Read(TableKind kind, SourceMember member, ImportRequest request)
    {
        using var rows = RowReader.Open(member);
        var columns = ColumnMap.Find(rows, Columns);
        var week = request.PeriodOr(member, "", Week);
        var table = RowTable.Build(kind, member.Place, ColumnTable.Rows(rows, columns, Row));
        return new ImportedTable(table, new DateRange(week.From), week.Through?.AddDays(DaysFresh), week.Through)
        { Part = Days.Text(week.From) };
    }

    private static DateRange? Week(string name)
    {
        var match = WeekText().Match(name);
        return match.Success && Days.TryParse(match.Groups["from"].Value, out var from)
            && Days.TryParse(match.Groups["to"].Value, out var through) ? new DateRange(from, through) : null;
    }

    private static string[] Row(Fields fields) =>
    [
        fields.Checked("npi", fields.Text("npi"), IsNpi, "ten digits with a right check digit"),
        fields.Checked("entity", fields.Text("entity"), text => text is "" or "1" or "2", "1, 2 or nothing"),
        fields.Text("organization"), fields.Text("family"), fields.Text("given"), fields.Text("line"),
        fields.Text("city"), fields.Text("state"), fields.Text("postalCode"), Taxonomy(fields),
        fields.Day("enumerated"), fields.Day("updated"), fields.Day("deactivated"), fields.Day("reactivated"),
    ];

    private static string Taxonomy(Fields fields)
    {
        var primary = Enumerable.Range(1, MostTaxonomies).FirstOrDefault(
            i => fields.Text("primary" + i.ToString(CultureInfo.InvariantCulture)) == "Y", 1);
        return fields.Text("taxonomy" + primary.ToString(CultureInfo.InvariantCulture));
    }

    // The Luhn check over the number with 80840 in front.
    private static bool IsNpi(string text)
    {
        if (text.Length != 10 || !text.All(char.IsAsciiDigit))
            return false;
        var sum = 24;
        for (var i = 0; i < 10; i++)
        {
            var digit = text[i] - '0';
            var doubled = i % 2 == 0 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }

        return sum % 10 == 0;
    }

    [GeneratedRegex(@"(?<from>20\d{6})[-_](?<to>20\d{6})")]
    private static partial Regex WeekText();
}
