using System.Globalization;
using Chairtime.Simulation.Faults;

namespace Chairtime.Simulation.Practices;

/// <summary>The visits of an invented practice, week by week, in the order in which they began.</summary>
internal sealed class SimulatedPractice(PracticeOrder order)
{
    private const int Days = 5;
    private const int FewestChairs = 8;

    private readonly Schedule _schedule = new(order);

    /// <summary>Weeks are made one at a time: a year of visits needs no more memory than a week.</summary>
    public IEnumerable<SimulatedVisit> Visits()
    {
        var left = order.Visits;
        for (var week = 0; week < order.Weeks; week++)
        {
            var count = Math.Min(order.EachWeek, left);
            left -= count;
            var visits = Week(week, count).ToList();
            FaultPlanting.Plant(visits, Chance.For(order.Seed, "faults", week));
            foreach (var visit in visits)
                yield return visit;
        }
    }

    private IEnumerable<SimulatedVisit> Week(int week, int count)
    {
        var booked = _schedule.Slots(count).Select(slot => Booked(slot.Slot, slot.Regimen, week)).ToList();
        for (var day = 0; day < Days; day++)
        {
            var date = order.From.AddDays((7 * week) + day);
            // Long infusions come first, so that the last chair is free before the practice closes.
            var today = booked.Where((_, at) => at % Days == day)
                .OrderByDescending(static one => one.Minutes).ThenBy(static one => one.Person.Number).ToList();
            var number = 0;
            foreach (var (booking, arrival) in Seated(today, date).OrderBy(static seat => seat.Arrival)
                .ThenBy(static seat => seat.Booking.Person.Number))
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"V{date:yyMMdd}-{++number:000}");
                yield return Visited(booking, arrival, id, week);
            }
        }
    }

    private static IEnumerable<(Booking Booking, DateTime Arrival)> Seated(List<Booking> today, DateOnly date)
    {
        var chairs = new DateTime[Math.Max(FewestChairs, (today.Count + 2) / 3)];
        Array.Fill(chairs, date.ToDateTime(new TimeOnly(8, 0)));
        for (var i = 0; i < today.Count; i++)
        {
            var chair = Array.IndexOf(chairs, chairs.Min());
            // Nobody is called to the same minute as everybody else.
            var arrival = chairs[chair].AddMinutes(today[i].Person.Number % 4 * 5);
            yield return (today[i], arrival);
            chairs[chair] = arrival.AddMinutes(today[i].Minutes + 5);
        }
    }

    private Booking Booked(int slot, Regimen regimen, int week)
    {
        var person = People.Of(_schedule.Patient(slot, week), regimen, order);
        var noon = order.From.AddDays(7 * week).ToDateTime(new TimeOnly(8, 0));
        var chart = new VisitChart(person, regimen, noon, ChanceOf(person, week));
        return new Booking(person, regimen, (int)(chart.Left - noon).TotalMinutes);
    }

    private SimulatedVisit Visited(Booking booking, DateTime arrival, string id, int week)
    {
        var (person, regimen, _) = booking;
        var chart = new VisitChart(person, regimen, arrival, ChanceOf(person, week));
        var visit = chart.Visit(id);
        var isFirst = week < regimen.Weeks;
        return new SimulatedVisit(visit, person, regimen,
            isFirst ? Past.Authorizations(person, regimen, visit) : [],
            isFirst ? Past.Claims(person, regimen, visit) : [])
        {
            IsLast = week + regimen.Weeks >= order.Weeks && isFirst,
        };
    }

    private Chance ChanceOf(Person person, int week) =>
        Chance.For(order.Seed, "visit", ((long)person.Number * 100) + week);

    /// <summary>Somebody who comes in a week, and how long the chair is taken.</summary>
    private sealed record Booking(Person Person, Regimen Regimen, int Minutes);
}
