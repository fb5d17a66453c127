using Chairtime.Billing.Catalogue;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Policies;
using Chairtime.Billing.Visits;

namespace Chairtime.Billing.Tests.Coding;

/// <summary>Laws of drug lines that hold for every visit.</summary>
public class DrugLawTests
{
    [Fact]
    public void Given_and_discarded_units_make_up_the_opened_containers() =>
        GeneratedVisit.Holds(static (visit, coded) =>
        {
            foreach (
                var lines in coded.Lines.Where(static line => !line.Code.StartsWith('9')).GroupBy(
                    static line => line.Code))
            {
                var code = DrugCatalogue.Shipped.Find(lines.Key, visit.DateOfService);
                var given = visit.Administrations.Where(
                    given => lines.Any(line => line.Administrations.Contains(given.Id))).ToList();
                // That payer does not pay for what was discarded.
                if (code is null || OpenedUnits(code, given) is not { } opened || !IsSound(coded, given)
                    || PayerOf(visit) == "wild-omit")
                    continue;
                Assert.Equal(opened, lines.Sum(static line => line.Units));
            }
        });

    [Fact]
    public void Jw_and_jz_never_meet_and_follow_the_payers_dates() =>
        GeneratedVisit.Holds(static (visit, coded) =>
        {
            Assert.DoesNotContain(
                coded.Lines, static line => line.Modifiers.Contains("JW") && line.Modifiers.Contains("JZ"));
            if (visit.DateOfService < new DateOnly(2023, 7, 1))
                Assert.DoesNotContain(coded.Lines, static line => line.Modifiers.Contains("JZ"));
            foreach (var line in coded.Lines.Where(static line => line.Modifiers.Contains("JW")))
            {
                Assert.Contains(coded.Lines, other => other.Code == line.Code && !other.Modifiers.Contains("JW"));
                var given = visit.Administrations.Where(given => line.Administrations.Contains(given.Id));
                Assert.True(
                    given.Any(static given => !given.Vials.IsEmpty || given.Discarded is not null),
                        "JW without anything charted");
            }
        });

    [Fact]
    public void Nothing_is_billed_that_is_not_documented() =>
        GeneratedVisit.Holds(static (visit, coded) =>
        {
            var charted = visit.Administrations.ToDictionary(static given => given.Id);
            foreach (var line in coded.Lines)
            {
                Assert.All(line.Administrations, id => Assert.Contains(id, charted.Keys));
                if (line.Administrations.IsEmpty)
                {
                    Assert.True(line.Code == visit.EvaluationAndManagement?.Code
                        || visit.OtherServices.Any(other => other.Code == line.Code), $"{line.Code} rests on nothing");
                    continue;
                }

                var given = line.Administrations.Select(id => charted[id]).ToList();
                if (line.Code.StartsWith('9'))
                    Assert.DoesNotContain(given, one => NeedsStop(one) && (one.Stop is null || one.Start is null)
                        && !IsAllowedWithoutStop(coded, line, one));
                else
                    Assert.All(given, static one =>
                    {
                        Assert.NotEqual(Acquired.Supplied, one.Acquired);
                        Assert.True(one.Dose is not null || one.Volume is not null, "a drug line without a dose");
                    });
            }
        });

    [Fact]
    public void Every_diagnosis_pointer_is_a_diagnosis_of_the_claim() =>
        GeneratedVisit.Holds(static (visit, coded) =>
            Assert.All(coded.Lines, line =>
            {
                Assert.InRange(line.Diagnoses.Length, 1, 4);
                Assert.All(line.Diagnoses, code => Assert.Contains(code, visit.Diagnoses.Take(12)));
            }));

    // An infusion; a bag's other drugs share its times, a pump runs on, and a flush has no clock.
    private static bool NeedsStop(Administration given) =>
        given is { Route: Route.IvInfusion or Route.SubcutaneousInfusion, Bag: null, Pump: null,
            Purpose: not Purpose.Flush };

    // The payer takes it as a push, or its minutes were derived and say so.
    private static bool IsAllowedWithoutStop(CodedVisit coded, ServiceLine line, Administration given) =>
        given.Start is not null
        && (coded.Findings.Any(finding => finding.Rule == "time.derived-from-rate" && finding.About == given.Id)
            || (coded.Findings.Any(finding => finding.Rule == "payer.choice" && finding.About == given.Id)
                && line.Code is "96374" or "96375" or "96376" or "96409" or "96411"));

    private static string? PayerOf(Visit visit) => visit.Coverages.IsEmpty ? null : visit.Coverages[0].PayerId;

    // Whole units, single-dose, all sizes known, and the chart does not contradict itself.
    private static int? OpenedUnits(DrugCode code, List<Administration> given)
    {
        if (code.Unit == "{dose}" || code.IsUnlisted || given.Any(static one => one.Vials.IsEmpty))
            return null;
        var opened = 0m;
        foreach (var vial in given.SelectMany(static one => one.Vials))
        {
            if (vial.SingleDose != true || vial.Size?.In(code.Unit) is not { } size || size % code.UnitAmount != 0)
                return null;
            opened += size * vial.Count;
        }

        return (int)(opened / code.UnitAmount);
    }

    private static bool IsSound(CodedVisit coded, List<Administration> given) =>
        !coded.Findings.Any(
            finding => finding.Rule is "drug.vial-total-mismatch" or "drug.container-unknown" or "drug.line-split-field"
            && given.Any(one => one.Id == finding.About));

    [Fact]
    public void Every_month_since_2015_is_covered_or_says_that_it_is_not()
    {
        for (var month = new DateOnly(2010, 1, 15); month.Year <= 2030; month = month.AddMonths(1))
        {
            var visit = new Visit
            {
                VisitId = "S1",
                DateOfService = month,
                Diagnoses = ["M05.79"],
                PrimaryReason = "A1",
                Administrations =
                [
                    new Administration
                    {
                        Id = "A1",
                        Drug = new DrugName(null, "J1745", null, null),
                        Route = Route.IvInfusion,
                        Start = month.ToDateTime(new TimeOnly(9, 0)),
                        Stop = month.ToDateTime(new TimeOnly(11, 0)),
                    },
                ],
            };
            foreach (var payer in PayerBook.Shipped.PayerIds)
            {
                var coded = BillingCycle.Code(
                    visit with { Coverages = [new Coverage(payer, null, null, null, null, null)] },
                        GeneratedVisit.Context);
                var says = coded.Findings.Any(static finding => finding.Rule == "reference.rules-not-covered");
                Assert.Equal(month.Year is < 2015 or > 2026, says);
                Assert.Contains(coded.Lines, static line => line.Code == "96413");
            }
        }
    }
}
