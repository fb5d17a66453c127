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

        if (set.Services.Count < 2)
            return;
        if (work.Terms.SameDrugRepeat == SameDrugRepeat.Sum)
            MergeSameDrug(work, set);
        TakeOutRepeatPushes(set);
    }

    // The members that share this one's bag or prepared dose; null when they were taken with an earlier one.
    private static List<TimedAdministration>? PartsOf(
        CodingWork work, List<TimedAdministration> members, TimedAdministration member, HashSet<string>? done)
    {
        var charted = member.Charted;
        if (done is null || (charted.Bag is null && charted.DoseId is null))
            return [member];
        var byBag = charted.Bag is not null;
        var key = byBag ? "bag " + charted.Bag : "dose " + charted.DoseId;
        if (!done.Add(key))
            return null;
        var parts = members.FindAll(other => byBag
            ? other.Charted.Bag == charted.Bag
            : other.Charted.Bag is null && other.Charted.DoseId == charted.DoseId
                && other.Charted.Route == charted.Route);
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
        if (service.Segments.Count > 0)
            return Classified(work, service);
        return WithoutTimes(work, service);
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
            return null;
        if (service.Start == int.MaxValue)
            work.Report(PushTimeMissing, service.FirstId, $"{service.IdText()} has no time.");
        else if (service.Minutes > PushMinutes)
            work.Report(
                PushOver15, service.FirstId, $"{service.IdText()} is charted as a push of {service.Minutes} minutes.");
        return service;
    }

    private static void SetTimes(CodingWork work, IvService service)
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

    private static IvService Classified(CodingWork work, IvService service)
    {
        if (service.Mode != IvMode.Infusion || service.Minutes > PushMinutes)
            return service;
        var (id, minutes) = (service.IdText(), service.Minutes);
        if (service.Parts.Exists(static part => part.Charted.Discontinued is not null))
        {
            var rule = work.Terms.DiscontinuedInfusion
                ?? (work.IsFacility ? DiscontinuedInfusion.Push : DiscontinuedInfusion.Modifier53);
            work.Report(DiscontinuedReview, service.FirstId, $"{id} was stopped after {minutes} minutes.");
            work.ReportChoice("discontinuedInfusion", service.FirstId,
                $"Authorities differ on an infusion stopped within 15 minutes; {Word(rule)}");
            if (rule != DiscontinuedInfusion.Push)
            {
                service.DiscontinuedModifier = rule == DiscontinuedInfusion.Modifier53 ? "53" : "";
                return service;
            }
        }

        work.Report(ShortInfusionIsPush, service.FirstId, $"{id} ran {minutes} minutes, 15 or less: coded as a push.");
        service.Mode = IvMode.Push;
        return service;
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
            return null;
        var lead = service.Parts[0];
        var id = lead.Charted.Id;
        if (lead.Charted.Start is null)
        {
            work.Report(StartTimeMissing, id, $"{id} is an infusion without a start time.", $"Document start of {id}.");
            if (lead.Charted.Stop is not null)
                return null;
        }

        var policy = work.Terms.MissingStop;
        if (lead.Charted.Start is not null && policy == MissingStop.Derive
            && work.Context.Policies.DerivedTimes != false
            && AdministrationTimes.FromRate(work, lead.Charted) is > 0 and <= 24 * 60 and var derived)
        {
            AdministrationTimes.SetDerived(work, lead, derived);
            SetTimes(work, service);
            work.Report(TimesDerived, id,
                $"{id} has no stop time; {derived} minutes were derived from charted volume and rate.",
                $"Document stop of {id}.");
            return Classified(work, service);
        }

        var asPush = lead.Charted.Start is not null && policy == MissingStop.Push
            && service.Kind != AdministrationKind.Hydration && lead.Drug.Code?.NeverPush != true;
        if (!asPush)
        {
            work.Report(StopTimeMissing, id, $"{id} is an infusion without a stop time; nothing is billed for it.",
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

    private static string DrugKey(List<TimedAdministration> parts)
    {
        if (parts.Count == 1)
            return parts[0].Drug.Identity;
        var names = parts.Select(static part => part.Drug.Identity).Distinct(StringComparer.Ordinal);
        return string.Join(" + ", names.Order(StringComparer.Ordinal));
    }

    private static void MergeSameDrug(CodingWork work, ServiceSet set)
    {
        for (var i = 0; i < set.Services.Count; i++)
        {
            var first = set.Services[i];
            if (first.Mode != IvMode.Infusion || first.DiscontinuedModifier is not null)
                continue;
            for (var j = set.Services.Count - 1; j > i; j--)
            {
                var again = set.Services[j];
                if (again.Mode != IvMode.Infusion || again.DrugKey != first.DrugKey || again.Kind != first.Kind
                    || again.DiscontinuedModifier is not null)
                    continue;
                first.Parts.AddRange(again.Parts);
                first.Parts.Sort(VisitCoder.ByStartThenId);
                set.Services.RemoveAt(j);
            }

            if (first.Parts.Count > 1)
            {
                SetTimes(work, first);
                // Minutes of one drug are summed by default; some authorities code each bag (D-06).
                if (first.Parts.Select(static part => part.Charted.Bag ?? part.Charted.Id).Distinct().Skip(1).Any())
                {
                    work.ReportChoice("sameDrugRepeat", first.FirstId,
                        $"{first.IdText()} are the same drug; their minutes were added to {first.Minutes}");
                }
            }
        }
    }

    // A drug pushed again, or pushed beside its own infusion, has at most the facility's repeat code (R5.5, R5.6).
    private static void TakeOutRepeatPushes(ServiceSet set)
    {
        for (var i = set.Services.Count - 1; i >= 0; i--)
        {
            var push = set.Services[i];
            if (push.Mode != IvMode.Push)
                continue;
            var before = set.Services.Find(other => other.Mode == IvMode.Infusion && other.DrugKey == push.DrugKey)
                ?? set.Services.FindLast(other => other.Mode == IvMode.Push && other.DrugKey == push.DrugKey
                    && other != push && VisitCoder.ByStartThenId(other.Parts[0], push.Parts[0]) < 0);
            if (before is null)
                continue;
            set.RepeatPushes.Insert(0, (push, before));
            set.Services.RemoveAt(i);
        }
    }
}
