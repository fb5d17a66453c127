using static Chairtime.Billing.Coding.CodingFindings;

namespace Chairtime.Billing.Coding;

/// <summary>The same drug pushed again: a facility's repeat code after enough minutes, otherwise nothing.</summary>
internal static class RepeatPushLines
{
    public static void Write(CodingWork work, ServiceSet set, IvService repeat, IvService before)
    {
        var (id, earlier) = (repeat.IdText(), before.IdText());
        var billed = false;
        if (!work.IsFacility)
        {
            work.Report(RepeatPushOffice, repeat.FirstId, $"{id} is the drug of {earlier} again, given by push.");
        }
        else if (repeat.IsChemotherapy)
        {
            work.Report(
                RepeatPushChemotherapy, repeat.FirstId, $"{id} is the chemotherapy drug of {earlier} pushed again.");
        }
        else
        {
            billed = WriteFacility(work, set, repeat, before);
        }

        work.Services.Add(ServiceTimes.Of(work, set, repeat, billed ? IvCodes.RepeatPush : null, []));
    }

    private static bool WriteFacility(CodingWork work, ServiceSet set, IvService repeat, IvService before)
    {
        var (id, earlier, least) = (repeat.IdText(), before.IdText(), work.Terms.RepeatPushMinutes);
        var apart = repeat.Start == int.MaxValue || before.Start == int.MaxValue ? 0 : repeat.Start - before.Start;
        // "At least 30" and "more than 30" part at exactly 30 minutes (D-20).
        if (before.Mode == IvMode.Push && apart == 30)
        {
            work.ReportChoice("repeatPushMinutes", repeat.FirstId,
                $"{id} came exactly 30 minutes after {earlier}; authorities differ on that minute");
        }

        if (before.Mode == IvMode.Push && apart < least)
        {
            work.Report(RepeatPushSoon, repeat.FirstId,
                $"{id} came {apart} minutes after {earlier}; {least} are needed for a repeat push.");
            return false;
        }

        var steps = IvLines.StepsOf(work, set, repeat);
        steps.Add(new(CodingRules.RepeatPushRule, $"96376: {id} is the drug of {earlier} again, {apart} min after it"));
        work.AdministrationLines.Join(new LineDraft
        {
            Code = IvCodes.RepeatPush,
            Units = 1,
            Diagnoses = work.Pointers.For(repeat.Parts),
            Administrations = repeat.Ids,
            Because = $"{id} is the same drug as {earlier}, pushed again {apart} minutes later in a facility.",
            Steps = [.. steps],
        });
        return true;
    }
}
