using System.Globalization;
using System.Text.RegularExpressions;
using Chairtime.Reference.Reading;
using Chairtime.Reference.Tables;

namespace Chairtime.Reference.FeeSchedule;

/// <summary>ZIP codes to carrier and locality: fixed width of 80, five digits (ZIP5) or nine (ZIP9).</summary>
internal static partial class ZipImporter
{
    private const int Width = 80;

    public static int Rank(string name) =>
        Path.GetExtension(name).Equals(".txt", StringComparison.OrdinalIgnoreCase)
        && Path.GetFileName(name).StartsWith("ZIP", StringComparison.OrdinalIgnoreCase)
        && !name.Contains("lyout", StringComparison.OrdinalIgnoreCase) ? (name.Contains("ZIP5") ? 2 : 1) : 0;

    public static ImportedTable Read(TableKind kind, SourceMember member, ImportRequest request)
    {
        var isNine = member.Names.Any(name => name.Contains("ZIP9", StringComparison.OrdinalIgnoreCase));
        var quarters = new HashSet<string>(StringComparer.Ordinal);
        var table = RowTable.Build(kind, member.Place, ReadRows(member, isNine, quarters));
        if (quarters.Count != 1)
            throw new RefusedFileException(member.Place, string.Join(" and ", quarters.Take(4)), "rows of one quarter");
        var text = quarters.Single();
        var inside = Days.QuarterFrom(Number(text[..4]), (Number(text[4..]) * 3) - 2)!.Value;
        var named = request.PeriodOr(member, "", name => Days.Quarter(name) ?? inside);
        if (named.From != inside.From)
            throw new RefusedFileException(member.Place, $"rows of {text}", $"rows of the name's quarter, {named}");
        return new ImportedTable(table, inside, inside.Through, null) { Part = isNine ? "zip9" : "" };
    }

    private static IEnumerable<string[]> ReadRows(SourceMember member, bool isNine, HashSet<string> quarters)
    {
        using var text = SourceText.Open(member);
        for (var line = 1; text.ReadLine() is { } row; line++)
        {
            if (row.Trim().Length == 0)
                continue;
            var fields = Row().Match(row);
            if (row.Length != Width || !fields.Success)
            {
                throw new RefusedFileException(
                    $"{member.Place}, line {line}", RefusedFileException.Show(row) + $" of {row.Length} characters",
                    "80: state, ZIP, carrier, locality, ..., year and quarter");
            }

            quarters.Add(row[75..]);
            var zip = row[2..7] + (isNine ? row[21..25].Trim() : "");
            yield return
            [
                zip, row[..2], row[7..12], row[12..14], row[14..15].Trim(), row[20..21].Trim(),
                row[isNine ? 31 : 22].ToString().Trim(),
            ];
        }
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^[A-Z]{2}\d{5}\d{5}\d{2}.{61}20\d\d[1-4]$")]
    private static partial Regex Row();
}
