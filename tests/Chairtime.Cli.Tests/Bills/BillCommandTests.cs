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

    private static string Whole(string id) => VisitTexts.Infusion(id).Trim()[..^1] + ","
        + """
        "patient": {"familyName": "Sample", "givenName": "Ana", "birthDate": "1970-01-02", "sex": "F",
          "address": {"line": "1 Sample Lane", "city": "Springfield", "state": "IL", "postalCode": "62702"}},
        "providers": {"rendering": {"npi": "1000000004", "familyName": "Example", "givenName": "Doctor"}}}
        """.ReplaceLineEndings(" ");
}
