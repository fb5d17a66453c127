using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using Chairtime.Billing;
using Chairtime.Billing.Authorizations;
using Chairtime.Billing.Catalogue;
using Chairtime.Billing.Claims;
using Chairtime.Billing.Claims.Electronic;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Policies;
using Chairtime.Billing.Pricing;
using Chairtime.Billing.Rules;
using Chairtime.Billing.Visits;
using Chairtime.Reference;
using Chairtime.Reference.Shipped;
using Chairtime.X12.Checking;
using Chairtime.X12.Guides.Remittance835;

namespace Chairtime.Cli.Tests;

/// <summary>What <c>docs/embedding.md</c> shows is code of this file, and does what the page says.</summary>
public class EmbeddingTests
{
    [Fact]
    public void The_code_of_the_page_is_the_code_that_is_tested()
    {
        var tested = Squeezed(File.ReadAllText(Source()));
        var shown = File.ReadAllText(At("docs", "embedding.md")).Split("```csharp")[1..];
        Assert.Equal(4, shown.Length);
        Assert.All(shown, block => Assert.Contains(Squeezed(block.Split("```")[0]), tested, StringComparison.Ordinal));
    }

    [Fact]
    public void A_remittance_that_does_not_balance_says_so()
    {
        var report = new StringWriter();
        ReadRemittances(File.ReadAllBytes(At("tests", "x12", "Remittance835", "fail", "line-out-of-balance.edi")),
            report);
        Assert.Contains(" pays ", report.ToString(), StringComparison.Ordinal);
        Assert.Contains(" is not ", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_visit_becomes_a_sound_interchange()
    {
        var practice = File.ReadAllBytes(At("samples", "week", "practice.json"));
        var files = File.ReadLines(At("samples", "week", "visits.ndjson"))
            .Select(visit => Claims(practice, Encoding.UTF8.GetBytes(visit), 7, new DateOnly(2026, 10, 12)))
            .Where(static file => file.Length > 0).Take(3).ToList();
        Assert.Equal(3, files.Count);
        Assert.All(files, static file =>
        {
            var report = new StringWriter();
            Check(file, report);
            Assert.Equal("", report.ToString());
        });
    }

    private static void Check(ReadOnlyMemory<byte> file, StringWriter report)
    {
        using var checker = Checker.Run(file);
        foreach (var issue in checker.Issues)
            report.WriteLine($"{issue.Code} at byte {issue.Place.ByteOffset}: {issue.Message}");
    }

    private static void ReadRemittances(ReadOnlyMemory<byte> era, StringWriter report)
    {
        using var checker = Checker.Over(era);
        foreach (var remittance in RemittanceReader.Read(checker))
        {
            report.WriteLine($"{remittance.PayerName} pays {remittance.Payment} for {remittance.Claims.Length} claims");
            foreach (var balance in remittance.Balances().Where(balance => !balance.Holds))
                report.WriteLine($"{balance.Equation}: {balance.Left} is not {balance.Right}");
        }
    }

    private static byte[] Claims(byte[] practiceJson, byte[] visitJson, int control, DateOnly day)
    {
        var practice = Practice.Read("practice.json", practiceJson);
        var zone = practice.TimeZone is { } id ? TimeZoneInfo.FindSystemTimeZoneById(id) : null;
        var tables = ReferenceSnapshot.Shipped();
        var coding = new CodingContext(DrugCatalogue.Shipped, PayerBook.Shipped, practice.Policies, zone)
        {
            Tables = tables,
        };
        var pricing = new PricingContext(coding.Catalogue, coding.Payers, practice, tables, Parameters.Medicare);
        var rules = new RuleContext(coding, practice, History.None, Today: null);
        var claiming = new ClaimContext(practice, coding.Payers, ClaimInstructions.None);

        var reading = VisitReader.Read(visitJson);
        if (reading.Visit is not { } visit)
            return [];
        var priced = BillingCycle.Price(BillingCycle.Code(visit, coding), pricing);
        var coded = BillingCycle.Check(priced.Coded, rules);
        var made = BillingCycle.Claims(coded, claiming);
        coded = made.AddedTo(coded);
        if (coded.Disposition == Disposition.Held)
            return [];

        var names = new InterchangeNames(practice.Submitter!, practice.Receiver!, control, day);
        var output = new ArrayBufferWriter<byte>();
        var interchange = new ClaimInterchange(output, names, claiming.Billing!);
        foreach (var claim in made.Claims)
            interchange.Add(ElectronicClaim.Of(claim, practice.Submitter));
        interchange.Close();
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Without indentation, which differs between a page and a method.</summary>
    private static string Squeezed(string text) =>
        string.Join('\n', text.Split('\n').Select(static line => line.Trim())).Trim();

    private static string At(params string[] parts) => Path.Combine([Repository.Root, .. parts]);

    private static string Source([CallerFilePath] string path = "") =>
        At("tests", "Chairtime.Cli.Tests", Path.GetFileName(path));
}
