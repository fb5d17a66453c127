using System.Collections.Immutable;
using Chairtime.Billing.Authorizations;
using Chairtime.Billing.Visits;
using Chairtime.Simulation.Practices;

namespace Chairtime.Simulation.Faults;

/// <summary>Parts of a visit, changed.</summary>
internal static class Changes
{
    public static SimulatedVisit In(this SimulatedVisit one, Func<Visit, Visit> change) =>
        one with { Visit = change(one.Visit) };

    /// <summary>What the visit was made for, charted otherwise.</summary>
    public static SimulatedVisit InMain(this SimulatedVisit one, Func<Administration, Administration> change) =>
        one.In(visit => visit with
        {
            Administrations = [.. visit.Administrations.Select(given =>
                given.Id == visit.PrimaryReason ? change(given) : given)],
        });

    public static SimulatedVisit InMainOrder(this SimulatedVisit one, Func<Order, Order> change)
    {
        var ordered = one.Main.OrderId;
        return one.In(visit => visit with
        {
            Orders = [.. visit.Orders.Select(order => order.OrderId == ordered ? change(order) : order)],
        });
    }

    public static SimulatedVisit InPatient(this SimulatedVisit one, Func<Patient, Patient> change) =>
        one.In(visit => visit with { Patient = change(visit.Patient!) });

    public static SimulatedVisit InAuthorization(
        this SimulatedVisit one, Func<Authorization, Authorization> change) =>
        one with { Authorizations = [change(one.Authorizations[0])] };

    /// <summary>Keeps the observations that fit.</summary>
    public static SimulatedVisit Observed(this SimulatedVisit one, Func<Observation, bool> keep) =>
        one.In(visit => visit with { Observations = [.. visit.Observations.Where(keep)] });

    public static ImmutableArray<Vial> Each(this ImmutableArray<Vial> vials, Func<Vial, Vial> change) =>
        [.. vials.Select(change)];

    public static bool IsBilled(this SimulatedVisit one) => one.Main.Acquired == Acquired.Bought;

    public static bool IsInfused(this SimulatedVisit one) => one.Regimen.IsInfused && one.Regimen.Unit != "mL";

    public static bool Pays(this SimulatedVisit one, params ReadOnlySpan<string> payers) =>
        payers.Contains(one.Person.Payer);

    public static DateOnly Day(this SimulatedVisit one) => one.Visit.DateOfService;
}
