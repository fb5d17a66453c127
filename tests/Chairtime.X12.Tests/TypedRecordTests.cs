using Chairtime.X12.Acknowledging;
using Chairtime.X12.Checking;
using Chairtime.X12.Guides.Attachment275;
using Chairtime.X12.Guides.Claim837P;
using Chairtime.X12.Guides.ClaimStatus276;
using Chairtime.X12.Guides.Eligibility270;
using Chairtime.X12.Guides.Remittance835;
using Chairtime.X12.Guides.Review278;

namespace Chairtime.X12.Tests;

/// <summary>What each guide's records hold of a file.</summary>
public class TypedRecordTests
{
    [Fact]
    public void A_claim_has_its_other_payers_with_what_they_decided_on_claim_and_lines()
    {
        var claim = Assert.Single(Read("Claim837P/pass/waste-and-two-other-payers.edi", ClaimReader.Read));
        Assert.Equal(["P", "S"], claim.OtherCoverages.Select(other => other.Sequence));
        var first = claim.OtherCoverages[0];
        Assert.Equal(("PAYER1", 3180m), (first.Payer!.Id, first.Paid));
        Assert.Equal(new Adjustment("PI", "B13", 20, null), Assert.Single(first.Adjustments));
        var line = claim.Lines[0];
        Assert.Equal([1800m, 1000m, 400m], line.OtherPayers.Select(other => other.Paid));
        Assert.Equal([200m, 1200m, 3800m], line.OtherPayers.Select(other => other.Adjusted));
        Assert.Equal(new Adjustment("PR", "2", 400, 22), line.OtherPayers[1].Adjustments[1]);
        Assert.Equal(("57894003001", 4.2m, "UN", "RX901"),
            (line.Drug!.Ndc, line.Drug.Quantity, line.Drug.Unit, line.Drug.PrescriptionNumber));
        Assert.Equal(["JW"], claim.Lines[1].Modifiers);
    }

    [Fact]
    public void A_claim_has_people_with_addresses_and_everything_that_is_qualified()
    {
        var claim = Assert.Single(Read("Claim837P/pass/waste-and-two-other-payers.edi", ClaimReader.Read));
        var patient = claim.Patient!;
        Assert.Equal(("SPRINGFIELD", "IL", "627020001"), (patient.City, patient.State, patient.Zip));
        Assert.Equal(["1 SAMPLE LANE"], patient.Street);
        Assert.Equal((new DateOnly(1970, 1, 1), "F"), (patient.Birth, patient.Sex));
        Assert.Equal("999999999", Assert.Single(claim.BillingProvider!.References).Value);
        Assert.Equal("207RR0500X", claim.Parties[0].Taxonomy);
        Assert.Equal(["G1", "EA"], claim.References.Select(reference => reference.Kind));
        Assert.Equal("431", Assert.Single(claim.Dates).Kind);
        Assert.Equal(("OZ", "ATT901"), (claim.Attachments[0].Kind, claim.Attachments[0].Value));
        Assert.Equal("INFUSION RECORD SENT BY FAX", Assert.Single(claim.Notes).Value);
    }

    [Fact]
    public void A_split_line_comes_back_as_two_payments_with_one_number()
    {
        var remittance = Assert.Single(Read("Remittance835/pass/split-lines-and-offsets.edi", RemittanceReader.Read));
        var claim = remittance.Claims[0];
        Assert.Equal(["V901-1", "V901-1", "V901-2", "V901-3"], claim.Lines.Select(line => line.LineControl));
        var cut = claim.Lines[2];
        Assert.Equal((4m, 8m, "J1745"), (cut.PaidUnits, cut.SubmittedUnits, cut.SubmittedCode));
        Assert.Equal(["M53", "N130"], cut.Remarks);
        Assert.Equal([-100m], claim.Lines[0].Adjustments.Where(a => a.Reason == "144").Select(a => a.Amount));
        Assert.Equal(["MA01", "MA18"], claim.Remarks);
        Assert.Equal("PATRICIA", claim.Parties.Single(party => party.Role == "74").First);
        var drug = remittance.Claims[1].Lines[0];
        Assert.Equal(("N4", "00000000003"), (drug.Qualifier, drug.Code));
        Assert.Equal([("WO", 300m), ("FB", -150m), ("L6", -100m), ("72", -100m), ("CS", 0.01m), ("J1", -0.01m)],
            remittance.ProviderAdjustments.Select(adjustment => (adjustment.Reason, adjustment.Amount)));
        Assert.All(remittance.ProviderAdjustments, adjustment => Assert.NotNull(adjustment.Meaning));
        Assert.All(remittance.Balances(), balance => Assert.True(balance.Holds, balance.ToString()));
    }

    [Fact]
    public void A_reversal_whose_correction_is_not_in_the_file_stands_alone_at_its_full_amount()
    {
        var remittance = Assert.Single(
            Read("Remittance835/pass/reversal-held-for-recovery.edi", RemittanceReader.Read));
        var reversal = Assert.Single(remittance.Reversals());
        Assert.Equal((null, -3100m), (reversal.CorrectionIndex, reversal.Change));
        Assert.Equal(-3100m, Assert.Single(remittance.ProviderAdjustments).Amount);
    }

    [Fact]
    public void A_remittance_that_breaks_off_keeps_its_claims_to_itself()
    {
        var text = System.Text.Encoding.Latin1.GetString(Bytes("Remittance835/pass/split-lines-and-offsets.edi"));
        var (st, se) = (text.IndexOf("\nST*", StringComparison.Ordinal) + 1,
            text.IndexOf("\nPLB*", StringComparison.Ordinal) + 1);
        var broken = text[..se] + text[st..].Replace("*0001", "*0002", StringComparison.Ordinal);
        using var checker = Checker.Over(System.Text.Encoding.Latin1.GetBytes(broken));
        var both = RemittanceReader.Read(checker).ToList();
        Assert.Equal([false, true], both.Select(remittance => remittance.IsComplete));
        Assert.Equal([4, 4], both.Select(remittance => remittance.Claims.Length));
        Assert.True(checker.HasErrors);
    }

    [Fact]
    public void A_refused_file_is_a_verdict_without_any_claim()
    {
        var batch = Assert.Single(Read("ClaimAcknowledgment277/pass/whole-file-refused.edi", AnswerReader.Batches));
        Assert.Equal(("AY", "file", "B102", true), (batch.Source, batch.Level, batch.Batch, batch.IsRejected));
        Assert.Equal((null, 1m, 5100m), (batch.Accepted, batch.Rejected, batch.RejectedCharge));
        Assert.Empty(Read("ClaimAcknowledgment277/pass/whole-file-refused.edi", AnswerReader.Claims));
    }

    [Fact]
    public void A_partly_accepted_file_is_not_refused()
    {
        var batches = Read("ClaimAcknowledgment277/pass/accepted-and-rejected.edi", AnswerReader.Batches).ToList();
        Assert.Equal(["file", "provider"], batches.Select(batch => batch.Level));
        Assert.All(batches, batch => Assert.False(batch.IsRejected));
        Assert.All(batches, batch => Assert.Equal((1m, 1m), (batch.Accepted, batch.Rejected)));
    }

    [Fact]
    public void A_question_or_a_requester_that_is_refused_is_not_passed_over()
    {
        var refused = Assert.Single(Read("ClaimStatus276/pass/question-refused.edi", AnswerReader.Batches));
        Assert.Equal(("277", "file", "S101", "E0"),
            (refused.Guide, refused.Level, refused.Batch, refused.Statuses[0].Category));
        var requester = Assert.Single(Read("Review278/pass/requester-refused.edi", ReviewReader.Read));
        Assert.Equal(("requester", "51"), (requester.Level, Assert.Single(requester.Rejections)));
    }

    [Fact]
    public void A_request_for_documents_names_them_by_claim_and_line()
    {
        var request = Assert.Single(Read("Attachment275/pass/request-006020x313.edi", StatusReader.Read));
        Assert.Equal(("REQ901", "ICN901", "V901"),
            (request.Trace, request.PayerControlNumber, request.PatientControlNumber));
        Assert.Equal(("R4", "11503-0", "LOI"),
            (request.Statuses[0].Category, request.Statuses[0].Status, request.Statuses[0].List));
        var line = Assert.Single(request.Lines);
        Assert.Equal(("V901-1", "18842-5"), (line.LineControl, line.Statuses[0].Status));
    }

    [Fact]
    public void A_document_says_whose_it_is_and_which_request_it_answers()
    {
        var document = Assert.Single(Read("Attachment275/pass/document-006020x314.edi", AttachmentReader.Read));
        Assert.Equal(("ATT881", "MEMBER001"), (document.ControlNumber, document.Patient!.Id));
        Assert.Equal(44, document.Payload.Length);
        Assert.Equal("11504-8", Assert.Single(document.Requests).Status);
    }

    [Fact]
    public void A_status_is_asked_for_and_answered()
    {
        var asked = Assert.Single(Read("ClaimStatus276/pass/request.edi", StatusReader.Read));
        var answered = Assert.Single(Read("ClaimStatus276/pass/answer.edi", StatusReader.Read));
        Assert.Equal(asked.Trace, answered.Trace);
        Assert.Equal(("P1", "20"), (answered.Statuses[0].Category, answered.Statuses[0].Status));
        Assert.Equal(4525m, answered.Charge);
        Assert.Equal(("MEMBER001", new DateOnly(2026, 3, 20)), (answered.Patient!.Id, answered.On));
    }

    [Fact]
    public void Coverage_is_asked_for_and_answered()
    {
        var asked = Assert.Single(Read("Eligibility270/pass/request.edi", InquiryReader.Read));
        Assert.Equal(["30", "98", "92"], asked.ServiceTypes);
        Assert.Equal(("subscriber", "MEMBER001", new DateOnly(2026, 3, 2)), (asked.Level, asked.About!.Id, asked.From));
        var answered = Assert.Single(Read("Eligibility270/pass/answer.edi", EligibilityReader.Read));
        Assert.Equal(asked.Trace, answered.Trace);
        Assert.Equal(["1", "C", "C", "A", "1"], answered.Benefits.Select(benefit => benefit.Kind));
        Assert.Equal(0.2m, answered.Benefits[3].Share);
        Assert.Equal("AUTHORIZATION THROUGH THE PLAN", Assert.Single(answered.Benefits[4].Messages));
    }

    [Fact]
    public void A_review_is_decided_on_the_event_and_on_each_service()
    {
        var decisions = Read("Review278/pass/answer.edi", ReviewReader.Read).ToList();
        Assert.Equal(["event", "service"], decisions.Select(decision => decision.Level));
        Assert.All(decisions, decision => Assert.Equal(("A1", "AUTH123"), (decision.Action, decision.Authorization)));
        Assert.Equal(("Q5103", 50m), (decisions[1].Code, decisions[1].Units));
    }

    private static List<T> Read<T>(string file, Func<Checker, IEnumerable<T>> read)
    {
        using var checker = Checker.Over(Bytes(file));
        return [.. read(checker)];
    }

    private static byte[] Bytes(string file) => File.ReadAllBytes(Path.Combine(Places.Fixtures, file));
}
