using System.Collections.Immutable;
using Chairtime.Billing.Visits;
using static Chairtime.Billing.Coding.CodingFindings;

namespace Chairtime.Billing.Coding;

/// <summary>Administration lines of one set: the initial service, its further hours, then everything else on the
/// access.</summary>
internal static class IvLines
{
    public static void Write(CodingWork work, ServiceSet set)
    {
        if (set.Services.Count > 1)
            set.Services.Sort(ByOrder);
        List<IvService>? concurrent = null;
        foreach (var service in set.Services)
        {
            if (service.Place == IvPlace.Concurrent)
                (concurrent ??= []).Add(service);
            else if (service.Place == IvPlace.NotBilled)
                work.Services.Add(ServiceTimes.Of(work, set, service, null, []));
            else
                WriteOne(work, set, service);
        }

        if (concurrent is not null)
            WriteConcurrent(work, set, concurrent);
        foreach (var (repeat, before) in set.RepeatPushes)
            RepeatPushLines.Write(work, set, repeat, before);
    }

    private static int ByOrder(IvService a, IvService b)
    {
        if (a.IsInitial || b.IsInitial)
            return a == b ? 0 : a.IsInitial ? -1 : 1;
        return Order(a) != Order(b) ? Order(a).CompareTo(Order(b)) : VisitCoder.ByStartThenId(a.Parts[0], b.Parts[0]);
    }

    // Infusions, then pushes, then hydration: the order in which a claim reads well.
    private static int Order(IvService service) => service.Mode switch
    {
        IvMode.Infusion => service.IsChemotherapy ? 0 : 1,
        IvMode.Push => 2,
        IvMode.Hydration => 3,
    };

    private static void WriteOne(CodingWork work, ServiceSet set, IvService service)
    {
        switch (service.Mode)
        {
            case IvMode.Infusion:
                WriteInfusion(work, set, service);
                break;
            case IvMode.Push:
                WritePush(work, set, service);
                break;
            case IvMode.Hydration:
                WriteHydration(work, set, service);
                break;
        }
    }

    private static void WriteInfusion(CodingWork work, ServiceSet set, IvService service)
    {
        var isInitial = service == set.Initial;
        var code = isInitial ? IvCodes.InitialInfusion(service.IsChemotherapy)
            : IvCodes.Sequential(service.IsChemotherapy);
        var (id, minutes) = (service.IdText(), service.Minutes);
        var steps = StepsOf(work, set, service);
        var clock = service.Clock(work.Clock);
        Sentence because = isInitial
            ? new InitialInfusion(id, minutes, clock)
            : new FurtherInfusion(id, minutes, clock);
        steps.Add(isInitial
            ? new(CodingRules.Initial, new FirstHour(code, id))
            : new(CodingRules.Sequential,
                $"{code}: {id} ran {minutes} min, 16 or more, and is not the initial service"));
        Join(work, service, LineModifiers.Of(work, set, service), new(code, 1, because, [.. steps], minutes),
            IsFurther(set, service));

        var hours = HourUnits.Additional(minutes);
        if (hours > 0)
        {
            var extra = IvCodes.AdditionalHour(service.IsChemotherapy);
            Join(work, service, [], new(extra, hours, new FurtherHours(id, minutes, hours),
                [HourUnits.Step(extra, minutes, hours)], minutes));
        }

        NearMisses.Report(work, service, IvServices.PushMinutes + 1);
        work.Services.Add(
            ServiceTimes.Of(work, set, service, code, HourUnits.Thresholds(minutes, IvServices.PushMinutes + 1)));
    }

    private static void WritePush(CodingWork work, ServiceSet set, IvService service)
    {
        var isInitial = service == set.Initial;
        var code = isInitial ? IvCodes.InitialPush(service.IsChemotherapy)
            : IvCodes.AdditionalPush(service.IsChemotherapy);
        var (id, minutes) = (service.IdText(), service.Minutes);
        var steps = StepsOf(work, set, service);
        steps.Add(new(CodingRules.Push, $"{code}: {id} is a push"));
        if (isInitial)
            steps.Add(new(CodingRules.Initial, $"{id} is the initial service"));
        var wasInfusion = service.Parts[0].Charted.Route == Route.IvInfusion && service.Segments.Count > 0;
        FormattableString because = wasInfusion
            ? $"{id} ran {minutes} minutes, 15 or less, which is a push."
            : service.Parts[0].Charted.Route == Route.IvInfusion
                ? $"{id} is an infusion without a stop time, which {work.Terms.PayerId} takes as a push."
                : (FormattableString)$"{id} was given by push.";
        Join(work, service, LineModifiers.Of(work, set, service), new(code, 1, because, [.. steps], null),
            IsFurther(set, service));
        if (wasInfusion)
            NearMisses.Report(work, service, IvServices.PushMinutes + 1);
        ImmutableArray<int> thresholds = wasInfusion ? [IvServices.PushMinutes + 1] : [];
        work.Services.Add(ServiceTimes.Of(work, set, service, code, thresholds));
    }

    private static void WriteHydration(CodingWork work, ServiceSet set, IvService service)
    {
        var isInitial = service == set.Initial;
        var (id, minutes) = (service.IdText(), service.Minutes);
        var steps = StepsOf(work, set, service);
        var hours = isInitial ? HourUnits.Additional(minutes) : HourUnits.Hours(minutes);
        if (isInitial)
        {
            steps.Add(new(CodingRules.Hydration, $"96360: {minutes} min of hydration, 31 or more"));
            steps.Add(new(CodingRules.Initial, $"{id} is the initial service"));
            Join(work, service, LineModifiers.Of(work, set, service), new(IvCodes.HydrationInitial, 1,
                $"{id} is the initial service: {minutes} minutes of hydration.", [.. steps], minutes),
                IsFurther(set, service));
            steps.Clear();
        }

        if (hours > 0)
        {
            steps.Add(isInitial
                ? HourUnits.Step(IvCodes.HydrationHour, minutes, hours)
                : new(CodingRules.Hydration,
                    $"96361: {minutes} min beside another initial service = {minutes / 60} full h + {
                        minutes % 60} min ({HourUnits.Counts(minutes % 60)}) = {hours}"));
            var modifiers = isInitial ? [] : LineModifiers.Of(work, set, service);
            Join(work, service, modifiers, new(IvCodes.HydrationHour, hours,
                $"{minutes} minutes of hydration by {id} are {hours} billable {
                    (hours == 1 ? "hour" : "hours")}{(isInitial ? " after the first" : "")}.",
                [.. steps], minutes));
        }

        HydrationDiagnosisCheck(work, service);
        NearMisses.Report(work, service, HydrationTime.Floor);
        work.Services.Add(
            ServiceTimes.Of(work, set, service, isInitial ? IvCodes.HydrationInitial : IvCodes.HydrationHour,
            HourUnits.Thresholds(minutes, HydrationTime.Floor)));
    }

    private static void HydrationDiagnosisCheck(CodingWork work, IvService service)
    {
        if (!work.Terms.HydrationNeedsOwnDiagnosis || work.Pointers.HasOwnForFluid)
            return;
        work.Report(HydrationDiagnosis, service.FirstId,
            $"The payer wants a diagnosis for the hydration by {service.IdText()} that is not the drug's.");
    }

    private static void WriteConcurrent(CodingWork work, ServiceSet set, List<IvService> concurrent)
    {
        var first = concurrent[0];
        var ids = string.Join(", ", concurrent.Select(static service => service.IdText()));
        var steps = StepsOf(work, set, first);
        steps.Add(new(CodingRules.ConcurrentInfusion, $"96368 once: {ids} ran beside another infusion"));
        var parts = concurrent.SelectMany(static service => service.Parts).ToList();
        var isSecond = set.IsSecondEncounter && work.AdministrationLines.Has(IvCodes.Concurrent);
        if (concurrent.Count > 1 || (work.AdministrationLines.Has(IvCodes.Concurrent) && !isSecond))
            work.Report(ConcurrentOnce, first.FirstId, $"{ids} ran beside another infusion; 96368 is one unit a day.");
        if (!work.AdministrationLines.Has(IvCodes.Concurrent) || isSecond)
        {
            work.AdministrationLines.Add(new LineDraft
            {
                Code = IvCodes.Concurrent,
                Units = 1,
                Modifiers = isSecond ? [work.DistinctModifier("XE")] : [],
                Diagnoses = work.Pointers.For(parts),
                Administrations = TimedAdministration.IdsOf(parts),
                Because = concurrent.Count == 1
                    ? $"{ids} ran in a bag of its own beside another infusion, which is one concurrent unit a day."
                    : (FormattableString)$"{ids} ran in own bags beside another infusion: one concurrent unit a day.",
                Steps = [.. steps],
            });
        }

        foreach (var service in concurrent)
            work.Services.Add(ServiceTimes.Of(work, set, service, IvCodes.Concurrent, []));
    }

    internal static List<DerivationStep> StepsOf(CodingWork work, ServiceSet set, IvService service)
    {
        var steps = work.BeginSteps();
        var (id, minutes, shared) = (service.IdText(), service.Minutes, service.SharedMinutes);
        if (service.Segments.Count > 0)
        {
            var rule = service.Parts[0].Basis == TimeBasis.Derived ? CodingRules.DerivedMinutes
                : CodingRules.RunningMinutes;
            var passed = minutes + (service.Place == IvPlace.Concurrent ? 0 : shared);
            steps.Add(new(rule, new RanFor(id, service.Clock(work.Clock), passed)));
        }

        if (service.Parts.Count > 1 && service.Mode != IvMode.Hydration)
        {
            steps.Add(service.Parts[0].Charted.Bag is not null
                ? new(CodingRules.SharedBag, $"{id} were one bag")
                : new(CodingRules.SameDrugMinutes, $"{id} are one drug on one clock"));
        }

        if (shared > 0 && service.Place != IvPlace.Concurrent)
            steps.Add(
                new(CodingRules.SharedMinutesRule, $"less {shared} min shared with another infusion = {minutes} min"));
        if (service.Mode != IvMode.Hydration)
        {
            steps.Add(new(CodingRules.Family,
                new TakesFamily(service.LabelOfKind, service.IsChemotherapy, work.Terms.PayerId)));
        }

        if (service.DiscontinuedModifier is { } discontinued)
        {
            steps.Add(new(CodingRules.DiscontinuedRule,
                $"{id} was stopped within 15 min: an infusion {(discontinued.Length > 0 ? "with 53" : "as it is")}"));
        }

        if (set.IsFurther && service == set.Initial)
        {
            steps.Add(set.IsSecondEncounter
                ? new(CodingRules.SecondEncounterRule, $"encounter {set.Encounter}: an initial service of its own")
                : new(CodingRules.SecondAccessRule, $"access {set.Site}: an initial service of its own"));
        }

        return steps;
    }

    // Each further initial service has a line of its own, so that its modifier speaks of one.
    private static bool IsFurther(ServiceSet set, IvService service) => set.IsFurther && service == set.Initial;

    private static void Join(
        CodingWork work, IvService service, ImmutableArray<string> modifiers, LineContent content, bool alone = false)
    {
        var draft = new LineDraft
        {
            Code = content.Code,
            Units = content.Units,
            Modifiers = modifiers,
            Diagnoses = work.Pointers.For(service.Parts),
            Administrations = service.Ids,
            Because = content.Because,
            Steps = content.Steps,
            Minutes = content.Minutes,
        };
        if (alone)
            work.AdministrationLines.Add(draft);
        else
            work.AdministrationLines.Join(draft);
    }

    private readonly record struct LineContent(
        string Code, int Units, FormattableString Because, ImmutableArray<DerivationStep> Steps, int? Minutes);
}
