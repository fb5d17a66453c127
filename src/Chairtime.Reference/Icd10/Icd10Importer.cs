using System.Text.RegularExpressions;
using Chairtime.Billing.Vocabulary;
using Chairtime.Reference.Reading;
using Chairtime.Reference.Tables;

namespace Chairtime.Reference.Icd10;

/// <summary>
/// ICD-10-CM codes of a fiscal year: the order file (headings and billable codes), or the code descriptions (billable
/// codes only). A fiscal year starts on October 1 of the year before; an April file holds from its own day.
/// </summary>
internal static partial class Icd10Importer
{
    public static int Rank(string name)
    {
        var file = Path.GetFileName(name);
        if (file.Contains("addenda", StringComparison.OrdinalIgnoreCase) || !file.EndsWith(".txt",
            StringComparison.OrdinalIgnoreCase))
            return 0;
        return file.Contains("icd10cm_order", StringComparison.OrdinalIgnoreCase)
            || file.Contains("icd10cm-order", StringComparison.OrdinalIgnoreCase) ? 2
            : file.StartsWith("icd10cm", StringComparison.OrdinalIgnoreCase)
            && file.Contains("codes", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
    }

    public static ImportedTable Read(TableKind kind, SourceMember member, ImportRequest request)
    {
        // The zip of an April update says so; the file inside may be named for the fiscal year alone.
        var coverage = request.PeriodOr(
            member, "", name => member.Names.Select(April).FirstOrDefault(found => found is not null)
                ?? FiscalYear(name));
        var table = RowTable.Build(kind, member.Place, ReadRows(member));
        return new ImportedTable(table, coverage, coverage.Through, null);
    }

    private static IEnumerable<string[]> ReadRows(SourceMember member)
    {
        using var text = SourceText.Open(member);
        bool? isOrder = null;
        for (var line = 1; text.ReadLine() is { } row; line++)
        {
            if (row.Trim().Length == 0)
                continue;
            isOrder ??= OrderRow().IsMatch(row);
            var match = (isOrder.Value ? OrderRow() : CodeRow()).Match(row);
            if (!match.Success || row.Length > 1000)
            {
                throw new RefusedFileException(
                    $"{member.Place}, line {line}", RefusedFileException.Show(row),
                    isOrder.Value ? "order number, code, 0 or 1, short and long title" : "a code and its title");
            }

            yield return
            [
                match.Groups["code"].Value, isOrder.Value ? match.Groups["billable"].Value : "1",
                match.Groups["title"].Value.Trim(),
            ];
        }
    }

    internal static DateRange? FiscalYear(string name)
    {
        if (Days.TryParse(name, out var day))
            return new DateRange(day, EndOfFiscalYear(day));
        if (April(name) is { } april)
            return april;
        return Days.Year(name) is { } year ? new DateRange(new DateOnly(year - 1, 10, 1), new DateOnly(year, 9, 30))
            : null;
    }

    private static DateRange? April(string name) => AprilText().IsMatch(name) && Days.Year(name) is { } spring
        ? new DateRange(new DateOnly(spring, 4, 1), new DateOnly(spring, 9, 30)) : null;

    private static DateOnly EndOfFiscalYear(DateOnly day) => new(day.Month >= 10 ? day.Year + 1 : day.Year, 9, 30);

    [GeneratedRegex(@"^\d{5} (?<code>[A-Z][0-9A-Z]{2,6}) {1,5}(?<billable>[01]) .{60} (?<title>.*\S)\s*$")]
    private static partial Regex OrderRow();

    [GeneratedRegex(@"^(?<code>[A-Z][0-9A-Z]{2,6}) {1,5}(?<title>\S.*?)\s*$")]
    private static partial Regex CodeRow();

    [GeneratedRegex("(?<![a-z])april", RegexOptions.IgnoreCase)]
    private static partial Regex AprilText();
}
