using Chairtime.Billing.Catalogue;
using Chairtime.Simulation.Practices;

namespace Chairtime.Simulation.Tests;

public class SimulatedPracticeTests
{
    private static readonly PracticeOrder Week = new(120, 20261005, PracticeOrder.UsualWeek);

    [Fact]
    public void As_many_visits_are_made_as_were_asked_for_and_no_id_comes_twice()
    {
        foreach (var count in new[] { 1, 12, 120, 131, 600 })
        {
            var visits = Visits(Week with { Visits = count });
            Assert.Equal(count, visits.Count);
            Assert.Equal(count, visits.Select(static one => one.Visit.VisitId).Distinct().Count());
        }
    }

    [Fact]
    public void Another_seed_is_another_practice() =>
        Assert.NotEqual(Texts(Visits(Week)), Texts(Visits(Week with { Seed = 1 })));

    [Fact]
    public void Nobody_comes_twice_in_a_week_and_a_patient_stays_the_same()
    {
        var visits = Visits(Week with { Visits = 1440 });
        Assert.All(visits.GroupBy(static one => one.Person.Id), static patient =>
        {
            Assert.Single(patient.Select(static one => one.Person.Patient).Distinct());
            Assert.Single(patient.Select(static one => one.Person.Dose).Distinct());
            var days = patient.Select(static one => one.Visit.DateOfService.DayNumber).Order().ToList();
            Assert.All(days.Zip(days.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 3, 400));
        });
    }

    [Fact]
    public void Every_drug_of_the_practice_comes_in_a_usual_week()
    {
        var given = Visits(Week).Select(static one => one.Regimen).Distinct().ToList();
        Assert.Equal(Regimens.All.Length, given.Count);
        Assert.Equal(120, Regimens.All.Sum(static one => one.Share));
    }

    [Fact]
    public void What_was_opened_was_given_or_thrown_away_where_no_fault_is_planted()
    {
        foreach (var one in Visits(Week with { Visits = 600 }).Where(static one => one.Fault is null))
        {
            foreach (var given in one.Visit.Administrations.Where(static given => !given.Vials.IsEmpty))
            {
                var opened = given.Vials.Sum(static vial => vial.Count * vial.Size!.Value.Value);
                var isSingle = given.Vials[0].SingleDose == true;
                var used = given.Dose!.Value.Value + (given.Discarded?.Value ?? 0);
                Assert.True(isSingle ? opened == used : opened >= used, $"{one.Visit.VisitId} {given.Id}");
                Assert.True(given.Stop is null || given.Stop > given.Start, $"{one.Visit.VisitId} {given.Id}");
            }
        }
    }

    [Fact]
    public void The_practice_stocks_what_the_catalogue_knows()
    {
        foreach (var regimen in Regimens.All.Concat(Regimens.Premedications).Distinct())
        {
            var code = DrugCatalogue.Shipped.Find(regimen.Hcpcs, PracticeOrder.UsualWeek);
            Assert.True(code is not null, regimen.Hcpcs);
            Assert.True(regimen.Amount(regimen.PerUnit).In(code.Unit) == code.UnitAmount,
                $"{regimen.Hcpcs}: {regimen.PerUnit} {regimen.Unit}, the catalogue says {code.UnitAmount} {code.Unit}");
        }
    }

    [Fact]
    public void One_visit_in_four_holds_a_fault_and_no_kind_comes_twice_before_all_have_come()
    {
        var week = Visits(Week).Select(static one => one.Fault).OfType<Faults.PlantedFault>().ToList();
        Assert.Equal(30, week.Count);
        Assert.Equal(30, week.Select(static fault => fault.Kind).Distinct().Count());
        Assert.Equal(30, week.Select(static fault => fault.Finding).Distinct().Count());
        var quarter = Visits(Week with { Visits = 1440 }).Select(static one => one.Fault?.Kind)
            .OfType<string>().ToList();
        Assert.Equal(360, quarter.Count);
        Assert.Equal(Faults.FaultKinds.All.Length, quarter.Distinct().Count());
    }

    [Fact]
    public void Containers_that_leave_least_are_opened_and_of_these_the_fewest()
    {
        Package[] stock = [new("1", 80), new("2", 200), new("3", 400)];
        Assert.Equal([("2", 1), ("3", 1)], Opened(600, stock));
        Assert.Equal([("1", 2), ("3", 1)], Opened(560, stock));
        Assert.Equal([("1", 1)], Opened(1, stock));
        Package[] belimumab = [new("1", 120), new("2", 400)];
        Assert.Equal([("1", 6)], Opened(700, belimumab));
        Assert.Equal([("1", 3), ("2", 1)], Opened(760, belimumab));
    }

    private static IEnumerable<(string, int)> Opened(decimal dose, Package[] stock) =>
        Containers.For(dose, [.. stock]).Select(static pair => (pair.Package.Ndc, pair.Count)).Order();

    private static List<SimulatedVisit> Visits(PracticeOrder order) => [.. new SimulatedPractice(order).Visits()];

    private static IEnumerable<string> Texts(IEnumerable<SimulatedVisit> visits) =>
        visits.Select(static one => one.Visit.Patient!.ToString());
}
