using Chairtime.Billing.Vocabulary;
using Chairtime.Reference.Tables;
using static Chairtime.Reference.Tests.ScratchStore;

namespace Chairtime.Reference.Tests;

/// <summary>Code pairs come in several zips a quarter, split by column 1 code.</summary>
public class PairPartTests
{
    private const string Release = "medicare-ncci-2026q4-practitioner-ptp-edits-ccipra-v323r0";
    private static readonly DateOnly October = new(2026, 10, 5);

    [Fact]
    public void Four_zips_make_one_table()
    {
        using var scratch = new ScratchStore();
        foreach (var part in new[] { 1, 2, 3, 4 })
            Import(scratch, part);
        var tables = ReferenceSnapshot.Open(scratch.Store);
        Assert.Equal(4, scratch.Store.ReadManifest().Versions.Count);
        foreach (var (first, second, _) in Rows)
            Assert.True(Ask(tables, first, second).IsFound, first);
        // Between the last code of one part and the first of the next there is nothing.
        foreach (var first in new[] { "00001", "25999", "36910", "99999" })
            Assert.Equal(first == "99999" ? LookupOutcome.NoData : LookupOutcome.NotListed,
                Ask(tables, first, "96365").Outcome);
    }

    [Fact]
    public void A_part_that_is_not_loaded_is_unknown_and_its_neighbours_are_not()
    {
        using var scratch = new ScratchStore();
        Import(scratch, 1);
        Import(scratch, 3);
        var tables = ReferenceSnapshot.Open(scratch.Store);
        Assert.Equal(LookupOutcome.NotListed, Ask(tables, "20000", "96365").Outcome);
        Assert.Equal(LookupOutcome.NoData, Ask(tables, "25999", "96365").Outcome);
        Assert.Equal(LookupOutcome.NoData, Ask(tables, "30000", "96365").Outcome);
        Assert.Equal(LookupOutcome.NotListed, Ask(tables, "50000", "96365").Outcome);
    }

    [Fact]
    public void A_new_quarter_is_not_filled_up_with_parts_of_the_last_one()
    {
        using var scratch = new ScratchStore();
        foreach (var part in new[] { 1, 2, 3, 4 })
            Import(scratch, part, "medicare-ncci-2026q3-practitioner-ptp-edits-ccipra-v322r0");
        Import(scratch, 1);
        var tables = ReferenceSnapshot.Open(scratch.Store);
        Assert.Equal(LookupOutcome.NoData, Ask(tables, "60698", "96365").Outcome);
        Assert.True(Ask(tables, "10000", "96365").IsFound);
        Assert.True(tables.CodePair("60698", "96365", new DateOnly(2026, 9, 30), EditSetting.Practitioner).IsFound);
    }

    [Fact]
    public void A_workbook_of_pairs_reads_like_its_text()
    {
        using var scratch = new ScratchStore();
        scratch.MustImport(TableKinds.PairsFacility, "ccioph-v323r0-f4.xlsx", Workbook(
            ["Own words"],
            ["Column 1", "Column 2", "*=in existence&#10;prior to 1996", "Effective&#10;Date",
                "Deletion&#10;Date&#10;*=no data", "Modifier&#10;0=not allowed&#10;1=allowed&#10;9=not applicable",
                "PTP Edit Rationale"],
            ["96413", "96365", "", "20050101", "*", "1", "Own words"]));
        var found = ReferenceSnapshot.Open(scratch.Store).CodePair("96413", "96365", October, EditSetting.Facility);
        Assert.Equal(('1', "Own words"), (found.Value.Modifier, found.Value.Rationale));
    }

    [Fact]
    public void A_cell_under_no_header_refuses_the_file()
    {
        using var scratch = new ScratchStore();
        Assert.IsType<Store.ImportOutcome.Refused>(scratch.Import(TableKinds.PairsPractitioner, "v323r0.txt",
            Extracts.Pairs("96413\t96365\t\t20050101\t*\t1\tOwn words\tstray")));
    }

    private static readonly (string First, string Second, int Part)[] Rows =
    [
        ("0001A", "0591T", 1), ("10000", "96365", 1), ("25000", "96365", 1), ("26010", "96365", 2),
        ("36909", "96365", 2), ("37140", "96365", 3), ("60698", "96365", 3), ("61000", "96365", 4),
        ("96413", "96365", 4),
    ];

    private static Lookup<CodePairEdit> Ask(ReferenceSnapshot tables, string first, string second) =>
        tables.CodePair(first, second, October, EditSetting.Practitioner);

    // Upper-case endings in the first two, lower-case ones in the others, as published.
    private static void Import(ScratchStore scratch, int part, string release = Release)
    {
        var rows = Rows.Where(row => row.Part == part)
            .Select(row => $"{row.First}\t{row.Second}\t\t20050101\t*\t1\tOwn words").ToList();
        var text = "Column 1\tColumn 2\t*=in existence prior to 1996\tEffective Date\tDeletion Date *=no data\t"
            + "Modifier 0=not allowed 1=allowed 9=not applicable\tPTP Edit Rationale\r\n" + Crlf([.. rows]);
        var name = release[release.IndexOf("ccipra", StringComparison.Ordinal)..] + $"-f{part}";
        scratch.MustImport(TableKinds.PairsPractitioner, $"{release}-f{part}.zip", Zip(
            (name + (part < 3 ? ".TXT" : ".txt"), Ansi(text)), (name + ".xlsx", [1, 2, 3])));
    }
}
