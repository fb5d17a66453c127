using Chairtime.Billing.Visits;
using static Chairtime.Billing.Coding.CodingFindings;

namespace Chairtime.Billing.Coding;

/// <summary>A flush of an access device: part of whatever else was done, and billed only when nothing else
/// was.</summary>
internal static class FlushLine
{
    public static void Write(CodingWork work)
    {
        if (!work.Administrations.Exists(IsFlush))
            return;
        var flushes = work.Administrations.FindAll(IsFlush);
        var first = flushes[0];
        // What was swallowed is no service beside it; whatever else went in used the device.
        var isAlone = work.Administrations.TrueForAll(static timed =>
                IsFlush(timed) || timed.Charted.Route == Route.Oral)
            && work.AdministrationLines.Count == 0
            && work.OtherLines.Count == 0 && work.Visit.EvaluationAndManagement is null
            && (work.IsFacility || !work.Terms.FacilityPlaces.Contains(work.Visit.PlaceOfService));
        if (!isAlone)
        {
            foreach (var flush in flushes)
                work.Report(Included, flush.Charted.Id, $"{flush.Charted.Id} is a flush beside other services.");
            return;
        }

        work.AdministrationLines.Add(new LineDraft
        {
            Code = IvCodes.FlushAlone,
            Units = 1,
            Diagnoses = work.Pointers.OfVisit,
            Administrations = [first.Charted.Id],
            Because = $"{first.Charted.Id} flushed the access device and nothing else was done that day.",
            Steps = [new(CodingRules.FlushAlone, $"96523: the only service of the day")],
        });
    }

    private static bool IsFlush(TimedAdministration timed) =>
        timed.Charted.Route == Route.Flush || timed.Charted.Purpose == Purpose.Flush;
}
