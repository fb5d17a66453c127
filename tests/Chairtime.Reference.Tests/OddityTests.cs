using Chairtime.Billing.Vocabulary;
using Chairtime.Reference.Store;
using Chairtime.Reference.Tables;
using static Chairtime.Reference.Tests.ScratchStore;

namespace Chairtime.Reference.Tests;

/// <summary>What publishers do to their files from one release to the next, and what a release's zip holds.</summary>
public class OddityTests
{
    private static readonly DateOnly October = new(2026, 10, 5);
    private static readonly DateOnly Autumn = new(2025, 11, 1);

    [Fact]
    public void Lines_may_end_either_way()
    {
        using var scratch = new ScratchStore();
        var text = System.Text.Encoding.Latin1.GetString(Extracts.Asp());
        scratch.MustImport(TableKinds.PaymentLimits, Extracts.AspJanuary, Extracts.Asp());
        var again = scratch.Import(TableKinds.PaymentLimits, "unix.csv",
            text.Replace("\r\n", "\n", StringComparison.Ordinal));
        var version = Assert.IsType<ImportOutcome.Loaded>(again).Version;
        Assert.Equal((0, 0, 0), (version.Added, version.Changed, version.Ended));
    }

    [Fact]
    public void October_has_a_thirteenth_column_and_the_add_on_of_one_product_ends()
    {
        using var scratch = new ScratchStore();
        scratch.MustImport(TableKinds.PaymentLimits, Extracts.AspJanuary, Extracts.Asp());
        var october = System.Text.Encoding.Latin1.GetString(
                Extracts.Asp("34.686", "October 1, 2026 through December 31, 2026"))
            .Replace("Notes,\r\n", "Notes,,\r\n", StringComparison.Ordinal)
            .Replace("8% of reference add-on applied,", ",", StringComparison.Ordinal);
        scratch.MustImport(TableKinds.PaymentLimits,
            "section 508 version of October 2026 Medicare Part B Payment Limit File 091626.csv", october);
        var tables = ReferenceSnapshot.Open(scratch.Store);
        Assert.True(tables.PaymentLimit("Q5121", new DateOnly(2026, 1, 15)).Value!.HasQualifyingAddOn);
        var now = tables.PaymentLimit("Q5121", October).Value!;
        Assert.Equal((34.686m, false), (now.Limit, now.HasQualifyingAddOn));
        Assert.Equal(LookupOutcome.NoData, tables.PaymentLimit("J0897", new DateOnly(2026, 6, 1)).Outcome);
    }

    [Fact]
    public void Relative_values_read_alike_as_columns_and_as_fixed_width()
    {
        using var scratch = new ScratchStore();
        scratch.MustImport(TableKinds.RelativeValues, "PPRRVU2026_Jan_nonQPP.csv", Extracts.RelativeValues(true));
        var text = scratch.MustImport(
            TableKinds.RelativeValues, "PPRRVU2026_Jan_nonQPP.txt", Extracts.RelativeValueText());
        Assert.Equal((0, 0, 0), (text.Added, text.Changed, text.Ended));
    }

    [Theory, InlineData("96413 ", "964  "), InlineData(" A   0.28", " A   0.2x"), InlineData(" A   0.28", "     0.28")]
    public void A_broken_row_of_fixed_width_refuses_the_file(string right, string wrong)
    {
        using var scratch = new ScratchStore();
        var refused = Assert.IsType<ImportOutcome.Refused>(scratch.Import(
            TableKinds.RelativeValues, "PPRRVU2026_Jan_nonQPP.txt",
            Extracts.RelativeValueText().Replace(right, wrong, StringComparison.Ordinal)));
        Assert.Contains("line 4", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_release_with_two_files_of_relative_values_gives_the_one_for_most_clinicians()
    {
        using var scratch = new ScratchStore();
        var (other, most) = (Extracts.RelativeValues(true).Replace("33.4009", "33.5675", StringComparison.Ordinal)
            .Replace(",9,,33.5675", ",1,,33.5675", StringComparison.Ordinal), Extracts.RelativeValues(true));
        var whole = scratch.MustImport(TableKinds.RelativeValues, "rvu26a.zip", Zip(
            ("PPRRVU2026_Jan_QPP.csv", Ansi(other)), ("PPRRVU2026_Jan_nonQPP.csv", Ansi(most)),
            ("PPRRVU2026_Jan_nonQPP.txt", Ansi(Extracts.RelativeValueText())), ("GPCI2026.csv", [1])));
        Assert.Equal(("", "PPRRVU2026_Jan_nonQPP.csv"), (whole.Part, whole.Table));
        var qualifying = scratch.MustImport(TableKinds.RelativeValues, "PPRRVU2026_Jan_QPP.csv", other);
        Assert.Equal("qualifying-apm", qualifying.Part);
        Assert.Equal(33.4009m, ReferenceSnapshot.Open(scratch.Store).RelativeValue("96413", "", new(2026, 1, 15))
            .Value!.ConversionFactor);
    }

    [Fact]
    public void An_april_update_is_told_by_its_zip_and_holds_from_its_day()
    {
        using var scratch = new ScratchStore();
        scratch.MustImport(TableKinds.Icd10, "2026-code-descriptions.zip", Zip(
            ("icd10cm_order_2026.txt", Ansi(Crlf(Extracts.Order(1, "M0579", 1, "Own title"))))));
        scratch.MustImport(TableKinds.Icd10, "april-1-2026-code-descriptions-tabular-order.zip", Zip(
            ("icd10cm_codes_2026.txt", Ansi(Crlf("M0579   Own title", "M0580   Own new title")))));
        var tables = ReferenceSnapshot.Open(scratch.Store);
        Assert.Equal(LookupOutcome.NotListed, tables.Diagnosis("M05.80", new DateOnly(2026, 3, 31)).Outcome);
        Assert.True(tables.Diagnosis("M05.80", new DateOnly(2026, 4, 1)).Value!.IsBillable);
        Assert.Equal(LookupOutcome.NoData, tables.Diagnosis("M05.80", new DateOnly(2026, 10, 1)).Outcome);
    }

    [Fact]
    public void A_zip_with_five_and_nine_digits_gives_one_table()
    {
        using var scratch = new ScratchStore();
        scratch.MustImport(TableKinds.Zips, "ZIP5_OCT2025.txt", Extracts.Zip5());
        // The five digits are loaded already; the zip is not the same file, because it holds more.
        var both = scratch.MustImport(TableKinds.Zips, "zip-code-carrier-locality-file-oct2025.zip", Zip(
            ("ZIP5_OCT2025.txt", Ansi(Extracts.Zip5())), ("ZIP9_OCT2025.txt", Ansi(Extracts.Zip9())),
            ("ZIP5lyout.txt", Ansi("Own words")), ("ZIP9lyout.txt", Ansi("Own words"))));
        Assert.Equal((2, 0, 0), (both.Added, both.Changed, both.Ended));
        Assert.Equal("99", ReferenceSnapshot.Open(scratch.Store).Locality("63005-9999", Autumn).Value!.Locality);
        Assert.All(Verification.Verify(scratch.Store), check => Assert.Null(check.Problem));
    }

    [Fact]
    public void Zip_codes_come_as_a_workbook_without_their_leading_zeros()
    {
        using var scratch = new ScratchStore();
        scratch.MustImport(TableKinds.Zips, "ZIP5_OCT2025.xlsx", Workbook(
            ["STATE", "ZIP CODE", "CARRIER", "LOCALITY", "RURAL IND", "LAB CB LOCALITY", "RURAL IND2", "PLUS 4 FLAG",
                "PART B DRUG INDICATOR", "YEAR/QTR"],
            ["TX", "75201", "4412", "11", "", "Z9", "", "0", "", "20254"],
            ["MA", "1001", "14212", "99", "", "Z9", "", "1", "", "20254"]));
        var tables = ReferenceSnapshot.Open(scratch.Store);
        Assert.Equal("04412", tables.Locality("75201", Autumn).Value!.Mac);
        Assert.True(tables.Locality("01001", Autumn).Value!.NeedsPlusFour);
    }

    [Fact]
    public void Nine_digits_in_two_localities_are_unknown_until_their_file_is_loaded()
    {
        using var scratch = new ScratchStore();
        scratch.MustImport(TableKinds.Zips, "ZIP5_OCT2025.txt", Extracts.Zip5());
        Assert.Equal(LookupOutcome.NoData,
            ReferenceSnapshot.Open(scratch.Store).Locality("63005-0001", Autumn).Outcome);
    }

    [Fact]
    public void With_the_nine_digits_alone_five_are_unknown()
    {
        using var scratch = new ScratchStore();
        scratch.MustImport(TableKinds.Zips, "ZIP9_OCT2025.txt", Extracts.Zip9());
        var tables = ReferenceSnapshot.Open(scratch.Store);
        Assert.Equal(LookupOutcome.NoData, tables.Locality("75201", Autumn).Outcome);
        Assert.Equal("12", tables.Locality("63005-0001", Autumn).Value!.Locality);
    }

    [Theory, InlineData(TableKindName.Facility, "Outpatient Hospital Services"),
     InlineData(TableKindName.Equipment, "DME Supplier Services")]
    public void Unit_limits_of_each_setting_answer_for_it_alone(TableKindName which, string setting)
    {
        using var scratch = new ScratchStore();
        var (kind, asked) = which == TableKindName.Facility ? (TableKinds.UnitsFacility, EditSetting.Facility)
            : (TableKinds.UnitsEquipment, EditSetting.Equipment);
        scratch.MustImport(kind, "MCR_MUE_Eff_10-01-2026.csv", Extracts.Units(setting));
        var tables = ReferenceSnapshot.Open(scratch.Store);
        Assert.Equal(150, tables.UnitLimit("J1745", October, asked).Value!.Units);
        Assert.Equal(LookupOutcome.NotListed, tables.UnitLimit("99999", October, asked).Outcome);
        Assert.Equal(LookupOutcome.NoData, tables.UnitLimit("99999", October, EditSetting.Practitioner).Outcome);
    }

    [Fact]
    public void A_package_that_is_listed_twice_keeps_both_rows_in_eleven_digits()
    {
        using var scratch = new ScratchStore();
        var version = scratch.MustImport(TableKinds.NdcDirectory, "ndctext_20261120.zip", Zip(
            ("product.txt", Ansi(Extracts.Product + Extracts.Product[Extracts.Product.IndexOf("P1\t",
                StringComparison.Ordinal)..].Replace("P1\t", "P2\t", StringComparison.Ordinal))),
            ("package.txt", Ansi(Extracts.Package
                + "P2\t57894-030\t57894-030-01\t1 VIAL, relisted\t19980824\t\tN\tN\r\n"
                + "P2\t0002-1433\t0002-1433-80\t4 digits first\t19980824\t\tN\tN\r\n"
                + "P2\t50242-0138\t50242-0138-1\t1 digit last\t19980824\t\tN\tN\r\n"))));
        var table = (RowTable)scratch.Store.Load(version);
        Assert.Equal(2, table.Find("57894003001").Count());
        Assert.Single(table.Find("00002143380"));
        Assert.Single(table.Find("50242013801"));
        Assert.Equal(LookupOutcome.Found,
            ReferenceSnapshot.Open(scratch.Store).Find(TableKinds.NdcDirectory, new(2026, 11, 21), "57894003001")
                .Outcome);
    }

    [Fact]
    public void A_status_indicator_loses_its_trailing_blank_and_money_its_signs()
    {
        using var scratch = new ScratchStore();
        scratch.MustImport(TableKinds.AddendumB, "508 version of October 2025 Web Addendum B.10.31.25.csv",
            Extracts.AddendumB);
        var tables = ReferenceSnapshot.Open(scratch.Store);
        var row = tables.Find(TableKinds.AddendumB, Autumn, "96413").Value!.Single();
        Assert.Equal(("S", "1331.69", "", "66.34"),
            (row["indicator"], row["rate"], row["copayment"], row["minimumCopayment"]));
        Assert.Equal(new OutpatientStatus("J2507", "K"), tables.OutpatientStatus("J2507", Autumn).Value);
        Assert.Equal(LookupOutcome.NotListed, tables.OutpatientStatus("J0000", Autumn).Outcome);
    }

    /// <summary>A kind of unit limits, as test data can name it.</summary>
    public enum TableKindName
    {
        Facility,
        Equipment,
    }
}
