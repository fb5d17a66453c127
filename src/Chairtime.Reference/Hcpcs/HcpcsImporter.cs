using Chairtime.Billing.Vocabulary;
using Chairtime.Reference.Reading;
using Chairtime.Reference.Tables;

namespace Chairtime.Reference.Hcpcs;

/// <summary>
/// HCPCS Level II codes and modifiers (ANWEB): fixed width of 320, or a workbook. A long title runs on over
/// continuation records, which are joined here.
/// </summary>
internal static class HcpcsImporter
{
    private static readonly Column[] Columns =
    [
        Column.Required("code", "hcpc"),
        Column.Required("record", "recid"),
        Column.Required("title", "long description"),
        Column.Required("shortTitle", "short description"),
        Column.Ignored("seqnum", "mult_pi", "statute", "asc_grp", "asc_dt", "opps", "opps_pi", "opps_dt", "procnote",
            "betos", "anest_bu", "cim1", "cim2", "cim3", "mcm1", "mcm2", "mcm3", "price2", "price3", "price4"),
        Column.Ignored("labcert~", "xref~", "tos~"),
        Column.Optional("pricing", "price1"),
        Column.Optional("coverage", "cov"),
        Column.Required("added", "add dt"),
        Column.Required("changed", "act eff dt"),
        Column.Required("ended", "term dt"),
        Column.Required("action", "action cd"),
    ];

    public static ImportedTable Read(TableKind kind, SourceMember member, ImportRequest request)
    {
        var period = request.PeriodOr(member, "", Period);
        var records = member.IsWorkbook ? Workbook(member) : FixedWidth(member);
        var table = RowTable.Build(kind, member.Place, Join(member, records));
        var coverage = new DateRange(period.From, new DateOnly(period.From.Year, 12, 31));
        return new ImportedTable(table, coverage, period.Through, null);
    }

    // One record: place for messages, code, record id, then the kind's cells from the title on.
    private readonly record struct HcpcsRecord(string Place, string Code, string Id, string[] Cells);

    private static DateRange? Period(string name) =>
        Days.Quarter(name) ?? (Days.Year(name) is { } year ? Days.WholeYear(year) : null);

    private static IEnumerable<HcpcsRecord> Workbook(SourceMember member)
    {
        using var rows = RowReader.Open(member);
        var columns = ColumnMap.Find(rows, Columns);
        var fields = new Fields(rows, columns);
        while (rows.Read())
        {
            if (rows.IsBlank || fields.Text("record").Length == 0)
                continue;
            columns.RefuseStray(rows);
            yield return new HcpcsRecord($"{member.Place}, line {rows.Line}", fields.Text("code"),
                fields.Text("record"),
            [
                fields.Text("title"), fields.Text("shortTitle"), fields.Text("coverage"), fields.Text("pricing"),
                fields.Day("added"), fields.Day("changed"), fields.Day("ended"), fields.Text("action"),
            ]);
        }
    }

    private static IEnumerable<HcpcsRecord> FixedWidth(SourceMember member)
    {
        using var text = SourceText.Open(member);
        int? prose = null;
        var hasRecords = false;
        for (var line = 1; text.ReadLine() is { } row; line++)
        {
            var place = $"{member.Place}, line {line}";
            // Disclaimers stand above the first record or below the last: short lines, or long ones with tabs.
            if (row.Length < 293 || row.Contains('\t', StringComparison.Ordinal))
            {
                if (row.Trim().Length > 0 && hasRecords)
                    prose ??= line;
                continue;
            }

            if (prose is { } early)
                throw new RefusedFileException($"{member.Place}, line {early}", "a short line among the records",
                    "320 characters");
            hasRecords = true;
            yield return new HcpcsRecord(place, row[..5].Trim(), row[10..11],
            [
                Fields.Collapse(row.AsSpan(11, 80).Trim()), Fields.Collapse(row.AsSpan(91, 28).Trim()), row[229..230].Trim(),
                row[119..121].Trim(), Day(place, row[268..276]), Day(place, row[276..284]), Day(place, row[284..292]), row[292..293].Trim(),
            ]);
        }
    }

    private static string Day(string place, string text) =>
        text.Trim().Length == 0 ? ""
        : Days.TryParse(text, out var day) ? Days.Text(day)
        : throw new RefusedFileException(place, "the date " + RefusedFileException.Show(text), "YYYYMMDD");

    private static IEnumerable<string[]> Join(SourceMember member, IEnumerable<HcpcsRecord> records)
    {
        string[]? open = null;
        foreach (var record in records)
        {
            if (record.Code.Length is not (2 or 5) || !record.Code.All(char.IsAsciiLetterOrDigit))
                throw new RefusedFileException(record.Place, RefusedFileException.Show(record.Code),
                    "a code or modifier");
            switch (record.Id)
            {
                case "3" or "7":
                    if (open is not null)
                        yield return open;
                    open = [record.Code.ToUpperInvariant(), .. record.Cells];
                    break;
                case "4" or "8" when open is not null && open[0].Equals(record.Code,
                    StringComparison.OrdinalIgnoreCase):
                    open[1] = (open[1] + " " + record.Cells[0]).Trim();
                    break;
                default:
                    throw new RefusedFileException(
                        record.Place, $"record id {RefusedFileException.Show(record.Id)}",
                        "3 or 7, or 4 or 8 that continues the code above");
            }
        }

        yield return open ?? throw new RefusedFileException(member.Place, "no records", "HCPCS records");
    }
}
