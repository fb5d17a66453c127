using static Chairtime.Billing.Coding.CodingFindings;

namespace Chairtime.Billing.Coding;

/// <summary>Drugs infused under the skin by pump: an hour with set-up, further hours, further set-ups.</summary>
internal static class SubcutaneousInfusionLines
{
    public static void Write(CodingWork work, List<TimedAdministration> infusions, List<TimedAdministration> injections)
    {
        var timedInfusions = new List<TimedAdministration>();
        foreach (var infusion in infusions)
        {
            var id = infusion.Charted.Id;
            if (infusion.Basis != TimeBasis.Documented && !DerivedTimes.TrySet(work, infusion))
            {
                ReportMissing(work, infusion);
                continue;
            }

            if (infusion.Minutes <= IvServices.PushMinutes)
            {
                work.Report(
                    ShortInfusionIsPush, id,
                        $"{id} ran {infusion.Minutes} minutes under the skin: coded as an injection.");
                injections.Add(infusion);
                continue;
            }

            timedInfusions.Add(infusion);
        }

        if (timedInfusions.Count > 0)
            Write(work, timedInfusions);
    }

    private static void ReportMissing(CodingWork work, TimedAdministration infusion)
    {
        var id = infusion.Charted.Id;
        work.AwaitsTimes = true;
        if (infusion.Basis == TimeBasis.Impossible)
            return;
        if (infusion.Charted.Start is null)
            work.Report(StartTimeMissing, id, $"{id} is an infusion without a start time.", $"Document start of {id}.");
        if (infusion.Charted.Stop is null)
            work.Report(
                StopTimeMissing, id, $"{id} is an infusion without a stop time; nothing is billed for it.",
                    $"Document stop of {id}.");
    }

    private static void Write(CodingWork work, List<TimedAdministration> all)
    {
        // Two places run by two pumps at once are one time.
        var running = new List<Stretch>();
        foreach (var infusion in all)
            running.AddRange(infusion.Segments);
        var minutes = work.Clock.Minutes(Intervals.Union(running));
        var ids = TimedAdministration.IdsOf(all);
        var text = string.Join(", ", ids);
        var diagnoses = work.Pointers.For(all);
        work.AdministrationLines.Join(new LineDraft
        {
            Code = IvCodes.SubcutaneousInitial,
            Units = 1,
            Diagnoses = diagnoses,
            Administrations = ids,
            Minutes = minutes,
            Because = $"{text} was infused under the skin for {minutes} minutes.",
            Steps =
            [
                new(all.Exists(static infusion => infusion.Basis == TimeBasis.Derived) ? CodingRules.DerivedMinutes
                    : CodingRules.RunningMinutes, $"{text} ran {minutes} min"),
                new(CodingRules.SubcutaneousPump, $"96369: first hour with set-up"),
            ],
        });

        var hours = HourUnits.Additional(minutes);
        if (hours > 0)
        {
            work.AdministrationLines.Join(new LineDraft
            {
                Code = IvCodes.SubcutaneousHour,
                Units = hours,
                Diagnoses = diagnoses,
                Administrations = ids,
                Minutes = minutes,
                Because = $"{minutes} minutes are {hours} more than the first hour, each of more than 30 minutes.",
                Steps =
                [
                    HourUnits.Step(IvCodes.SubcutaneousHour, minutes, hours),
                ],
            });
        }

        WriteSetUps(work, all);
        NearMisses.Report(work, all[0].Charted.Id, minutes, IvServices.PushMinutes + 1);
        foreach (var infusion in all)
            work.Services.Add(ServiceTimes.Of(work, infusion, IvCodes.SubcutaneousInitial,
                HourUnits.Thresholds(minutes, IvServices.PushMinutes + 1)));
    }

    private static void WriteSetUps(CodingWork work, List<TimedAdministration> all)
    {
        var setUps = all.Select(static infusion => infusion.Charted.Site).Distinct(StringComparer.Ordinal).Count() - 1;
        if (setUps == 0)
            return;
        work.AdministrationLines.Join(new LineDraft
        {
            Code = IvCodes.SubcutaneousSetUp,
            Units = setUps,
            Diagnoses = work.Pointers.For(all),
            Administrations = TimedAdministration.IdsOf(all),
            Because = $"{setUps} further pump set-up with a new site.",
            Steps = [new(CodingRules.SubcutaneousPump, $"96371: {setUps} further site")],
        });
    }
}
