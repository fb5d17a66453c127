using System.Security.Cryptography;
using System.Text.Json;
using Chairtime.Cli.Bills;
using Chairtime.X12.Checking;
using Chairtime.X12.Envelope;

namespace Chairtime.Cli.Tests.Bills;

public sealed class BillCommandTests : IDisposable
{
    private const string Practice = """
        {
          "practiceId": "demo", "name": "Example Rheumatology",
          "billingProvider": {
            "npi": "1234567893", "taxId": "999999999", "taxIdType": "ein", "name": "Example Rheumatology",
            "address": {"line": "100 Test Street", "city": "Springfield", "state": "IL", "postalCode": "62701-0001"}
          },
          "submitter": {
            "id": "SENDER", "name": "Example Rheumatology", "contact": {"name": "Desk", "phone": "5555550100"}
          },
          "receiver": {"id": "RECEIVER", "name": "Example Clearinghouse"},
          "charges": {"96413": 350, "96415": 120, "J1745": {"perUnit": 95}}
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("chairtime-bill-").FullName;

    [Fact]
    public void A_folder_is_billed_by_its_name_and_every_run_writes_the_same_bytes()
    {
        var first = Bill("one", "--paper");
        Assert.Equal(ExitStatus.NeedsPerson, first.Status);
        Assert.Contains("2 visits read.", first.Out, StringComparison.Ordinal);
        Assert.Equal(["bill.json", "held.ndjson", "medicare-part-b.837", "medicare-part-b.pdf",
            "report.html"], Names("one"));
        using (var checker = new Checker(new SegmentReader(File.ReadAllBytes(Path.Combine(_folder, "one",
            "medicare-part-b.837")))))
        {
            while (checker.Read())
            {
            }

            Assert.Empty(checker.Issues);
        }

        var held = JsonDocument.Parse(Assert.Single(File.ReadAllLines(Path.Combine(_folder, "one", "held.ndjson"))));
        Assert.Equal("V2", held.RootElement.GetProperty("visitId").GetString());
        Bill("two", "--paper", "--cores", "1");
        Assert.Equal(Digests("one"), Digests("two"));
    }

    [Fact]
    public void What_an_earlier_run_wrote_and_this_one_does_not_is_taken_away()
    {
        Bill("one", "--paper");
        File.WriteAllText(Path.Combine(_folder, "one", "note.txt"), "mine");
        Bill("one");
        Assert.Equal(["bill.json", "held.ndjson", "medicare-part-b.837", "note.txt", "report.html"], Names("one"));
    }

    [Fact]
    public void A_run_without_a_practice_says_what_is_missing()
    {
        var run = CommandRun.With(Whole("V1"), "bill", "-", "--out", Path.Combine(_folder, "none"));
        Assert.Equal(ExitStatus.CouldNot, run.Status);
        Assert.Contains("--practice", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void One_visit_that_cannot_be_read_stops_no_other()
    {
        var week = Week(Whole("V1"), "{\"visitId\": \"BROKEN\", \"dateOfService\": ", Whole("V3"));
        var run = CommandRun.Of("bill", week, "--out", Path.Combine(_folder, "out"));
        Assert.Equal(ExitStatus.NeedsPerson, run.Status);
        Assert.Contains("visits.ndjson line 2", Assert.Single(run.ErrorLines, line =>
            !line.Contains("stale", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("2 claims", run.Out, StringComparison.Ordinal);
        Assert.Contains("1 unread", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_week_with_nothing_to_repair_ends_well()
    {
        var run = CommandRun.Of("bill", Week(Whole("V1"), Whole("V2")), "--out", Path.Combine(_folder, "out"));
        Assert.Equal(ExitStatus.Done, run.Status);
        Assert.Empty(File.ReadAllText(Path.Combine(_folder, "out", BillCommand.HeldFile)));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    public void A_correction_names_the_payers_number_and_is_another_claim(int frequency)
    {
        var corrections = Path.Combine(_folder, "corrections.ndjson");
        File.WriteAllText(corrections, $$"""
            {"visitId":"V1","payerId":"medicare-like","frequency":{{frequency}},"payerControlNumber":"2026ABC-7Z"}
            """);
        var payers = Directory.CreateDirectory(Path.Combine(_folder, "payers")).FullName;
        File.WriteAllText(Path.Combine(payers, "p.json"),
            """{"payerId":"medicare-like","name":"Invented","extends":"commercial","x12PayerId":"INV"}""");
        var visit = Whole("V1").Replace("medicare-part-b", "medicare-like", StringComparison.Ordinal);
        string Text(string name, params string[] more)
        {
            var to = Path.Combine(_folder, name);
            CommandRun.Of(["bill", Week(visit), "--out", to, "--payers", payers, .. more]);
            return File.ReadAllText(Path.Combine(to, "medicare-like.837"));
        }

        var (first, again) = (Text("first"), Text("again", "--corrections", corrections));
        Assert.Contains(":B:1*", first, StringComparison.Ordinal);
        Assert.DoesNotContain("REF*F8*", first, StringComparison.Ordinal);
        Assert.Contains($":B:{frequency}*", again, StringComparison.Ordinal);
        Assert.Contains("REF*F8*2026ABC-7Z~", again, StringComparison.Ordinal);
        Assert.NotEqual(Number(first), Number(again));
        Assert.Equal(again, Text("once-more", "--corrections", corrections));
    }

    [Fact]
    public void What_the_first_payer_did_sends_the_visit_to_the_second()
    {
        var results = Path.Combine(_folder, "results.ndjson");
        File.WriteAllText(results, """
            {"visitId":"V1","payerId":"medicare-part-b","decidedOn":"2026-11-01","lines":[
            {"code":"96413","units":1,"charge":350,"paid":100,"adjustments":[
            {"group":"CO","reason":"45","amount":225},{"group":"PR","reason":"2","amount":25}]},
            {"code":"96415","units":1,"charge":120,"paid":20,"adjustments":[
            {"group":"CO","reason":"45","amount":100}]},
            {"code":"J1745","modifiers":["JZ"],"units":50,"charge":4750,"paid":900,"adjustments":[
            {"group":"CO","reason":"45","amount":3650},{"group":"PR","reason":"2","amount":200}]}]}
            """.ReplaceLineEndings(""));
        var visit = Whole("V1").Replace("\"TEST1\"}]",
            "\"TEST1\"},{\"payerId\":\"commercial\",\"memberId\":\"T2\",\"relationship\":\"self\"}]",
            StringComparison.Ordinal);
        var to = Path.Combine(_folder, "second");
        var run = CommandRun.Of("bill", Week(visit), "--out", to, "--results", results);
        Assert.True(File.Exists(Path.Combine(to, "commercial.837")), run.Out + run.Error
            + File.ReadAllText(Path.Combine(to, BillCommand.HeldFile)));
        var text = File.ReadAllText(Path.Combine(to, "commercial.837"));
        Assert.Contains("AMT*D*1020~", text, StringComparison.Ordinal);
        Assert.Equal(3, text.Split("\nSVD*").Length - 1);
        Assert.False(File.Exists(Path.Combine(to, "medicare-part-b.837")));
    }

    [Fact]
    public void A_folder_that_is_somebody_elses_is_not_touched()
    {
        var to = Directory.CreateDirectory(Path.Combine(_folder, "out")).FullName;
        File.WriteAllText(Path.Combine(to, "bill.json"), "mine");
        var run = CommandRun.Of("bill", Week(Whole("V1")), "--out", to);
        Assert.Equal(ExitStatus.CouldNot, run.Status);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(to, "bill.json")));
        Assert.Single(Directory.GetFiles(to));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private CommandRun Bill(string name, params string[] more) => CommandRun.Of(
        ["bill", Week(Whole("V1"), VisitTexts.Infusion("V2")), "--out", Path.Combine(_folder, name), .. more]);

    private string Week(params string[] visits)
    {
        var week = Directory.CreateDirectory(Path.Combine(_folder, "week")).FullName;
        File.WriteAllText(Path.Combine(week, "practice.json"), Practice);
        File.WriteAllText(Path.Combine(week, "visits.ndjson"), string.Join('\n', visits) + "\n");
        return week;
    }

    private IEnumerable<string?> Names(string name) => Directory.EnumerateFiles(Path.Combine(_folder, name))
        .Select(Path.GetFileName).Order(StringComparer.Ordinal);

    private IEnumerable<string> Digests(string name) => Directory.EnumerateFiles(Path.Combine(_folder, name))
        .Order(StringComparer.Ordinal).Select(static file => Convert.ToHexString(SHA256.HashData(
            File.ReadAllBytes(file))));

    private static string Number(string text) => text.Split("\nCLM*")[1].Split('*')[0];

    private static string Whole(string id) => VisitTexts.Infusion(id).Trim()[..^1] + ","
        + """
        "patient": {"familyName": "Sample", "givenName": "Ana", "birthDate": "1970-01-02", "sex": "F",
          "address": {"line": "1 Sample Lane", "city": "Springfield", "state": "IL", "postalCode": "62702"}},
        "providers": {"rendering": {"npi": "1000000004", "familyName": "Example", "givenName": "Doctor"}}}
        """.ReplaceLineEndings(" ");
}
