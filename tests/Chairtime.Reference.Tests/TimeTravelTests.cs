using Chairtime.Billing.Vocabulary;
using Chairtime.Reference.Shipped;
using Chairtime.Reference.Store;
using Chairtime.Reference.Tables;

namespace Chairtime.Reference.Tests;

public class TimeTravelTests
{
    private static readonly DateOnly January = new(2026, 1, 15);

    [Fact]
    public void A_restated_quarter_is_a_new_version_and_the_old_one_can_still_be_asked()
    {
        using var scratch = new ScratchStore();
        scratch.MustImport(TableKinds.PaymentLimits, "first.csv", Extracts.Asp("23.811"), new DateOnly(2026, 1, 2));
        var loaded = Assert.IsType<ImportOutcome.Loaded>(
            scratch.Import(TableKinds.PaymentLimits, "second.csv", Extracts.Asp("24.000"), new DateOnly(2026, 2, 20)));
        Assert.Equal((0, 1, 0), (loaded.Version.Added, loaded.Version.Changed, loaded.Version.Ended));
        Assert.NotNull(loaded.Replaced);

        Assert.Equal(24.000m, Limit(null));
        Assert.Equal(24.000m, Limit(new DateOnly(2026, 2, 20)));
        Assert.Equal(23.811m, Limit(new DateOnly(2026, 2, 19)));

        decimal? Limit(DateOnly? asOf) =>
            ReferenceSnapshot.Open(scratch.Store, asOf).PaymentLimit("Q5121", January).Value?.Limit;
    }

    [Fact]
    public void Before_anything_was_known_there_is_no_data()
    {
        var tables = ReferenceSnapshot.Shipped(asOf: new DateOnly(2020, 1, 1));
        Assert.Equal(LookupOutcome.NoData, tables.PaymentLimit("J1745", January).Outcome);
    }

    [Fact]
    public void What_was_imported_comes_before_what_ships()
    {
        using var scratch = new ScratchStore();
        Assert.Equal(23.811m, ReferenceSnapshot.Open(scratch.Store).PaymentLimit("Q5121", January).Value!.Limit);
        scratch.MustImport(TableKinds.PaymentLimits, "asp.csv", Extracts.Asp("25.000"));
        Assert.Equal(25.000m, ReferenceSnapshot.Open(scratch.Store).PaymentLimit("Q5121", January).Value!.Limit);
        // The imported table is whole: what only the shipped extract lists is not listed.
        Assert.Equal(LookupOutcome.NotListed, ReferenceSnapshot.Open(scratch.Store).PaymentLimit("J3262",
            January).Outcome);
    }

    [Fact]
    public void Differences_name_what_was_added_changed_and_ended()
    {
        using var scratch = new ScratchStore();
        var before = scratch.MustImport(TableKinds.PairsPractitioner, "v322r0.txt", Extracts.Pairs());
        var after = scratch.MustImport(TableKinds.PairsPractitioner, "v323r0.txt",
            Extracts.Pairs("96413\t96365\t\t20050101\t20260930\t1\tOwn words\r\n96415\t96365\t\t20261001\t*\t1\tNew"));
        var changes = TableDiff.Between(scratch.Store.Load(before), scratch.Store.Load(after))
            .Select(change => $"{change.Change} {change.Key}");
        Assert.Equal(["Ended 96413 96365 2005-01-01", "Added 96415 96365 2026-10-01"], changes);
    }

    [Fact]
    public void The_new_fiscal_year_of_diagnoses_is_unknown_rather_than_guessed()
    {
        var tables = ReferenceSnapshot.Shipped();
        Assert.True(tables.Diagnosis("M05.79", new DateOnly(2026, 9, 30)).Value!.IsBillable);
        Assert.False(tables.Diagnosis("M05.7", new DateOnly(2026, 9, 30)).Value!.IsBillable);
        Assert.Equal(LookupOutcome.NoData, tables.Diagnosis("M05.79", new DateOnly(2026, 10, 1)).Outcome);
    }

    [Theory]
    [InlineData("M05.78", LookupOutcome.NotListed)]
    [InlineData("L40.6", LookupOutcome.NotListed)]
    [InlineData("M02.00", LookupOutcome.NoData)]
    [InlineData("I10", LookupOutcome.NoData)]
    public void An_extract_knows_what_is_not_listed_where_it_holds_the_whole_category(
        string code, LookupOutcome outcome) =>
        Assert.Equal(outcome, ReferenceSnapshot.Shipped().Diagnosis(code, January).Outcome);

    [Theory]
    [InlineData("AL", "10112")]
    [InlineData("NH", "14312")]
    [InlineData("TX", null)]
    [InlineData("VA", null)]
    [InlineData("ZZ", null)]
    public void A_state_that_is_one_locality_has_its_indices(string state, string? mac) =>
        Assert.Equal(mac, ReferenceSnapshot.Shipped().PracticeCostOfState(state, January).Value?.Mac);

    [Fact]
    public void Every_shipped_table_reads_and_has_a_source()
    {
        Assert.NotEmpty(ShippedTables.All);
        Assert.All(ShippedTables.All, table =>
        {
            Assert.True(table.Table.Value.RowCount > 0);
            Assert.NotEmpty(table.Version.Source.Title);
            Assert.True(table.Version.IsExtract);
        });
    }

    [Fact]
    public void Every_shipped_table_is_the_file_whose_hash_is_listed() => Assert.All(ShippedTables.All, table =>
    {
        using var file = typeof(ShippedTables).Assembly.GetManifestResourceStream(
            "data/reference/" + table.Source.File)!;
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file)), table.Source.Sha256);
    });

    [Theory, InlineData("2024-02-01", 32.7442), InlineData("2025-06-01", 32.3465), InlineData("2026-06-01", 33.4009)]
    public void The_conversion_factor_goes_by_the_day(string day, double expected) =>
        Assert.Equal((decimal)expected, Parameters.ConversionFactor.On(DateOnly.Parse(day))!.Value);

    [Fact]
    public void The_conversion_factor_of_2027_is_not_known()
    {
        Assert.Null(Parameters.ConversionFactor.On(new DateOnly(2027, 1, 1))!.Value);
        Assert.Equal(33.5675m, Parameters.QualifyingConversionFactor.On(new DateOnly(2026, 1, 1))!.Value);
    }

    // Expected amounts from CMS's own arithmetic, as printed for the national non-facility amount and for Alabama.
    [Theory, InlineData("96413", 133.27, 117.06), InlineData("96415", 28.39, 25.43), InlineData("99214", 135.61,
        125.23)]
    public void Shipped_values_and_indices_give_the_published_amounts(string code, double nation, double alabama)
    {
        var tables = ReferenceSnapshot.Shipped();
        var value = tables.RelativeValue(code, "", January).Value!;
        var place = tables.PracticeCost("10112", "00", January).Value!;
        var factor = value.ConversionFactor!.Value;
        var sum = value.Work + value.PracticeExpenseNonFacility + value.Malpractice;
        var local = (value.Work * place.Work) + (value.PracticeExpenseNonFacility * place.PracticeExpense)
            + (value.Malpractice * place.Malpractice);
        Assert.Equal((decimal)nation, Math.Round(sum * factor, 2, MidpointRounding.AwayFromZero));
        Assert.Equal((decimal)alabama, Math.Round(local * factor, 2, MidpointRounding.AwayFromZero));
    }

    [Fact]
    public void A_damaged_snapshot_is_found_on_load_and_by_verifying()
    {
        using var scratch = new ScratchStore();
        var version = scratch.MustImport(TableKinds.PracticeCosts, "GPCI2026.csv", Extracts.PracticeCosts(true));
        var path = scratch.Store.SnapshotPath(version.SnapshotSha256);
        var bytes = File.ReadAllBytes(path);
        bytes[^1] ^= 1;
        File.WriteAllBytes(path, bytes);
        Assert.Throws<InvalidDataException>(() => scratch.Store.Load(version));
        Assert.Equal("its snapshot has changed", Verification.Verify(scratch.Store).Single().Problem);
    }
}
