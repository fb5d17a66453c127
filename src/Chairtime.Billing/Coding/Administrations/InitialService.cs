using Chairtime.Billing.Policies;
using static Chairtime.Billing.Coding.CodingFindings;

namespace Chairtime.Billing.Coding;

/// <summary>The one service of a set that is coded as initial.</summary>
internal static class InitialService
{
    public static void Choose(CodingWork work, ServiceSet set)
    {
        if (set.Services.Count == 0)
            return;
        set.Initial = ByMainReason(work, set) ?? Highest(set.Services);
        set.Initial.Place = IvPlace.Initial;
        set.Initial.IsInitial = true;
    }

    private static IvService? ByMainReason(CodingWork work, ServiceSet set)
    {
        if (work.IsFacility)
            return null;
        if (work.Terms.InitialService == InitialServiceChoice.Hierarchy)
        {
            if (set.Services.Count > 1)
                work.ReportChoice(
                    "initialService", set.Services[0].FirstId,
                        $"The payer ranks services instead of asking for the main reason");
            return null;
        }

        if (work.Visit.PrimaryReason is { } reason)
        {
            foreach (var service in set.Services)
            {
                if (service.Contains(reason))
                    return service;
            }

            foreach (var (repeat, before) in set.RepeatPushes)
            {
                if (repeat.Contains(reason) && FirstOf(set, before) is { } first)
                    return first;
            }
        }

        if (set.Services.Count > 1 && !set.IsFurther)
        {
            work.Report(InitialAssumed, Highest(set.Services).FirstId,
                $"No main reason is charted among these services; {
                    Highest(set.Services).IdText()} ranks highest and was taken as initial.",
                $"Set primaryReason to the administration that the visit was made for.");
        }

        return null;
    }

    // A repeated push, however often repeated, stands for what was first given of its drug.
    private static IvService? FirstOf(ServiceSet set, IvService service)
    {
        var first = service;
        while (!set.Services.Contains(first))
        {
            var at = set.RepeatPushes.FindIndex(pair => pair.Repeat == first);
            if (at < 0)
                return null;
            first = set.RepeatPushes[at].Before;
        }

        return first;
    }

    private static IvService Highest(List<IvService> services)
    {
        var best = services[0];
        for (var i = 1; i < services.Count; i++)
        {
            if (Compare(services[i], best) < 0)
                best = services[i];
        }

        return best;
    }

    // Rank, then the longer, then the earlier.
    private static int Compare(IvService a, IvService b)
    {
        if (a.Rank != b.Rank)
            return b.Rank.CompareTo(a.Rank);
        return a.Minutes != b.Minutes
            ? b.Minutes.CompareTo(a.Minutes)
            : VisitCoder.ByStartThenId(a.Parts[0], b.Parts[0]);
    }
}
