using System.Globalization;
using System.Text.RegularExpressions;
using Chairtime.Billing.Vocabulary;
using Chairtime.Reference.Reading;
using Chairtime.Reference.Tables;

namespace Chairtime.Reference.FeeSchedule;

/// <summary>
/// Relative values of the physician fee schedule (PPRRVU): a header spread over five rows, 31 or 32 columns, and since
/// 2026 two files a quarter that differ by conversion factor. The text of fixed width has a class of its own.
/// </summary>
internal static partial class RelativeValueImporter
{
    private static readonly Column[] Columns =
    [
        Column.Required("code", "hcpcs"),
        Column.Required("modifier", "mod"),
        Column.Ignored("description", "not used for medicare payment"),
        Column.Required("status", "status code"),
        Column.Required("work", "work rvu"),
        Column.Required("peNonFacility", "non-fac pe rvu"),
        Column.Ignored("non-fac na indicator", "facility na indicator"),
        Column.Required("peFacility", "facility pe rvu"),
        Column.Required("malpractice", "mp rvu"),
        Column.Ignored("non-facility total", "facility total"),
        Column.Required("pcTc", "pctc ind"),
        Column.Required("global", "glob days"),
        Column.Ignored("pre op", "intra op", "post op"),
        Column.Required("multiple", "mult proc"),
        Column.Optional("bilateral", "bilat surg"),
        Column.Optional("assistant", "asst surg"),
        Column.Ignored("co- surg", "team surg", "endo base", "calculation flag"),
        Column.Optional("pricing", "pric ind"),
        Column.Required("conversionFactor", "conv factor"),
        Column.Optional("supervision", "physician supervision of diagnostic procedures"),
        Column.Ignored("diagnostic imaging family indicator"),
        Column.Ignored("non-facility pe used for opps payment amount", "facility pe used for opps payment amount",
            "mp used for opps payment amount"),
    ];

    // The quarter's zip holds both files of 2026: the one for clinicians outside an advanced payment model is the
    // default; give the other by itself.
    public static int Rank(string name) => Importers.Table(name, "pprrvu") == 0 ? 0
        : name.Contains("_QPP", StringComparison.OrdinalIgnoreCase) ? 1 : 2;

    public static ImportedTable Read(TableKind kind, SourceMember member, ImportRequest request)
    {
        var quarter = request.PeriodOr(member, "", Quarter);
        var coverage = new DateRange(quarter.From, new DateOnly(quarter.From.Year, 12, 31));
        var (rows, preamble) = RelativeValueText.Is(member)
            ? (RelativeValueText.Read(member), "") : ReadColumns(member);
        var part = rows.Count > 0 && rows[0][^1] == "1" ? "qualifying-apm" : "";
        return new ImportedTable(
            RowTable.Build(kind, member.Place, rows), coverage, quarter.Through,
            ImportRequest.Released(member, preamble)) { Part = part };
    }

    private static (List<string[]> Rows, string Preamble) ReadColumns(SourceMember member)
    {
        using var rows = RowReader.Open(member);
        var columns = ColumnMap.Find(rows, Columns, lines: 5);
        return ([.. ColumnTable.Rows(rows, columns, Row)], columns.Preamble);
    }

    private static string[] Row(Fields fields) =>
    [
        fields.Code("code"),
        fields.Checked("modifier", fields.Text("modifier"), text => text.Length is 0 or 2, "a modifier or nothing"),
        fields.Checked("status", fields.Text("status"), text => text.Length == 1, "one letter"),
        fields.RequiredNumber("work"), fields.RequiredNumber("peNonFacility"),
        fields.RequiredNumber("peFacility"), fields.RequiredNumber("malpractice"), fields.Text("pcTc"),
        fields.Text("global"), fields.Text("multiple"), fields.Text("bilateral"), fields.Text("assistant"),
        fields.Number("conversionFactor"), fields.Text("supervision"), fields.Text("pricing"),
    ];

    private static DateRange? Quarter(string name)
    {
        var letter = Release().Match(name);
        return Days.Quarter(name) ?? (letter.Success
            ? Days.QuarterFrom(
                2000 + int.Parse(letter.Groups["y"].Value, CultureInfo.InvariantCulture),
                ("abcd".IndexOf(char.ToLowerInvariant(letter.Groups["letter"].Value[0]),
                    StringComparison.Ordinal) * 3) + 1)
            : null);
    }

    [GeneratedRegex(@"rvu(?<y>\d\d)(?<letter>[abcd])", RegexOptions.IgnoreCase)]
    private static partial Regex Release();
}
