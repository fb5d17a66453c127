using Chairtime.Billing.Policies;
using Chairtime.Billing.Visits;
using static Chairtime.Billing.Coding.CodingFindings;

namespace Chairtime.Billing.Coding;

/// <summary>When an infusion without a stop time ran, worked out from charted volume and rate.</summary>
internal static class DerivedTimes
{
    private const int MostMinutes = 24 * 60;

    /// <summary>Sets the times where payer and practice allow it and the chart has what it needs.</summary>
    public static bool TrySet(CodingWork work, TimedAdministration timed)
    {
        if (work.Terms.MissingStop != MissingStop.Derive || work.Context.Policies.DerivedTimes == false
            || timed.Charted.Start is null || timed.Charted.Stop is not null
            || FromRate(work, timed.Charted) is not { } running)
            return false;
        timed.Basis = TimeBasis.Derived;
        timed.Segments = running;
        timed.Minutes = work.Clock.Minutes(running);
        timed.PausedMinutes = work.Clock.Minutes(new Stretch(running[0].From, running[^1].To)) - timed.Minutes;
        var (id, minutes) = (timed.Charted.Id, timed.Minutes);
        work.Report(TimesDerived, id,
            $"{id} has no stop time; {minutes} minutes were derived from charted volume and rate.",
            $"Document stop of {id}.");
        return true;
    }

    // Null when volume or rate is not charted, when the volume cannot have gone in, or when it would take a day.
    private static List<Stretch>? FromRate(CodingWork work, Administration charted)
    {
        // What was stopped early did not run its volume through.
        if (charted.Volume?.In("mL") is not > 0m || charted.Discontinued is not null
            || Rates(work, charted) is not { } rates)
            return null;
        var left = charted.Volume.Value.In("mL")!.Value;
        var pauses = Pauses(work, charted);
        var running = new List<Stretch>();
        var total = 0;
        for (var i = 0; i < rates.Count; i++)
        {
            if (rates[i].Rate == 0)
                continue;
            var until = i + 1 < rates.Count ? rates[i + 1].From : rates[i].From + (3 * MostMinutes);
            foreach (var free in Intervals.Subtract([new Stretch(rates[i].From, until)], pauses))
            {
                var needed = left / rates[i].Rate * 60m;
                if (needed <= free.To - free.From)
                {
                    var last = (int)Math.Floor(needed);
                    if (last > 0)
                        running.Add(free with { To = free.From + last });
                    return total + last is > 0 and <= MostMinutes ? Intervals.Union(running) : null;
                }

                running.Add(free);
                total += free.To - free.From;
                left -= rates[i].Rate * (free.To - free.From) / 60m;
            }
        }

        return null;
    }

    // Each rate with its first minute; null where a stretch has no rate, or one that is not by the hour.
    private static List<(int From, decimal Rate)>? Rates(CodingWork work, Administration charted)
    {
        var start = work.Clock.MinuteOf(charted.Start!.Value);
        var rates = new List<(int From, decimal Rate)>(charted.RateChanges.Length + 1);
        if (charted.Rate is { } first)
        {
            if (first is not { Unit: "mL/h", Value: > 0 })
                return null;
            rates.Add((start, first.Value));
        }

        foreach (var change in charted.RateChanges.Sort(static (a, b) => a.At.CompareTo(b.At)))
        {
            if (change.Rate.Unit != "mL/h")
                return null;
            var at = Math.Max(start, work.Clock.MinuteOf(change.At));
            if (rates.Count == 0 && at > start)
                return null;
            rates.Add((at, change.Rate.Value));
        }

        return rates.Count == 0 ? null : rates;
    }

    private static List<Stretch> Pauses(CodingWork work, Administration charted)
    {
        var pauses = new List<Stretch>(charted.Pauses.Length);
        foreach (var pause in charted.Pauses)
        {
            var (from, to) = (work.Clock.MinuteOf(pause.From), work.Clock.MinuteOf(pause.To));
            if (to > from)
                pauses.Add(new Stretch(from, to));
        }

        return Intervals.Union(pauses);
    }
}
