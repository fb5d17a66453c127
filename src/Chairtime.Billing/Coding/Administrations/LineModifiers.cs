using System.Collections.Immutable;
using Chairtime.Billing.Visits;

namespace Chairtime.Billing.Coding;

/// <summary>Modifiers of an administration line: payment first, then what makes the service distinct.</summary>
internal static class LineModifiers
{
    public static ImmutableArray<string> Of(CodingWork work, ServiceSet set, IvService service)
    {
        var discontinued = service.DiscontinuedModifier is { Length: > 0 } charted ? charted : null;
        string? distinct = null;
        if (service == set.Initial && set.IsFurther)
            distinct = work.DistinctModifier(set.IsSecondEncounter ? "XE" : "XS");
        else if (service.Mode == IvMode.Hydration && work.Terms.HydrationModifier is { } wanted && HasDrug(work))
            distinct = wanted;
        if (discontinued is null && distinct is null)
            return [];
        if (discontinued is null)
            return [distinct!];
        return distinct is null ? [discontinued] : [discontinued, distinct];
    }

    private static bool HasDrug(CodingWork work) =>
        work.Administrations.Exists(static timed => timed.IsIv && timed.Kind != AdministrationKind.Hydration);
}
