using Chairtime.Billing.Policies;
using static Chairtime.Billing.Coding.CodingFindings;

namespace Chairtime.Billing.Coding;

/// <summary>The minutes of hydration that may be billed: not beside a drug, and 31 at least.</summary>
internal static class HydrationTime
{
    public const int Floor = 31;

    /// <summary>Replaces the hydration services of each set by at most one, with the minutes that count.</summary>
    public static void Settle(CodingWork work, List<ServiceSet> sets)
    {
        foreach (var set in sets)
        {
            if (set.Services.Exists(static service => service.Mode == IvMode.Hydration))
                Settle(work, set, sets);
        }
    }

    private static void Settle(CodingWork work, ServiceSet set, List<ServiceSet> all)
    {
        var fluids = set.Services.FindAll(static service => service.Mode == IvMode.Hydration);
        set.Services.RemoveAll(static service => service.Mode == IvMode.Hydration);

        var (drugs, pushes) = DrugMinutes(all);
        var parts = new List<TimedAdministration>();
        var kept = new List<Stretch>();
        var counted = 0;
        var stretches = 0;
        var dropped = false;
        var hours = 0;
        foreach (var run in Runs(work, fluids, drugs))
        {
            var running = Intervals.Subtract(Intervals.Union(run.Segments), pushes);
            var minutes = work.Clock.Minutes(running);
            if (minutes == 0)
                continue;
            stretches++;
            if (minutes < Floor && work.Terms.HydrationInterrupted == HydrationInterrupted.Each)
            {
                dropped = true;
                ReportShort(work, run.Parts, minutes);
                continue;
            }

            counted += minutes;
            hours += HourUnits.Hours(minutes);
            kept.AddRange(running);
            foreach (var part in run.Parts)
            {
                if (!parts.Contains(part))
                    parts.Add(part);
            }
        }

        if (stretches > 1)
            ReportSegments(work, fluids, counted, dropped, hours);
        if (counted == 0)
            return;
        if (counted < Floor)
        {
            ReportShort(work, parts, counted);
            return;
        }

        if (!HasVolume(work, parts))
            return;
        parts.Sort(VisitCoder.ByStartThenId);
        set.Services.Add(new IvService
        {
            Parts = parts,
            DrugKey = "hydration",
            Mode = IvMode.Hydration,
            Kind = fluids[0].Kind,
            Segments = Intervals.Union(kept),
            Minutes = counted,
        });
    }

    /// <summary>When drugs were infused, and when they were pushed.</summary>
    private static (List<Stretch> Infused, List<Stretch> Pushed) DrugMinutes(List<ServiceSet> sets)
    {
        var infused = new List<Stretch>();
        var pushed = new List<Stretch>();
        foreach (var set in sets)
        {
            foreach (var service in set.Services)
            {
                if (service.Mode != IvMode.Hydration)
                    (service.Mode == IvMode.Infusion ? infused : pushed).AddRange(service.Segments);
            }

            foreach (var (repeat, _) in set.RepeatPushes)
                pushed.AddRange(repeat.Segments);
        }

        return (Intervals.Union(infused), Intervals.Union(pushed));
    }

    private static List<HydrationRun> Runs(CodingWork work, List<IvService> fluids, List<Stretch> drugs)
    {
        var pieces = new List<(Stretch Stretch, IvService Fluid)>();
        foreach (var fluid in fluids)
        {
            var free = Intervals.Subtract(fluid.Segments, drugs);
            var beside = fluid.Minutes - work.Clock.Minutes(free);
            if (beside > 0)
            {
                var (id, all) = (fluid.IdText(), fluid.Minutes);
                work.Report(HydrationConcurrent, fluid.FirstId,
                    $"{beside} of the {all} minutes of {id} ran while a drug ran and are not hydration.");
            }

            foreach (var stretch in free)
                pieces.Add((stretch, fluid));
        }

        if (pieces.Count > 1)
            pieces.Sort(ByStart);
        var runs = new List<HydrationRun>();
        foreach (var (stretch, fluid) in pieces)
        {
            if (runs.Count == 0 || !runs[^1].GoesOn(stretch, fluid, drugs))
                runs.Add(new HydrationRun());
            runs[^1].Add(stretch, fluid);
        }

        return runs;
    }

    private static int ByStart((Stretch Stretch, IvService Fluid) a, (Stretch Stretch, IvService Fluid) b)
    {
        if (a.Stretch.From != b.Stretch.From)
            return a.Stretch.From.CompareTo(b.Stretch.From);
        return a.Stretch.To != b.Stretch.To ? a.Stretch.To.CompareTo(b.Stretch.To)
            : VisitCoder.ByStartThenId(a.Fluid.Parts[0], b.Fluid.Parts[0]);
    }

    private static void ReportShort(CodingWork work, List<TimedAdministration> parts, int minutes) =>
        work.Report(HydrationShort, parts[0].Charted.Id,
            $"{minutes} minutes of hydration by {parts[0].Charted.Id} are under 31 and are not billed.");

    private static void ReportSegments(
        CodingWork work, List<IvService> fluids, int counted, bool dropped, int hoursOfEach)
    {
        var id = fluids[0].FirstId;
        if (work.Terms.HydrationInterrupted == HydrationInterrupted.Sum)
        {
            work.Report(HydrationSummed, id, $"Separate stretches of hydration were added up to {counted} minutes.");
            return;
        }

        if (dropped)
        {
            work.ReportChoice("hydration.interrupted", id,
                $"Some authorities add separate stretches of hydration; here each must reach 31 minutes by itself");
        }
        else if (hoursOfEach != HourUnits.Hours(counted))
        {
            work.ReportChoice("hydration.interrupted", id,
                $"No authority says whether stretches of 31 minutes or more each have hours of their own; here {
                    counted} minutes were counted together");
        }
    }

    private static bool HasVolume(CodingWork work, List<TimedAdministration> parts)
    {
        if (work.Terms.HydrationMinimumVolume is not { } minimum || minimum.In("mL") is not { } least)
            return true;
        var charted = 0m;
        foreach (var part in parts)
            charted += (part.Charted.Volume ?? part.Charted.Dose)?.In("mL") ?? 0m;
        if (charted >= least)
            return true;
        work.Report(HydrationVolume, parts[0].Charted.Id,
            $"The payer wants at least {least} mL of fluid for hydration; the chart shows {charted} mL.",
            $"Document volume of {parts[0].Charted.Id}.");
        return false;
    }
}
