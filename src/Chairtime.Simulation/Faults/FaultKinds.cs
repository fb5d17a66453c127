using System.Collections.Immutable;

namespace Chairtime.Simulation.Faults;

/// <summary>Every kind of fault.</summary>
internal static class FaultKinds
{
    public static ImmutableArray<FaultKind> All { get; } =
        [.. ChartFaults.All, .. DrugFaults.All, .. OrderFaults.All, .. CoverageFaults.All, .. AuthorizationFaults.All];
}
