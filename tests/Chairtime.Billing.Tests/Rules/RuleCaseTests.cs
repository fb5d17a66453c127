using Chairtime.Billing.Rules;

namespace Chairtime.Billing.Tests.Rules;

/// <summary>Golden cases of the rules: one that fires, one that is quiet, and the boundary between them.</summary>
public class RuleCaseTests
{
    // A defect in a rule cannot be charted.
    private static readonly string[] NotOfVisits = ["rules.failed"];

    public static TheoryData<string> Ids() => [.. GoldenRuleCase.All.Keys];

    [Theory, MemberData(nameof(Ids))]
    public void Golden_case_fires_or_is_quiet_as_its_source_says(string id)
    {
        var golden = GoldenRuleCase.All[id];
        foreach (var number in golden.Visits)
        {
            var found = golden.Planted(number).Checked().Findings.Where(finding => finding.Rule == golden.Rule)
                .Select(static finding => finding.Message).ToList();
            Assert.True(golden.Fires == found.Count > 0,
                $"visit {number}: {golden.Rule} {(found.Count == 0 ? "is quiet" : string.Join("; ", found))}");
        }
    }

    [Fact]
    public void Every_rule_has_a_case_that_fires_and_one_that_is_quiet()
    {
        var cases = GoldenRuleCase.All.Values.ToLookup(static golden => golden.Rule, static golden => golden.Fires);
        Assert.Equal([], RuleBook.All.Select(static rule => rule.Id).Except(NotOfVisits)
            .Where(rule => !cases[rule].Contains(true) || !cases[rule].Contains(false)));
    }

    [Fact]
    public void Every_case_is_of_a_rule_that_there_is() =>
        Assert.Equal([], GoldenRuleCase.All.Values.Where(static golden => !KnownFindings.Contains(golden.Rule))
            .Select(static golden => golden.Id));
}
