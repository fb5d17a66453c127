using Chairtime.Billing.Vocabulary;
using static Chairtime.Billing.Coding.CodingSources;

namespace Chairtime.Billing.Coding;

/// <summary>Every rule by which a visit becomes lines, in the order in which they are applied.</summary>
public static class CodingRules
{
    // The present code set replaced 90760-90779 on this day.
    private static readonly DateRange SinceCodeSet = new(new DateOnly(2009, 1, 1));
    private static readonly DateRange SinceChemotherapyCodes = new(new DateOnly(2006, 1, 1));

    public static readonly CodingRule RunningMinutes = new("time.running-minutes",
        "Only minutes in which the drug runs count, from its first to its last.", SinceChemotherapyCodes,
            InfusionTimes);

    public static readonly CodingRule DerivedMinutes = new("time.derived",
        "Minutes are worked out from charted volume and rate only where the payer allows it.",
        SinceChemotherapyCodes, MissingTimes);

    public static readonly CodingRule SameDrugMinutes = new("time.same-drug",
        "Infusions of one drug through one access in one encounter share one clock.", SinceChemotherapyCodes, SameDrug);

    public static readonly CodingRule SharedBag = new("administration.shared-bag",
        "Drugs mixed in one bag are one administration.", SinceChemotherapyCodes, Concurrent);

    public static readonly CodingRule Family = new("administration.family",
        "The code family belongs to the drug, the payer and the day, never to the diagnosis.",
        SinceChemotherapyCodes, FamilyByPayer);

    public static readonly CodingRule SharedMinutesRule = new("time.shared-minutes",
        "Minutes that two infusions share are counted once.", SinceChemotherapyCodes, MinutesShared);

    public static readonly CodingRule Initial = new("administration.initial",
        "Each access of each encounter has exactly one initial service.", SinceChemotherapyCodes, DrugAdministration);

    public static readonly CodingRule AdditionalHour = new("administration.additional-hour",
        "A further hour is billed once more than 30 of its minutes have run.", SinceChemotherapyCodes, HourLadder);

    public static readonly CodingRule Sequential = new("administration.sequential",
        "A further drug of 16 minutes or more after or before the initial one is sequential, once per drug.",
        SinceChemotherapyCodes, DrugAdministration);

    public static readonly CodingRule ConcurrentInfusion = new("administration.concurrent",
        "A drug in its own bag that runs with another is concurrent, one unit a day.", SinceChemotherapyCodes,
            Concurrent);

    public static readonly CodingRule Push = new("administration.push",
        "An injection into the line, or an infusion of 15 minutes or less, is a push.",
        SinceChemotherapyCodes, PushDefinition);

    public static readonly CodingRule RepeatPushRule = new("administration.repeat-push",
        "The same drug pushed again counts for a facility when more than 30 minutes have passed.",
        SinceChemotherapyCodes, RepeatPush);

    public static readonly CodingRule Hydration = new("administration.hydration",
        "Fluid given as fluid counts from 31 minutes on, and never while a drug runs.", SinceCodeSet, HydrationGates);

    public static readonly CodingRule SecondAccessRule = new("administration.second-access-initial",
        "A second access that was medically needed at the same time has its own initial service.",
        SinceChemotherapyCodes, SecondAccess);

    public static readonly CodingRule SecondEncounterRule = new("administration.second-encounter-initial",
        "A patient who left and came back the same day has a second initial service.",
        SinceChemotherapyCodes, SecondEncounter);

    public static readonly CodingRule DiscontinuedRule = new("administration.discontinued",
        "An infusion stopped within 15 minutes is coded as the payer says.", SinceChemotherapyCodes, Discontinued);

    public static readonly CodingRule SubcutaneousPump = new("administration.subcutaneous-infusion",
        "A drug infused under the skin by pump is timed like an infusion, with codes of its own.",
        SinceCodeSet, SubcutaneousInfusion);

    public static readonly CodingRule Injection = new("administration.injection",
        "Each prepared dose injected under the skin or into a muscle is one injection.", SinceCodeSet, SplitDose);

    public static readonly CodingRule DistinctInjection = new("administration.distinct-injection",
        "An injection beside another administration carries the modifier for a distinct service.",
        SinceCodeSet, Injections);

    public static readonly CodingRule PumpStart = new("administration.prolonged-pump",
        "Starting a portable pump that runs on after the visit is one service.", SinceChemotherapyCodes, ProlongedPump);

    public static readonly CodingRule FlushAlone = new("administration.port-flush",
        "Flushing an access device is billed only when nothing else was done that day.", SinceChemotherapyCodes,
            PortFlush);

    public static readonly CodingRule Units = new("drug.units",
        "Dose divided by the billing unit, rounded up.", new(new DateOnly(2000, 1, 1)), DiscardedDrug);

    public static readonly CodingRule Discarded = new("drug.jw",
        "Whole billing units left in a single-dose container go on a line of their own with JW.",
        new(new DateOnly(2003, 1, 1)), DiscardedDrug);

    public static readonly CodingRule NothingDiscarded = new("drug.jz",
        "A single-dose container of which no whole unit was left carries JZ where the payer demands it.",
        new(new DateOnly(2023, 1, 1)), DiscardedDrug);

    public static readonly CodingRule RouteModifier = new("drug.route-modifier",
        "JA or JB tells apart the routes of a code that has more than one.", new(new DateOnly(2021, 4, 1)),
            RouteModifiers);

    public static readonly CodingRule Modifier340B = new("drug.340b",
        "A drug bought at the 340B price says so.", new(new DateOnly(2018, 1, 1)), Drug340B);

    public static readonly CodingRule SelfAdministeredRule = new("drug.gy",
        "A drug on the contractor's self-administered list carries GY, and so does giving it.",
        new(new DateOnly(2010, 1, 1)), SelfAdministeredList);

    public static readonly CodingRule LineLimit = new("drug.line-limit",
        "More units than a line may carry are repeated on further lines with 76.",
        new(new DateOnly(2000, 1, 1)), LineQuantity);

    public static readonly CodingRule NdcRule = new("drug.ndc",
        "A drug line names the package code, and how much of it was opened, or given where the rest is for others.",
        new(new DateOnly(2007, 1, 1)), NdcOnClaims);

    public static readonly CodingRule UnlistedRule = new("drug.unlisted",
        "An unlisted code is one unit and describes drug, dose and route.", new(new DateOnly(2000, 1, 1)), Unlisted);

    public static readonly CodingRule SeparateVisit = new("evaluation.separate",
        "An office visit beside drug administration is billed with 25 when it was separately identifiable.",
        new(new DateOnly(2004, 1, 1)), OfficeVisit);

    public static readonly CodingRule VisitAlone = new("evaluation.alone",
        "An office visit without drug administration is billed as it is.", new(new DateOnly(2000, 1, 1)), OfficeVisit);

    public static readonly CodingRule AsCoded = new("other.as-coded",
        "A service coded elsewhere is carried over as it is.", new(new DateOnly(2000, 1, 1)), Chart);

    /// <summary>In order of application; docs/rules.md is made from it.</summary>
    public static IReadOnlyList<CodingRule> All { get; } =
    [
        RunningMinutes, DerivedMinutes, SameDrugMinutes, SharedBag, Family, SharedMinutesRule, Initial, AdditionalHour,
        Sequential, ConcurrentInfusion, Push, RepeatPushRule, Hydration, SecondAccessRule, SecondEncounterRule,
        DiscontinuedRule, SubcutaneousPump, Injection, DistinctInjection, PumpStart, FlushAlone, Units, Discarded,
        NothingDiscarded, RouteModifier, Modifier340B, SelfAdministeredRule, LineLimit, NdcRule, UnlistedRule,
        SeparateVisit, VisitAlone, AsCoded,
    ];
}
