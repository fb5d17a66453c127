using Chairtime.Reference.Store;
using Chairtime.Reference.Tables;

namespace Chairtime.Reference.Tests;

/// <summary>The publishers' own files, where the folder of samples is beside the repository.</summary>
public class RealFileTests
{
    public static TheoryData<string, string, int, string> Files => new()
    {
        { "icd10cm", "cms_2016.zip", 91_737, "2015-10-01" }, { "icd10cm", "cms_2021.zip", 95_358, "2020-10-01" },
        { "icd10cm", "cms_2026.zip", 98_186, "2025-10-01" }, { "asp", "asp_pricing_2025Q4.csv", 1_012, "2025-10-01" },
        { "asp", "asp_pricing_2026Q1.csv", 877, "2026-01-01" },
        { "asp-ndc", "asp_ndc_hcpcs_crosswalk_2025Q4.csv", 8_245, "2025-10-01" },
        { "asp-ndc", "asp_ndc_hcpcs_crosswalk_2026Q1.csv", 7_125, "2026-01-01" },
        { "hcpcs", "HCPC2019_CONTR_ANWEB.txt", 6_800, "2019-01-01" }, { "hcpcs", "HCPC2019_CONTR_ANWEB.xlsx", 6_800,
            "2019-01-01" },
        { "rvu", "PPRRVU2026_Jan_nonQPP.csv", 19_226, "2026-01-01" }, { "gpci", "GPCI2026.csv", 109, "2026-01-01" },
        { "gpci", "GPCI2026.xlsx", 109, "2026-01-01" }, { "locality", "26LOCCO.csv", 109, "2026-01-01" },
        { "locality", "26LOCCO.xlsx", 109, "2026-01-01" },
    };

    [Theory, MemberData(nameof(Files))]
    public void It_loads_whole_and_verifies(string kind, string name, int rows, string from)
    {
        using var scratch = new ScratchStore();
        var outcome = scratch.Store.Import(TableKinds.Find(kind)!, Sample(name), new ImportRequest(), ScratchStore.Now);
        var version = Assert.IsType<ImportOutcome.Loaded>(outcome).Version;
        Assert.Equal((rows, DateOnly.Parse(from)), (version.Rows, version.From));
        Assert.Null(Verification.Verify(scratch.Store).Single().Problem);
    }

    [Theory, InlineData("GPCI2026", "gpci"), InlineData("HCPC2019_CONTR_ANWEB", "hcpcs")]
    public void Text_and_workbook_hold_the_same_codes(string name, string kind)
    {
        using var scratch = new ScratchStore();
        var text = name.StartsWith("GPCI", StringComparison.Ordinal) ? ".csv" : ".txt";
        var tables = new[] { text, ".xlsx" }.Select(ending =>
        {
            var loaded = scratch.Store.Import(TableKinds.Find(kind)!, Sample(name + ending), new ImportRequest(),
                ScratchStore.Now);
            return scratch.Store.Load(Assert.IsType<ImportOutcome.Loaded>(loaded).Version).Entries().Select(entry =>
                entry.Key);
        }).ToList();
        Assert.Equal(tables[0], tables[1]);
    }

    [Fact]
    public void What_ships_agrees_with_the_publishers_files()
    {
        using var scratch = new ScratchStore();
        foreach (var (kind, name) in new[] { ("icd10cm", "cms_2026.zip"), ("asp", "asp_pricing_2026Q1.csv"), ("rvu",
            "PPRRVU2026_Jan_nonQPP.csv"), ("gpci", "GPCI2026.csv") })
            Assert.IsType<ImportOutcome.Loaded>(scratch.Store.Import(TableKinds.Find(kind)!, Sample(name),
                new ImportRequest(), ScratchStore.Now));
        var real = ReferenceSnapshot.Open(scratch.Store);
        var shipped = ReferenceSnapshot.Shipped();
        var day = new DateOnly(2026, 1, 15);
        foreach (var table in Shipped.ShippedTables.All.Where(table => table.Version.Coverage.Contains(day)))
        {
            foreach (var key in table.Table.Value.Entries().Select(entry => entry.Key.Split(ReferenceTable.Separator)))
                Assert.True(Agree(table.Version.Table, key), $"{table.Source.File}: {string.Join(' ', key)}");
        }

        bool Agree(string kind, string[] key) => kind switch
        {
            "icd10cm" => real.Diagnosis(key[0], day).Value?.IsBillable == shipped.Diagnosis(key[0],
                day).Value!.IsBillable,
            "asp" => real.PaymentLimit(key[0], day).Value is { } limit && shipped.PaymentLimit(key[0], day).Value
                is { } own
                && (limit.Limit, limit.CoinsurancePercent) == (own.Limit, own.CoinsurancePercent),
            "rvu" => real.RelativeValue(key[0], key[1], day).Value is { } value && shipped.RelativeValue(key[0],
                key[1], day).Value is { } mine
                && value == mine,
            "gpci" => real.PracticeCost(key[0], key[1], day).Value == shipped.PracticeCost(key[0], key[1], day).Value,
            _ => true,
        };
    }

    private static string Sample(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "Chairtime.slnx")))
                continue;
            var path = Path.Combine(folder.FullName, "..", "shared", "samples", "reference", name);
            if (File.Exists(path))
                return path;
        }

        Assert.Skip("The folder ../shared/samples/reference is not beside the repository.");
        return "";
    }
}
