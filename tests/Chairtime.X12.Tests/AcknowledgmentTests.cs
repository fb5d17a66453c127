using System.Text;
using Chairtime.X12.Acknowledging;
using Chairtime.X12.Checking;
using Chairtime.X12.Guides.Claim837P;
using Chairtime.X12.Guides.Remittance835;

namespace Chairtime.X12.Tests;

/// <summary>What is answered to a file, and what answers say when they are read.</summary>
public class AcknowledgmentTests
{
    private static readonly AnswerStamp Stamp = new(7, new DateTime(2026, 3, 3, 8, 30, 0));

    [Fact]
    public void A_valid_file_is_accepted_by_a_999_that_is_itself_valid()
    {
        var answer = Answer(Fixture("Claim837P/pass/infusion.edi"));
        using var checker = Checker.Run(answer);
        Assert.Empty(checker.Issues);
        using var again = Checker.Over(answer);
        var group = Assert.Single(AnswerReader.Groups(again));
        Assert.Equal(
            ("101", "A", 1, 1, 1), (group.Group, group.Status, group.Included, group.Received, group.Accepted));
        Assert.Equal("0001", Assert.Single(group.Transactions).Transaction);
    }

    [Fact]
    public void A_fault_comes_back_with_its_segment_its_element_and_the_claim_it_is_in()
    {
        var answer = Answer(Fixture("Claim837P/fail/bad-place-and-date.edi"));
        using var checker = Checker.Run(answer);
        Assert.Empty(checker.Issues);
        using var again = Checker.Over(answer);
        var transaction = AnswerReader.Groups(again).Single().Transactions.Single();
        Assert.Equal("R", transaction.Status);
        Assert.Equal(["CLM", "DTP"], transaction.Faults.Select(fault => fault.Segment));
        Assert.Equal([19, 28], transaction.Faults.Select(fault => fault.Position));
        Assert.All(transaction.Faults, fault => Assert.Equal("V881", fault.Context));
        var element = Assert.Single(transaction.Faults[0].Elements);
        Assert.Equal((5, 1, "5", "111"), (element.Element, element.Component, element.Code, element.Value));
    }

    [Fact]
    public void A_broken_envelope_is_rejected_by_a_TA1_and_gets_no_999()
    {
        var answer = Answer(Fixture("Envelope/fail/interchange-number.edi"));
        var note = Assert.Single(AnswerReader.Interchanges(answer));
        Assert.Equal(("000000101", "R", "001"), (note.Interchange, note.Status, note.Note));
        Assert.DoesNotContain("ST*999", Encoding.Latin1.GetString(answer), StringComparison.Ordinal);
    }

    [Fact]
    public void A_999_is_not_answered_by_a_999()
    {
        using var checker = Checker.Run(Fixture("Acknowledgment999/pass/partly-accepted.edi"));
        Assert.Empty(AcknowledgmentWriter.Write(checker, Stamp));
    }

    [Fact]
    public void A_999_that_asks_for_a_TA1_gets_it_and_nothing_else()
    {
        var text = Text("Acknowledgment999/pass/partly-accepted.edi")
            .Replace("*0*T*:", "*1*T*:", StringComparison.Ordinal);
        var answer = Answer(Encoding.Latin1.GetBytes(text));
        Assert.Equal("A", Assert.Single(AnswerReader.Interchanges(answer)).Status);
        Assert.DoesNotContain("GS*", Encoding.Latin1.GetString(answer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*0*T*:", 0)]
    [InlineData("*1*T*:", 1)]
    public void An_accepted_interchange_gets_a_TA1_when_it_asks_for_one(string ending, int count)
    {
        var text = Text("Claim837P/pass/infusion.edi").Replace("*0*T*:", ending, StringComparison.Ordinal);
        Assert.Equal(count, AnswerReader.Interchanges(Answer(Encoding.Latin1.GetBytes(text))).Count());
    }

    [Fact]
    public void A_missing_segment_of_a_situation_names_the_claim_and_what_makes_it_necessary()
    {
        var answer = Encoding.Latin1.GetString(
            Answer(Fixture("Claim837P/fail/replacement-without-original.edi")));
        Assert.Contains("IK3*REF*19*2300*I6~\nCTX*SITUATIONAL TRIGGER*CLM*19*2300*5~\nCTX*CLM01:V881~\nIK5*R*I5~",
            answer, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_of_the_next_subscriber_is_not_put_down_to_the_claim_before()
    {
        var text = Text("Claim837P/pass/infusion.edi")
            .Replace("NM1*IL*1*SAMPLE*HOLDER", "NM1*IL*7*SAMPLE*HOLDER", StringComparison.Ordinal);
        using var checker = Checker.Over(Answer(Encoding.Latin1.GetBytes(text)));
        var fault = Assert.Single(AnswerReader.Groups(checker).Single().Transactions.Single().Faults);
        Assert.Equal(("NM1", null), (fault.Segment, fault.Context));
    }

    [Fact]
    public void A_broken_transaction_leaves_its_neighbour_accepted()
    {
        var valid = Text("Claim837P/pass/infusion.edi");
        var st = valid.IndexOf("\nST*", StringComparison.Ordinal) + 1;
        var ge = valid.IndexOf("\nGE*", StringComparison.Ordinal) + 1;
        var second = valid[st..ge].Replace("*0001", "*0002", StringComparison.Ordinal)
            .Replace("CLM*V881*", "CLM**", StringComparison.Ordinal);
        var text = valid[..ge] + second + valid[ge..].Replace("GE*1*", "GE*2*", StringComparison.Ordinal);
        using var checker = Checker.Over(Answer(Encoding.Latin1.GetBytes(text)));
        var group = AnswerReader.Groups(checker).Single();
        Assert.Equal(("P", 2, 2, 1), (group.Status, group.Included, group.Received, group.Accepted));
        Assert.Equal(["A", "R"], group.Transactions.Select(transaction => transaction.Status));
    }

    [Fact]
    public void Without_its_header_a_transaction_counts_as_announced_and_not_received()
    {
        var text = Text("Claim837P/pass/infusion.edi");
        var st = text.IndexOf("\nST*", StringComparison.Ordinal) + 1;
        var answer = Encoding.Latin1.GetString(Answer(
            Encoding.Latin1.GetBytes(text.Remove(st, text.IndexOf('\n', st) + 1 - st))));
        Assert.Contains("AK9*R*1*0*0*5~", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_that_would_break_the_answer_are_not_copied_into_it()
    {
        var text = Text("Claim837P/pass/infusion.edi").Replace('*', '|')
            .Replace("GS|HC|CHAIRTIMETEST", "GS|HC|CHAIR*TEST", StringComparison.Ordinal)
            .Replace("SV1|HC:96413|", "SV1|HC:96*13|", StringComparison.Ordinal)
            .Replace("CLM|V881|", "CLM|V8*1|", StringComparison.Ordinal)
            .Replace("CLM|V8*1|4525|||11:", "CLM|V8*1|4525|||1*1:", StringComparison.Ordinal);
        using var checker = Checker.Run(Answer(Encoding.Latin1.GetBytes(text)));
        Assert.Empty(checker.Issues);
    }

    [Fact]
    public void A_version_that_nobody_knows_is_answered_not_dropped()
    {
        var text = Encoding.Latin1.GetString(Fixture("Claim837P/pass/infusion.edi"))
            .Replace("005010X222A1", "005010X999", StringComparison.Ordinal);
        using var checker = Checker.Over(Answer(Encoding.Latin1.GetBytes(text)));
        var transaction = AnswerReader.Groups(checker).Single().Transactions.Single();
        Assert.Equal("R", transaction.Status);
        Assert.Equal(["I6"], transaction.Codes);
    }

    [Fact]
    public void A_277CA_says_of_each_claim_whether_it_goes_on()
    {
        using var checker = Checker.Over(Fixture("ClaimAcknowledgment277/pass/accepted-and-rejected.edi"));
        var claims = AnswerReader.Claims(checker).ToList();
        Assert.Equal(["V881", "V882"], claims.Select(claim => claim.PatientControlNumber));
        Assert.Equal([false, true], claims.Select(claim => claim.IsRejected));
        Assert.Equal("ICN881", claims[0].PayerControlNumber);
        Assert.Equal("V882-1", Assert.Single(claims[1].Lines).LineControl);
    }

    [Fact]
    public void A_claim_is_read_with_its_drug_and_with_what_the_first_payer_did()
    {
        using var checker = Checker.Over(Fixture("Claim837P/pass/infusion.edi"));
        var claims = ClaimReader.Read(checker).ToList();
        Assert.Equal(["V881", "V882"], claims.Select(claim => claim.PatientControlNumber));
        var line = claims[0].Lines[0];
        Assert.Equal(("Q5103", 4000m, 50m, "V881-1"), (line.Code, line.Charge, line.Units, line.LineControl));
        Assert.Equal(["JZ"], line.Modifiers);
        Assert.Equal(("00000000001", 5m, "UN"), (line.Drug!.Ndc, line.Drug.Quantity, line.Drug.Unit));
        Assert.Equal("SPOUSE", claims[1].Patient!.First);
        Assert.Equal("HOLDER", claims[1].Subscriber!.First);
        var other = Assert.Single(claims[1].Lines[0].OtherPayers);
        Assert.Equal((700m, 300m), (other.Paid, other.Adjusted));
        Assert.Equal("DRUG NAME 10 MG IV", claims[1].Lines[0].Description);
    }

    [Fact]
    public void Every_balance_of_a_remittance_is_shown_with_both_sides()
    {
        using var checker = Checker.Over(Fixture("Remittance835/pass/reversal-and-provider-adjustments.edi"));
        var remittance = Assert.Single(RemittanceReader.Read(checker));
        var balances = remittance.Balances().ToList();
        Assert.Equal(["line", "line", "line", "line", "claim", "claim", "claim", "patient", "line", "claim", "claim",
            "claim", "line", "claim", "claim", "claim", "patient", "payment"],
            balances.Select(balance => balance.Level));
        Assert.All(balances, balance => Assert.True(balance.Holds, balance.ToString()));
        var reversal = Assert.Single(remittance.Reversals());
        Assert.Equal(("V800", 1, 2, -50m),
            (reversal.PatientControlNumber, reversal.Index, reversal.CorrectionIndex, reversal.Change));
        Assert.Equal((1500m, 1500m), (balances[^1].Left, balances[^1].Right));
        Assert.True(remittance.Claims[1].IsReversal);
        Assert.Equal(-300m, remittance.Claims[1].Paid);
        Assert.Equal([500m, -50m], remittance.ProviderAdjustments.Select(adjustment => adjustment.Amount));
        Assert.Equal("ICN700", remittance.ProviderAdjustments[0].Reference);
        Assert.Equal(4, remittance.Claims[0].Lines[0].Adjustments.Length);
    }

    private static string Text(string name) => Encoding.Latin1.GetString(Fixture(name));

    private static byte[] Fixture(string name) => File.ReadAllBytes(Path.Combine(Places.Fixtures, name));

    private static byte[] Answer(byte[] file)
    {
        using var checker = Checker.Run(file);
        return Assert.Single(AcknowledgmentWriter.Write(checker, Stamp));
    }
}
