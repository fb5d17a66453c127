using System.Collections.Immutable;
using Chairtime.Simulation.Practices;

namespace Chairtime.Simulation.Faults;

/// <summary>What is wrong with what the payer approved.</summary>
internal static class AuthorizationFaults
{
    public static ImmutableArray<FaultKind> All { get; } =
    [
        new("authorization-missing", "nobody asked for an authorization", "authorization.missing", Has,
            static one => one with { Authorizations = [] }),
        new("authorization-ended", "the authorization ended three days before", "authorization.dates", Has,
            static one => one.InAuthorization(known => known with { To = one.Day().AddDays(-3) })),
        new("authorization-units", "fewer units are left than were given", "authorization.units",
            static one => Has(one) && one.Authorizations[0].ApprovedUnits is not null,
            static one => one.InAuthorization(static known => known with { UsedUnits = known.ApprovedUnits - 1 })),
        new("authorization-visits", "no approved visit is left", "authorization.visits",
            static one => Has(one) && one.Authorizations[0].ApprovedVisits is not null,
            static one => one.InAuthorization(static known => known with { UsedVisits = known.ApprovedVisits })),
        new("authorization-product", "approved is the reference product, given a biosimilar", "authorization.code",
            static one => Has(one) && one.Regimen.Hcpcs is "Q5103" or "Q5121" or "Q5104",
            static one => one.InAuthorization(static known => known with { Codes = ["J1745"] })),
    ];

    private static bool Has(SimulatedVisit one) => one.IsLast && !one.Authorizations.IsEmpty;
}
