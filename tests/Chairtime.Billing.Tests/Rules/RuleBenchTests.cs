using Chairtime.Billing.Coding;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Tests.Rules;

/// <summary>The rules against faults that were planted one at a time into visits that were clean.</summary>
public class RuleBenchTests
{
    private const int PlantedOfEachKind = 4;
    private const int CleanClaims = 1000;

    // What coding says of minutes and packages follows from the fault's own change of the chart.
    private static readonly string[] SaidOfTheChange =
        ["time.additional-hour-not-met", "time.near-miss-above", "time.near-miss-below", "time.pause-deducted",
         "drug.discarded-under-one-unit", "drug.several-ndcs", "drug.supplied", "administration.initial-assumed",
         "documentation.vitals-during-missing", "payer.choice", "diagnosis.pointer-assumed"];

    public static TheoryData<string> Kinds() => [.. PlantedFault.All.Select(static fault => fault.Rule)];

    public static TheoryData<string> Golden() =>
        [.. GoldenRuleCase.All.Values.Where(static golden => golden.Fires).Select(static golden => golden.Id)];

    [Fact]
    public void There_are_300_planted_faults_of_60_kinds()
    {
        var golden = GoldenRuleCase.All.Values.Where(static each => each.Fires).ToList();
        var kinds = PlantedFault.All.Select(static fault => fault.Rule).Concat(golden.Select(static each => each.Rule));
        Assert.True(kinds.Distinct().Count() >= 60);
        Assert.True(PlantedFault.All.Count * PlantedOfEachKind >= 300);
        Assert.Equal(PlantedFault.All.Count, PlantedFault.All.Select(static fault => fault.Rule).Distinct().Count());
    }

    [Fact]
    public void A_thousand_clean_claims_are_not_held_and_want_nobody()
    {
        var (payers, drugs, places) = (new HashSet<string>(), new HashSet<string>(), new HashSet<string>());
        for (var number = 0; number < CleanClaims; number++)
        {
            var coded = VariedVisits.Number(number).Checked();
            Assert.True(coded.Disposition == Disposition.Ready,
                $"{coded.Visit.VisitId}: {string.Join("; ", Shown(coded))}");
            Assert.NotEmpty(coded.Lines);
            payers.Add(coded.Visit.Coverages[0].PayerId!);
            places.Add($"{coded.Visit.Setting} {coded.Visit.PlaceOfService}");
            drugs.UnionWith(coded.Lines.Select(static line => line.Code).Where(static code => code[0] > '9'));
        }

        Assert.True(payers.Count >= 12 && drugs.Count >= 16 && places.Count >= 3,
            $"{payers.Count} payers, {drugs.Count} drugs, {places.Count} places");
    }

    [Theory, MemberData(nameof(Kinds))]
    public void A_planted_fault_is_found_by_its_rule_and_no_other(string rule)
    {
        var fault = PlantedFault.All.Single(each => each.Rule == rule);
        for (var number = 0; number < PlantedOfEachKind; number++)
        {
            var clean = CleanVisits.Number(number, fault.Drug, fault.IsPlan ?? number % 2 == 0);
            var planted = CleanVisits.Number(number, fault.Drug, fault.IsPlan ?? number % 2 == 0);
            fault.Plant(planted);
            AssertAlone(clean.Checked(), planted.Checked(), rule, []);
        }
    }

    [Theory, MemberData(nameof(Golden))]
    public void The_fault_of_a_golden_case_is_found_by_its_rule_and_no_other(string id)
    {
        var golden = GoldenRuleCase.All[id];
        foreach (var number in golden.Visits)
        {
            AssertAlone(golden.Clean(number).Checked(), golden.Planted(number).Checked(), golden.Rule,
                [.. golden.Beside]);
        }
    }

    // Whatever its severity: nothing may be said that was not said of the clean visit.
    private static void AssertAlone(CodedVisit clean, CodedVisit planted, string rule, string[] beside)
    {
        var before = clean.Findings.Select(static finding => finding.Rule).ToHashSet(StringComparer.Ordinal);
        before.UnionWith(SaidOfTheChange);
        before.UnionWith(beside);
        before.Remove(rule);
        var found = planted.Findings.Where(finding => !before.Contains(finding.Rule)).ToList();
        Assert.True(found.Select(static finding => finding.Rule).Distinct().SequenceEqual([rule]),
            $"{planted.Visit.VisitId}: {string.Join("; ", found.Select(Shown))}");
    }

    private static IEnumerable<string> Shown(CodedVisit coded) => coded.Findings
        .Where(static finding => finding.Severity != Severity.Informs).Select(Shown);

    private static string Shown(Finding finding) => $"{finding.Rule} ({finding.About}): {finding.Message}";
}
