using System.Collections.Immutable;

namespace Chairtime.Billing.Coding;

/// <summary>What the time line shows of a service.</summary>
internal static class ServiceTimes
{
    public static TimedService Of(
        CodingWork work, ServiceSet set, IvService service, string? code, ImmutableArray<int> thresholds)
    {
        var pauses = service.Parts[0].Charted.Pauses;
        for (var i = 1; i < service.Parts.Count; i++)
            pauses = pauses.AddRange(service.Parts[i].Charted.Pauses);
        foreach (var part in service.Parts)
            part.IsOnTimeLine = true;
        return new TimedService(
            service.Ids, LabelOf(service.Parts), set.Encounter, set.Site, service.Parts[0].Charted.Route,
            service.Parts[0].Basis, Running(work.Clock, service.Segments), pauses, service.Minutes, code, thresholds)
        {
            Shared = Running(work.Clock, service.SharedSegments),
            At = MomentOf(work, service.Parts[0]),
        };
    }

    public static TimedService Of(
        CodingWork work, TimedAdministration timed, string? code, ImmutableArray<int> thresholds)
    {
        timed.IsOnTimeLine = true;
        return new TimedService(
            timed.OwnId, timed.Label, timed.Charted.Encounter, timed.Charted.Site, timed.Charted.Route,
            timed.Basis, Running(work.Clock, timed.Segments), timed.Charted.Pauses, timed.Minutes, code, thresholds)
        {
            At = MomentOf(work, timed),
        };
    }

    private static DateTime? MomentOf(CodingWork work, TimedAdministration timed) =>
        timed.Segments.Count == 0 && timed.Start != int.MaxValue ? work.Clock.At(timed.Start) : null;

    public static ImmutableArray<Running> Running(DayClock clock, List<Stretch> segments)
    {
        if (segments.Count == 0)
            return [];
        var running = ImmutableArray.CreateBuilder<Running>(segments.Count);
        foreach (var segment in segments)
            running.Add(new Running(clock.At(segment.From), clock.At(segment.To)));
        return running.MoveToImmutable();
    }

    private static string LabelOf(List<TimedAdministration> parts) =>
        parts.Count == 1 ? parts[0].Label : string.Join(" + ", parts.Select(static part => part.Label).Distinct());
}
