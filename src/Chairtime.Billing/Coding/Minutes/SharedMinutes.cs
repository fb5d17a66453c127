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
        if (set.Services.Count < 2)
            return;
        var infusions = set.Services.FindAll(static service => service.Mode == IvMode.Infusion);
        if (infusions.Count < 2)
            return;

        SettleAll(work, set, infusions);
    }

    private static void SettleAll(CodingWork work, ServiceSet set, List<IvService> infusions)
    {
        infusions.Sort((a, b) => FirstToKeepItsClock(work, set, a, b));
        if (work.Terms.Overlap == OverlapRule.Contained)
        {
            for (var at = 0; at < infusions.Count; at++)
                SettleContained(work, set, infusions, at);
            return;
        }

        var kept = KeptByInitial(work, set, infusions);
        var counted = new List<Stretch>(kept);
        foreach (var service in infusions)
        {
            var others = Intervals.Union(counted);
            Deduct(work, service, service == set.Initial ? Intervals.Subtract(others, kept) : others);
            if (!IsBeside(service))
                counted.AddRange(service.Segments);
        }
    }

    private static bool IsBeside(IvService service) => service.Place is IvPlace.Concurrent or IvPlace.NotBilled;

    // A drug of the chemotherapy family keeps its clock, because it has no concurrent code; then the longer one does.
    // Where an infusion is concurrent that lies within another, "longer" is by the clock, and the initial service,
    // which is never the concurrent one, comes first: one more minute can only take an infusion out of another's hours.
    private static int FirstToKeepItsClock(CodingWork work, ServiceSet set, IvService a, IvService b)
    {
        if (a == b)
            return 0;
        if (a.IsChemotherapy != b.IsChemotherapy)
            return a.IsChemotherapy ? -1 : 1;
        if (work.Terms.Overlap == OverlapRule.Contained)
        {
            if (a == set.Initial || b == set.Initial)
                return a == set.Initial ? -1 : 1;
            var byClock = ByClock(b).CompareTo(ByClock(a));
            if (byClock != 0)
                return byClock;
        }

        var byMinutes = b.Minutes.CompareTo(a.Minutes);
        if (byMinutes != 0)
            return byMinutes;
        if (a == set.Initial || b == set.Initial)
            return a == set.Initial ? -1 : 1;
        return VisitCoder.ByStartThenId(a.Parts[0], b.Parts[0]);
    }

    private static int ByClock(IvService service) => service.Segments[^1].To - service.Segments[0].From;

    // The initial service cannot be the concurrent one: it yields minutes while an infusion is left of it, and keeps as
    // many of the shared ones as make it one.
    private static List<Stretch> KeptByInitial(CodingWork work, ServiceSet set, List<IvService> infusions)
    {
        if (set.Initial is not { Mode: IvMode.Infusion } initial)
            return Intervals.None;
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

    private static void Deduct(CodingWork work, IvService service, List<Stretch> counted)
    {
        var rest = Intervals.Subtract(service.Segments, counted);
        var left = work.Clock.Minutes(rest);
        var shared = service.Minutes - left;
        if (shared == 0 || IsTooFew(work, service, shared))
            return;

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

    private static void SettleContained(CodingWork work, ServiceSet set, List<IvService> infusions, int at)
    {
        var service = infusions[at];
        if (service == set.Initial)
            return;
        var longest = 0;
        for (var earlier = 0; earlier < at; earlier++)
        {
            var other = infusions[earlier];
            if (IsBeside(other))
                continue;
            var shared = service.Minutes - work.Clock.Minutes(Intervals.Subtract(service.Segments, other.Segments));
            if (IsInside(service, other))
            {
                if (!IsTooFew(work, service, shared))
                    MakeConcurrent(work, service, shared);
                return;
            }

            longest = Math.Max(longest, shared);
        }

        if (longest > 0)
        {
            work.ReportChoice("overlap", service.FirstId,
                $"{service.IdText()} shares {longest} minutes with another infusion, but is not within it; all count");
        }
    }

    private static bool IsTooFew(CodingWork work, IvService service, int shared)
    {
        if (shared >= work.Terms.MinimumOverlapMinutes)
            return false;
        work.ReportChoice("minimumOverlapMinutes", service.FirstId,
            $"{service.IdText()} shares {shared} minutes with another infusion, too few to count as concurrent");
        return true;
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

    // A drug begun while the other was paused follows it rather than running beside it.
    private static bool IsInside(IvService service, IvService other)
    {
        var (from, to) = (service.Segments[0].From, service.Segments[^1].To);
        return from >= other.Segments[0].From - ContainedTolerance
            && to <= other.Segments[^1].To + ContainedTolerance
            && (from < other.Segments[0].From
                || other.Segments.Exists(stretch => stretch.From <= from && from < stretch.To));
    }
}
