using System.Collections.Immutable;
using System.Text;
using Chairtime.Billing.Claims;
using Chairtime.Billing.Claims.Forms;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Policies;
using Chairtime.Billing.Visits;

namespace Chairtime.Billing.Tests.Claims;

/// <summary>What a claim says of the packages that drugs came from (loop 2410), bought or sent by a pharmacy.</summary>
public class ClaimDrugTests
{
    private const string Large = "50242-136-01";
    private const string Small = "50242-135-01";

    [Theory]
    [InlineData("""{"required": false}""", 4, null)]
    [InlineData("""{"required": true}""", 3.6, 0.4)]
    [InlineData("""{"required": true, "discarded": "with-given"}""", 4, null)]
    [InlineData("""{"discarded": "split", "required": false}""", 3.6, 0.4)]
    public void A_payer_that_wants_the_package_of_each_drug_line_has_it_on_the_discarded_one_too(
        string ndc, double given, double? discarded)
    {
        var line = SampleClaim.Line("Q5121", 100m, 36) with
        {
            Administrations = ["A1"], Ndc = "55513067001", NdcQuantity = 4, NdcUnit = "UN",
        };
        var claim = Assert.Single(Make(ndc, [Given("A1", ("55513-670-01", 4))],
            line, line with { Units = 4, Modifiers = ["JW"], NdcQuantity = null, NdcUnit = null }).Claims);
        Assert.Equal((decimal)given, claim.Lines[0].Drug!.Quantity);
        Assert.Equal((decimal?)discarded, claim.Lines[1].Drug?.Quantity);
    }

    [Fact]
    public void A_line_of_several_packages_names_none_where_none_is_asked_for()
    {
        var line = SampleClaim.Line("J3262", 100m, 350) with
        {
            Administrations = ["A1"], Ndc = "50242013501", NdcQuantity = 18, NdcUnit = "ML",
        };
        var made = Make("""{"required": false}""", [Given("A1", (Large, 1), (Small, 2))], line);
        Assert.Null(Assert.Single(made.Claims).Lines[0].Drug);
        Assert.Contains(made.Findings, static finding => finding.Rule == "claim.ndc-left-out");
        made = Make("""{"required": false}""", [Given("A1", (Small, 1), ("50242013501", 2))], line);
        Assert.Equal(18, Assert.Single(made.Claims).Lines[0].Drug!.Quantity);
    }

    [Fact]
    public void What_a_pharmacy_sent_is_named_beside_the_line_of_giving_it()
    {
        var line = SampleClaim.Line("96413", 100m) with { Administrations = ["A1"] };
        var sent = Given("A1", (Large, 1)) with { Acquired = Acquired.Supplied };
        var claim = Assert.Single(Make("""{"required": true}""", [sent], line).Claims);
        Assert.Equal("Supplied, not billed tocilizumab N450242013601", claim.Note);
        Assert.Equal("NTEADDSUPPLIED, NOT BILLED TOCILIZUMAB N450242013601", PaperForm.Of(claim).Pages[0]["19"]);
        Assert.Null(Assert.Single(Make("""{"required": true}""", [Given("A1", (Large, 1))], line).Claims).Note);
        Assert.Null(Assert.Single(Make("""{"required": true}""", [sent], line with { Administrations = ["A2"] }).Claims)
            .Note);
    }

    [Theory]
    [InlineData(65, true)]
    [InlineData(66, false)]
    public void A_note_with_its_qualifier_takes_71_characters_on_paper(int length, bool fits)
    {
        var claim = Assert.Single(Make("""{"required": false}""", [], SampleClaim.Line("96413", 100m)).Claims) with
        {
            Note = new string('N', length),
        };
        var paper = PaperForm.Of(claim);
        Assert.Equal(fits ? ["NTEADD" + claim.Note] : [], paper.Pages.Select(static page => page["19"]));
        Assert.Equal(fits ? [] : ["item 19 needs 72 characters and holds 71"], paper.Problems);
    }

    [Fact]
    public void A_text_that_its_line_does_not_hold_stands_behind_the_note_under_one_qualifier()
    {
        var line = SampleClaim.Line("J3590", 500m) with
        {
            Description = new string('D', 45), Ndc = "50242013501", NdcQuantity = 2, NdcUnit = "ML",
        };
        var claim = Assert.Single(Make("""{"required": true}""", [], line).Claims) with { Note = "X" };
        Assert.Equal($"NTEADDX; J3590 {line.Description}", PaperForm.Of(claim).Pages[0]["19"]);
    }

    private static Administration Given(string id, params (string Ndc, int Count)[] vials) => new()
    {
        Id = id,
        Drug = new DrugName(null, "J3262", null, "tocilizumab"),
        Route = Route.IvInfusion,
        Vials = [.. vials.Select(static vial => new Vial(vial.Ndc, null, vial.Count, null, null, true))],
    };

    private static ClaimsMade Make(string ndc, ImmutableArray<Administration> given, params ServiceLine[] lines)
    {
        var payers = PayerBook.ReadOverShipped([KeyValuePair.Create("plan.json",
            (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(
                $$"""{"payerId": "plan", "name": "Plan", "extends": "commercial", "ndc": {{ndc}}}"""))]);
        var visit = SampleClaim.Visit with
        {
            Administrations = given,
            Coverages = [new Coverage("plan", "MEMBER1", null, "self", null, "commercial")],
        };
        return BillingCycle.Claims(new CodedVisit(visit, [.. lines], [], [], Disposition.Ready),
            new ClaimContext(SampleClaim.Practice, payers, ClaimInstructions.None));
    }
}
