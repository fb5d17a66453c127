using System.Text.Json.Nodes;

namespace Chairtime.Cli.Tests.Checks;

/// <summary>Checks as a biller meets them: through the commands, with the tables and payers that ship.</summary>
public class CheckedVisitTests
{
    [Fact]
    public void Complete_visits_are_told_nothing_that_a_biller_would_find_silly()
    {
        var coded = RichVisits.Coded(RichVisits.All.Select(static each => each.Visit), "--today", "2026-10-01");
        Assert.True(RichVisits.All.Count >= 30);
        foreach (var (title, visit, expect) in RichVisits.All)
        {
            var one = coded[(string)visit["visitId"]!];
            Assert.True(RichVisits.Problems(one).SequenceEqual(expect), $"{title}: {one["findings"]!.ToJsonString()}");
            Assert.Equal(expect.Length == 0 ? "ready" : "review", (string)one["disposition"]!);
            Assert.Equal(5, one["gates"]!.AsArray().Count);
        }
    }

    [Fact]
    public void The_day_of_as_of_starts_the_filing_clocks_and_without_a_day_they_stand()
    {
        var visit = RichVisits.Titled("remicade medicare");
        Assert.Empty(RichVisits.Problems(RichVisits.Coded([visit])["V01-remicade-medicare"]));
        Assert.Equal(["filing.limit-passed"], RichVisits.Problems(
            RichVisits.Coded([visit], "--as-of", "2027-02-11")["V01-remicade-medicare"]));
        Assert.Equal(["filing.limit-near"], RichVisits.Problems(
            RichVisits.Coded([visit], "--today", "2027-02-10")["V01-remicade-medicare"]));
    }

    [Fact]
    public void A_gate_is_let_through_by_name_and_reason()
    {
        var visit = RichVisits.Titled("avsola uhc");
        visit["authorizations"]![0]!["to"] = "2026-04-13";
        var held = RichVisits.Coded([visit])["V03-avsola-uhc"];
        Assert.Equal("held", (string)held["disposition"]!);
        Assert.Equal("fail", (string)Gate(held, "authorization")["outcome"]!);

        var file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "overrides.ndjson");
        File.WriteAllText(file, """
            {"visitId": "V03-avsola-uhc", "gate": "authorization", "by": "B. Invented", "why": "extended by phone"}
            """);
        var allowed = RichVisits.Coded([visit], "--overrides", file)["V03-avsola-uhc"];
        Assert.Equal("review", (string)allowed["disposition"]!);
        Assert.Equal("overridden", (string)Gate(allowed, "authorization")["outcome"]!);
        Assert.Equal("B. Invented", (string)Gate(allowed, "authorization")["by"]!);
        Assert.Equal("extended by phone", (string)Gate(allowed, "authorization")["why"]!);
    }

    [Fact]
    public void Authorizations_and_claims_come_from_the_files_that_the_practice_names()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        File.WriteAllText(Path.Combine(folder, "practice.json"), """
            {"practiceId": "P", "name": "Invented", "authorizationsFile": "auth.ndjson", "claimsFile": "claims.ndjson"}
            """);
        File.WriteAllText(Path.Combine(folder, "auth.ndjson"), """
            {"number": "UA9", "patientId": "P3", "payerId": "uhc-commercial", "codes": ["Q5121"], "approvedUnits": 79}
            """);
        File.WriteAllText(Path.Combine(folder, "claims.ndjson"), """
            {"claimId": "C1", "visitId": "E1", "patient": {"patientId": "P3"}, "dateOfService": "2026-02-17",
             "coverages": [{"payerId": "uhc-commercial"}], "lines": [{"code": "Q5121", "units": 40}]}
            """.ReplaceLineEndings(""));
        var visit = RichVisits.Titled("avsola uhc");
        visit.Remove("authorizations");
        var run = CommandRun.With(
            visit.ToJsonString(), "code", "-", "--practice", Path.Combine(folder, "practice.json"));
        var coded = JsonNode.Parse(Assert.Single(run.OutLines))!.AsObject();
        Assert.Equal(["authorization.units"], RichVisits.Problems(coded));
        Assert.Contains("79 units are approved, 40 used, 0 booked before, and 40 billed now: 1 short", run.Out,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Certain_corrections_stand_beside_the_original()
    {
        var visit = RichVisits.Titled("em25 medicare");
        visit["otherServices"]!.AsArray().Add(new JsonObject { ["code"] = "96413", ["units"] = 1 });
        visit["otherServices"]!.AsArray().Add(new JsonObject
        {
            ["code"] = "73560", ["units"] = 1, ["modifiers"] = new JsonArray("RT", "RT"),
        });
        visit["orders"]![0]!["diagnoses"] = new JsonArray("M17.11");
        var coded = RichVisits.Coded([visit], "--apply-fixes")["V16-em25-medicare"];
        Assert.Equal(
            ["diagnosis.pointer", "diagnosis.pointer", "diagnosis.pointer", "coding.duplicate-of-engine",
             "coding.modifier-twice"],
            coded["corrections"]!.AsArray().Select(static each => (string)each!["rule"]!));
        Assert.Equal(["review", "ready"],
            [(string)coded["disposition"]!, (string)coded["corrected"]!["disposition"]!]);
        Assert.Equal(coded["lines"]!.AsArray().Count - 1, coded["corrected"]!["lines"]!.AsArray().Count);
        Assert.Equal("M05.79", (string)coded["corrected"]!["lines"]![0]!["diagnoses"]![0]!);
    }

    [Fact]
    public void Work_comes_by_money_and_then_by_days_left()
    {
        var (dear, late, cheap) = (RichVisits.Titled("rituximab medicare medigap"),
            RichVisits.Titled("prolia medicare"), RichVisits.Titled("reclast medicare"));
        foreach (var visit in new[] { dear, late, cheap })
            visit["coverages"]![0]!.AsObject().Remove("memberId");
        var early = late.DeepClone().AsObject();
        (early["visitId"], early["patient"]!["patientId"]) = ("V08-earlier", "P8B");
        early["dateOfService"] = "2026-01-06";
        early["patient"]!["weight"]!["takenOn"] = "2026-01-06";
        early["administrations"]![0]!["start"] = "2026-01-06T10:00";
        early["orders"]![0]!["signedAt"] = "2026-01-02T10:00";
        early["treatmentPlan"]!["documentedOn"] = "2026-01-02";
        early["observations"]![0]!["at"] = "2026-01-06T10:15";
        var texts = string.Join('\n', new[] { cheap, late, early, dear }.Select(static each => each.ToJsonString()));
        var run = CommandRun.With(
            texts, "work", "-", "--practice", RichVisits.Practice, "--today", "2026-11-25", "--json");
        var items = run.OutLines.Select(static line => JsonNode.Parse(line)!).ToList();
        Assert.Equal(ExitStatus.NeedsPerson, run.Status);
        Assert.Equal(["V02-rituximab-medicare-medigap", "V08-earlier", "V08-prolia-medicare", "V09-reclast-medicare"],
            items.Select(static item => (string)item["visitId"]!));
        Assert.Equal([98, 42, 112, 113], items.Select(static item => (int)item["daysLeft"]!));
        Assert.Equal("coverage.member-id-missing", (string)items[0]["findings"]![0]!["rule"]!);

        var page = CommandRun.With(
            texts, "work", "-", "--practice", RichVisits.Practice, "--today", "2026-11-25", "--top", "1");
        Assert.Contains("98 days left to file", page.Out, StringComparison.Ordinal);
        Assert.EndsWith("4 visits want a person; 1 shown.\n", page.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_payer_that_names_a_finding_which_there_is_none_of_is_told()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        File.WriteAllText(Path.Combine(folder, "mine.json"), """
            {"payerId": "mine", "name": "Invented", "extends": "commercial",
             "severity": {"documentation.concent-missing": "off", "documentation.consent-missing": "off"}}
            """);
        var run = CommandRun.With(
            RichVisits.Titled("prolia medicare").ToJsonString(), "code", "-", "--payers", folder);
        Assert.Contains("documentation.concent-missing is no finding", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("consent-missing is", run.Error, StringComparison.Ordinal);
    }

    private static JsonNode Gate(JsonObject coded, string gate) =>
        coded["gates"]!.AsArray().Single(each => (string)each!["gate"]! == gate)!;
}
