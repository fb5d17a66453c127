using System.Text.Json.Nodes;
using Chairtime.Bench.Visits;
using Chairtime.Billing.Catalogue;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Policies;
using Chairtime.Billing.Rules;
using Chairtime.Billing.Tests.Coding;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Tests.Rules;

/// <summary>What holds of checks whatever the visit.</summary>
public class RuleLawTests
{
    private static readonly CodingContext Coding =
        new(DrugCatalogue.Shipped, PayerBook.Shipped, PracticePolicies.Default, null);

    private static readonly RuleContext Context = RuleContext.Of(Coding);

    [Fact]
    public void Visits_that_are_coded_only_keep_lines_and_disposition()
    {
        foreach (var worked in WorkedCase.All)
        {
            var coded = worked.Code();
            var after = BillingCycle.Check(coded, Context);
            Assert.Equal(coded.Lines, after.Lines);
            Assert.True(coded.Disposition == after.Disposition,
                $"{worked.Id}: {string.Join("; ", after.Findings.Skip(coded.Findings.Length).Select(Brief))}");
        }
    }

    [Fact]
    public void Findings_do_not_depend_on_the_order_of_the_input()
    {
        var generator = new VisitGenerator(7);
        for (var i = 0; i < 3000; i++)
        {
            var visit = generator.Next();
            var turned = visit with
            {
                Administrations = [.. visit.Administrations.Reverse()],
                Orders = [.. visit.Orders.Reverse()],
                Observations = [.. visit.Observations.Reverse()],
                Authorizations = [.. visit.Authorizations.Reverse()],
            };
            Assert.Equal(
                BillingCycle.Check(BillingCycle.Code(visit, Coding), Context).Findings.Select(Brief),
                BillingCycle.Check(BillingCycle.Code(turned, Coding), Context).Findings.Select(Brief));
        }
    }

    [Fact]
    public void Findings_on_faults_do_not_depend_on_the_order_of_the_input()
    {
        var faults = GoldenRuleCase.All.Values.Where(static golden => golden.Fires && golden.Visits.Contains(3))
            .Select(static golden => golden.Planted(3)).Concat(Enumerable.Range(0, 300).Select(VariedVisits.Number));
        foreach (var scenario in faults)
        {
            var before = scenario.Checked().Findings.Select(Brief).ToList();
            foreach (var list in new[] { "administrations", "orders", "observations", "authorizations" })
            {
                if (scenario.Visit[list] is JsonArray items)
                    scenario.Visit[list] = new JsonArray([.. items.Reverse().Select(static item => item!.DeepClone())]);
            }

            scenario.Claims.Reverse();
            Assert.Equal(before, scenario.Checked().Findings.Select(Brief));
        }
    }

    [Fact]
    public void No_rule_fails_on_generated_visits_or_worked_cases()
    {
        var generator = new VisitGenerator(11);
        for (var i = 0; i < 5000; i++)
        {
            var coded = BillingCycle.Check(BillingCycle.Code(generator.Next(), Coding), Context);
            Assert.DoesNotContain(coded.Findings, static finding => finding.Rule == RuleBook.Failed.Id);
        }

        foreach (var worked in WorkedCase.All)
        {
            var coded = BillingCycle.Check(worked.Code(), Context);
            Assert.DoesNotContain(coded.Findings, static finding => finding.Rule == RuleBook.Failed.Id);
        }
    }

    [Fact]
    public void Rules_that_are_not_asked_would_have_found_nothing()
    {
        var scenarios = GoldenRuleCase.All.Values.Select(static golden => golden.Planted(3))
            .Concat(Enumerable.Range(0, 300).Select(VariedVisits.Number));
        foreach (var scenario in scenarios)
        {
            var context = scenario.Context();
            var coded = scenario.Coded(context);
            var all = VisitChecker.Check(coded, context, RuleBook.On(coded.Visit.DateOfService));
            Assert.Equal(all.Findings.Select(Brief), BillingCycle.Check(coded, context).Findings.Select(Brief));
        }

        var generator = new VisitGenerator(13);
        for (var i = 0; i < 3000; i++)
        {
            var coded = BillingCycle.Code(generator.Next(), Coding);
            var all = VisitChecker.Check(coded, Context, RuleBook.On(coded.Visit.DateOfService));
            Assert.Equal(all.Findings.Select(Brief), BillingCycle.Check(coded, Context).Findings.Select(Brief));
        }
    }

    [Fact]
    public void A_rule_that_throws_is_a_finding_and_hides_no_other()
    {
        var broken = RuleBook.InOrder[0] with
        {
            Id = "test.broken",
            Check = static (_, _) => throw new InvalidOperationException("on purpose"),
        };
        var scenario = CleanVisits.Number(1, "J1745", isPlan: false);
        scenario.Patient.Remove("sex");
        var context = scenario.Context();
        var coded = VisitChecker.Check(scenario.Coded(context), context, [broken, .. RuleBook.InOrder]);
        Assert.Contains(coded.Findings, static finding => finding.Rule == "rules.failed"
            && finding.About == "test.broken");
        Assert.Contains(coded.Findings, static finding => finding.Rule == "claim.sex");
    }

    [Fact]
    public void A_payer_hardens_softens_or_switches_off_any_rule()
    {
        foreach (var rule in new[] { "documentation.response-missing", "documentation.consent-missing" })
        {
            var scenario = CleanVisits.Number(2, "J1745", isPlan: true);
            scenario.Observations(static observation => (string?)observation["kind"] == "vitals");
            Assert.NotEqual(Disposition.Held, scenario.Checked().Disposition);
            scenario.Payer["documents"] = new JsonObject { [rule] = "blocks" };
            Assert.Equal(Disposition.Held, scenario.Checked().Disposition);
            scenario.Payer["severity"] = new JsonObject { [rule] = "off" };
            Assert.DoesNotContain(scenario.Checked().Findings, finding => finding.Rule == rule);
        }
    }

    [Fact]
    public void Money_at_risk_counts_each_line_once()
    {
        var scenario = CleanVisits.Number(4, "J1745", isPlan: true);
        scenario.Edit = static coded => coded with
        {
            Lines = [.. coded.Lines.Select(static line => line with { Charge = 100, Expected = 60 })],
        };
        scenario.Vial["expires"] = scenario.After(-1);
        scenario.Order.Remove("signedBy");
        var coded = scenario.Checked();
        var all = coded.Lines.Length * 60m;
        Assert.All(coded.Findings.Where(static finding => finding.Severity == Severity.Blocks),
            finding => Assert.Equal(all, finding.AtRisk));
        Assert.Equal(all, MoneyAtRisk.OfVisit(coded));
    }

    [Fact]
    public void An_office_visit_that_is_not_billed_puts_no_line_at_risk()
    {
        var scenario = CleanVisits.Number(4, "J1745", isPlan: true);
        scenario.Visit["evaluationAndManagement"] = new JsonObject { ["code"] = "99214" };
        scenario.Edit = static coded => coded with
        {
            Lines = [.. coded.Lines.Select(static line => line with { Charge = 100, Expected = 60 })],
        };
        var coded = scenario.Checked();
        Assert.Contains(coded.Findings, static finding =>
            finding is { Rule: "evaluation.not-supported", AtRisk: null });
        Assert.Equal(0, MoneyAtRisk.OfVisit(coded));
    }

    [Fact]
    public void A_charge_that_is_too_low_puts_the_difference_at_risk()
    {
        var scenario = CleanVisits.Number(4, "J1745", isPlan: true);
        scenario.Edit = static coded => coded with
        {
            Lines = [.. coded.Lines.Select(static (line, index) => line with
            {
                Charge = 900, Expected = 720, LostToCharge = index == 0 ? 40.02m : null,
            })],
        };
        var coded = scenario.Checked();
        Assert.Equal(40.02m, Assert.Single(coded.Findings,
            static finding => finding.Rule == "claim.charge-below-expected").AtRisk);
        Assert.Equal(40.02m, MoneyAtRisk.OfVisit(coded));
    }

    [Fact]
    public void Work_is_ordered_by_money_then_by_days_left()
    {
        var scenarios = new[] { (1, 10m), (2, 300m), (3, 300m), (4, 20m) }.Select(static each =>
        {
            var scenario = CleanVisits.Number(each.Item1, "J1745", isPlan: true);
            scenario.Patient.Remove("sex");
            scenario.Visit["dateOfService"] = scenario.After(0);
            scenario.Edit = coded => coded with
            {
                Lines = [.. coded.Lines.Select((line, index) => line with { Expected = index == 0 ? each.Item2 : 0 })],
            };
            return scenario;
        }).ToList();
        var today = scenarios.Max(static scenario => scenario.Day).AddDays(1);
        scenarios.ForEach(scenario => scenario.Today = today);
        var order = OrderOfWork.Of(scenarios.Select(static scenario => scenario.Checked()), scenarios[0].Context());
        Assert.Equal([300m, 300m, 20m, 10m], order.Select(static item => item.AtRisk));
        Assert.True(order[0].DaysLeft <= order[1].DaysLeft);
    }

    [Fact]
    public void Each_gate_fails_for_its_own_fault_and_a_person_may_let_it_through()
    {
        var faults = new (Gate Gate, Action<Scenario> Plant)[]
        {
            (Gate.Diagnosis, static scenario => scenario.Diagnoses("Z79.899", scenario.First())),
            (Gate.Time, static scenario => scenario.Main.Remove("stop")),
            (Gate.Drug, static scenario => scenario.Vial["expires"] = scenario.After(-1)),
            (Gate.Authorization, static scenario => scenario.Authorization["codes"] = new JsonArray("Q5103")),
            (Gate.PayerRules, static scenario => scenario.Coverage.Remove("memberId")),
        };
        foreach (var (gate, plant) in faults)
        {
            var scenario = CleanVisits.Number(5, "J1745", isPlan: true);
            plant(scenario);
            var context = scenario.Context();
            var held = BillingCycle.Check(scenario.Coded(context), context);
            Assert.Equal(Disposition.Held, held.Disposition);
            Assert.Equal([gate], held.Gates.Where(static state => state.Outcome == GateOutcome.Fail)
                .Select(static state => state.Gate));
            var allowed = BillingCycle.Check(scenario.Coded(context), context with
            {
                Overrides = [new GateOverride(held.Visit.VisitId, gate, "B. Invented", "the payer said so by phone")],
            });
            Assert.NotEqual(Disposition.Held, allowed.Disposition);
            Assert.Equal("B. Invented", allowed.Gates.Single(state => state.Gate == gate).Override?.By);
        }
    }

    [Fact]
    public void Certain_corrections_settle_their_findings_and_leave_the_chart()
    {
        var scenario = CleanVisits.Number(6, "J1745", isPlan: false);
        scenario.Dose(400, 4);
        scenario.Order["diagnoses"] = new JsonArray("Z79.899");
        scenario.Edit = static coded => coded with
        {
            Lines = [.. coded.Lines.Select(static line => line with { Modifiers = line.Modifiers.Remove("JZ") })],
        };
        var context = scenario.Context();
        var corrected = Corrections.Apply(BillingCycle.Check(scenario.Coded(context), context), context);
        Assert.Equal(["coding.jw-jz-missing", "diagnosis.pointer"],
            corrected.Corrections.Select(static each => each.Rule).Distinct().Order());
        // The drug, and the two lines of giving it.
        Assert.Equal(3, corrected.Corrections.Count(static each => each.Rule == "diagnosis.pointer"));
        Assert.Equal(Disposition.Held, corrected.Original.Disposition);
        Assert.Equal(Disposition.Ready, corrected.Corrected.Disposition);
        Assert.Same(corrected.Original.Visit, corrected.Corrected.Visit);
        Assert.Contains(corrected.Corrected.Lines, static line => line.Code == "J1745"
            && line.Modifiers.Contains("JZ"));
    }

    private static string Brief(Finding finding) => $"{finding.Rule} {finding.About}: {finding.Message}";
}
