using System.Globalization;
using System.Text.RegularExpressions;
using Chairtime.Billing.Vocabulary;
using Chairtime.Reference.Reading;
using Chairtime.Reference.Tables;

namespace Chairtime.Reference.CodePairs;

/// <summary>NCCI procedure-to-procedure edits: tab-delimited text (or a workbook), header cells with line
/// breaks.</summary>
internal static partial class CodePairImporter
{
    private static readonly Column[] Columns =
    [
        Column.Required("column1", "column 1"),
        Column.Required("column2", "column 2"),
        Column.Optional("prior1996", "*=in existence prior to 1996", "*= in existence prior to 1996",
            "* = in existence prior to 1996"),
        Column.Required("from", "effective date"),
        Column.Required("through", "deletion date *=no data", "deletion date * = no data", "deletion date"),
        Column.Required("modifier", "modifier 0=not allowed 1=allowed 9=not applicable",
            "modifier 0 = not allowed 1 = allowed 9 = not applicable", "modifier"),
        Column.Optional("rationale", "ptp edit rationale"),
    ];

    public static ImportedTable Read(TableKind kind, SourceMember member, ImportRequest request)
    {
        using var rows = RowReader.Open(member);
        var columns = ColumnMap.Find(rows, Columns);
        var edits = new List<CodePairRow>();
        var reasons = new Reasons();
        while (rows.Read())
        {
            if (rows.IsBlank)
                continue;
            columns.RefuseStray(rows);
            if (edits.Count == CodePairTable.MostRows)
                throw rows.Refuse($"more than {CodePairTable.MostRows:N0} edits", "a quarter's table");
            edits.Add(ReadRow(rows, columns, reasons));
        }

        var period = request.PeriodOr(member, columns.Preamble, Quarter);
        return new ImportedTable(
            CodePairTable.Build(kind, member.Place, edits, reasons.All), period,
            period.Through, ImportRequest.Released(member, columns.Preamble)) { Part = PartOf(member) };
    }

    // v320 is the first quarter of 2026; CMS counts one a quarter.
    internal static DateRange? Quarter(string name)
    {
        if (Days.Quarter(name) is { } named)
            return named;
        var version = VersionText().Match(name);
        if (!version.Success)
            return null;
        var quarters = int.Parse(version.Groups["v"].Value, CultureInfo.InvariantCulture) - 320;
        var from = new DateOnly(2026, 1, 1).AddMonths(quarters * 3);
        return new DateRange(from, from.AddMonths(3).AddDays(-1));
    }

    private static string PartOf(SourceMember member) =>
        member.Names.Select(name => PartText().Match(name)).FirstOrDefault(match => match.Success)?.Groups["part"].Value
            .ToLowerInvariant() ?? "";

    private static CodePairRow ReadRow(RowReader rows, ColumnMap columns, Reasons reasons)
    {
        var first = Code(rows, columns["column1"], "Column 1");
        var second = Code(rows, columns["column2"], "Column 2");
        var from = Day(rows, columns["from"], "Effective Date");
        var through = rows.Cell(columns["through"]) is "*" or "" or "99991231" ? CodePairRow.Open
            : Day(rows, columns["through"], "Deletion Date");
        var modifier = rows.Cell(columns["modifier"]);
        if (modifier is not ("0" or "1" or "9"))
            throw rows.Refuse("the modifier indicator " + RefusedFileException.Show(modifier), "0, 1 or 9");
        if (through < from && modifier is not "9")
            throw rows.Refuse("a deletion date before the effective date", "a day on or after it");
        var prior = rows.Cell(columns["prior1996"]);
        if (prior is not ("" or "*"))
            throw rows.Refuse("the pre-1996 mark " + RefusedFileException.Show(prior), "* or nothing");
        return new CodePairRow(
            ((ulong)first << 32) | second, from, through, (byte)((modifier[0] - '0') | (prior.Length > 0 ? 16 : 0)),
            reasons.IndexOf(rows, rows.Cell(columns["rationale"])));
    }

    private static uint Code(RowReader rows, int column, string name) =>
        CodeKey.Pack(rows.Cell(column)) is > 0 and var key ? key
            : throw rows.Refuse($"{name} {RefusedFileException.Show(rows.Cell(column))}", "a code of five characters");

    private static ushort Day(RowReader rows, int column, string name)
    {
        var cell = rows.Cell(column);
        if (DateOnly.TryParseExact(cell, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day >= CodePairRow.DayZero && day < CodePairRow.Day(CodePairRow.Open))
            return CodePairRow.Pack(day);
        throw rows.Refuse($"{name} {RefusedFileException.Show(cell)}", "a day as YYYYMMDD");
    }

    private sealed class Reasons
    {
        private readonly List<string> _all = [""];

        public string[] All => [.. _all];

        // About thirty different texts among millions of rows: a look through the list beats hashing each.
        public byte IndexOf(RowReader rows, ReadOnlySpan<char> text)
        {
            for (var i = 0; i < _all.Count; i++)
            {
                if (text.SequenceEqual(_all[i]))
                    return (byte)i;
            }

            if (_all.Count == 256)
                throw rows.Refuse("a 256th edit rationale", "at most 255 different ones");
            _all.Add(text.ToString());
            return (byte)(_all.Count - 1);
        }
    }

    [GeneratedRegex(@"(?<![a-z0-9])v(?<v>3\d\d)r\d", RegexOptions.IgnoreCase)]
    private static partial Regex VersionText();

    [GeneratedRegex(@"[-_](?<part>f\d)(?=[-_.]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex PartText();
}
