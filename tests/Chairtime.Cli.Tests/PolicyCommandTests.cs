using System.Text.Json;
using Chairtime.Billing.Policies;

namespace Chairtime.Cli.Tests;

public class PolicyCommandTests
{
    private const string Case =
        """{"name": "N", "visit": {"visitId": "C1", "dateOfService": "2026-03-02", "diagnoses": ["M05.79"],"""
        + """ "administrations": []}, "expect": {"lines": []}}""";

    [Fact]
    public void Every_shipped_case_holds_and_every_shipped_payer_has_one()
    {
        var run = CommandRun.Of("policy", "test");

        Assert.Equal("", run.Error);
        Assert.DoesNotContain("FAIL", run.Out, StringComparison.Ordinal);
        Assert.EndsWith(" passed, 0 failed\n", run.Out, StringComparison.Ordinal);
        Assert.Equal(ExitStatus.Done, run.Status);
        Assert.All(PayerBook.Shipped.PayerIds, payerId =>
            Assert.Contains($"pass  {payerId}: ", run.Out, StringComparison.Ordinal));
    }

    [Fact]
    public void A_case_that_does_not_hold_says_what_was_found_and_ends_with_status_1()
    {
        var folder = Folder(Case.Replace("\"lines\": []", "\"lines\": [{\"code\": \"96413\", \"units\": 1}]",
            StringComparison.Ordinal));
        var run = CommandRun.Of("policy", "test", folder);

        Assert.Equal(ExitStatus.NeedsPerson, run.Status);
        Assert.Contains("FAIL  mine: N", run.Out, StringComparison.Ordinal);
        Assert.Contains("lines: found none, expected 96413 1", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"expect\"", "\"expected\"", "unknown property expected")]
    [InlineData("\"2026-03-02\"", "\"2 March\"", "the visit cannot be read")]
    [InlineData("{\"name\"", "{\"name", "found a line that is no case")]
    public void A_line_that_is_no_case_is_refused_with_its_place(string text, string instead, string expected)
    {
        var run = CommandRun.Of("policy", "test", Folder(Case.Replace(text, instead, StringComparison.Ordinal)));

        Assert.Equal(ExitStatus.CouldNot, run.Status);
        Assert.Contains("mine.cases.ndjson:1", run.Error, StringComparison.Ordinal);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_difference_shows_the_visits_that_change_and_their_money()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var (visits, practice) = (Path.Combine(folder, "visits.ndjson"), Path.Combine(folder, "practice.json"));
        File.WriteAllText(visits, VisitTexts.Infusion("V1") + "\n");
        File.WriteAllText(practice, """
            {"practiceId": "P", "name": "Invented", "charges": {"96413": 300, "96415": 60, "96365": 120,
             "96366": 40, "J1745": 90}}
            """);
        File.WriteAllText(Path.Combine(folder, "lower.json"), """
            {"payerId": "lower", "name": "Invented", "extends": "commercial",
             "administrationKind": {"default": "therapeutic"}}
            """);

        var run = CommandRun.Of("policy", "diff", "commercial", Path.Combine(folder, "lower.json"), "--visits", visits,
            "--practice", practice, "--json");
        var difference = JsonDocument.Parse(Assert.Single(run.OutLines)).RootElement;

        Assert.Equal("V1", difference.GetProperty("visitId").GetString());
        Assert.Equal(["96413 1", "96415 1"], Texts(difference, "before"));
        Assert.Equal(["96365 1", "96366 1"], Texts(difference, "after"));
        Assert.Equal(-200m, difference.GetProperty("change").GetDecimal());
    }

    [Fact]
    public void A_difference_without_prices_says_that_it_is_not_known()
    {
        var visits = Path.Combine(Directory.CreateTempSubdirectory().FullName, "visits.ndjson");
        File.WriteAllText(visits, VisitTexts.Infusion("V1") + "\n");
        var run = CommandRun.Of("policy", "diff", "commercial", "medicare-part-b", "--visits", visits);

        Assert.Contains("visit V1: not known billed", run.Out, StringComparison.Ordinal);
        Assert.Contains("1 of 1 visits change", run.Out, StringComparison.Ordinal);
        Assert.Contains("--practice", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_versions_of_a_payers_policy_concern_its_own_visits_only()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var (visits, practice) = (Path.Combine(folder, "visits.ndjson"), Path.Combine(folder, "practice.json"));
        File.WriteAllText(visits, $"{VisitTexts.Infusion("V1")}\n{VisitTexts.Infusion("V2").Replace(
            "medicare-part-b", "mine", StringComparison.Ordinal)}\n");
        File.WriteAllText(practice, """
            {"practiceId": "P", "name": "Invented", "charges": {"96413": 300, "96415": 60, "J1745": 90}}
            """);
        var (old, stricter) = (Path.Combine(folder, "old.json"), Path.Combine(folder, "stricter.json"));
        File.WriteAllText(old, """{"payerId": "mine", "name": "Invented", "extends": "commercial"}""");
        File.WriteAllText(stricter, """
            {"payerId": "mine", "name": "Invented", "extends": "commercial",
             "coverage": [{"codes": ["J1745"], "diagnoses": ["K50"], "source": "invented"}]}
            """);
        var run = CommandRun.Of("policy", "diff", old, stricter, "--visits", visits, "--practice", practice);

        Assert.DoesNotContain("visit V1", run.Out, StringComparison.Ordinal);
        Assert.Contains("visit V2: 0.00 billed, -4860.00 going out, +4860.00 at risk", run.Out,
            StringComparison.Ordinal);
        Assert.Contains("+ blocks diagnosis.not-covered (A1)", run.Out, StringComparison.Ordinal);
        Assert.Contains("1 are of other payers than mine", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Terms_are_shown_for_their_day_with_their_source()
    {
        var before = CommandRun.Of("policy", "show", "medicare-part-b", "--on", "2023-06-30");
        var after = CommandRun.Of("policy", "show", "medicare-part-b", "--on", "2023-07-01");

        Assert.Contains("JW required; JZ not-required", before.Out, StringComparison.Ordinal);
        Assert.Contains("until 2023-06-30", before.Out, StringComparison.Ordinal);
        Assert.Contains("JW required; JZ required", after.Out, StringComparison.Ordinal);
        Assert.Contains("ch. 17", after.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_payer_is_refused_with_those_there_are()
    {
        var run = CommandRun.Of("policy", "show", "nobody");

        Assert.Equal(ExitStatus.CouldNot, run.Status);
        Assert.Contains("medicare-part-b", run.Error, StringComparison.Ordinal);
    }

    private static string[] Texts(JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(item => item.GetString()!)];

    private static string Folder(string cases)
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        File.WriteAllText(Path.Combine(folder, "mine.json"),
            """{"payerId": "mine", "name": "Invented", "extends": "commercial"}""");
        File.WriteAllText(Path.Combine(folder, "mine.cases.ndjson"), cases + "\n");
        return folder;
    }
}
