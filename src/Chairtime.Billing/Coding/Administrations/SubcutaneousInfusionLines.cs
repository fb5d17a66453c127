using static Chairtime.Billing.Coding.CodingFindings;

namespace Chairtime.Billing.Coding;

/// <summary>Drugs infused under the skin by pump: an hour with set-up, further hours, further set-ups.</summary>
internal static class SubcutaneousInfusionLines
{
    public static void Write(CodingWork work, List<TimedAdministration> infusions, List<TimedAdministration> injections)
    {
        TimedAdministration? first = null;
        var minutes = 0;
        var timedInfusions = new List<TimedAdministration>();
        foreach (var infusion in infusions)
        {
            var id = infusion.Charted.Id;
            if (infusion.Basis != TimeBasis.Documented)
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

            first ??= infusion;
            minutes += infusion.Minutes;
            timedInfusions.Add(infusion);
        }

        if (first is not null)
            Write(work, first, timedInfusions, minutes);
    }

    private static void ReportMissing(CodingWork work, TimedAdministration infusion)
    {
        var id = infusion.Charted.Id;
        if (infusion.Basis == TimeBasis.Impossible)
            return;
        if (infusion.Charted.Start is null)
            work.Report(StartTimeMissing, id, $"{id} is an infusion without a start time.", $"Document start of {id}.");
        if (infusion.Charted.Stop is null)
            work.Report(
                StopTimeMissing, id, $"{id} is an infusion without a stop time; nothing is billed for it.",
                    $"Document stop of {id}.");
    }

    private static void Write(CodingWork work, TimedAdministration first, List<TimedAdministration> all, int minutes)
    {
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
                new(CodingRules.RunningMinutes, $"{text} ran {minutes} min"),
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
                    new(CodingRules.AdditionalHour, $"96370: {minutes} min − 60 = {minutes - 60} min = {hours}"),
                ],
            });
        }

        var setUps = all.Select(static infusion => infusion.Charted.Site).Distinct(StringComparer.Ordinal).Count() - 1;
        if (setUps > 0)
        {
            work.AdministrationLines.Join(new LineDraft
            {
                Code = IvCodes.SubcutaneousSetUp,
                Units = setUps,
                Diagnoses = diagnoses,
                Administrations = ids,
                Because = $"{setUps} further pump set-up with a new site.",
                Steps = [new(CodingRules.SubcutaneousPump, $"96371: {setUps} further site")],
            });
        }

        foreach (var infusion in all)
            work.Services.Add(ServiceTimes.Of(work, infusion, IvCodes.SubcutaneousInitial,
                HourUnits.Thresholds(minutes, IvServices.PushMinutes + 1)));
    }
}
