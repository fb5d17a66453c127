using CsCheck;
using Chairtime.Reference.CodePairs;
using Chairtime.Reference.Tables;

namespace Chairtime.Reference.Tests;

public class CodePairTableTests
{
    private static readonly Gen<string> Code = Gen.Int[0, 6].Select(i => new[] { "00000", "0001A", "96365", "96413",
        "99211", "J1745", "ZZZZZ" }[i]);

    // Two periods a pair at most, so that no pair contradicts itself.
    private static readonly Gen<(string First, string Second, int From, int Length, int Modifier)> Edit =
        Gen.Select(Code, Code, Gen.Int[0, 3], Gen.Int[0, 700], Gen.Int[0, 1]);

    [Fact]
    public void A_lookup_finds_what_a_search_through_all_rows_finds() => Gen.Select(Edit.Array[1, 60], Gen.Int[0,
        4000]).Sample(
        (edits, dayNumber) =>
        {
            var rows = edits.DistinctBy(edit => (edit.First, edit.Second, edit.From)).ToList();
            var lines = rows.Select(edit => string.Join('\t', edit.First, edit.Second, "", Text(edit.From * 1000),
                edit.Length == 0 ? "*" : Text((edit.From * 1000) + edit.Length), edit.Modifier, ""));
            using var scratch = new ScratchStore();
            var version = scratch.MustImport(TableKinds.PairsPractitioner, "v323r0.txt",
                Extracts.Pairs(string.Join("\r\n", lines)
                .Replace("0001A\t0591T", "0001B\t0591T", StringComparison.Ordinal)
                .Replace("96365\t99211", "96366\t99211", StringComparison.Ordinal)));
            var table = (CodePairTable)scratch.Store.Load(version);
            var day = Zero.AddDays(dayNumber);
            return rows.All(edit => edit is { First: "96365", Second: "99211" }
                || (table.Indicator(edit.First, edit.Second, day) >= 0) == rows.Exists(other =>
                    other.First == edit.First && other.Second == edit.Second && other.From * 1000 <= dayNumber
                    && (other.Length == 0 || dayNumber <= (other.From * 1000) + other.Length)));
        }, iter: 60);

    [Theory]
    [InlineData("3641", "96413")]
    [InlineData("96413", "3641")]
    [InlineData("9641?", "3641")]
    [InlineData("", "")]
    public void What_is_no_code_is_in_no_pair(string first, string second)
    {
        using var scratch = new ScratchStore();
        var version = scratch.MustImport(TableKinds.PairsPractitioner, "v323r0.txt", Extracts.Pairs(""));
        var table = (CodePairTable)scratch.Store.Load(version);
        Assert.True(table.Indicator(first, second, Zero.AddDays(5000)) < 0);
    }

    private static readonly DateOnly Zero = new(2010, 1, 1);

    private static string Text(int days) => Zero.AddDays(days).ToString("yyyyMMdd");
}
