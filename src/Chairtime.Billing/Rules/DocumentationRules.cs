using System.Collections.Immutable;
using Chairtime.Billing.Visits;
using static Chairtime.Billing.Vocabulary.Severity;

namespace Chairtime.Billing.Rules;

/// <summary>What the record must show besides orders and times: plan, weight, vials and lots, waste, who gave
/// it.</summary>
internal static class DocumentationRules
{
    public static readonly Rule NotChecked = new("documentation.not-checked", Informs, Gate.PayerRules,
        "The visit has no patient, so it was coded only: what its record lacks for a claim was not checked.",
        "Add patient, coverages, orders and observations when a claim is to be made.", RuleSources.Own, [])
    { Check = CheckNotChecked };

    public static readonly Rule PlanMissing = new("documentation.treatment-plan-missing", Warns, Gate.Diagnosis,
        "No treatment plan is charted.", "Add treatmentPlan with its day and text.", RuleSources.InfusionRecord,
        ["CO-50", "N706"])
    { Check = CheckPlan };

    public static readonly Rule PlanUndated = new("documentation.treatment-plan-undated", Informs, Gate.Diagnosis,
        "The treatment plan has no day.", "Document treatmentPlan.documentedOn.", RuleSources.InfusionRecord, [])
    { Check = CheckPlanUndated };

    public static readonly Rule PlanLater = new("documentation.treatment-plan-later", Warns, Gate.Diagnosis,
        "The treatment plan was written after the service.", "Correct treatmentPlan.documentedOn if it is wrong.",
        RuleSources.InfusionRecord, ["CO-50"])
    { Check = CheckPlanLater };

    public static readonly Rule WeightMissing = new("documentation.weight-missing", Warns, Gate.Drug,
        "A dose that goes by weight has no weight to go by.", "Document patient.weight with the day it was taken.",
        RuleSources.InfusionRecord, ["CO-16", "CO-50"])
    { Check = CheckWeight };

    public static readonly Rule WeightUndated = new("documentation.weight-undated", Warns, Gate.Drug,
        "The weight that a dose goes by has no day.", "Document patient.weight.takenOn.",
        RuleSources.InfusionRecord, ["CO-50"])
    { Check = CheckWeightUndated };

    public static readonly Rule WeightOld = new("documentation.weight-old", Warns, Gate.Drug,
        "The weight that a dose goes by is older than the practice lets it be.",
        "Document a newer weight, if one was taken.", RuleSources.InfusionRecord, ["CO-50"])
    { Check = CheckWeightOld };

    public static readonly Rule WeightLater = new("documentation.weight-later", Warns, Gate.Drug,
        "The weight that a dose goes by was taken after the service.", "Correct patient.weight.takenOn if it is wrong.",
        RuleSources.InfusionRecord, ["CO-50"])
    { Check = CheckWeightLater };

    public static readonly Rule VialsMissing = new("documentation.containers-missing", Informs, Gate.Drug,
        "The chart does not show which containers of a bought drug were opened.",
        "Add the administration's vials with NDC, size, count and lot.", RuleSources.Waste, ["CO-16"])
    { Check = CheckVials };

    public static readonly Rule LotMissing = new("documentation.lot-missing", Informs, Gate.Drug,
        "An opened container has no lot number.", "Document the vial's lot.", RuleSources.InfusionRecord, [])
    { Check = CheckLot };

    public static readonly Rule ExpiryMissing = new("documentation.expiry-missing", Informs, Gate.Drug,
        "An opened container has no expiry date.", "Document the vial's expires.", RuleSources.InfusionRecord, [])
    { Check = CheckExpiry };

    public static readonly Rule WasteMissing = new("documentation.discarded-missing", Warns, Gate.Drug,
        "More was opened than given, and the chart does not state what was thrown away.",
        "Document the administration's discarded amount.", RuleSources.Waste, ["CO-16"])
    { Needs = VisitHas.Modifiers, Check = CheckWaste };

    public static readonly Rule NobodyGave = new("documentation.given-by-missing", Informs, Gate.PayerRules,
        "Nobody signed for having given the drug.", "Document the administration's givenBy.",
        RuleSources.InfusionRecord, ["CO-16"])
    { Check = CheckGivenBy };

    public static readonly Rule NobodySupervised = new("documentation.supervision-missing", Informs,
        Gate.PayerRules, "The chart does not show which physician was present while a drug was given.",
        "Document supervisedBy, or providers.supervising.", RuleSources.IncidentTo, ["CO-16", "CO-185"])
    { Check = CheckSupervision };

    public static readonly Rule TimesOverlap = new("documentation.times-overlap", Blocks, Gate.Time,
        "One drug is charted as running twice at the same time through one access.",
        "Correct start or stop, or remove the administration that is charted twice.", RuleSources.InfusionRecord,
        ["CO-16", "CO-151"])
    { Check = CheckOverlap };

    public static ImmutableArray<Rule> All { get; } =
    [
        NotChecked, TimesOverlap, PlanMissing, PlanUndated, PlanLater, WeightMissing, WeightUndated, WeightOld,
        WeightLater, VialsMissing, LotMissing, ExpiryMissing, WasteMissing, NobodyGave, NobodySupervised,
    ];

    private static void CheckNotChecked(RuleWork work, Rule rule)
    {
        if (!work.IsForClaim && !work.Visit.Administrations.IsEmpty && work.Visit.Observations.IsEmpty
            && work.Visit.Orders.IsEmpty && work.Visit.TreatmentPlan is null)
        {
            work.Report(rule, "patient",
                $"The visit has no patient, orders or observations: it was coded, its documentation was not checked.");
        }
    }

    // Parts of one bag or of one prepared dose run together; the same drug hung twice does not.
    private static void CheckOverlap(RuleWork work, Rule rule)
    {
        var given = work.Given;
        for (var i = 1; i < given.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (RunTogether(given[j], given[i]) && given[i].Code is { } code && code.Hcpcs == given[j].Code?.Hcpcs)
                {
                    work.Report(rule, given[i].Id,
                        $"{given[i].Id} of {code.Name} started at {given[i].Charted.Start:HH:mm}, while {
                            given[j].Id} of the same drug ran until {given[j].Charted.Stop:HH:mm}.",
                        $"Correct start or stop of {given[j].Id} or {given[i].Id}, or remove the one charted twice.");
                    break;
                }
            }
        }
    }

    private static bool RunTogether(Given first, Given second) =>
        first is { IsTreatment: true, Charted: { Route: Route.IvInfusion, Start: { } from, Stop: { } to } a }
        && second is { IsTreatment: true, Charted: { Route: Route.IvInfusion, Start: { } begins, Stop: { } ends } b }
        && from < ends && begins < to && a.Site == b.Site && a.Lumen == b.Lumen && a.Encounter == b.Encounter
        && (a.Bag is null || a.Bag != b.Bag) && (a.DoseId is null || a.DoseId != b.DoseId);

    private static void CheckPlan(RuleWork work, Rule rule)
    {
        if (work.IsForClaim && work.Visit.TreatmentPlan is not { Text: { Length: > 0 } } && HasTreatment(work))
            work.Report(rule, "treatmentPlan", $"No treatment plan is charted for what was given.");
    }

    private static void CheckPlanUndated(RuleWork work, Rule rule)
    {
        if (work.Visit.TreatmentPlan is { Text.Length: > 0, DocumentedOn: null })
            work.Report(rule, "treatmentPlan", $"The treatment plan has no day.");
    }

    private static void CheckPlanLater(RuleWork work, Rule rule)
    {
        if (work.Visit.TreatmentPlan is { DocumentedOn: { } written } && written > work.Day)
        {
            work.Report(rule, "treatmentPlan",
                $"The treatment plan is of {written:yyyy-MM-dd}, {
                    written.DayNumber - work.Day.DayNumber} days after the service.");
        }
    }

    private static void CheckWeight(RuleWork work, Rule rule)
    {
        if (!work.IsForClaim || work.WeightKg is not null || work.ByWeight is not { } given)
            return;
        work.Report(rule, given.Id, $"The dose of {given.Id} goes by weight, and no weight is charted.");
    }

    private static void CheckWeightUndated(RuleWork work, Rule rule)
    {
        if (work.Visit.Patient?.Weight is { TakenOn: null } && work.ByWeight is { } given)
            work.Report(rule, given.Id, $"The dose of {given.Id} goes by a weight without a day.");
    }

    private static void CheckWeightOld(RuleWork work, Rule rule)
    {
        if (work.Visit.Patient?.Weight is not { TakenOn: { } taken } || work.ByWeight is not { } given)
            return;
        var age = work.Day.DayNumber - taken.DayNumber;
        if (age > work.Policies.WeightMaxAgeDays)
        {
            work.Report(rule, given.Id,
                $"The weight is {age} days old on the day of {given.Id}; the practice's limit is {
                    work.Policies.WeightMaxAgeDays}.",
                $"Document patient.weight as taken before the dose was prepared.");
        }
    }

    private static void CheckWeightLater(RuleWork work, Rule rule)
    {
        if (work.Visit.Patient?.Weight is { TakenOn: { } taken } && taken > work.Day && work.ByWeight is { } given)
        {
            work.Report(rule, given.Id,
                $"The weight is of {taken:yyyy-MM-dd}, {taken.DayNumber - work.Day.DayNumber} days after {given.Id}.");
        }
    }

    private static void CheckVials(RuleWork work, Rule rule)
    {
        if (!work.IsForClaim)
            return;
        foreach (var given in work.Given)
        {
            // Where the payer demands JW and JZ, coding itself has said so, and harder.
            if (given is { IsTreatment: true, IsBought: true, Charted: { Vials.IsEmpty: true, Route: not Route.Oral } }
                && !work.HasFinding("documentation.vials-missing", given.Id))
            {
                work.Report(rule, given.Id, $"No containers are charted for {given.Id}.",
                    $"Add administrations[{given.Id}].vials with ndc, size, count and lot.");
            }
        }
    }

    private static void CheckLot(RuleWork work, Rule rule)
    {
        if (!work.IsForClaim)
            return;
        foreach (var given in work.Given)
        {
            if (given is { IsTreatment: true, IsReviewed: true } && AnyVial(given, static vial => vial.Lot is null))
            {
                work.Report(rule, given.Id, $"A container of {given.Id} has no lot number.",
                    $"Document administrations[{given.Id}].vials.lot.");
            }
        }
    }

    private static void CheckExpiry(RuleWork work, Rule rule)
    {
        if (!work.IsForClaim)
            return;
        foreach (var given in work.Given)
        {
            if (given is { IsTreatment: true, IsReviewed: true } && AnyVial(given, static vial => vial.Expires is null))
            {
                work.Report(rule, given.Id, $"A container of {given.Id} has no expiry date.",
                    $"Document administrations[{given.Id}].vials.expires.");
            }
        }
    }

    private static void CheckWaste(RuleWork work, Rule rule)
    {
        if (!work.IsForClaim)
            return;
        foreach (var billed in work.Drugs)
        {
            if (billed is { IsDiscarded: true, Given: { Charted.Discarded: null } given })
            {
                work.Report(rule, given.Id,
                    $"{billed.Line.Units} units of {billed.Line.Code} are billed as discarded, and the chart of {
                        given.Id} does not state the amount.",
                    $"Document administrations[{given.Id}].discarded.");
            }
        }
    }

    private static void CheckGivenBy(RuleWork work, Rule rule)
    {
        if (!work.IsForClaim)
            return;
        foreach (var given in work.Given)
        {
            if (given is { IsTreatment: true, Charted.GivenBy: null })
            {
                work.Report(rule, given.Id, $"{given.Id} does not name who gave it.",
                    $"Document administrations[{given.Id}].givenBy.");
            }
        }
    }

    private static void CheckSupervision(RuleWork work, Rule rule)
    {
        if (!work.IsForClaim || !work.IsMedicare || work.Visit.PlaceOfService != "11"
            || work.Visit.Providers is { Supervising: not null } or { Rendering: not null })
        {
            return;
        }

        foreach (var given in work.Given)
        {
            if (given is { IsTreatment: true, Charted.SupervisedBy: null })
            {
                work.Report(rule, given.Id, $"Nothing shows who supervised {given.Id}.",
                    $"Document administrations[{given.Id}].supervisedBy, or providers.supervising.");
            }
        }
    }

    private static bool HasTreatment(RuleWork work)
    {
        foreach (var given in work.Given)
        {
            if (given.IsTreatment)
                return true;
        }

        return false;
    }

    private static bool AnyVial(Given given, Func<Vial, bool> isSo)
    {
        foreach (var vial in given.Charted.Vials)
        {
            if (isSo(vial))
                return true;
        }

        return false;
    }

    /// <summary>See <see cref="RuleWork.ByWeight"/>.</summary>
    internal static Given? ByWeight(RuleWork work)
    {
        foreach (var given in work.Given)
        {
            if (given.IsTreatment && (given.Order?.Dose?.Unit == "mg/kg"
                || (given.IsReviewed && given.Code?.Label is { } label && LabelLimits.Of(label).IsPerKilogram)))
            {
                return given;
            }
        }

        return null;
    }
}
