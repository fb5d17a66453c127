using System.Collections.Immutable;
using Chairtime.Billing.Catalogue;
using Chairtime.Billing.Visits;
using static Chairtime.Billing.Vocabulary.Severity;

namespace Chairtime.Billing.Rules;

/// <summary>Containers, units, pace and route of each drug.</summary>
internal static class DrugRules
{
    // Faster than this part of the label's usual time wants a word in the chart.
    private const int LabelTimeParts = 2;

    public static readonly Rule LotExpired = new("drug.lot-expired", Blocks, Gate.Drug,
        "A container that was opened had expired.",
        "Correct the vial's expires or lot if it is charted wrongly; otherwise bill nothing of that container.",
        RuleSources.InfusionRecord, ["CO-16", "CO-50"])
    { Check = CheckExpired };

    public static readonly Rule UnitLimit = new("drug.unit-limit", Blocks, Gate.Drug,
        "More units of the drug are billed than the published limit for a day.",
        "Check dose and units; above the limit, send documentation with an appeal or split as the payer wants.",
        RuleSources.UnitLimits, ["CO-151", "CO-222", "N362"])
    { Check = CheckUnits };

    public static readonly Rule Supplied = new("drug.supplied-billed", Blocks, Gate.Drug,
        "A drug that the practice did not buy is billed.", "Remove its line from otherServices, or correct acquired.",
        RuleSources.IncidentTo, ["CO-B20", "CO-280"])
    { Check = CheckSupplied };

    public static readonly Rule BilledTwice = new("drug.billed-twice", Blocks, Gate.Drug,
        "A drug is billed from its administration and again from otherServices.",
        "Remove it from otherServices.", RuleSources.ClaimGuide, ["CO-18"])
    { Check = CheckTwice };

    public static readonly Rule TooFast = new("time.faster-than-label", Warns, Gate.Time,
        "An infusion took less than half of the label's usual time.",
        "Check start and stop; document an accelerated protocol if one was used.", RuleSources.DrugCatalogue,
        ["CO-50"])
    { Check = CheckPace };

    public static readonly Rule RouteOff = new("drug.route", Warns, Gate.Drug,
        "The drug is not given by this route as far as the catalogue knows.", "Check the route and the product.",
        RuleSources.DrugCatalogue, ["CO-16"])
    { Check = CheckRoute };

    public static ImmutableArray<Rule> All { get; } =
    [
        LotExpired, UnitLimit, Supplied, BilledTwice, TooFast, RouteOff,
    ];

    private static void CheckExpired(RuleWork work, Rule rule)
    {
        foreach (var given in work.Given)
        {
            foreach (var vial in given.Charted.Vials)
            {
                if (vial.Expires < work.Day)
                {
                    work.Report(rule, given.Id,
                        $"A container of {given.Id}, lot {vial.Lot ?? "not charted"}, expired on {
                            vial.Expires:yyyy-MM-dd}.",
                        $"Correct expires in administrations[{
                            given.Id}].vials if it is wrong; otherwise bill nothing of that container.");
                }
            }
        }
    }

    private static void CheckUnits(RuleWork work, Rule rule)
    {
        for (var i = 0; i < work.Drugs.Length; i++)
        {
            if (IsEarlier(work, i))
                continue;
            var billed = work.Drugs[i];
            var (limit, indicator, doubt) = LimitOf(work, billed);
            if (limit <= 0)
                continue;
            var units = 0;
            foreach (var other in work.Drugs)
            {
                if (other.Line.Code == billed.Line.Code)
                    units = indicator == 1 ? Math.Max(units, other.Line.Units) : units + other.Line.Units;
            }

            if (units > limit)
            {
                work.Report(rule, billed.About,
                    $"{units} units of {billed.Shown} are billed; the published limit is {limit} {
                        UnitLimits.Basis(indicator)}{doubt}.",
                    UnitLimits.Fix(indicator, billed.Line.Code));
            }
        }
    }

    private static bool IsEarlier(RuleWork work, int index)
    {
        for (var i = 0; i < index; i++)
        {
            if (work.Drugs[i].Line.Code == work.Drugs[index].Line.Code)
                return true;
        }

        return false;
    }

    private static (int Limit, int Indicator, string Doubt) LimitOf(RuleWork work, BilledDrug billed)
    {
        var found = work.Tables?.UnitLimit(billed.Line.Code, work.Day, work.EditSetting);
        if (found?.Value is { } listed)
            return (listed.Units, listed.Adjudication, CodeRules.Doubt(listed.Confidence));
        if (billed.Drug.UnitLimit is { } known)
            return (known.Units, known.Indicator ?? 0, "");
        if (found is { IsKnown: false })
            work.Missed(ConsultedTable.UnitLimits, billed.Line.Code);
        return (0, 0, "");
    }

    private static void CheckSupplied(RuleWork work, Rule rule)
    {
        foreach (var given in work.Given)
        {
            if (given.IsBought || given.Code is not { } code)
                continue;
            foreach (var billed in work.Drugs)
            {
                if (billed.Line.Code == code.Hcpcs && (billed.Given is null || billed.Given.Id == given.Id))
                {
                    work.Report(rule, code.Hcpcs,
                        $"{billed.Shown} is billed, and that of {given.Id} was supplied to the practice.",
                        $"Remove {code.Hcpcs} from otherServices; correct acquired of {given.Id} if it was bought.");
                }
            }
        }
    }

    private static void CheckTwice(RuleWork work, Rule rule)
    {
        foreach (var carried in work.Drugs)
        {
            if (carried.Given is not null)
                continue;
            foreach (var billed in work.Drugs)
            {
                if (billed.Given is not null && billed.Line.Code == carried.Line.Code && !billed.IsDiscarded)
                {
                    work.Report(rule, carried.Line.Code,
                        $"{carried.Line.Code} is billed for {billed.Given.Id} and again from otherServices.");
                    break;
                }
            }
        }
    }

    private static void CheckPace(RuleWork work, Rule rule)
    {
        if (!work.IsForClaim)
            return;
        foreach (var given in work.Given)
        {
            if (given is not
                {
                    Charted: { Route: Route.IvInfusion, Start: { } start, Stop: { } stop, Discontinued: null },
                    Code.Label.InfusionMinutes: { } usual, IsReviewed: true,
                }
                || NamesProtocol(work, given))
            {
                continue;
            }

            var minutes = (int)(stop - start).TotalMinutes;
            if (minutes > 0 && minutes * LabelTimeParts < usual)
            {
                work.Report(rule, given.Id,
                    $"{given.Id} ran for {minutes} minutes; the label's usual time is {usual}.",
                    $"Check start and stop of administrations[{given.Id}]; note an accelerated protocol if used.");
            }
        }
    }

    private static bool NamesProtocol(RuleWork work, Given given)
    {
        return Names(given.Charted.Note) || Names(given.Order?.Notes) || Names(work.Visit.TreatmentPlan?.Text);

        static bool Names(string? text) => text is not null
            && (text.Contains("accelerated", StringComparison.OrdinalIgnoreCase)
                || text.Contains("rapid", StringComparison.OrdinalIgnoreCase));
    }

    private static void CheckRoute(RuleWork work, Rule rule)
    {
        if (!work.IsForClaim)
            return;
        foreach (var given in work.Given)
        {
            if (given is { IsReviewed: true, Code: { Routes.IsEmpty: false } code } && !IsBy(code, given.Charted.Route))
            {
                work.Report(rule, given.Id,
                    $"{code.Hcpcs} is known for {string.Join(", ", code.Routes)}; {given.Id} was given as {
                        VisitReader.WordOf(given.Charted.Route)}.",
                    $"Correct administrations[{given.Id}].route or drug.");
            }
        }
    }

    private static bool IsBy(DrugCode code, Route route) => route switch
    {
        Route.IvInfusion or Route.IvPush => Has(code, "IV"),
        Route.Subcutaneous or Route.SubcutaneousInfusion => Has(code, "SC"),
        Route.Intramuscular => Has(code, "IM"),
        Route.IntraArticular => Has(code, "IA"),
        Route.Oral => Has(code, "PO"),
        Route.Flush or Route.Other => true,
    };

    private static bool Has(DrugCode code, string route) => code.Routes.Contains(route) || code.Routes.Contains("any");
}
