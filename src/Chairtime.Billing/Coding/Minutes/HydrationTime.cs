using Chairtime.Billing.Policies;
using static Chairtime.Billing.Coding.CodingFindings;

namespace Chairtime.Billing.Coding;

/// <summary>The minutes of hydration that may be billed: not beside a drug, and 31 at least.</summary>
internal static class HydrationTime
{
    public const int Floor = 31;

    /// <summary>Replaces the set's hydration services by at most one, with the minutes that count.</summary>
    public static void Settle(CodingWork work, ServiceSet set)
    {
        var fluids = set.Services.FindAll(static service => service.Mode == IvMode.Hydration);
        if (fluids.Count == 0)
            return;
        set.Services.RemoveAll(static service => service.Mode == IvMode.Hydration);

        var (drugs, pushes) = DrugMinutes(set);
        var parts = new List<TimedAdministration>();
        var kept = new List<Stretch>();
        var counted = 0;
        var stretches = 0;
        var dropped = false;
        foreach (var run in Runs(work, fluids, drugs))
        {
            var minutes = work.Clock.Minutes(Intervals.Subtract(run.Segments, pushes));
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
            kept.AddRange(Intervals.Subtract(run.Segments, pushes));
            foreach (var part in run.Parts)
            {
                if (!parts.Contains(part))
                    parts.Add(part);
            }
        }

        if (stretches > 1)
            ReportSegments(work, fluids, counted, dropped);
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
    private static (List<Stretch> Infused, List<Stretch> Pushed) DrugMinutes(ServiceSet set)
    {
        var infused = new List<Stretch>();
        var pushed = new List<Stretch>();
        foreach (var service in set.Services)
            (service.Mode == IvMode.Infusion ? infused : pushed).AddRange(service.Segments);
        foreach (var (repeat, _) in set.RepeatPushes)
            pushed.AddRange(repeat.Segments);
        return (Intervals.Union(infused), Intervals.Union(pushed));
    }

    // Fluid that runs on without a gap is one stretch, whatever bags it came from; a drug's infusion ends it.
    private static List<(List<Stretch> Segments, List<TimedAdministration> Parts)> Runs(
        CodingWork work, List<IvService> fluids, List<Stretch> drugs)
    {
        var runs = new List<(List<Stretch> Segments, List<TimedAdministration> Parts)>();
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

            AddRuns(runs, fluid, free, drugs);
        }

        return runs;
    }

    private static void AddRuns(
        List<(List<Stretch> Segments, List<TimedAdministration> Parts)> runs,
        IvService fluid, List<Stretch> free, List<Stretch> drugs)
    {
        // Within one charted administration pauses do not interrupt it, a drug's infusion does.
        List<Stretch>? current = null;
        foreach (var stretch in free)
        {
            if (current is not null && Intervals.Meet([new Stretch(current[^1].To, stretch.From)], drugs))
                current = null;
            if (current is null && runs.Count > 0 && runs[^1].Segments[^1].To == stretch.From)
            {
                current = runs[^1].Segments;
                runs[^1].Parts.AddRange(fluid.Parts);
            }

            if (current is null)
            {
                current = [];
                runs.Add((current, [.. fluid.Parts]));
            }

            current.Add(stretch);
        }
    }

    private static void ReportShort(CodingWork work, List<TimedAdministration> parts, int minutes) =>
        work.Report(HydrationShort, parts[0].Charted.Id,
            $"{minutes} minutes of hydration by {parts[0].Charted.Id} are under 31 and are not billed.");

    private static void ReportSegments(CodingWork work, List<IvService> fluids, int counted, bool dropped)
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
