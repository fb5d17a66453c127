using System.Collections.Immutable;
using Chairtime.Billing.Authorizations;
using Chairtime.Billing.Visits;
using Chairtime.Simulation.Faults;

namespace Chairtime.Simulation.Practices;

/// <summary>A visit with what is known from before it.</summary>
/// <param name="Authorizations">Of the patient; given with the first visit.</param>
/// <param name="Claims">Earlier claims of the patient; given with the first visit.</param>
internal sealed record SimulatedVisit(
    Visit Visit, Person Person, Regimen Regimen, ImmutableArray<Authorization> Authorizations,
    ImmutableArray<EarlierClaim> Claims)
{
    /// <summary>No later visit of the patient would see what is changed in the past.</summary>
    public required bool IsLast { get; init; }

    public PlantedFault? Fault { get; init; }

    public Administration Main => Visit.Administrations.First(one => one.Id == Visit.PrimaryReason);

    public Order MainOrder => Visit.Orders.First(one => one.OrderId == Main.OrderId);
}
