using System.Text.Json;

namespace Chairtime.Cli.Tests.Reference;

/// <summary>Results name the tables that they rely on, of any day; and what two quarters do to visits.</summary>
public sealed class ReliedOnTests : IDisposable
{
    private readonly TableFiles _files = new();

    [Fact]
    public void A_past_claim_is_priced_again_with_the_tables_of_its_day()
    {
        var first = _files.Limits("first.csv", "23.811");
        _files.Import("asp", first, "--known-from", "2025-12-18");
        _files.Import("asp", _files.Limits("restated.csv", "25.000"), "--known-from", "2026-02-20");

        // 23.811 x 40 = 952.44 and 25 x 40 = 1000.00, each less 20 % and then less 2 %.
        Assert.Equal((784.00m, "restated.csv"), Drug("price"));
        Assert.Equal((746.71m, "first.csv"), Drug("price", "--as-of", "2026-02-19"));
        Assert.Equal((784.00m, "restated.csv"), Drug("price", "--as-of", "2026-02-20"));
        Assert.Equal((746.71m, "first.csv"), Drug("code", "--as-of", "2026-02-19"));

        var explained = _files.Run("explain", "--as-of", "2026-02-19");
        Assert.Contains("first.csv; SHA-256 " + Hash(first)[..16], explained.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("restated.csv", explained.Out, StringComparison.Ordinal);
        Assert.Contains("left out, because it was imported after the day of --as-of: asp", explained.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_bill_lists_the_tables_of_its_run()
    {
        _files.Import("asp", _files.Limits("first.csv", "23.811"));
        var folder = Path.Combine(_files.Store, "..", "out");
        var run = _files.Run("bill", "--out", folder);
        Assert.Contains("first.csv; SHA-256", run.Out, StringComparison.Ordinal);
        using var written = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "bill.json")));
        Assert.Contains(written.RootElement.GetProperty("tables").EnumerateArray(),
            table => table.GetProperty("source").GetString() == "first.csv");
    }

    [Fact]
    public void What_no_table_answers_is_said_and_not_guessed()
    {
        var run = CommandRun.With(VisitTexts.Infusion("V1"), "code", "-", "--as-of", "2020-01-01");
        var said = JsonDocument.Parse(run.OutLines[0]).RootElement.GetProperty("findings").EnumerateArray()
            .Where(finding => finding.GetProperty("rule").GetString() == "reference.not-loaded")
            .Select(finding => finding.GetProperty("message").GetString()!).ToList();
        Assert.Contains(said, message => message.StartsWith("No reference data for ICD-10-CM codes of ",
            StringComparison.Ordinal));
        Assert.Contains(said, message => message.StartsWith("No reference data for NCCI code pairs of 96413",
            StringComparison.Ordinal));
    }

    [Fact]
    public void A_table_past_its_cycle_is_named_once_and_only_where_it_was_used()
    {
        // The relative values that ship were due to be replaced after September 2026.
        var october = File.ReadAllText(_files.Visits).Replace("2026-02-10", "2026-10-05", StringComparison.Ordinal);
        var other = october.Replace("V1", "V2", StringComparison.Ordinal);
        var twice = _files.Put("october.ndjson", october + "\n" + other);
        var run = CommandRun.Of("price", twice, "--practice", _files.Practice);
        Assert.Contains("stale: Physician fee schedule relative values from 2026-01-01, due to be replaced after "
            + "2026-09-30, used for visits until 2026-10-05", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.Contains("STALE: due to be replaced after 2026-09-30",
            string.Join(' ', run.Out.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal);
        Assert.Equal("", CommandRun.Of("price", _files.Visits, "--practice", _files.Practice).Error);
        Assert.Equal("", CommandRun.Of("code", twice).Error);
    }

    [Fact]
    public void Visits_are_priced_under_both_versions()
    {
        _files.Import("asp", _files.Limits("first.csv", "23.811"));
        _files.Import("asp", _files.Limits("restated.csv", "25.000"));
        var hashes = Directory.EnumerateFiles(Path.Combine(_files.Store, "raw")).Select(Path.GetFileName).ToList();
        var first = hashes.Single(hash => hash == Hash(_files.Limits("first.csv", "23.811")))!;
        var run = _files.Reference("diff", "asp", first, hashes.Single(hash => hash != first)!, "--visits",
            _files.Visits, "--practice", _files.Practice);
        Assert.Equal("~ Q5121  limit 23.811 -> 25", run.OutLines[0]);
        Assert.Contains("  paid: Q5121 JZ × 40  $746.71 before, $784.00 after (+$37.29)", run.OutLines);
        Assert.Contains("Of 1 visits 0 would be coded, 0 held or let go, 1 paid differently.", run.OutLines);
        Assert.Contains("1 have a price under both: $872.79 before, $910.08 after (+$37.29).", run.OutLines);
    }

    [Fact]
    public void Visits_are_checked_under_both_versions_each_as_if_in_it()
    {
        _files.Import("ptp", _files.Pairs("v322r0", "96413\t96365\t20050101\t*\t1\tOwn\r\n"));
        _files.Import("ptp", _files.Pairs("v323r0",
            "96413\t96365\t20050101\t*\t1\tOwn\r\n96413\tQ5121\t20250101\t*\t0\tOwn\r\n"));
        var run = _files.Reference("diff", "ptp", "2026Q3", "2026Q4", "--visits", _files.Visits, "--json");
        var lines = run.OutLines.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal("added", lines[0].GetProperty("change").GetString());
        var visit = lines[1];
        Assert.Equal(("V1", "ready", "held"), (visit.GetProperty("visitId").GetString(),
            visit.GetProperty("disposition").GetProperty("before").GetString(),
            visit.GetProperty("disposition").GetProperty("after").GetString()));
        Assert.Contains("coding.pair (Q5121)", visit.GetProperty("findings").GetProperty("after")[0].GetString(),
            StringComparison.Ordinal);
        Assert.Equal(1, lines[2].GetProperty("heldDifferently").GetInt32());
    }

    [Fact]
    public void A_limit_that_was_read_in_no_file_warns_and_one_that_was_holds()
    {
        var visits = _files.Put("two.ndjson", File.ReadAllText(_files.Visits)
            .Replace("2026-02-10", "2026-10-05", StringComparison.Ordinal)
            .Replace("\"diagnoses\"", "\"otherServices\":[{\"code\":\"96413\",\"units\":1,\"modifiers\":[\"59\"]}],"
                + "\"diagnoses\"", StringComparison.Ordinal));
        Assert.Contains("coding.unit-limit-unverified", CommandRun.Of("code", visits).Out, StringComparison.Ordinal);
        _files.Import("mue", _files.Units("10-01-2026", 1));
        var run = CommandRun.Of("code", visits, "--reference", _files.Store);
        Assert.Contains("\"coding.unit-limit\"", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("unverified", run.Out, StringComparison.Ordinal);
    }

    // What the drug's line should bring, and the file that its limit comes from.
    private (decimal Expected, string File) Drug(string command, params string[] more)
    {
        var run = _files.Run(command, command == "price" ? ["--json", .. more] : more);
        var result = JsonDocument.Parse(run.OutLines[0]).RootElement;
        var line = result.GetProperty("lines").EnumerateArray()
            .Single(each => each.GetProperty("code").GetString() == "Q5121");
        var hash = result.GetProperty("tables").EnumerateArray()
            .Single(table => table.GetProperty("table").GetString() == "asp").GetProperty("sha256").GetString()!;
        return (line.GetProperty("expected").GetDecimal(), new[] { "first.csv", "restated.csv" }
            .Single(name => Hash(Path.Combine(Path.GetDirectoryName(_files.Visits)!, name)) == hash));
    }

    private static string Hash(string file) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)));

    public void Dispose() => _files.Dispose();
}
