using System.Diagnostics;
using System.Globalization;
using System.Text;
using Chairtime.Reference.Store;
using Chairtime.Reference.Tables;

namespace Chairtime.Reference.Tests;

/// <summary>An import that is killed leaves the whole file or none of it.</summary>
public class KilledImportTests
{
    private const int Pairs = 150_000;

    [Fact]
    public void A_killed_import_leaves_the_whole_file_or_none_of_it()
    {
        var nightly = Environment.GetEnvironmentVariable("CHAIRTIME_NIGHTLY") == "1";
        var random = new Random(20261123);
        using var scratch = new ScratchStore();
        var file = scratch.Put("ccipra-v323r0.TXT", ScratchStore.Ansi(ManyPairs()));
        var clock = Stopwatch.StartNew();
        using (var whole = Start(file, Path.Combine(scratch.StoreFolder, "whole")))
            whole.WaitForExit();
        var usual = (int)clock.ElapsedMilliseconds;
        var (none, all) = (0, 0);
        for (var i = 0; i < (nightly ? 100 : 6); i++)
        {
            var folder = Path.Combine(scratch.StoreFolder, i.ToString(CultureInfo.InvariantCulture));
            using var import = Start(file, folder);
            // Any moment of a usual run, with a little beyond its end.
            import.WaitForExit(random.Next(usual + (usual / 10)));
            import.Kill();
            import.WaitForExit();
            var store = ReferenceStore.Open(folder);
            var versions = store.ReadManifest().Versions;
            if (versions.Count == 0)
            {
                none++;
            }
            else
            {
                all++;
                Assert.Equal(Pairs + 4, Assert.Single(versions).Rows);
                Assert.Equal(Pairs + 4, store.Load(versions[0]).RowCount);
            }

            // What was left behind is in nobody's way: the same import then succeeds, or was whole before.
            var again = store.Import(TableKinds.PairsPractitioner, file, new ImportRequest(), ScratchStore.Now);
            Assert.True(versions.Count == 0 ? again is ImportOutcome.Loaded : again is ImportOutcome.AlreadyLoaded);
            Assert.Empty(Directory.EnumerateFiles(folder, "*.unfinished", SearchOption.AllDirectories));
            Directory.Delete(folder, recursive: true);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{none} imports left nothing, {all} were whole; usual "
            + $"run {usual} ms.");
    }

    private static Process Start(string file, string folder) => Process.Start(new ProcessStartInfo("dotnet",
        [Path.Combine(AppContext.BaseDirectory, "chairtime.dll"), "reference", "import", "ptp", file, "--reference",
            folder])
    { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;

    private static string ManyPairs()
    {
        var rows = new StringBuilder();
        for (var i = 0; i < Pairs; i++)
            rows.Append(CultureInfo.InvariantCulture,
                $"{10_000 + (i / 100)}\t{20_000 + (i % 100)}\t\t20050101\t*\t1\tOwn words\r\n");
        return Extracts.Pairs(rows.ToString() + "96413\t96365\t\t20050101\t*\t1\tOwn words");
    }
}
