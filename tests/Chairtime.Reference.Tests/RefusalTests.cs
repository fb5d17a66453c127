using System.IO.Compression;
using System.Text;
using Chairtime.Reference.Store;
using Chairtime.Reference.Tables;

namespace Chairtime.Reference.Tests;

/// <summary>A file that is not right changes nothing, and the message says where, what and what was expected.</summary>
public class RefusalTests
{
    private static readonly string Asp = Encoding.Latin1.GetString(Extracts.Asp());

    public static TheoryData<string, string, string, string> Broken => new()
    {
        { "asp", Extracts.AspJanuary, Asp.Replace("Clotting Factor", "Blotting Factor"),
            "unknown column 10, 'blotting factor'" },
        { "asp", Extracts.AspJanuary, Asp.Replace("Payment Limit,Co", "Limit,Co"), "payment limit" },
        { "asp", Extracts.AspJanuary, Asp.Replace("29.457", "29.4x7"),
            "line 13: found limit '29.4x7'; expected a number" },
        { "asp", Extracts.AspJanuary, Asp.Replace("J0897", "J089"), "line 13: found code 'J089'" },
        { "asp", Extracts.AspJanuary, "", "line 0: found no row at all; expected a header row" },
        { "asp", Extracts.AspJanuary, Asp.Replace("applied,\r\n", "applied,stray\r\n"), "which has no header" },
        { "asp", Extracts.AspJanuary, Asp + "J0897,,1 MG,30.000,20.000,,,,,,,\r\n", "two different rows for J0897" },
        { "asp", Extracts.AspJanuary, Asp.Replace("methodology", "meth\0dology"), "control byte 0x00" },
        { "asp", Extracts.AspJanuary, Asp.Replace("second\"", "second"), "text after a closing quote" },
        { "asp", "October 2026 Payment Limit File 091626.csv", Asp, "one period" },
        { "asp", "no date.csv", Asp.Replace("Effective", "Effectless"), "no dates in the file or its name" },
        { "ptp-practitioner", "v323r0.txt", Extracts.Pairs("96413\t96365\t\t20050101\t*\t2\t"),
            "'2'; expected 0, 1 or 9" },
        { "ptp-practitioner", "v323r0.txt", Extracts.Pairs("96413\t96365\t\t20051301\t*\t1\t"),
            "Effective Date '20051301'" },
        { "ptp-practitioner", "v323r0.txt", Extracts.Pairs("96413\t96365\t\t20050101\t20040101\t1\t"),
            "a deletion date before" },
        { "ptp-practitioner", "v323r0.txt", Extracts.Pairs("96365\t99211\t\t19960101\t*\t1\t"),
            "two different edits of 96365 and 99211" },
        { "mue-practitioner", "Eff_10-01-2026.csv", Extracts.Units("Outpatient Hospital Services"),
            "practitioner services mue values" },
        { "mue-practitioner", "Eff_10-01-2026.csv", Extracts.Units().Replace("3 Date", "4 Date"), "1, 2 or 3" },
        { "zip", "ZIP5_OCT2025.txt", Extracts.Zip5("20261"), "rows of 20261" },
        { "icd10cm", "icd10cm_order_2026.txt", Extracts.Order(1, "M05", 0, "Own") + "\r\n00002 M0579   2 Own",
            "line 2" },
        { "hcpcs", "HCPC2026_OCT_ANWEB.txt", Extracts.Hcpcs().Replace("J1745002004", "J1746002004"),
            "continues the code above" },
        { "ndc", "ndctext.txt", Extracts.Package, "product.txt" },
    };

    [Theory, MemberData(nameof(Broken))]
    public void It_changes_nothing_and_says_why(string kind, string name, string text, string reason)
    {
        using var scratch = new ScratchStore();
        scratch.MustImport(TableKinds.PracticeCosts, "GPCI2026.csv", Extracts.PracticeCosts(true));
        var before = scratch.Contents();
        var refused = Assert.IsType<ImportOutcome.Refused>(
            scratch.Import(TableKinds.Find(kind)!, name, Encoding.Latin1.GetBytes(text)));
        Assert.Contains(reason, refused.Reason, StringComparison.Ordinal);
        Assert.Equal(before, scratch.Contents());
    }

    [Fact]
    public void A_workbook_with_a_formula_is_refused_by_its_cell()
    {
        using var scratch = new ScratchStore();
        var workbook = ScratchStore.Workbook(["HCPCS Code", "=1+1"]);
        var refused = Assert.IsType<ImportOutcome.Refused>(scratch.Import(TableKinds.PaymentLimits, "asp.xlsx",
            workbook));
        Assert.Contains("cell B1: found a formula", refused.Reason, StringComparison.Ordinal);
    }

    [Theory, InlineData("bomb.zip", "payment limit 2026Q1.csv"), InlineData("bomb.xlsx", "xl/worksheets/sheet1.xml"),
     InlineData("shared.xlsx", "xl/sharedStrings.xml")]
    public void A_small_file_that_unpacks_to_gigabytes_is_refused(string name, string entry)
    {
        using var scratch = new ScratchStore();
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var stream = zip.CreateEntry(entry, CompressionLevel.Fastest).Open();
            var spaces = Enumerable.Repeat((byte)' ', 1 << 20).ToArray();
            for (var i = 0; i < 1100; i++)
                stream.Write(spaces);
        }

        Assert.IsType<ImportOutcome.Refused>(scratch.Import(TableKinds.PaymentLimits, name, bytes.ToArray()));
        Assert.Empty(scratch.Store.ReadManifest().Versions);
        using var self = System.Diagnostics.Process.GetCurrentProcess();
        Assert.InRange(self.PeakWorkingSet64, 1, 1L << 30);
    }

    [Fact]
    public void Text_in_another_encoding_is_refused()
    {
        using var scratch = new ScratchStore();
        Assert.IsType<ImportOutcome.Refused>(
            scratch.Import(TableKinds.PaymentLimits, Extracts.AspJanuary,
                Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Asp)).ToArray()));
    }

    [Fact]
    public void Utf8_reads_like_windows_1252()
    {
        using var scratch = new ScratchStore();
        scratch.MustImport(TableKinds.PaymentLimits, Extracts.AspJanuary, Encoding.UTF8.GetBytes(Asp.Replace("first",
            "fürst", StringComparison.Ordinal)));
        Assert.StartsWith("fürst", ReferenceSnapshot.Open(scratch.Store).PaymentLimit("A9606", new(2026, 1,
            2)).Value!.Note, StringComparison.Ordinal);
    }
}
