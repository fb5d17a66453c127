using System.Collections.Immutable;
using Chairtime.Billing.Visits;

namespace Chairtime.Simulation.Practices;

/// <summary>What the practice gives, and how often: assumptions chosen to look like a rheumatology practice, not
/// counted anywhere. Doses and intervals follow the labels.</summary>
internal static class Regimens
{
    /// <summary>Given by push in front of an infusion.</summary>
    public static ImmutableArray<Regimen> Premedications { get; } =
    [
        Pushed("diphenhydramine hydrochloride", "J1200", 50, [25, 50], new Package("00641-0376-25", 50)),
        Pushed("methylprednisolone sodium succinate", "J2919", 5, [40, 100, 125],
            new Package("00009-0039-06", 40), new Package("00009-0047-04", 125)),
        Pushed("famotidine", "J1308", 0.25m, [20], new Package("00641-6022-25", 20)),
    ];

    /// <summary>Everything that a visit is made for.</summary>
    public static ImmutableArray<Regimen> All { get; } = [.. BiologicRegimens.Rows, .. OtherRegimens.Rows];

    private static Regimen Pushed(
        string name, string hcpcs, decimal perUnit, ImmutableArray<decimal> doses,
        params ImmutableArray<Package> packages) =>
        Regimen.Injected(name, hcpcs, 0, Route.IvPush, 1, new Use(new DoseModel.Fixed(doses), perUnit), packages)
            .Plain();
}
