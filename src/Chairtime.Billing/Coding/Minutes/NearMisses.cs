using static Chairtime.Billing.Coding.CodingFindings;

namespace Chairtime.Billing.Coding;

/// <summary>Points out minutes that lie close to a threshold, on either side, and minutes that earned
/// nothing.</summary>
internal static class NearMisses
{
    public static void Report(CodingWork work, IvService service, int floor) =>
        Report(work, service.FirstId, service.Minutes, floor);

    public static void Report(CodingWork work, string id, int minutes, int floor)
    {
        var near = work.Context.Policies.NearMissMinutes;
        // The thresholds are floor, then 91, 151, ...: the one just above and the one just reached.
        var above = minutes < floor ? floor : minutes < 91 ? 91 : 91 + (((minutes - 91) / 60) + 1) * 60;
        var reached = minutes < floor ? 0 : minutes < 91 ? floor : 91 + ((minutes - 91) / 60) * 60;
        if (above - minutes <= near)
        {
            var missing = above - minutes;
            work.Report(NearMissBelow, id,
                $"{minutes} minutes of {id}: {missing} more would have reached the unit that begins at {above}.");
        }
        else if (reached > 0 && minutes - reached < near)
        {
            work.Report(NearMissAbove, id, $"{minutes} minutes of {id}: the last unit begins at {reached}.");
        }

        var left = HourUnits.Leftover(minutes, floor);
        if (left > 0)
        {
            work.Report(AdditionalHourNotMet, id,
                $"The last {left} of the {minutes} minutes of {id} earn no unit; 31 would.");
        }
    }
}
