using Chairtime.Billing.Policies;
using Chairtime.Billing.Vocabulary;
using Chairtime.Billing.Visits;
using static Chairtime.Billing.Coding.CodingFindings;

namespace Chairtime.Billing.Coding;

/// <summary>Turns the administrations of one access into services: bags merged, pushes told from infusions, one drug
/// one clock.</summary>
internal static class IvServices
{
    /// <summary>An infusion of this many minutes or fewer is a push (rule R3.2).</summary>
    public const int PushMinutes = 15;

    public static void Build(CodingWork work, ServiceSet set, List<TimedAdministration> members)
    {
        var done = members.Count > 1 ? new HashSet<string>(StringComparer.Ordinal) : null;
        foreach (var member in members)
        {
            var parts = PartsOf(work, members, member, done);
            if (parts is not null && Make(work, parts) is { } service)
                set.Services.Add(service);
        }

        ResumedInfusions.Join(work, set);
        foreach (var service in set.Services)
            Classify(work, service);
        if (set.Services.Count < 2)
            return;
        MergeSameDrug(work, set);
        TakeOutRepeatPushes(set);
    }

    // The members that share this one's bag or prepared dose; null when they were taken with an earlier one.
    private static List<TimedAdministration>? PartsOf(
        CodingWork work, List<TimedAdministration> members, TimedAdministration member, HashSet<string>? done)
    {
        var charted = member.Charted;
        // A dose in two syringes is pushed once; a dose in two bags is one drug on one clock, each bag with its times.
        var byBag = charted.Bag is not null;
        if (done is null || (!byBag && (charted.DoseId is null || charted.Route != Route.IvPush)))
            return [member];
        return SharedParts(work, members, member, done);
    }

    private static List<TimedAdministration>? SharedParts(
        CodingWork work, List<TimedAdministration> members, TimedAdministration member, HashSet<string> done)
    {
        var charted = member.Charted;
        var byBag = charted.Bag is not null;
        var identity = member.Drug.Identity;
        var key = byBag ? "bag " + charted.Bag : $"dose {charted.DoseId} {identity}";
        if (!done.Add(key))
            return null;
        var parts = members.FindAll(other => byBag
            ? other.Charted.Bag == charted.Bag
            : other.Charted.Bag is null && other.Charted.DoseId == charted.DoseId
                && other.Charted.Route == Route.IvPush && other.Drug.Identity == identity);
        if (parts.Count > 1)
        {
            var ids = string.Join(", ", parts.Select(part => part.Charted.Id));
            if (byBag)
                work.Report(SameBag, ids, $"{ids} were mixed in bag {charted.Bag}: one administration.");
            else
                work.Report(SplitDoseOnce, ids, $"{ids} are one prepared dose: one administration.");
        }

        return parts;
    }

    private static IvService? Make(CodingWork work, List<TimedAdministration> parts)
    {
        var kind = parts[0].Kind;
        var infusion = false;
        foreach (var part in parts)
        {
            kind = part.Kind > kind ? part.Kind : kind;
            infusion |= part.Charted.Route == Route.IvInfusion;
        }

        var service = new IvService
        {
            Parts = parts,
            DrugKey = DrugKey(parts),
            Kind = kind,
            Mode = kind == AdministrationKind.Hydration ? IvMode.Hydration : infusion ? IvMode.Infusion : IvMode.Push,
        };
        if (!infusion)
            return MakePush(work, service);
        SetTimes(work, service);
        return service.Segments.Count > 0 ? service : WithoutTimes(work, service);
    }

    private static IvService? MakePush(CodingWork work, IvService service)
    {
        if (service.Mode == IvMode.Hydration)
        {
            work.Report(HydrationPush, service.FirstId, $"{service.IdText()} is fluid charted as a push.");
            return null;
        }

        SetTimes(work, service);
        if (service.Parts.TrueForAll(static part => part.Basis == TimeBasis.Impossible))
        {
            work.AwaitsTimes = true;
            return null;
        }

        if (service.Start == int.MaxValue)
            work.Report(PushTimeMissing, service.FirstId, $"{service.IdText()} has no time.");
        else if (service.Minutes > PushMinutes)
            work.Report(
                PushOver15, service.FirstId, $"{service.IdText()} is charted as a push of {service.Minutes} minutes.");
        return service;
    }

    internal static void SetTimes(CodingWork work, IvService service)
    {
        if (service.Parts.Count == 1)
        {
            service.Segments = service.Parts[0].Segments;
            service.Minutes = service.Parts[0].Minutes;
            return;
        }

        var all = new List<Stretch>();
        foreach (var part in service.Parts)
            all.AddRange(part.Segments);
        service.Segments = Intervals.Union(all);
        service.Minutes = work.Clock.Minutes(service.Segments);
    }

    private static void Classify(CodingWork work, IvService service)
    {
        if (service.Mode != IvMode.Infusion || service.Segments.Count == 0)
            return;
        var (id, minutes) = (service.IdText(), service.Minutes);
        var stopped = ResumedInfusions.WasStoppedForGood(service);
        if (minutes > PushMinutes)
        {
            if (stopped)
                work.Report(DiscontinuedReview, Severity.Informs, service.FirstId,
                    $"{id} was stopped after {minutes} minutes; from 16 on that is an infusion like any other.",
                    $"Nothing, when the times are right.");
            return;
        }

        if (stopped)
        {
            var rule = work.Terms.DiscontinuedInfusion
                ?? (work.IsFacility ? DiscontinuedInfusion.Push : DiscontinuedInfusion.Modifier53);
            work.Report(DiscontinuedReview, service.FirstId, $"{id} was stopped after {minutes} minutes.");
            work.ReportChoice("discontinuedInfusion", service.FirstId,
                $"Authorities differ on an infusion stopped within 15 minutes; {Word(rule)}");
            if (rule != DiscontinuedInfusion.Push)
            {
                service.DiscontinuedModifier = rule == DiscontinuedInfusion.Modifier53 ? "53" : "";
                return;
            }
        }

        work.Report(ShortInfusionIsPush, service.FirstId, $"{id} ran {minutes} minutes, 15 or less: coded as a push.");
        service.Mode = IvMode.Push;
    }

    private static string Word(DiscontinuedInfusion rule) => rule switch
    {
        DiscontinuedInfusion.Modifier53 => "it was coded as an infusion with 53",
        DiscontinuedInfusion.None => "it was coded as an infusion without a modifier",
        DiscontinuedInfusion.Push => "it was coded as a push",
    };

    private static IvService? WithoutTimes(CodingWork work, IvService service)
    {
        if (service.Parts.Exists(static part => part.Basis == TimeBasis.Impossible))
        {
            work.AwaitsTimes = true;
            return null;
        }

        var lead = service.Parts[0];
        var id = lead.Charted.Id;
        if (lead.Charted.Start is null)
        {
            work.Report(StartTimeMissing, id, $"{id} is an infusion without a start time.", $"Document start of {id}.");
            work.AwaitsTimes = true;
            if (lead.Charted.Stop is not null)
                return null;
        }

        if (service.Parts.Exists(part => DerivedTimes.TrySet(work, part)))
        {
            SetTimes(work, service);
            return service;
        }

        var asPush = lead.Charted.Start is not null && work.Terms.MissingStop == MissingStop.Push
            && service.Kind != AdministrationKind.Hydration
            && !NeverPushed(service);
        if (!asPush)
        {
            work.AwaitsTimes = true;
            var label = work.Terms.MissingStop == MissingStop.Push && NeverPushed(service)
                ? " Its label forbids a push." : "";
            work.Report(StopTimeMissing, id,
                $"{id} is an infusion without a stop time; nothing is billed for it.{label}",
                $"Document stop of {id}.");
            return null;
        }

        work.Report(StopTimeMissing, Severity.Warns, id,
            $"{id} is an infusion without a stop time; the payer takes it as a push.", $"Document stop of {id}.");
        work.ReportChoice(
            "missingStop", id, $"Authorities differ on an infusion without a stop time; it was coded as a push");
        service.Mode = IvMode.Push;
        return service;
    }

    private static bool NeverPushed(IvService service) =>
        service.Parts.Exists(static part => part.Drug.Code?.NeverPush == true);

    private static string DrugKey(List<TimedAdministration> parts)
    {
        if (parts.Count == 1)
            return parts[0].Drug.Identity;
        var names = parts.Select(static part => part.Drug.Identity).Distinct(StringComparer.Ordinal);
        return string.Join(" + ", names.Order(StringComparer.Ordinal));
    }

    private static void MergeSameDrug(CodingWork work, ServiceSet set)
    {
        var isSummed = work.Terms.SameDrugRepeat == SameDrugRepeat.Sum;
        for (var i = 0; i < set.Services.Count; i++)
        {
            var first = set.Services[i];
            var repeats = 0;
            for (var j = set.Services.Count - 1; j > i; j--)
            {
                var again = set.Services[j];
                if (!IsSameInfusion(first, again))
                    continue;
                repeats++;
                if (!isSummed)
                    continue;
                first.Parts.AddRange(again.Parts);
                set.Services.RemoveAt(j);
            }

            // Minutes of one drug are summed by default; some authorities code each bag (D-06).
            if (repeats > 0 && isSummed)
            {
                first.Parts.Sort(VisitCoder.ByStartThenId);
                SetTimes(work, first);
                work.ReportChoice("sameDrugRepeat", first.FirstId,
                    $"{first.IdText()} are the same drug; their minutes were added to {first.Minutes}");
            }
            else if (repeats > 0)
            {
                work.ReportChoice("sameDrugRepeat", first.FirstId,
                    $"The drug of {first.IdText()} was hung again; each bag was coded by itself");
            }
        }
    }

    private static bool IsSameInfusion(IvService first, IvService again) =>
        first.Mode == IvMode.Infusion && again.Mode == IvMode.Infusion && again.DrugKey == first.DrugKey
        && again.Kind == first.Kind && first.DiscontinuedModifier is null && again.DiscontinuedModifier is null;

    // A drug pushed again, or pushed beside its own infusion, has at most the facility's repeat code (R5.5, R5.6).
    private static void TakeOutRepeatPushes(ServiceSet set)
    {
        for (var i = set.Services.Count - 1; i >= 0; i--)
        {
            var push = set.Services[i];
            if (push.Mode != IvMode.Push)
                continue;
            if (BeforeRepeat(set.Services, push) is not { } before)
                continue;
            set.RepeatPushes.Insert(0, (push, before));
            set.Services.RemoveAt(i);
        }
    }

    // Its drug's infusion, whenever that ran, else the last push of the drug before it.
    private static IvService? BeforeRepeat(List<IvService> services, IvService push)
    {
        IvService? before = null;
        foreach (var other in services)
        {
            if (other == push || other.DrugKey != push.DrugKey)
                continue;
            if (other.Mode == IvMode.Infusion)
                return other;
            if (other.Mode == IvMode.Push && VisitCoder.ByStartThenId(other.Parts[0], push.Parts[0]) < 0)
                before = other;
        }

        return before;
    }
}
