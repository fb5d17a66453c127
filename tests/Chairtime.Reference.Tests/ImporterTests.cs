using Chairtime.Billing.Vocabulary;
using Chairtime.Reference.Store;
using Chairtime.Reference.Tables;

namespace Chairtime.Reference.Tests;

public class ImporterTests
{
    private static readonly DateOnly January = new(2026, 1, 15);
    private static readonly DateOnly October = new(2026, 10, 5);

    public static TheoryData<string> Kinds => [.. Extracts.All.Select(extract => extract.Kind.Id)];

    [Theory, MemberData(nameof(Kinds))]
    public void A_good_file_loads_verifies_and_is_refused_a_second_time(string kind)
    {
        using var scratch = new ScratchStore();
        var extract = Extracts.All.Single(each => each.Kind.Id == kind);
        scratch.MustImport(extract.Kind, extract.Name, extract.Bytes);
        Assert.All(Verification.Verify(scratch.Store), check => Assert.Null(check.Problem));

        var before = scratch.Contents();
        Assert.IsType<ImportOutcome.AlreadyLoaded>(scratch.Import(extract.Kind, extract.Name, extract.Bytes));
        Assert.Equal(before, scratch.Contents());
    }

    [Theory, MemberData(nameof(Kinds))]
    public void The_same_file_inside_a_zip_gives_the_same_rows(string kind)
    {
        using var scratch = new ScratchStore();
        var extract = Extracts.All.Single(each => each.Kind.Id == kind);
        if (extract.Name.EndsWith(".zip", StringComparison.Ordinal))
            Assert.Skip("ships as a zip: the other test covers it");
        scratch.MustImport(extract.Kind, extract.Name, extract.Bytes);
        var zip = ScratchStore.Zip((extract.Name, extract.Bytes), ("read me.pdf", [1, 2, 3]));
        Assert.IsType<ImportOutcome.AlreadyLoaded>(scratch.Import(extract.Kind, "wrapped.zip", zip));
    }

    [Fact]
    public void Payment_limits_keep_notes_and_tell_no_limit_from_zero()
    {
        using var scratch = new ScratchStore();
        scratch.MustImport(TableKinds.PaymentLimits, Extracts.AspJanuary, Extracts.Asp());
        var tables = ReferenceSnapshot.Open(scratch.Store);
        Assert.Equal(29.457m, tables.PaymentLimit("J0897", January).Value!.Limit);
        Assert.Equal(17.585m, tables.PaymentLimit("J0897", January).Value!.CoinsurancePercent);
        Assert.Equal("\"lesser of\" methodology applied", tables.PaymentLimit("J0129", January).Value!.Note);
        Assert.Equal("first second", tables.PaymentLimit("A9606", January).Value!.Note);
        Assert.True(tables.PaymentLimit("Q5121", January).Value!.HasQualifyingAddOn);
        Assert.Null(tables.PaymentLimit("J3490", January).Value!.Limit);
        Assert.Equal(LookupOutcome.NotListed, tables.PaymentLimit("J9999", January).Outcome);
    }

    [Fact]
    public void A_file_from_before_the_coinsurance_column_has_none()
    {
        using var scratch = new ScratchStore();
        scratch.MustImport(TableKinds.PaymentLimits, "asp.csv", Extracts.AspBeforeCoinsurance());
        var found = ReferenceSnapshot.Open(scratch.Store).PaymentLimit("J1745", new DateOnly(2022, 2, 1));
        Assert.Equal(48.000m, found.Value!.Limit);
        Assert.Null(found.Value.CoinsurancePercent);
    }

    [Theory, InlineData("NDC2", 242), InlineData("NDC", 0)]
    public void The_crosswalk_reads_both_headers_and_a_package_with_two_codes(string header, int emptyColumns)
    {
        using var scratch = new ScratchStore();
        scratch.MustImport(TableKinds.Crosswalk, "crosswalk.csv", Extracts.Crosswalk(header, emptyColumns));
        var tables = ReferenceSnapshot.Open(scratch.Store);
        Assert.Equal(["J0881", "J0882"], tables.Crosswalk("55513-0002-01", January).Value.Select(entry => entry.Hcpcs));
        Assert.Equal(12.5m, tables.Crosswalk("00003218811", January).Value.Single().UnitsPerItem);
        Assert.Equal("Q4100", tables.Crosswalk("888867413689", January).Value.Single().Hcpcs);
        Assert.False(tables.Crosswalk("00000000000", January).IsKnown);
    }

    [Fact]
    public void Code_pairs_go_by_the_day_of_service()
    {
        using var scratch = new ScratchStore();
        scratch.MustImport(TableKinds.PairsPractitioner, "ccipra-v323r0.TXT", Extracts.Pairs());
        var tables = ReferenceSnapshot.Open(scratch.Store);
        Lookup<CodePairEdit> On(int year, int month) =>
            tables.CodePair("0001A", "0591T", new DateOnly(year, month, 1), EditSetting.Practitioner);
        Assert.Equal('0', On(2022, 1).Value.Modifier);
        Assert.Equal(LookupOutcome.NotListed, On(2022, 6).Outcome);
        Assert.Equal('1', On(2026, 10).Value.Modifier);
        Assert.Equal('0', tables.CodePair("96365", "99211", October, EditSetting.Practitioner).Value.Modifier);
        Assert.Equal(LookupOutcome.NotListed, tables.CodePair("99211", "96365", October,
            EditSetting.Practitioner).Outcome);
        Assert.Equal(LookupOutcome.NoData, tables.CodePair("96413", "96365", new(2027, 1, 1),
            EditSetting.Practitioner).Outcome);
        Assert.Equal(LookupOutcome.NoData, tables.CodePair("96413", "96365", October, EditSetting.Facility).Outcome);
    }

    [Fact]
    public void Code_pairs_read_without_the_columns_that_may_be_missing()
    {
        using var scratch = new ScratchStore();
        scratch.MustImport(TableKinds.PairsPractitioner, "v323r0.TXT",
            "Column 1\tColumn 2\tEffective Date\tDeletion Date\tModifier\r\n96413\t96365\t20050101\t*\t1\r\n");
        var found = ReferenceSnapshot.Open(scratch.Store).CodePair("96413", "96365", October, EditSetting.Practitioner);
        Assert.Equal(('1', ""), (found.Value.Modifier, found.Value.Rationale));
    }

    [Fact]
    public void Outside_the_part_that_is_loaded_a_pair_is_unknown()
    {
        using var scratch = new ScratchStore();
        scratch.MustImport(TableKinds.PairsPractitioner, "ccipra-v323r0-f1.TXT", Extracts.Pairs());
        var tables = ReferenceSnapshot.Open(scratch.Store);
        Assert.Equal(LookupOutcome.NotListed, tables.CodePair("50000", "50001", October,
            EditSetting.Practitioner).Outcome);
        Assert.Equal(LookupOutcome.NoData, tables.CodePair("99999", "50001", October,
            EditSetting.Practitioner).Outcome);
    }

    [Fact]
    public void Unit_limits_take_the_indicator_digit_and_a_limit_of_zero()
    {
        using var scratch = new ScratchStore();
        scratch.MustImport(TableKinds.UnitsPractitioner, "MCR_MUE_Eff_10-01-2026.csv", Extracts.Units());
        var tables = ReferenceSnapshot.Open(scratch.Store);
        Assert.Equal((150, 3), Limit("J1745"));
        Assert.Equal((0, 2), Limit("96376"));
        Assert.Equal((1, 1), Limit("96368"));

        (int Units, int Adjudication) Limit(string code)
        {
            var found = tables.UnitLimit(code, October, EditSetting.Practitioner).Value!;
            return (found.Units, found.Adjudication);
        }
    }

    [Theory, InlineData(true, "PPRRVU2026_Jan_nonQPP.csv"), InlineData(false, "PPRRVU2026_Jan.csv")]
    public void Relative_values_read_31_and_32_columns_and_a_blank_tail(bool withPricing, string name)
    {
        using var scratch = new ScratchStore();
        var blank = string.Concat(Enumerable.Repeat(new string(',', 31) + "\r\n", 50));
        scratch.MustImport(TableKinds.RelativeValues, name, Extracts.RelativeValues(withPricing, blank));
        var tables = ReferenceSnapshot.Open(scratch.Store);
        var infusion = tables.RelativeValue("96413", "", January).Value!;
        Assert.Equal((0.28m, 3.64m, 0.07m, 33.4009m), (infusion.Work, infusion.PracticeExpenseNonFacility,
            infusion.Malpractice, infusion.ConversionFactor));
        Assert.Equal(1.46m, tables.RelativeValue("93306", "26", January).Value!.Work);
        Assert.Equal(3.52m, tables.RelativeValue("93306", "TC", January).Value!.PracticeExpenseFacility);
        Assert.True(tables.RelativeValue("96413", "", October).Table!.IsStaleFor(October));
    }

    [Fact]
    public void Practice_costs_keep_leading_zeros_and_read_one_or_two_columns_for_work()
    {
        using var scratch = new ScratchStore();
        scratch.MustImport(TableKinds.PracticeCosts, "GPCI2026.csv", Extracts.PracticeCosts(true));
        scratch.MustImport(TableKinds.PracticeCosts, "GPCI2025.csv", Extracts.PracticeCosts(false));
        var tables = ReferenceSnapshot.Open(scratch.Store);
        var alabama = tables.PracticeCost("10112", "00", January).Value!;
        Assert.Equal((1.000m, 0.988m), (alabama.Work, alabama.WorkWithoutFloor));
        Assert.Equal("ALASKA", tables.PracticeCost("02102", "01", January).Value!.Name);
        Assert.Null(tables.PracticeCost("10112", "00", new DateOnly(2025, 5, 1)).Value!.WorkWithoutFloor);
    }

    [Fact]
    public void A_zip_code_leads_to_its_locality_or_asks_for_four_more_digits()
    {
        using var scratch = new ScratchStore();
        scratch.MustImport(TableKinds.Zips, "ZIP5_OCT2025.txt", Extracts.Zip5());
        var day = new DateOnly(2025, 11, 1);
        var tables = ReferenceSnapshot.Open(scratch.Store);
        Assert.Equal(("04412", "11"), (tables.Locality("75201-1234", day).Value!.Mac, tables.Locality("75201",
            day).Value!.Locality));
        Assert.True(tables.Locality("63005", day).Value!.NeedsPlusFour);
    }

    [Fact]
    public void Four_more_digits_decide_where_five_do_not()
    {
        using var scratch = new ScratchStore();
        scratch.MustImport(TableKinds.Zips, "ZIP5_OCT2025.txt", Extracts.Zip5());
        scratch.MustImport(TableKinds.Zips, "ZIP9_OCT2025.txt", Extracts.Zip9());
        var tables = ReferenceSnapshot.Open(scratch.Store);
        var day = new DateOnly(2025, 11, 1);
        Assert.Equal("12", tables.Locality("63005-0001", day).Value!.Locality);
        Assert.Equal("99", tables.Locality("630059999", day).Value!.Locality);
        Assert.True(tables.Locality("63005", day).Value!.NeedsPlusFour);
    }

    [Fact]
    public void The_registry_of_providers_keeps_who_where_and_until_when()
    {
        using var scratch = new ScratchStore();
        var version = scratch.MustImport(
            TableKinds.Providers, "npidata_pfile_20261116-20261122.csv", Extracts.Providers());
        var table = (RowTable)scratch.Store.Load(version);
        var organization = Assert.Single(table.Find("1234567893"));
        Assert.Equal(("2", "INVENTED RHEUMATOLOGY, PLLC", "606010001", "207RR0500X", "2006-05-23"),
            (organization["entity"], organization["organization"], organization["postalCode"],
                organization["taxonomy"], organization["enumerated"]));
        Assert.Equal("2026-11-18", Assert.Single(table.Find("1000000004"))["deactivated"]);
    }

    [Fact]
    public void A_provider_number_with_a_wrong_check_digit_refuses_the_file()
    {
        using var scratch = new ScratchStore();
        var refused = Assert.IsType<ImportOutcome.Refused>(scratch.Import(
            TableKinds.Providers, "npidata_pfile_20261116-20261122.csv",
            Extracts.Providers().Replace("1234567893", "1234567890", StringComparison.Ordinal)));
        Assert.Contains("check digit", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Codes_of_hcpcs_end_and_long_titles_are_joined()
    {
        using var scratch = new ScratchStore();
        scratch.MustImport(TableKinds.Hcpcs, "HCPC2026_OCT_ANWEB.txt", Extracts.Hcpcs());
        var tables = ReferenceSnapshot.Open(scratch.Store);
        Assert.Equal("Own words that run on over a second record", tables.Hcpcs("J1745", October).Value!.Title);
        Assert.Equal(LookupOutcome.NotListed, tables.Hcpcs("Q5102", October).Outcome);
        Assert.True(tables.Hcpcs("Q5102", new DateOnly(2017, 5, 1)).IsFound);
    }

    [Fact]
    public void A_workbook_reads_like_its_text()
    {
        using var scratch = new ScratchStore();
        string[][] rows =
        [
            ["ADDENDUM E"], [],
            ["Medicare Administrative Contractor (MAC)", "State", "Locality Number", "Locality Name",
                "2026 PW GPCI (with 1.0 Floor)", "2026 PE GPCI", "2026 MP GPCI"],
            ["2102", "AK", "1", "ALASKA*", "1.500", "1.065", "0.551"],
        ];
        scratch.MustImport(TableKinds.PracticeCosts, "GPCI2026.xlsx", ScratchStore.Workbook(rows));
        Assert.Equal(1.065m, ReferenceSnapshot.Open(scratch.Store).PracticeCost("02102", "01",
            January).Value!.PracticeExpense);
    }
}
