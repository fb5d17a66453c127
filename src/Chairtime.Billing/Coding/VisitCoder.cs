using System.Runtime.InteropServices;
using Chairtime.Billing.Vocabulary;
using Chairtime.Billing.Visits;
using static Chairtime.Billing.Coding.CodingFindings;

namespace Chairtime.Billing.Coding;

/// <summary>A visit's way to lines, step by step in the order of the rules (coding rules, section 2).</summary>
internal static class VisitCoder
{
    /// <summary>By start, then id: the order in which the chart lists administrations never matters.</summary>
    public static readonly Comparison<TimedAdministration> ByStartThenId = static (a, b) =>
        a.Start != b.Start ? a.Start.CompareTo(b.Start) : string.CompareOrdinal(a.Charted.Id, b.Charted.Id);

    public static CodedVisit Code(Visit visit, CodingContext context)
    {
        var (terms, payer) = PayerChoice.For(visit, context.Payers);
        var work = new CodingWork(visit, context, terms);
        if (payer is not null)
            work.Report(PayerUnknown, "coverages", payer);
        RuleCoverage.Check(work);
        Prepare(work);
        CheckMainReason(work);

        if (IsFacilityPlace(work))
            ReportFacilityPlace(work);
        else
            WriteAdministrationsAndDrugs(work);
        EvaluationLines.Write(work);
        OtherServiceLines.Write(work);
        FlushLine.Write(work);
        work.Pointers.Check(work.Administrations);
        return Finish(work);
    }

    private static void Prepare(CodingWork work)
    {
        for (var i = 0; i < work.Drugs.Length; i++)
        {
            var charted = work.Visit.Administrations[i];
            var drug = work.Drugs[i] = work.Context.Catalogue.Resolve(
                charted.Drug, charted.Vials, work.Visit.DateOfService, charted.Route);
            var timed = new TimedAdministration(charted, drug);
            AdministrationTimes.Determine(work, timed);
            work.Administrations.Add(timed);
        }

        if (work.Administrations.Count > 1)
            work.Administrations.Sort(ByStartThenId);
    }

    private static void CheckMainReason(CodingWork work)
    {
        if (work.Visit.PrimaryReason is not { } reason)
            return;
        foreach (var timed in work.Administrations)
        {
            if (timed.Charted.Id == reason)
                return;
        }

        work.Report(MainReasonUnknown, "primaryReason",
            $"primaryReason names {reason}, and no administration has that id.");
    }

    private static bool IsFacilityPlace(CodingWork work) =>
        !work.IsFacility && !work.Visit.Administrations.IsEmpty
        && work.Terms.FacilityPlaces.Contains(work.Visit.PlaceOfService);

    private static void ReportFacilityPlace(CodingWork work)
    {
        work.Report(FacilityPlace, "placeOfService",
            $"Place of service {work.Visit.PlaceOfService} is a facility: {
                work.Administrations.Count} administrations and their drugs are not billed on a professional claim.");
        foreach (var timed in work.Administrations)
            work.Services.Add(ServiceTimes.Of(work, timed, null, []));
    }

    private static void WriteAdministrationsAndDrugs(CodingWork work)
    {
        // Most visits have one kind only.
        List<TimedAdministration>? throughVein = null, injections = null, underSkin = null, pumps = null;
        foreach (var timed in work.Administrations)
        {
            switch (AdministrationSorting.Sort(work, timed))
            {
                case AdministrationGroup.ThroughVein:
                    (throughVein ??= new(work.Administrations.Count)).Add(timed);
                    break;
                case AdministrationGroup.Injection:
                    (injections ??= new(1)).Add(timed);
                    break;
                case AdministrationGroup.UnderSkin:
                    (underSkin ??= new(1)).Add(timed);
                    break;
                case AdministrationGroup.Pump:
                    (pumps ??= new(1)).Add(timed);
                    break;
                case AdministrationGroup.NotCoded:
                    break;
            }
        }

        if (throughVein is not null)
            WriteSets(work, throughVein);
        if (pumps is not null)
            PumpLines.Write(work, pumps);
        if (underSkin is not null)
            SubcutaneousInfusionLines.Write(work, underSkin, injections ??= []);
        if (injections is not null)
            InjectionLines.Write(work, injections);
        DrugLines.Write(work);
        AddUncoded(work);
    }

    private static void WriteSets(CodingWork work, List<TimedAdministration> throughVein)
    {
        var sets = new List<ServiceSet>(1);
        foreach (var (encounter, site, members) in AccessGrouping.Group(work, throughVein))
        {
            var set = new ServiceSet(encounter, site, members[0].Charted.Id);
            IvServices.Build(work, set, members);
            sets.Add(set);
        }

        // Fluid is not hydration while a drug runs, through whatever access.
        HydrationTime.Settle(work, sets);
        var firstEncounter = 0;
        var isFirst = true;
        foreach (var set in sets)
        {
            if (set.Services.Count == 0 && set.RepeatPushes.Count == 0)
                continue;
            var encounter = set.Encounter;
            set.IsFurther = !isFirst;
            set.IsSecondEncounter = !isFirst && encounter != firstEncounter;
            InitialService.Choose(work, set);
            SharedMinutes.Settle(work, set);
            if (set.IsSecondEncounter)
            {
                work.Report(SecondEncounterFinding, set.FirstId,
                    $"Encounter {encounter} is coded with an initial service of its own.");
            }

            IvLines.Write(work, set);
            if (isFirst)
                firstEncounter = encounter;
            isFirst = false;
        }
    }

    // What earned no line still stands on the time line.
    private static void AddUncoded(CodingWork work)
    {
        foreach (var timed in work.Administrations)
        {
            if (!timed.IsOnTimeLine)
                work.Services.Add(ServiceTimes.Of(work, timed, null, []));
        }
    }

    private static CodedVisit Finish(CodingWork work)
    {
        var (administered, drugs) = (work.AdministrationLines.Count, work.DrugLines.Count);
        var lines = new ServiceLine[administered + drugs + work.OtherLines.Count];
        work.AdministrationLines.CopyTo(lines, 0);
        work.DrugLines.CopyTo(lines, administered);
        work.OtherLines.CopyTo(lines, administered + drugs);

        var findings = work.Findings();
        var disposition = Disposition.Ready;
        foreach (var finding in findings)
        {
            if (finding.Severity == Severity.Blocks)
                disposition = Disposition.Held;
            else if (finding.Severity == Severity.Warns && disposition == Disposition.Ready)
                disposition = Disposition.Review;
        }

        if (work.Services.Count > 1)
        {
            work.Services.Sort(static (a, b) =>
            {
                var (startA, startB) = (FirstMinute(a), FirstMinute(b));
                return startA != startB
                    ? startA.CompareTo(startB)
                    : string.CompareOrdinal(a.Administrations[0], b.Administrations[0]);
            });
        }

        return new CodedVisit(
            work.Visit, ImmutableCollectionsMarshal.AsImmutableArray(lines), findings, [.. work.Services], disposition)
        {
            LookedUp = new LookedUp(work.Visit, work.Context, work.Terms, work.Drugs),
        };
    }

    private static DateTime FirstMinute(TimedService service) =>
        service.Segments.IsEmpty ? service.At ?? DateTime.MaxValue : service.Segments[0].From;
}
