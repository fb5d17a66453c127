using Chairtime.Simulation.Practices;

namespace Chairtime.Simulation.Faults;

/// <summary>Plants faults into one visit in four, each kind once before any comes again.</summary>
internal static class FaultPlanting
{
    private const int OneIn = 4;

    public static void Plant(List<SimulatedVisit> visits, Chance chance)
    {
        var kinds = FaultKinds.All.ToArray();
        var wanted = visits.Count / OneIn;
        while (wanted > 0)
        {
            chance.Shuffle(kinds.AsSpan());
            var planted = 0;
            foreach (var kind in kinds)
            {
                if (planted < wanted && Plant(visits, kind, chance))
                    planted++;
            }

            // Too few visits are left that a mistake fits.
            if (planted == 0)
                return;
            wanted -= planted;
        }
    }

    private static bool Plant(List<SimulatedVisit> visits, FaultKind kind, Chance chance)
    {
        var fitting = Enumerable.Range(0, visits.Count)
            .Where(at => visits[at].Fault is null && kind.Fits(visits[at])).ToArray();
        if (fitting.Length == 0)
            return false;
        var at = chance.Of<int>(fitting);
        visits[at] = kind.Plant(visits[at]) with
        {
            Fault = new PlantedFault(visits[at].Visit.VisitId, kind.Name, kind.What, kind.Finding),
        };
        return true;
    }
}
