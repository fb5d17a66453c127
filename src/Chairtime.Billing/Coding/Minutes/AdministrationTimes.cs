using Chairtime.Billing.Visits;
using Chairtime.Billing.Vocabulary;
using static Chairtime.Billing.Coding.CodingFindings;

namespace Chairtime.Billing.Coding;

/// <summary>Running minutes of each administration: start, stop and pauses; documented, derived and missing kept
/// apart.</summary>
internal static class AdministrationTimes
{
    private const int LongMinutes = 12 * 60;
    private const int DayMinutes = 24 * 60;

    public static void Determine(CodingWork work, TimedAdministration timed)
    {
        var charted = timed.Charted;
        if (charted.Start is { } begin)
            timed.Start = work.Clock.MinuteOf(begin);
        else if (charted.Stop is { } end)
            timed.Start = work.Clock.MinuteOf(end);

        if (charted.Start is null || charted.Stop is null)
            return;

        timed.Basis = TimeBasis.Documented;
        var whole = new Stretch(work.Clock.MinuteOf(charted.Start.Value), work.Clock.MinuteOf(charted.Stop.Value));
        if (!IsPossible(work, timed, whole))
        {
            timed.Basis = TimeBasis.Impossible;
            return;
        }

        if (work.Clock.IsDoubtful(charted.Start.Value) || work.Clock.IsDoubtful(charted.Stop.Value))
        {
            work.Report(TimeAmbiguous, charted.Id,
                $"Start or stop of {charted.Id} falls in an hour that the clock change repeats or skips.");
        }

        SetSegments(work, timed, whole);
    }

    private static bool IsPossible(CodingWork work, TimedAdministration timed, Stretch whole)
    {
        var id = timed.Charted.Id;
        var passed = whole.To - whole.From;
        if (passed < 0)
        {
            work.Report(TimesImpossible, id,
                $"{id} stops {-passed} minutes before it starts.", $"Correct start or stop of {id}.");
        }
        else if (passed == 0 && timed.Charted.Route is Route.IvInfusion or Route.SubcutaneousInfusion)
        {
            work.Report(TimesImpossible, id,
                $"{id} starts and stops in the same minute.", $"Correct start or stop of {id}.");
        }
        else if (passed > DayMinutes)
        {
            work.Report(TimesImpossible, id,
                $"{id} is charted as running {passed} minutes, more than a day.", $"Correct start or stop of {id}.");
        }
        else if (whole.From < 0 || whole.From >= 2 * DayMinutes)
        {
            work.Report(TimesImpossible, id,
                $"{id} starts on {work.Clock.At(whole.From):yyyy-MM-dd}, not within the visit of {
                    work.Visit.DateOfService:yyyy-MM-dd}.",
                $"Correct start of {id}, or dateOfService.");
        }
        else
        {
            // Nobody sits in an office for so long; in a hospital an infusion may run through the night.
            if (passed > LongMinutes)
            {
                work.Report(TimesLong, work.IsFacility ? Severity.Warns : Severity.Blocks, id,
                    $"{id} is charted as running {passed} minutes.", $"Correct start or stop of {id}, or the date.");
            }

            return true;
        }

        return false;
    }

    private static void SetSegments(CodingWork work, TimedAdministration timed, Stretch whole)
    {
        List<Stretch> running = [whole];
        if (timed.Charted.Pauses.Length > 0)
            running = Intervals.Subtract(running, Pauses(work, timed.Charted, whole));
        timed.Segments = running;
        timed.Minutes = work.Clock.Minutes(running);
        timed.PausedMinutes = work.Clock.Minutes(whole) - timed.Minutes;
        if (timed.PausedMinutes > 0)
        {
            var (id, paused, left) = (timed.Charted.Id, timed.PausedMinutes, timed.Minutes);
            work.Report(PauseDeducted, id, $"{paused} minutes of pauses were taken off {id}; {left} minutes remain.");
        }

        if (timed.Minutes == 0 && whole.To > whole.From)
        {
            timed.Basis = TimeBasis.Impossible;
            work.Report(TimesImpossible, timed.Charted.Id, $"Pauses cover the whole of {timed.Charted.Id}.",
                $"Correct the pauses of {timed.Charted.Id}.");
        }
    }

    private static List<Stretch> Pauses(CodingWork work, Administration charted, Stretch whole)
    {
        var pauses = new List<Stretch>(charted.Pauses.Length);
        foreach (var pause in charted.Pauses)
        {
            var (from, to) = (work.Clock.MinuteOf(pause.From), work.Clock.MinuteOf(pause.To));
            if (to < from || from < whole.From || to > whole.To)
            {
                work.Report(PauseImpossible, charted.Id,
                    $"A pause of {charted.Id} from {pause.From:HH:mm} to {
                        pause.To:HH:mm} does not lie within the infusion.",
                    $"Correct pauses of {charted.Id}.");
            }

            pauses.Add(new Stretch(Math.Min(from, to), Math.Max(from, to)));
        }

        return Intervals.Union(pauses);
    }
}
