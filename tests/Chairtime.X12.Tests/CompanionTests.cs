using System.Text;
using Chairtime.X12.Checking;

namespace Chairtime.X12.Tests;

/// <summary>A payer's companion rules, and lists of codes that a caller plugs in.</summary>
public class CompanionTests
{
    private static readonly byte[] Claims = File.ReadAllBytes(
        Path.Combine(Places.Fixtures, "Claim837P", "pass", "infusion.edi"));

    [Theory]
    [InlineData("REF*G1", 1)]
    [InlineData("REF*9F", 2)]
    [InlineData("HI", 0)]
    public void A_segment_that_the_payer_requires_is_missed_in_every_loop_that_lacks_it(string segment, int missing)
    {
        var rule = new CompanionRule("plan.needs", "2300", segment) { Use = CompanionUse.Required };
        var issues = Issues(rule);
        Assert.Equal(missing, issues.Count);
        Assert.All(issues, issue => Assert.Equal(("plan.needs", 7), (issue.Code, issue.Snip)));
    }

    [Fact]
    public void A_segment_that_the_payer_does_not_take_is_reported_where_it_stands() => Assert.Equal(
        [73, 74], Issues(new CompanionRule("plan.refuses", "2430", "CAS") { Use = CompanionUse.NotUsed })
            .Select(issue => issue.Place.SegmentInTransaction));

    [Fact]
    public void A_value_that_the_payer_does_not_take_is_reported_with_its_component()
    {
        var rule = new CompanionRule("plan.place", "2300", "CLM") { Element = 5, Component = 1, Values = ["19", "22"] };
        var issue = Issues(rule)[0];
        Assert.Equal((5, 1, "11"), (issue.Element, issue.Component, issue.Value));
    }

    [Fact]
    public void A_warning_of_the_payer_rejects_nothing()
    {
        var rule = new CompanionRule("plan.short", "2010BA", "NM1*IL")
        {
            Element = 9,
            MaxLength = 5,
            Severity = IssueSeverity.Warning,
        };
        using var checker = Checker.Run(Claims, new CheckOptions { Companion = [rule] });
        Assert.Equal(2, checker.Issues.Count);
        Assert.False(checker.HasErrors);
        Assert.True(checker.Interchanges[0].Groups[0].Transactions[0].IsAccepted);
    }

    [Fact]
    public void A_code_that_the_list_lacks_is_a_warning_and_a_list_that_is_not_at_hand_says_nothing()
    {
        var options = new CheckOptions { IsKnownCode = (list, code) => list == "icd" ? code == "M0579" : null };
        using var checker = Checker.Run(Claims, options);
        Assert.Equal(["Z7962", "M069"], checker.Issues.Select(issue => issue.Value));
        Assert.All(checker.Issues, issue => Assert.Equal(
            ("code-set.icd", 5, IssueSeverity.Warning), (issue.Code, issue.Snip, issue.Severity)));
    }

    [Fact]
    public void A_sender_is_held_to_the_number_of_claims_that_a_transaction_should_have()
    {
        using var checker = Checker.Run(Claims, CheckOptions.Outgoing with { MostClaims = 1 });
        Assert.Equal("limit.claims", Assert.Single(checker.Issues).Code);
        var wrong = Encoding.Latin1.GetString(Claims).Replace("1234567893", "1234567890", StringComparison.Ordinal);
        using var strict = Checker.Run(Encoding.Latin1.GetBytes(wrong),
            CheckOptions.Outgoing with { NpiSeverity = IssueSeverity.Error });
        Assert.Equal(["code-set.npi"], strict.Issues.Select(issue => issue.Code));
        Assert.True(strict.HasErrors);
    }

    private static List<SyntaxIssue> Issues(CompanionRule rule)
    {
        using var checker = Checker.Run(Claims, new CheckOptions { Companion = [rule] });
        return [.. checker.Issues];
    }
}
