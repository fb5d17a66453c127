using System.Diagnostics;

namespace Chairtime.Cli.Tests.Bills;

/// <summary>A run that is killed leaves every file as it was or as it should become, never half written.</summary>
public sealed class KilledBillTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chairtime-killed-bill-").FullName;

    [Fact]
    public void A_killed_run_leaves_whole_files_and_the_next_one_is_as_if_nothing_had_happened()
    {
        var nightly = Environment.GetEnvironmentVariable("CHAIRTIME_NIGHTLY") == "1";
        var (few, many) = (Practice("few", 60), Practice("many", 1200));
        var (before, after) = (Billed(few, "before"), Billed(many, "after"));
        var usual = Math.Min(Timed(many), Timed(many));
        var (kills, tries) = (0, nightly ? 60 : 4);
        for (var i = 1; i <= tries; i++)
        {
            Billed(few, "out");
            // From the first moments of a usual run to its last, while files are being written.
            if (Run(many, "out", usual * i / tries) != ExitStatus.NeedsPerson)
                kills++;
            foreach (var (name, bytes) in Files("out").Where(static file => !file.Key.StartsWith('.')))
            {
                Assert.True(Same(bytes, before.GetValueOrDefault(name)) || Same(bytes, after.GetValueOrDefault(name)),
                    $"{name} of {bytes.Length} bytes is neither of the run before nor of the run that was killed");
            }

            Billed(many, "out");
            Assert.Equal(after.Keys, Files("out").Keys);
            Assert.All(Files("out"), file => Assert.Equal(after[file.Key], file.Value));
        }

        Assert.True(kills > 0, "No run was killed before its end.");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private int Timed(string practice)
    {
        var clock = Stopwatch.StartNew();
        Assert.Equal(ExitStatus.NeedsPerson, Run(practice, "timed", wait: null));
        return (int)clock.ElapsedMilliseconds;
    }

    private static bool Same(byte[] bytes, byte[]? others) =>
        others is not null && bytes.AsSpan().SequenceEqual(others);

    private string Practice(string name, int visits)
    {
        var folder = Path.Combine(_folder, name);
        CommandRun.Of("simulate", "practice", "--visits", $"{visits}", "--out", folder);
        return folder;
    }

    private SortedDictionary<string, byte[]> Billed(string practice, string name)
    {
        Assert.Equal(ExitStatus.NeedsPerson, CommandRun.Of("bill", practice, "--out", To(name)).Status);
        return Files(name);
    }

    private SortedDictionary<string, byte[]> Files(string name) => new(Directory.EnumerateFiles(To(name))
        .ToDictionary(static file => Path.GetFileName(file), File.ReadAllBytes), StringComparer.Ordinal);

    private string To(string name) => Path.Combine(_folder, "to-" + name);

    /// <returns>The exit status; that of a killed process when it was.</returns>
    private int Run(string practice, string name, int? wait)
    {
        using var run = Process.Start(new ProcessStartInfo("dotnet",
            [Path.Combine(AppContext.BaseDirectory, "chairtime.dll"), "bill", practice, "--out", To(name)])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        if (wait is { } milliseconds && !run.WaitForExit(milliseconds))
            run.Kill();
        run.WaitForExit();
        return run.ExitCode;
    }
}
