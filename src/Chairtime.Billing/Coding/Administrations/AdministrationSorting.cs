using Chairtime.Billing.Catalogue;
using Chairtime.Billing.Visits;
using static Chairtime.Billing.Coding.CodingFindings;

namespace Chairtime.Billing.Coding;

/// <summary>Which part of the rules an administration belongs to.</summary>
internal enum AdministrationGroup
{
    ThroughVein,
    Injection,
    UnderSkin,
    Pump,
    NotCoded,
}

/// <summary>Sorts administrations by route and purpose, and says why some are never coded.</summary>
internal static class AdministrationSorting
{
    public static AdministrationGroup Sort(CodingWork work, TimedAdministration timed)
    {
        var charted = timed.Charted;
        if (charted.Purpose == Purpose.Flush || charted.Route == Route.Flush)
            return AdministrationGroup.NotCoded;
        if (charted.Purpose == Purpose.KeepOpen)
        {
            work.Report(KeepOpen, charted.Id, $"{charted.Id} only kept the line open.");
            return AdministrationGroup.NotCoded;
        }

        if (IsNumbing(timed))
        {
            work.Report(Included, charted.Id, $"{charted.Id} is a local anaesthetic, part of what it prepares for.");
            return AdministrationGroup.NotCoded;
        }

        switch (charted.Route)
        {
            case Route.Oral:
                work.Report(OralDrug, charted.Id, $"{charted.Id} was given by mouth.");
                return AdministrationGroup.NotCoded;
            case Route.IntraArticular when HasProcedure(work):
                return AdministrationGroup.NotCoded;
            case Route.IntraArticular:
            case Route.Other:
                work.Report(
                    RouteNotCoded, charted.Id,
                        $"{charted.Id} was given by a route without a drug-administration code.");
                return AdministrationGroup.NotCoded;
            default:
                FamilyChoice.Determine(work, timed);
                return Coded(charted);
        }
    }

    // The injection itself is a procedure of the surgery section of CPT, from 10004 to 69990, and coded elsewhere.
    // Codes from 36000 on are access to vessels.
    private static bool HasProcedure(CodingWork work)
    {
        foreach (var service in work.Visit.OtherServices)
        {
            if (service.Code is [>= '1' and <= '6', _, _, _, _] and not ['3', '6', ..])
                return true;
        }

        return false;
    }

    /// <summary>A local anaesthetic that was injected; infused into a vein it is a drug like any other.</summary>
    public static bool IsNumbing(TimedAdministration timed) =>
        timed.Drug.Family == AdministrationFamily.LocalAnesthetic && !timed.IsIv;

    private static AdministrationGroup Coded(Administration charted) => charted.Route switch
    {
        Route.IvInfusion when charted.Pump is not null => AdministrationGroup.Pump,
        Route.IvInfusion or Route.IvPush => AdministrationGroup.ThroughVein,
        Route.Subcutaneous or Route.Intramuscular => AdministrationGroup.Injection,
        Route.SubcutaneousInfusion => AdministrationGroup.UnderSkin,
        Route.IntraArticular or Route.Oral or Route.Flush or Route.Other => AdministrationGroup.NotCoded,
    };
}
