using System.Collections.Immutable;
using System.Globalization;
using Chairtime.Billing.Authorizations;
using Chairtime.Billing.Visits;

namespace Chairtime.Simulation.Practices;

/// <summary>What the practice knows of a patient from before the first visit.</summary>
internal static class Past
{
    public static ImmutableArray<Authorization> Authorizations(Person person, Regimen regimen, Visit visit)
    {
        if (!regimen.NeedsAuthorization || !Payers.WantsAuthorization(person.Payer)
            || visit.Administrations.Any(static one => one.Acquired == Acquired.Supplied))
        {
            return [];
        }

        var day = visit.DateOfService;
        var number = person.Number;
        var units = regimen.Units(Containers.Opened(Containers.For(person.Dose, regimen.Packages)));
        var visits = 182 / (7 * regimen.Weeks) + 2;
        var used = number % Math.Max(1, visits - 1);
        var granted = new Authorization(
            string.Create(CultureInfo.InvariantCulture, $"AUTH{number:000000}"), person.Payer, [regimen.Hcpcs],
            "approved")
        {
            PatientId = person.Id,
            From = day.AddDays(-30 - (number % 60)),
            To = day.AddDays(70 + (number % 90)),
            Diagnoses = [person.Diagnosis],
        };
        return person.Payer == Payers.Mutual
            ? [granted with { ApprovedVisits = visits, UsedVisits = used }]
            : [granted with { ApprovedUnits = units * visits, UsedUnits = units * used }];
    }

    /// <summary>The dose before, unless this is the first one.</summary>
    public static ImmutableArray<EarlierClaim> Claims(Person person, Regimen regimen, Visit visit)
    {
        if (person.Number % 7 == 0)
            return [];
        var day = visit.DateOfService.AddDays(-7 * regimen.Weeks);
        var id = string.Create(CultureInfo.InvariantCulture, $"BEFORE-{person.Number:00000}");
        return
        [
            new EarlierClaim(id, id, person.Id, person.Coverages[0].MemberId, person.Payer, day, "1",
                string.Create(CultureInfo.InvariantCulture, $"PAYER{person.Number:00000}"), null, "paid",
                [new EarlierLine(regimen.Hcpcs, regimen.Units(person.Dose), [])]),
        ];
    }
}
