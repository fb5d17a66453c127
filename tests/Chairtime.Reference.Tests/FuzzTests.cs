using CsCheck;
using Chairtime.Reference.Store;

namespace Chairtime.Reference.Tests;

/// <summary>Damaged files: either the store takes a file that still reads strictly, or not a byte of it
/// changes.</summary>
public class FuzzTests
{
    private static readonly bool Nightly = Environment.GetEnvironmentVariable("CHAIRTIME_NIGHTLY") == "1";

    [Fact]
    public void Flipped_bits_and_cut_ends_never_leave_a_half_import() => Gen.Select(
        Gen.Int[0, Extracts.All.Count - 1], Gen.Int[0, 1_000_000], Gen.Int[0, 7], Gen.Int[0, 3]).Sample((which, place,
            bit, how) =>
    {
        var (kind, name, good) = Extracts.All[which];
        var wrapped = how == 2 && !name.EndsWith(".zip", StringComparison.Ordinal);
        var bytes = wrapped ? ScratchStore.Zip((name, good)) : (byte[])good.Clone();
        if (how == 0)
            bytes = bytes[..(place % bytes.Length)];
        else
            bytes[place % bytes.Length] ^= (byte)(1 << bit);
        using var scratch = new ScratchStore();
        scratch.MustImport(Tables.TableKinds.PracticeCosts, "GPCI2025.csv", Extracts.PracticeCosts(false));
        var before = scratch.Contents();
        var outcome = scratch.Import(kind, wrapped ? "wrapped.zip" : name, bytes);
        return outcome is ImportOutcome.Loaded
            ? Verification.Verify(scratch.Store).All(check => check.Problem is null)
            : scratch.Contents() == before;
    }, iter: Nightly ? 5_000 : 400);

    [Fact]
    public void Damaged_workbooks_are_refused() => Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[0, 7],
        Gen.Bool).Sample((place, bit, cut) =>
    {
        var bytes = ScratchStore.Workbook(
            ["Medicare Administrative Contractor (MAC)", "State", "Locality Number", "Locality Name",
                "2026 PW GPCI (with 1.0 Floor)", "2026 PE GPCI", "2026 MP GPCI"],
            ["2102", "AK", "1", "ALASKA*", "1.500", "1.065", "0.551"]);
        if (cut)
            bytes = bytes[..(place % bytes.Length)];
        else
            bytes[place % bytes.Length] ^= (byte)(1 << bit);
        using var scratch = new ScratchStore();
        var outcome = scratch.Import(Tables.TableKinds.PracticeCosts, "GPCI2026.xlsx", bytes);
        return outcome is ImportOutcome.Loaded
            ? Verification.Verify(scratch.Store).All(check => check.Problem is null)
            : scratch.Contents().Length == 0;
    }, iter: Nightly ? 3_000 : 100);
}
