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
        if (set.Initial is { Mode: IvMode.Infusion } initial && !KeepsEnough(work, infusions, initial))
        {
            infusions.Remove(initial);
            infusions.Insert(0, initial);
        }

        var counted = new List<Stretch>();
        foreach (var service in infusions)
        {
            Settle(work, service, infusions, Intervals.Union(counted));
            counted.AddRange(service.Segments);
        }
    }

    // The initial service cannot be the concurrent one: it yields minutes only while an infusion is left of it.
    private static bool KeepsEnough(CodingWork work, List<IvService> infusions, IvService initial)
    {
        var before = new List<Stretch>();
        foreach (var service in infusions)
        {
            if (service == initial)
                break;
            before.AddRange(service.Segments);
        }

        return work.Clock.Minutes(
            Intervals.Subtract(initial.Segments, Intervals.Union(before))) > IvServices.PushMinutes;
    }

    private static void Settle(CodingWork work, IvService service, List<IvService> all, List<Stretch> counted)
    {
        var rest = Intervals.Subtract(service.Segments, counted);
        var left = work.Clock.Minutes(rest);
        var shared = service.Minutes - left;
        if (shared == 0 || shared < work.Terms.MinimumOverlapMinutes)
            return;
        if (work.Terms.Overlap == OverlapRule.Contained)
        {
            if (all.Exists(other => other != service && other.Place != IvPlace.Concurrent && IsInside(service, other)))
                MakeConcurrent(work, service, shared);
            return;
        }

        if (left <= IvServices.PushMinutes)
        {
            MakeConcurrent(work, service, shared);
            return;
        }

        var (id, full) = (service.IdText(), service.Minutes);
        work.Report(SharedMinutesDeducted, service.FirstId,
            $"{shared} of the {full} minutes of {id} ran while another infusion did; {left} are counted for it.");
        work.ReportChoice(
            "overlap", service.FirstId,
                $"Infusions that run partly together can be coded in several ways; shared minutes were deducted");
        service.SharedMinutes = shared;
        service.Minutes = left;
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
