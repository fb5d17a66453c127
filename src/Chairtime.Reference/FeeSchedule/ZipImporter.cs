using System.Globalization;
using System.Text.RegularExpressions;
using Chairtime.Reference.Reading;
using Chairtime.Reference.Tables;

namespace Chairtime.Reference.FeeSchedule;

/// <summary>
/// ZIP codes to carrier and locality: five digits (ZIP5), as text of fixed width or as a workbook, and nine digits
/// (ZIP9) for those that lie in two localities. A zip that holds both gives one table.
/// </summary>
internal static partial class ZipImporter
{
    private const int Width = 80;

    private static readonly Column[] Columns =
    [
        Column.Required("state", "state"),
        Column.Required("zip", "zip code"),
        Column.Required("mac", "carrier"),
        Column.Required("locality", "locality"),
        Column.Required("rural", "rural ind"),
        Column.Ignored("lab cb locality", "rural ind2", "rural ind 2"),
        Column.Required("plusFour", "plus 4 flag"),
        Column.Required("partB", "part b drug indicator"),
        Column.Required("quarter", "year/qtr"),
    ];

    public static int Rank(string name) =>
        IsTable(name) ? (name.Contains("ZIP5", StringComparison.OrdinalIgnoreCase) ? 2 : 1) : 0;

    public static int NineDigitRank(string name) => IsTable(name) && IsNine(name) ? 1 : 0;

    private static bool IsTable(string name) => Path.GetExtension(name).ToLowerInvariant() is ".txt" or ".xlsx"
        && Path.GetFileName(name).StartsWith("ZIP", StringComparison.OrdinalIgnoreCase)
        && !name.Contains("lyout", StringComparison.OrdinalIgnoreCase);

    private static bool IsNine(string name) => name.Contains("ZIP9", StringComparison.OrdinalIgnoreCase);

    public static ImportedTable Read(TableKind kind, SourceMember member, ImportRequest request)
    {
        var isNine = member.Names.Any(IsNine) && !member.Name.Contains("ZIP5", StringComparison.OrdinalIgnoreCase);
        var quarters = new HashSet<string>(StringComparer.Ordinal);
        var rows = ReadRows(member, isNine, quarters);
        if (member.Companion is { } other)
            rows = rows.Concat(ReadRows(other, isNine: true, quarters));
        var table = RowTable.Build(kind, member.Place, rows);
        if (quarters.Count != 1)
            throw new RefusedFileException(member.Place, string.Join(" and ", quarters.Take(4)), "rows of one quarter");
        var text = quarters.Single();
        var inside = Days.QuarterFrom(Number(text[..4]), (Number(text[4..]) * 3) - 2)!.Value;
        var named = request.PeriodOr(member, "", name => Days.Quarter(name) ?? inside);
        if (named.From != inside.From)
            throw new RefusedFileException(member.Place, $"rows of {text}", $"rows of the name's quarter, {named}");
        return new ImportedTable(table, inside, inside.Through, null) { Part = isNine ? "zip9" : "" };
    }

    private static IEnumerable<string[]> ReadRows(SourceMember member, bool isNine, HashSet<string> quarters) =>
        member.IsWorkbook ? ReadWorkbook(member, quarters) : ReadText(member, isNine, quarters);

    private static IEnumerable<string[]> ReadWorkbook(SourceMember member, HashSet<string> quarters)
    {
        using var rows = RowReader.Open(member);
        var columns = ColumnMap.Find(rows, Columns);
        var fields = new Fields(rows, columns);
        while (rows.Read())
        {
            if (rows.IsBlank)
                continue;
            columns.RefuseStray(rows);
            quarters.Add(fields.Checked("quarter", fields.Text("quarter"), QuarterText().IsMatch, "year and quarter"));
            yield return
            [
                fields.Digits("zip", 5),
                fields.Checked("state", fields.Text("state"), text => text.Length == 2, "two letters"),
                fields.Digits("mac", 5), fields.Digits("locality", 2), fields.Text("rural"), fields.Text("plusFour"),
                fields.Text("partB"),
            ];
        }
    }

    private static IEnumerable<string[]> ReadText(SourceMember member, bool isNine, HashSet<string> quarters)
    {
        using var text = SourceText.Open(member);
        for (var line = 1; text.ReadLine() is { } row; line++)
        {
            if (row.Trim().Length == 0)
                continue;
            if (row.Length != Width || !Row().IsMatch(row))
            {
                throw new RefusedFileException(
                    $"{member.Place}, line {line}", RefusedFileException.Show(row) + $" of {row.Length} characters",
                    "80: state, ZIP, carrier, locality, ..., year and quarter");
            }

            quarters.Add(row[75..]);
            var four = isNine ? row[21..25] : "";
            if (isNine && !four.All(char.IsAsciiDigit))
            {
                throw new RefusedFileException(
                    $"{member.Place}, line {line}", RefusedFileException.Show(four), "four further digits");
            }

            yield return
            [
                row[2..7] + four, row[..2], row[7..12], row[12..14], row[14..15].Trim(), row[20..21].Trim(),
                row[isNine ? 31 : 22].ToString().Trim(),
            ];
        }
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^[A-Z]{2}\d{5}\d{5}\d{2}.{61}20\d\d[1-4]$")]
    private static partial Regex Row();

    [GeneratedRegex(@"^20\d\d[1-4]$")]
    private static partial Regex QuarterText();
}
