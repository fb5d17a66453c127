using Chairtime.Billing.Coding;
using Chairtime.Billing.Rules;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Tests.Rules;

/// <summary>The rules against faults that were planted one at a time into visits that were clean.</summary>
public class RuleBenchTests
{
    private const int PlantedOfEachKind = 4;

    public static TheoryData<string> Kinds() => [.. PlantedFault.All.Select(static fault => fault.Rule)];

    [Fact]
    public void There_are_300_planted_faults_of_60_kinds()
    {
        Assert.Equal(PlantedFault.All.Count, PlantedFault.All.Select(static fault => fault.Rule).Distinct().Count());
        Assert.True(PlantedFault.All.Count >= 60);
        Assert.True((PlantedFault.All.Count + AuthorizationTermTests.Terms.Count) * PlantedOfEachKind >= 300);
    }

    [Fact]
    public void A_thousand_clean_claims_are_not_held_and_want_nobody()
    {
        for (var number = 0; number < 1000; number++)
        {
            var coded = CleanVisits.Number(number).Checked();
            Assert.True(coded.Disposition == Disposition.Ready,
                $"{coded.Visit.VisitId}: {string.Join("; ", Shown(coded))}");
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void A_planted_fault_is_found_by_its_rule_and_no_other(string rule)
    {
        var fault = PlantedFault.All.Single(each => each.Rule == rule);
        for (var number = 0; number < PlantedOfEachKind; number++)
        {
            var scenario = CleanVisits.Number(number, fault.Drug, fault.IsPlan ?? number % 2 == 0);
            fault.Plant(scenario);
            var coded = scenario.Checked();
            Assert.True(Scenario.Problems(coded).Distinct().SequenceEqual([rule]),
                $"{coded.Visit.VisitId}: {string.Join("; ", Shown(coded))}");
        }
    }

    [Fact]
    public void Nothing_of_the_rule_book_failed_on_any_of_them()
    {
        foreach (var fault in PlantedFault.All)
        {
            var scenario = CleanVisits.Number(1, fault.Drug, fault.IsPlan);
            fault.Plant(scenario);
            Assert.DoesNotContain(scenario.Checked().Findings, finding => finding.Rule == RuleBook.Failed.Id);
        }
    }

    private static IEnumerable<string> Shown(CodedVisit coded) => coded.Findings
        .Where(static finding => finding.Severity != Severity.Informs)
        .Select(static finding => $"{finding.Rule} ({finding.About}): {finding.Message}");
}
