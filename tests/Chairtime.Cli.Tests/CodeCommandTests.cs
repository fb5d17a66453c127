using System.Text.Json;

namespace Chairtime.Cli.Tests;

public class CodeCommandTests
{
    [Fact]
    public void A_clean_visit_ends_with_status_0_and_says_nothing_on_standard_error()
    {
        var run = CommandRun.With(VisitTexts.Infusion("V1"), "code", "-");
        Assert.Equal("", run.Error);
        Assert.Equal(ExitStatus.Done, run.Status);
        var coded = JsonDocument.Parse(Assert.Single(run.OutLines)).RootElement;
        Assert.Equal("V1", coded.GetProperty("visitId").GetString());
        Assert.Equal("ready", coded.GetProperty("disposition").GetString());
        Assert.Equal(
            ["96413 1", "96415 1", "J1745 50"],
            coded.GetProperty("lines").EnumerateArray().Select(
                line => $"{line.GetProperty("code")} {line.GetProperty("units")}"));
    }

    [Fact]
    public void Every_coded_visit_has_the_properties_of_the_contract_in_their_order()
    {
        var run = CommandRun.With(VisitTexts.WithoutStop("V1"), "code", "-");
        var coded = JsonDocument.Parse(Assert.Single(run.OutLines)).RootElement;
        Assert.Equal(["visitId", "lines", "findings", "disposition", "tables"], Names(coded));
        Assert.All(coded.GetProperty("lines").EnumerateArray(), line =>
        {
            var known = new[]
            {
                "code", "units", "modifiers", "diagnoses", "administrations", "minutes", "ndc", "ndcQuantity",
                    "ndcUnit",
                "description", "charge", "expected", "because", "rules",
            };
            Assert.Equal(known.Where(Names(line).Contains), Names(line));
            Assert.NotEmpty(line.GetProperty("rules").EnumerateArray());
        });
        Assert.NotEmpty(coded.GetProperty("findings").EnumerateArray());
        Assert.All(coded.GetProperty("findings").EnumerateArray(), finding => Assert.Equal(
            ["rule", "severity", "about", "message", "fix", "prevents", "source"], Names(finding)));
    }

    [Fact]
    public void A_held_visit_ends_with_status_1()
    {
        var run = CommandRun.With(VisitTexts.WithoutStop("V1"), "code", "-");
        Assert.Contains("\"disposition\":\"held\"", run.Out, StringComparison.Ordinal);
        Assert.Equal(ExitStatus.NeedsPerson, run.Status);
    }

    [Fact]
    public void A_bad_visit_is_named_once_and_skipped_and_the_rest_goes_on()
    {
        var input = string.Join('\n',
            VisitTexts.Infusion("V1"), VisitTexts.WithUnknownProperty("V2"), "{\"visitId\":",
                VisitTexts.Infusion("V4"));
        var run = CommandRun.With(input, "code", "-");
        Assert.Equal(ExitStatus.NeedsPerson, run.Status);
        Assert.Equal(["V1", "V4"], Ids(run));
        Assert.Equal(2, run.ErrorLines.Length);
        Assert.Contains("V2", run.ErrorLines[0], StringComparison.Ordinal);
        Assert.Contains("colour", run.ErrorLines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Visits_come_out_in_input_order_with_the_same_bytes_on_any_number_of_cores()
    {
        var input = VisitTexts.Many(4000);
        var alone = CommandRun.With(input, "code", "-", "--cores", "1");
        Assert.Equal(Enumerable.Range(0, 4000).Select(i => $"V{i}"), Ids(alone));
        foreach (var cores in new[] { "2", "3", "8" })
            Assert.Equal(alone.Out, CommandRun.With(input, "code", "-", "--cores", cores).Out);
    }

    [Fact]
    public void An_array_a_folder_and_lines_give_the_same_result()
    {
        var folder = Directory.CreateTempSubdirectory("chairtime-test-").FullName;
        try
        {
            var visits = new[] { VisitTexts.Infusion("V1"), VisitTexts.Infusion("V2", 40) };
            File.WriteAllText(Path.Combine(folder, "1.json"), visits[0]);
            File.WriteAllText(Path.Combine(folder, "2.json"), visits[1]);
            var lines = CommandRun.With(string.Join('\n', visits), "code", "-");
            var array = CommandRun.With($"[\n{string.Join(",\n", visits)}\n]", "code", "-");
            var files = CommandRun.Of("code", folder);
            Assert.Equal(2, lines.OutLines.Length);
            Assert.Equal(lines, array);
            Assert.Equal(lines, files);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void What_stands_beside_the_visits_of_a_folder_is_used_and_not_read_as_visits()
    {
        var week = Path.Combine(Repository.Root, "samples", "week");
        var run = CommandRun.Of("code", week);
        Assert.Equal(120, run.OutLines.Length);
        Assert.DoesNotContain("expected", run.Error, StringComparison.Ordinal);
        Assert.Equal(run.Out, CommandRun.Of("code", Path.Combine(week, "visits.ndjson"), "--practice",
            Path.Combine(week, "practice.json"), "--payers", Path.Combine(week, "payers")).Out);
    }

    [Fact]
    public void Another_kind_of_record_is_one_error()
    {
        var run = CommandRun.With(
            """{"number":"1","payerId":"P","codes":["J1745"],"status":"approved"}""", "code", "-");
        Assert.Equal(ExitStatus.NeedsPerson, run.Status);
        Assert.Contains(
            "found an object that is not a visit, expected visitId, dateOfService and administrations",
            Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no-such-file", "code", "no-such-file.ndjson")]
    [InlineData("no-such-folder", "code", "-", "--payers", "no-such-folder")]
    [InlineData("no-such-file", "code", "-", "--practice", "no-such-file.json")]
    [InlineData("2026-13-01", "code", "-", "--as-of", "2026-13-01")]
    [InlineData("zero", "code", "-", "--cores", "zero")]
    [InlineData("VISITS", "code")]
    [InlineData("frobnicate", "frobnicate")]
    [InlineData("--frobnicate", "code", "-", "--frobnicate")]
    [InlineData("command")]
    public void What_cannot_be_done_is_one_line_that_says_what_to_change_and_status_2(
        string named, params string[] args)
    {
        var run = CommandRun.Of(args);
        Assert.Equal(ExitStatus.CouldNot, run.Status);
        Assert.Equal("", run.Out);
        Assert.Contains(named, Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    private static string[] Names(JsonElement element) =>
        [.. element.EnumerateObject().Select(property => property.Name)];

    private static IEnumerable<string> Ids(CommandRun run) =>
        run.OutLines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("visitId").GetString()!);
}
