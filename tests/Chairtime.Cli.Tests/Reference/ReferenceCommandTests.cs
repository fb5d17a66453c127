using System.Text.Json;

namespace Chairtime.Cli.Tests.Reference;

/// <summary>What a person and a program see of an import, and when it changes nothing.</summary>
public sealed class ReferenceCommandTests : IDisposable
{
    private readonly TableFiles _files = new();

    [Fact]
    public void A_good_file_says_what_it_changed_for_which_days_and_its_hash()
    {
        _files.Import("asp", _files.Limits("first.csv", "23.811"));
        var run = _files.Import("asp", _files.Limits("second.csv", "25.000"));
        Assert.Equal(ExitStatus.Done, run.Status);
        Assert.Contains("2026-01-01 to 2026-03-31", run.Out, StringComparison.Ordinal);
        Assert.Contains("0 added, 1 changed, 0 ended", run.Out, StringComparison.Ordinal);
        Assert.Contains("from first.csv, which is kept", run.Out, StringComparison.Ordinal);
        Assert.Matches("SHA-256 +[0-9a-f]{64}", run.Out);
    }

    [Fact]
    public void A_broken_file_changes_nothing_and_says_where()
    {
        _files.Import("asp", _files.Limits("first.csv", "23.811"));
        var run = _files.Import("asp", _files.Limits("second.csv", "2x.000"));
        Assert.Equal(ExitStatus.CouldNot, run.Status);
        Assert.Contains("nothing changed: second.csv, line 3: found limit '2x.000'; expected a number",
            Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.Single(Listed(shipped: false));
    }

    [Fact]
    public void The_same_file_again_changes_nothing_and_wants_a_look()
    {
        var file = _files.Limits("first.csv", "23.811");
        _files.Import("asp", file);
        var run = _files.Import("asp", file, "--json");
        Assert.Equal(ExitStatus.NeedsPerson, run.Status);
        Assert.Contains("loaded before", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.Equal("already-loaded", JsonDocument.Parse(run.Out).RootElement.GetProperty("outcome").GetString());
    }

    [Fact]
    public void Several_files_are_imported_one_by_one_and_the_worst_status_counts()
    {
        var (good, bad) = (_files.Units("10-01-2026", 2), _files.Put("MUE_Eff_01-01-2027.csv", "nothing\r\n"));
        var run = CommandRun.Of("reference", "import", "mue", bad, good, "--reference", _files.Store);
        Assert.Equal(ExitStatus.CouldNot, run.Status);
        Assert.Equal("mue-practitioner", Assert.Single(Listed(shipped: false)).GetProperty("kind").GetString());
    }

    [Fact]
    public void The_list_names_days_rows_file_hash_age_and_when_the_next_is_due()
    {
        _files.Import("asp", _files.Limits("first.csv", "23.811"), "--known-from", "2025-12-18");
        var own = Assert.Single(Listed(shipped: false));
        Assert.Equal(("2026-01-01", "2026-03-31", "2026-03-31", 2, "first.csv"), (
            own.GetProperty("from").GetString(), own.GetProperty("through").GetString(),
            own.GetProperty("freshThrough").GetString(), own.GetProperty("rows").GetInt32(),
            own.GetProperty("file").GetString()));
        Assert.True(own.GetProperty("isStale").GetBoolean());
        Assert.True(own.GetProperty("ageDays").GetInt32() > 300);
        Assert.All(Listed(shipped: true), table =>
            Assert.True(table.GetProperty("sha256").GetString()!.Length == 64 && table.GetProperty("rows").GetInt32() > 0));
        Assert.Contains("Stale, a newer file is due: asp", _files.Reference("list").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Verifying_finds_a_file_that_was_changed_in_the_store()
    {
        _files.Import("asp", _files.Limits("first.csv", "23.811"));
        Assert.Equal(ExitStatus.Done, _files.Reference("verify").Status);
        var raw = Directory.EnumerateFiles(Path.Combine(_files.Store, "raw")).Single();
        File.AppendAllText(raw, "\r\n");
        var run = _files.Reference("verify", "--json");
        Assert.Equal(ExitStatus.NeedsPerson, run.Status);
        Assert.Equal("the file it came from has changed", JsonDocument.Parse(run.Out).RootElement[0]
            .GetProperty("problem").GetString());
    }

    [Theory]
    [InlineData("asp", "Q5121", "2026-02-10", ExitStatus.Done, "23.811")]
    [InlineData("asp", "Q9999", "2026-02-10", ExitStatus.NeedsPerson, "do not list Q9999")]
    [InlineData("asp", "Q5121", "2027-01-01", ExitStatus.NeedsPerson,
        "no reference data for Part B drug payment limits of Q5121 on 2027-01-01")]
    [InlineData("ptp", "96365 96413", "2026-10-05", ExitStatus.Done, "unverified")]
    [InlineData("icd10cm", "M05.79", "2026-10-01", ExitStatus.NeedsPerson, "no reference data")]
    public void A_code_is_shown_with_its_table_or_with_why_not(
        string kind, string key, string day, int status, string said)
    {
        _files.Import("asp", _files.Limits("first.csv", "23.811"));
        var run = _files.Reference("show", [kind, .. key.Split(' '), "--on", day]);
        Assert.Equal(status, run.Status);
        Assert.Contains(said, run.Out + run.Error, StringComparison.Ordinal);
    }

    private List<JsonElement> Listed(bool shipped) =>
        [.. JsonDocument.Parse(_files.Reference("list", "--json").Out).RootElement.EnumerateArray()
            .Where(table => table.GetProperty("isShipped").GetBoolean() == shipped)];

    public void Dispose() => _files.Dispose();
}
