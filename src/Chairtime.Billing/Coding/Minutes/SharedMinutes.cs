using Chairtime.Billing.Policies;
using static Chairtime.Billing.Coding.CodingFindings;

namespace Chairtime.Billing.Coding;

/// <summary>Two infusions that run together: shared minutes are counted once, or the second is concurrent.</summary>
internal static class SharedMinutes
{
    // "Inside the other" allows for clocks read a few minutes apart (R6.4).
    private const int ContainedTolerance = 5;

    /// <summary>Marks concurrent infusions and takes shared minutes off; hydration comes after, in
    /// <see cref="HydrationTime"/>.</summary>
    public static void Settle(CodingWork work, ServiceSet set)
    {
        var infusions = set.Services.FindAll(static service => service.Mode == IvMode.Infusion);
        if (infusions.Count < 2)
            return;

        // A drug of the chemotherapy family keeps its clock, because it has no concurrent code; then the longer one
        // does.
        infusions.Sort((a, b) =>
        {
            if (a.IsChemotherapy != b.IsChemotherapy)
                return a.IsChemotherapy ? -1 : 1;
            var byMinutes = b.Minutes.CompareTo(a.Minutes);
            if (byMinutes != 0)
                return byMinutes;
            if (a == set.Initial || b == set.Initial)
                return a == set.Initial ? -1 : 1;
            return VisitCoder.ByStartThenId(a.Parts[0], b.Parts[0]);
        });
        var kept = KeptByInitial(work, set, infusions);
        var counted = new List<Stretch>(kept);
        foreach (var service in infusions)
        {
            var others = Intervals.Union(counted);
            Settle(work, set, service, infusions, service == set.Initial ? Intervals.Subtract(others, kept) : others);
            if (service.Place is not (IvPlace.Concurrent or IvPlace.NotBilled))
                counted.AddRange(service.Segments);
        }
    }

    // The initial service cannot be the concurrent one: it yields minutes while an infusion is left of it, and keeps as
    // many of the shared ones as make it one. Where nothing is deducted, it keeps all.
    private static List<Stretch> KeptByInitial(CodingWork work, ServiceSet set, List<IvService> infusions)
    {
        if (set.Initial is not { Mode: IvMode.Infusion } initial)
            return Intervals.None;
        if (work.Terms.Overlap == OverlapRule.Contained)
            return initial.Segments;
        var before = new List<Stretch>();
        foreach (var service in infusions)
        {
            if (service == initial)
                break;
            before.AddRange(service.Segments);
        }

        var own = Intervals.Subtract(initial.Segments, Intervals.Union(before));
        var missing = IvServices.PushMinutes + 1 - work.Clock.Minutes(own);
        var kept = new List<Stretch>();
        foreach (var shared in Intervals.Subtract(initial.Segments, own))
        {
            if (missing <= 0)
                break;
            var to = Math.Min(shared.To, shared.From + missing);
            kept.Add(shared with { To = to });
            missing -= to - shared.From;
        }

        return kept;
    }

    private static void Settle(
        CodingWork work, ServiceSet set, IvService service, List<IvService> all, List<Stretch> counted)
    {
        var rest = Intervals.Subtract(service.Segments, counted);
        var left = work.Clock.Minutes(rest);
        var shared = service.Minutes - left;
        if (shared == 0)
            return;
        if (shared < work.Terms.MinimumOverlapMinutes)
        {
            work.ReportChoice("minimumOverlapMinutes", service.FirstId,
                $"{service.IdText()} shares {shared} minutes with another infusion, too few to count as concurrent");
            return;
        }

        if (work.Terms.Overlap == OverlapRule.Contained)
        {
            if (service != set.Initial)
                SettleContained(work, service, all, shared);
            return;
        }

        var (id, full) = (service.IdText(), service.Minutes);
        if (left <= IvServices.PushMinutes)
        {
            if (left > 0)
            {
                work.ReportChoice("overlap", service.FirstId,
                    $"Infusions that run partly together can be coded in several ways; {left} of the {full} minutes of {
                        id} are its own, too few for an infusion");
            }

            MakeConcurrent(work, service, shared);
            return;
        }

        work.Report(SharedMinutesDeducted, service.FirstId,
            $"{shared} of the {full} minutes of {id} ran while another infusion did; {left} are counted for it.");
        work.ReportChoice(
            "overlap", service.FirstId,
                $"Infusions that run partly together can be coded in several ways; shared minutes were deducted");
        service.SharedMinutes = shared;
        service.SharedSegments = Intervals.Subtract(service.Segments, rest);
        service.Minutes = left;
    }

    private static void SettleContained(CodingWork work, IvService service, List<IvService> all, int shared)
    {
        if (all.Exists(other => other != service && other.Place != IvPlace.Concurrent && IsInside(service, other)))
        {
            MakeConcurrent(work, service, shared);
            return;
        }

        work.ReportChoice("overlap", service.FirstId,
            $"{service.IdText()} shares {shared} minutes with another infusion, but is not within it; all count");
    }

    private static void MakeConcurrent(CodingWork work, IvService service, int shared)
    {
        service.SharedMinutes = shared;
        if (service.IsChemotherapy)
        {
            service.Place = IvPlace.NotBilled;
            work.Report(ConcurrentChemotherapy, service.FirstId,
                $"{service.IdText()} ran {
                    shared} minutes together with another chemotherapy infusion through one access.");
        }
        else
        {
            service.Place = IvPlace.Concurrent;
        }
    }

    private static bool IsInside(IvService service, IvService other) =>
        service.Segments[0].From >= other.Segments[0].From - ContainedTolerance
        && service.Segments[^1].To <= other.Segments[^1].To + ContainedTolerance;
}
