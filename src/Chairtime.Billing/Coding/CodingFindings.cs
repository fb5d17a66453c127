using static Chairtime.Billing.Coding.CodingSources;
using static Chairtime.Billing.Vocabulary.Severity;

namespace Chairtime.Billing.Coding;

/// <summary>Every finding that coding itself raises, in the order in which they come out.</summary>
public static class CodingFindings
{
    public static readonly FindingKind RulesNotCovered = new("reference.rules-not-covered", Warns,
        "The date of service lies outside the days for which the coding rules were checked against their sources.",
        "Check the lines by hand against the rules of that day.", Coverage, []);

    public static readonly FindingKind NoReferenceData = new("reference.no-data", Warns,
        "A code is charted for which no reference data is loaded on that day.",
        "Correct the code, or load the table that holds it.", Coverage, ["CO-16", "M20"]);

    public static readonly FindingKind PayerUnknown = new("payer.unknown", Warns,
        "No file describes the payer, so the rules of a general one were used.",
        "Add a file for the payer, or correct coverages[0].payerId.", Chart, []);

    public static readonly FindingKind PayerChoice = new("payer.choice", Informs,
        "Published authorities differ here; the payer's policy, or the default, decided.",
        "Nothing, when the payer agrees; otherwise set the property in the payer's file.", Chart, []);

    public static readonly FindingKind StartTimeMissing = new("documentation.start-time-missing", Blocks,
        "An infusion has no start time.", "Document the start.", MissingTimes, ["CO-16", "M53"]);

    public static readonly FindingKind StopTimeMissing = new("documentation.stop-time-missing", Blocks,
        "An infusion has no stop time.", "Document the stop, or a late entry that states it.", MissingTimes,
        ["CO-16", "M53"]);

    public static readonly FindingKind TimesImpossible = new("documentation.times-impossible", Blocks,
        "Charted times cannot be true: a stop before its start, no minutes, more than a day, or before the visit.",
        "Correct the times from the original record.", InfusionTimes, ["CO-16"]);

    public static readonly FindingKind PauseImpossible = new("documentation.pause-impossible", Blocks,
        "A pause ends before it begins, or lies outside the infusion.",
        "Correct the pause's from and to from the original record.", InfusionTimes, ["CO-16"]);

    public static readonly FindingKind TimeAmbiguous = new("documentation.time-ambiguous", Warns,
        "A time falls in an hour that daylight saving repeats or skips; the reading with fewer minutes was taken.",
        "State the zone of the time in the chart.", InfusionTimes, ["CO-16"]);

    public static readonly FindingKind TimesLong = new("documentation.infusion-long", Blocks,
        "An infusion ran for more than 12 hours; in a facility a warning.", "Correct start, stop or date.",
        InfusionTimes, ["CO-16", "CO-151"]);

    public static readonly FindingKind TimesDerived = new("time.derived-from-rate", Warns,
        "Minutes were worked out from volume and rate, because the payer allows it.",
        "Document start and stop.", MissingTimes, ["CO-150"]);

    public static readonly FindingKind PushTimeMissing = new("documentation.push-time-missing", Warns,
        "A push has no time at all.", "Document when it was given.", MissingTimes, ["CO-16", "N706"]);

    public static readonly FindingKind PushOver15 = new("time.push-over-15-minutes", Warns,
        "A push is charted as running for more than 15 minutes.",
        "Check whether it was an infusion; a push needs a clinician present throughout.", PushDefinition, ["CO-150"]);

    public static readonly FindingKind PauseDeducted = new("time.pause-deducted", Informs,
        "Pauses were taken off the running time.", "Nothing.", InfusionTimes, []);

    public static readonly FindingKind NearMissBelow = new("time.near-miss-below", Informs,
        "A few more running minutes would have reached the next threshold.",
        "Check that start, stop and pauses are exact; change nothing that is true.", HourLadder, []);

    public static readonly FindingKind NearMissAbove = new("time.near-miss-above", Informs,
        "The last unit rests on a few minutes only.", "Check that start, stop and pauses are exact.", HourLadder, []);

    public static readonly FindingKind AdditionalHourNotMet = new("time.additional-hour-not-met", Informs,
        "Minutes past the last full hour are too few for another unit.", "Nothing.", HourLadder, []);

    public static readonly FindingKind ShortInfusionIsPush = new("time.short-infusion-is-push", Informs,
        "An infusion of 15 minutes or less is coded as a push.", "Nothing, when the times are right.",
            PushDefinition, []);

    public static readonly FindingKind SharedMinutesDeducted = new("time.shared-minutes-deducted", Informs,
        "Two infusions ran partly together; the shared minutes were counted once.", "Nothing.", MinutesShared, []);

    public static readonly FindingKind InitialAssumed = new("administration.initial-assumed", Informs,
        "The visit does not say what it was made for; the highest-ranking service was taken as initial.",
        "Set primaryReason.", DrugAdministration, []);

    public static readonly FindingKind MainReasonUnknown = new("administration.primary-reason-unknown", Warns,
        "The visit's main reason names an administration that is not charted.",
        "Correct primaryReason.", Chart, []);

    public static readonly FindingKind FamilyByPayerFinding = new("administration.family-by-payer", Informs,
        "The payer puts this drug's administration in another code family than the catalogue does.",
        "Nothing, when the payer's rule is current.", FamilyByPayer, ["CO-16"]);

    public static readonly FindingKind FamilyByChart = new("administration.family-by-chart", Warns,
        "The chart puts this drug's administration in another code family than the catalogue does.",
        "Check the administration's kind.", FamilyByPayer, ["CO-150"]);

    public static readonly FindingKind FamilyUnknown = new("administration.family-unknown", Warns,
        "Neither chart, payer nor catalogue says which code family this drug takes; the therapeutic one was used.",
        "Name the drug by NDC or HCPCS code, or set the administration's kind.", FamilyByPayer, ["CO-150"]);

    public static readonly FindingKind SameBag = new("administration.same-bag", Informs,
        "Drugs mixed in one bag were coded as one administration.", "Nothing.", Concurrent, []);

    public static readonly FindingKind ConcurrentOnce = new("administration.concurrent-once-per-day", Informs,
        "Several drugs ran beside another; the concurrent code is billed once.", "Nothing.", Concurrent, ["CO-151"]);

    public static readonly FindingKind ConcurrentChemotherapy = new("administration.concurrent-chemotherapy", Warns,
        "Two chemotherapy drugs ran together through one access; no code covers the second.",
        "Bill 96549 by report if the payer takes it.", Concurrent, ["CO-97"]);

    public static readonly FindingKind RepeatPushOffice = new("administration.repeat-push-office", Informs,
        "The same drug was given again by push; a physician practice does not bill the repeat.", "Nothing.",
        RepeatPush, ["CO-97"]);

    public static readonly FindingKind RepeatPushSoon = new("administration.repeat-push-too-soon", Informs,
        "The same drug was pushed again too soon after the push before it.", "Nothing.", RepeatPush, ["CO-97"]);

    public static readonly FindingKind RepeatPushChemotherapy = new("administration.repeat-push-chemotherapy", Informs,
        "A chemotherapy push of the same drug was repeated; no code covers the repeat.", "Nothing.", RepeatPush, []);

    public static readonly FindingKind HydrationShort = new("hydration.under-31-minutes", Informs,
        "Hydration ran for fewer than 31 minutes and is not billed.", "Nothing, when the times are right.",
        HydrationGates, ["CO-97"]);

    public static readonly FindingKind HydrationConcurrent = new("hydration.beside-a-drug", Informs,
        "Fluid ran while a drug ran; those minutes are not hydration.", "Nothing.", HydrationGates, ["CO-97"]);

    public static readonly FindingKind HydrationSummed = new("hydration.segments-summed", Warns,
        "Separate stretches of hydration were added up; some payers refuse that.",
        "Check the payer's rule (hydration.interrupted).", HydrationSegments, ["CO-97"]);

    public static readonly FindingKind HydrationVolume = new("hydration.volume-too-small", Warns,
        "The payer wants a minimum volume for hydration, and the chart does not show it.",
        "Document the administration's volume.", HydrationGates, ["CO-50"]);

    public static readonly FindingKind HydrationDiagnosis = new("hydration.own-diagnosis-missing", Warns,
        "The payer wants a diagnosis of its own for hydration.",
        "Add the diagnosis that hydration was given for, if the chart documents one.", HydrationGates, ["CO-11"]);

    public static readonly FindingKind HydrationPush = new("hydration.not-a-push", Informs,
        "Fluid charted as a push has no code.", "Check the route.", HydrationGates, []);

    public static readonly FindingKind KeepOpen = new("hydration.keep-open", Informs,
        "Fluid that only keeps the line open is never hydration.", "Nothing.", HydrationGates, ["CO-97"]);

    public static readonly FindingKind SecondSiteNeeds = new("administration.second-site-documentation", Warns,
        "A second access is charted; a second initial service needs the medical reason for it.",
        "Document siteReason: why both lines were needed at once.", SecondAccess, ["CO-97"]);

    public static readonly FindingKind RestartNotSecondSite = new("administration.restart-not-second-site", Informs,
        "A line restarted elsewhere is not a second access.", "Nothing.", SecondAccess, ["CO-97"]);

    public static readonly FindingKind SecondEncounterFinding = new("administration.second-encounter", Warns,
        "A second encounter on the same day has its own initial service.",
        "Document that the patient left and had to come back.", SecondEncounter, ["CO-97"]);

    public static readonly FindingKind SplitDoseOnce = new("administration.split-dose-once", Informs,
        "One prepared dose given in parts is one administration.", "Nothing.", SplitDose, []);

    public static readonly FindingKind DiscontinuedReview = new("administration.discontinued-review", Warns,
        "An infusion was stopped before the ordered dose was in; payers differ on how it is billed.",
        "Check the payer's rule (discontinuedInfusion).", Discontinued, ["CO-4"]);

    public static readonly FindingKind OralDrug = new("administration.oral", Informs,
        "A drug given by mouth has no administration code.", "Nothing.", CodingSources.Included, []);

    public static readonly FindingKind Included = new("administration.included", Informs,
        "This is part of another service that day and never billed by itself.", "Nothing.",
        CodingSources.Included, ["CO-97"]);

    public static readonly FindingKind RouteNotCoded = new("administration.route-not-coded", Warns,
        "No drug-administration code follows from this route.",
        "Put the procedure in otherServices if one was done.", CodingSources.Included, []);

    public static readonly FindingKind FacilityPlace = new("place.professional-in-facility", Warns,
        "In a facility the practice bills neither drug nor its administration on a professional claim.",
        "Check placeOfService; the hospital bills these.", FacilityPlaces, ["CO-5"]);

    public static readonly FindingKind DrugUnknown = new("drug.code-unknown", Warns,
        "The drug as charted matches nothing in the catalogue, so no drug line could be made.",
        "Give its NDC or HCPCS code.", Chart, ["CO-16", "M20"]);

    public static readonly FindingKind DrugAmbiguous = new("drug.ambiguous", Warns,
        "Several products match the drug as charted.", "Give the NDC or HCPCS code of the one that was given.", Chart,
        ["CO-16", "M20"]);

    public static readonly FindingKind DrugContradictory = new("drug.contradictory", Blocks,
        "NDC, HCPCS code and name do not name the same drug.", "Correct the one that is wrong.", Chart,
        ["CO-16", "M119"]);

    public static readonly FindingKind DrugNotInForce = new("drug.code-not-in-force", Warns,
        "The charted code is not in force on the day of service.", "Use the code of that day.", Chart, ["CO-181"]);

    public static readonly FindingKind NdcMalformed = new("drug.ndc-malformed", Warns,
        "The NDC is not written in any usual form.", "Write it as 5-4-2 or eleven digits.", NdcOnClaims,
        ["CO-16", "M119"]);

    public static readonly FindingKind DrugUnverified = new("drug.fact-unverified", Informs,
        "The catalogue's facts on this code rest on a source that was not re-read.",
        "Check the code and its unit against the published table.", Coverage, []);

    public static readonly FindingKind DoseMissing = new("documentation.dose-missing", Blocks,
        "A drug that the practice bought has no dose.", "Document the dose given.", Chart, ["CO-16", "M53"]);

    public static readonly FindingKind DoseZero = new("drug.dose-zero", Blocks,
        "A dose of zero is charted, so nothing of the drug was given.",
        "Correct the dose; if nothing was given, remove the administration.", Chart, ["CO-16", "M53"]);

    public static readonly FindingKind DoseUnit = new("drug.dose-unit", Blocks,
        "The dose is charted in a unit that cannot be turned into the billing unit.",
        "Chart the dose in the unit of the code.", DiscardedDrug, ["CO-16", "M53"]);

    public static readonly FindingKind DoseWorkedOut = new("drug.dose-worked-out", Informs,
        "The dose is charted by body weight or by volume and was turned into the code's measure.",
        "Chart the dose in the measure of the code.", DiscardedDrug, []);

    public static readonly FindingKind FluidNotBilled = new("drug.fluid-not-billed", Informs,
        "A fluid without a charted amount, code or package is not billed as a drug.",
        "Chart its volume if it is to be billed.",
        CodingSources.Included, []);

    public static readonly FindingKind SuppliedDrug = new("drug.supplied", Informs,
        "The practice did not buy this drug, so only giving it is billed.", "Nothing.", IncidentTo, ["CO-109"]);

    public static readonly FindingKind VialsMissing = new("documentation.vials-missing", Blocks,
        "The payer demands JW or JZ, and the chart does not show what was opened.",
        "Document the vials opened, or the amount discarded.", DiscardedDrug, ["CO-4", "CO-16"]);

    public static readonly FindingKind VialSizeUnknown = new("drug.vial-size-unknown", Warns,
        "The content of an opened container is not known.", "Document the vial's size or NDC.", DiscardedDrug,
        ["CO-4"]);

    public static readonly FindingKind ContainerUnknown = new("drug.container-unknown", Warns,
        "Neither chart nor catalogue says whether the container is single-dose.",
        "Document singleDose, or the NDC.", DiscardedDrug, ["CO-4"]);

    public static readonly FindingKind VialTotalMismatch = new("drug.vial-total-mismatch", Blocks,
        "Dose, discarded amount and opened vials do not add up.", "Correct the one that is wrong.", DiscardedDrug,
        ["CO-16"]);

    public static readonly FindingKind UnderOneUnit = new("drug.discarded-under-one-unit", Informs,
        "Less than one billing unit was left, so nothing is billed as discarded.", "Nothing.", DiscardedDrug, []);

    public static readonly FindingKind MultiDose = new("drug.multi-dose", Informs,
        "What is left in a multiple-dose container is neither JW nor JZ.", "Nothing.", DiscardedDrug, ["CO-4"]);

    public static readonly FindingKind Packaged = new("drug.packaged", Informs,
        "A hospital is paid for this drug only as a part of what it was given with, so neither JW nor JZ is billed.",
        "Nothing.", DiscardedDrug, []);

    public static readonly FindingKind VialChoiceFinding = new("drug.vial-choice", Warns,
        "Another choice of marketed vials would have left less to discard.",
        "Document why these vials were used.", VialSelection, ["CO-50"]);

    public static readonly FindingKind SeveralNdcs = new("drug.several-ndcs", Informs,
        "Containers with different NDCs went into one dose.", "Nothing.", NdcOnClaims, []);

    public static readonly FindingKind SplitLine = new("drug.line-split-limit", Informs,
        "The payer limits the units on a line, so the drug stands on several lines.", "Nothing.", LineQuantity, []);

    public static readonly FindingKind SplitField = new("drug.line-split-field", Informs,
        "A line holds at most 9,999 units, so the drug stands on several lines.", "Nothing.", LineQuantity, []);

    public static readonly FindingKind UnlistedNeeds = new("drug.unlisted-description", Warns,
        "An unlisted code needs drug, dose, route and NDC.", "Document what is missing.", Unlisted, ["CO-16", "M123"]);

    public static readonly FindingKind SelfAdministeredFinding = new("drug.self-administered", Warns,
        "The drug is on the contractor's self-administered list for this route.",
        "Expect no payment; an ABN is voluntary.", SelfAdministeredList, ["CO-96"]);

    public static readonly FindingKind VisitBundled = new("evaluation.99211-bundled", Informs,
        "99211 is never paid beside drug administration.", "Nothing.", OfficeVisit, ["CO-97"]);

    public static readonly FindingKind VisitModifier = new("evaluation.modifier-25", Informs,
        "The office visit beside drug administration carries 25.",
        "Keep the note that shows a separate, significant visit.", OfficeVisit, ["CO-97"]);

    public static readonly FindingKind VisitNotSupported = new("evaluation.not-supported", Warns,
        "The office visit is not billed: the chart does not say that it was separately identifiable.",
        "Document it, if it was, in evaluationAndManagement.separatelyIdentifiable.", OfficeVisit, ["CO-97"]);

    public static readonly FindingKind VisitCodeUnknown = new("evaluation.code-unknown", Warns,
        "The office visit's code is not one that can be billed on that day.", "Correct the code.", OfficeVisit,
            ["CO-181"]);

    public static readonly FindingKind DiagnosisMissing = new("diagnosis.missing", Blocks,
        "The visit has no diagnosis.", "Document the diagnosis.", ClaimLimits, ["CO-16", "M76"]);

    public static readonly FindingKind DiagnosisTooMany = new("diagnosis.too-many", Warns,
        "A claim carries at most 12 diagnoses; those after the twelfth cannot be pointed at.",
        "Put the diagnoses that support a line first.", ClaimLimits, ["CO-16", "M76"]);

    public static readonly FindingKind DiagnosisAssumed = new("diagnosis.pointer-assumed", Informs,
        "Nothing ties a diagnosis to this drug; that of the visit's main drug, or the first one, was used.",
        "Put the diagnosis on the order.", ClaimLimits, ["CO-11"]);

    /// <summary>In output order; docs/findings.md is made from it.</summary>
    public static IReadOnlyList<FindingKind> All { get; } = Ordered(
    [
        RulesNotCovered, NoReferenceData, PayerUnknown, PayerChoice, StartTimeMissing, StopTimeMissing,
        TimesImpossible, PauseImpossible, TimeAmbiguous, TimesLong, TimesDerived, PushTimeMissing, PushOver15,
        PauseDeducted, NearMissBelow, NearMissAbove, AdditionalHourNotMet, ShortInfusionIsPush, SharedMinutesDeducted,
        InitialAssumed, MainReasonUnknown, FamilyByPayerFinding, FamilyByChart, FamilyUnknown, SameBag, ConcurrentOnce,
        ConcurrentChemotherapy, RepeatPushOffice, RepeatPushSoon, RepeatPushChemotherapy, HydrationShort,
        HydrationConcurrent, HydrationSummed, HydrationVolume, HydrationDiagnosis, HydrationPush, KeepOpen,
        SecondSiteNeeds, RestartNotSecondSite, SecondEncounterFinding, SplitDoseOnce, DiscontinuedReview, OralDrug,
        Included, RouteNotCoded, FacilityPlace, DrugUnknown, DrugAmbiguous, DrugContradictory, DrugNotInForce,
        NdcMalformed, DrugUnverified, DoseMissing, DoseZero, DoseUnit, DoseWorkedOut, FluidNotBilled, SuppliedDrug,
        VialsMissing, VialSizeUnknown, ContainerUnknown, VialTotalMismatch, UnderOneUnit, MultiDose, Packaged,
        VialChoiceFinding, SeveralNdcs, SplitLine, SplitField, UnlistedNeeds, SelfAdministeredFinding, VisitBundled,
        VisitModifier, VisitNotSupported, VisitCodeUnknown, DiagnosisMissing, DiagnosisTooMany, DiagnosisAssumed,
    ]);

    private static FindingKind[] Ordered(FindingKind[] kinds)
    {
        for (var i = 0; i < kinds.Length; i++)
            kinds[i].Order = i;
        return kinds;
    }
}
