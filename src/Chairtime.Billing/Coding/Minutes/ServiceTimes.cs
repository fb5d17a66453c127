using System.Collections.Immutable;
using Chairtime.Billing.Visits;

namespace Chairtime.Billing.Coding;

/// <summary>What the time line shows of a service.</summary>
internal static class ServiceTimes
{
    public static TimedService Of(
        CodingWork work, ServiceSet set, IvService service, string? code, ImmutableArray<int> thresholds)
    {
        var pauses = ImmutableArray<Pause>.Empty;
        foreach (var part in service.Parts)
            pauses = pauses.AddRange(part.Charted.Pauses);
        return new TimedService(
            service.Ids, LabelOf(service.Parts), set.Encounter, set.Site, service.Parts[0].Charted.Route,
            service.Parts[0].Basis, Running(work, service.Segments), pauses, service.Minutes, code, thresholds);
    }

    public static TimedService Of(
        CodingWork work, TimedAdministration timed, string? code, ImmutableArray<int> thresholds) =>
        new([timed.Charted.Id], timed.Label, timed.Charted.Encounter, timed.Charted.Site, timed.Charted.Route,
            timed.Basis, Running(work, timed.Segments), timed.Charted.Pauses, timed.Minutes, code, thresholds);

    private static ImmutableArray<Running> Running(CodingWork work, List<Stretch> segments)
    {
        if (segments.Count == 0)
            return [];
        var running = ImmutableArray.CreateBuilder<Running>(segments.Count);
        foreach (var segment in segments)
            running.Add(new Running(work.Clock.At(segment.From), work.Clock.At(segment.To)));
        return running.MoveToImmutable();
    }

    private static string LabelOf(List<TimedAdministration> parts) =>
        parts.Count == 1 ? parts[0].Label : string.Join(" + ", parts.Select(static part => part.Label).Distinct());
}
