namespace Chairtime.Billing.Coding;

/// <summary>An infusion that was stopped and started again is one infusion with a pause, however many rows the chart
/// has.</summary>
internal static class ResumedInfusions
{
    public static void Join(CodingWork work, ServiceSet set)
    {
        for (var i = 0; i < set.Services.Count; i++)
        {
            var stopped = set.Services[i];
            if (stopped.Mode != IvMode.Infusion || !WasStoppedForGood(stopped)
                || NextOfDrug(set, stopped) is not { } again)
                continue;
            again.Parts.InsertRange(0, stopped.Parts);
            IvServices.SetTimes(work, again);
            set.Services.RemoveAt(i--);
        }
    }

    /// <summary>True when it was discontinued and not taken up again.</summary>
    public static bool WasStoppedForGood(IvService service)
    {
        foreach (var part in service.Parts)
        {
            if (part.Charted.Discontinued is not null && part.Segments.Count > 0 && !IsTakenUp(service, part))
                return true;
        }

        return false;
    }

    // Services come by start, so that the first one is the next.
    private static IvService? NextOfDrug(ServiceSet set, IvService stopped) =>
        set.Services.Find(other => other.Mode == IvMode.Infusion && other.DrugKey == stopped.DrugKey
            && other.Kind == stopped.Kind && other.Segments.Count > 0
            && other.Segments[0].From > stopped.Segments[0].From);

    private static bool IsTakenUp(IvService service, TimedAdministration part) =>
        service.Parts.Exists(other => other.Segments.Count > 0 && other.Segments[0].From > part.Segments[0].From);
}
