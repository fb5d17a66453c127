using System.Diagnostics;
using System.Globalization;
using System.Text;
using Chairtime.Reference.Store;
using Chairtime.Reference.Tables;

namespace Chairtime.Cli.Tests.Reference;

/// <summary>An import that is killed leaves the whole file or none of it.</summary>
public sealed class KilledImportTests : IDisposable
{
    private const int Pairs = 150_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("chairtime-killed-").FullName;

    [Fact]
    public void A_killed_import_leaves_the_whole_file_or_none_of_it()
    {
        var nightly = Environment.GetEnvironmentVariable("CHAIRTIME_NIGHTLY") == "1";
        var random = new Random(20261123);
        var file = Path.Combine(_folder, "ccipra-v323r0.TXT");
        File.WriteAllText(file, ManyPairs());
        var (none, whole) = (0, 0);
        for (var i = 0; i < (nightly ? 100 : 5); i++)
        {
            if (KillOne(file, Path.Combine(_folder, i.ToString(CultureInfo.InvariantCulture)), Usual(file, i), random))
                whole++;
            else
                none++;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{none} imports left nothing, {whole} were whole.");
    }

    private int _usual;

    // Measured again now and then: how long an import takes depends on who else uses the machine.
    private int Usual(string file, int i)
    {
        if (i % 10 > 0)
            return _usual;
        var clock = Stopwatch.StartNew();
        using (var import = Start(file, Path.Combine(_folder, $"usual-{i}")))
        {
            import.WaitForExit();
            Assert.Equal(0, import.ExitCode);
        }

        return _usual = (int)clock.ElapsedMilliseconds;
    }

    private static bool KillOne(string file, string folder, int usual, Random random)
    {
        using (var import = Start(file, folder))
        {
            // Any moment of a usual run, with a little beyond its end.
            import.WaitForExit(random.Next(usual + (usual / 10)));
            import.Kill();
            import.WaitForExit();
        }

        var store = ReferenceStore.Open(folder);
        var versions = store.ReadManifest().Versions;
        if (versions.Count > 0)
        {
            Assert.Equal(Pairs, Assert.Single(versions).Rows);
            Assert.Equal(Pairs, store.Load(versions[0]).RowCount);
        }

        // What was left behind is in nobody's way: the same import then succeeds, or was whole before.
        var again = store.Import(
            TableKinds.PairsPractitioner, file, new ImportRequest(),
            new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        Assert.True(versions.Count == 0 ? again is ImportOutcome.Loaded : again is ImportOutcome.AlreadyLoaded);
        Assert.Empty(Directory.EnumerateFiles(folder, "*.unfinished", SearchOption.AllDirectories));
        Directory.Delete(folder, recursive: true);
        return versions.Count > 0;
    }

    private static Process Start(string file, string folder) => Process.Start(new ProcessStartInfo(
        "dotnet",
        [Path.Combine(AppContext.BaseDirectory, "chairtime.dll"), "reference", "import", "ptp", file,
            "--reference", folder])
    {
        UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
    })!;

    private static string ManyPairs()
    {
        var rows = new StringBuilder(
            "Column 1\tColumn 2\tEffective Date\tDeletion Date\tModifier\tPTP Edit Rationale\r\n");
        for (var i = 0; i < Pairs; i++)
        {
            var (first, second) = (10_000 + (i / 100), 20_000 + (i % 100));
            rows.Append(CultureInfo.InvariantCulture, $"{first}\t{second}\t20050101\t*\t1\tOwn\r\n");
        }

        return rows.ToString();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
