using System.Collections.Frozen;
using System.Collections.Immutable;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Vocabulary;
using static Chairtime.Billing.Vocabulary.Severity;

namespace Chairtime.Billing.Claims;

/// <summary>Every finding that making a claim raises, in the order in which they come out.</summary>
public static class ClaimFindings
{
    private static readonly Citation Guide = new("ASC X12 005010X222A1 (837P), by its published map", "");
    private static readonly Citation Ndc = new("NUCC 1500 instructions and Medicaid NDC guides", "item 24");

    private static readonly Citation NotListed = new(
        "Palmetto GBA, CGS and WPS on drugs without a code of their own", "loop 2400, SV101-7");

    private static readonly Citation Resubmitted = new(
        "Medicare Claims Processing Manual, Pub. 100-04", "ch. 34, reopenings", Confidence.Unverified);

    private static readonly Citation Secondary = new("ASC X12 005010X222A1 (837P)", "loops 2320 and 2430");

    public static readonly FindingKind BillingIncomplete = new("claim.billing-provider-incomplete", Blocks,
        "The practice file does not say who bills: a number, name, tax number or address is missing.",
        "Complete billingProvider in the practice file.", Guide, ["CO-16", "N256"]);

    public static readonly FindingKind BillingPostOfficeBox = new("claim.billing-post-office-box", Blocks,
        "The billing address is a post office box, which the guide does not take.",
        "Give the street address; the box belongs into payToAddress.", Guide, ["CO-16"]);

    public static readonly FindingKind ZipPlusFour = new("claim.zip-plus-four", Warns,
        "The address of the billing provider or the place of care has a ZIP code of five digits.",
        "Give all nine digits.", Guide, []);

    public static readonly FindingKind SubmitterIncomplete = new("claim.submitter-incomplete", Blocks,
        "The practice file does not say who sends or who receives the claim.",
        "Complete submitter and receiver in the practice file.", Guide, []);

    public static readonly FindingKind PatientIncomplete = new("claim.patient-incomplete", Blocks,
        "Something that a claim says of the patient is not known.", "Complete patient.", Guide, ["CO-16", "MA36"]);

    public static readonly FindingKind PatientSex = new("claim.patient-sex-unknown", Informs,
        "The patient's sex is not charted; the claim says unknown.", "Complete patient.sex.", Guide, []);

    public static readonly FindingKind CoverageMissing = new("claim.coverage-missing", Blocks,
        "The visit names no insurance.", "Complete coverages.", Guide, ["CO-31"]);

    public static readonly FindingKind CoverageIncomplete = new("claim.coverage-incomplete", Blocks,
        "The insurance that the claim goes to lacks its payer, member number or subscriber.",
        "Complete the coverage.", Guide, ["CO-31", "CO-16"]);

    public static readonly FindingKind OtherCoverageIncomplete = new("claim.other-coverage-incomplete", Warns,
        "Another insurance of the patient is not complete and was left out of the claim.",
        "Complete the coverage.", Secondary, ["CO-22"]);

    public static readonly FindingKind RelationshipAssumed = new("claim.relationship-assumed", Warns,
        "The coverage does not say how the patient is related to the subscriber; no subscriber is named, so the "
        + "patient was taken for the subscriber.", "State the relationship.", Guide, []);

    public static readonly FindingKind PayerIdAssumed = new("claim.payer-id-assumed", Warns,
        "The payer's file has no x12PayerId; the claim carries the payer's own id instead.",
        "Add the id under which the clearinghouse lists the payer.", Guide, []);

    public static readonly FindingKind PlanTypeUnknown = new("claim.plan-type-unknown", Warns,
        "Neither the coverage nor the payer's file says what kind of plan this is; the claim says unknown.",
        "State planType.", Guide, []);

    public static readonly FindingKind RenderingMissing = new("claim.rendering-missing", Blocks,
        "The visit does not say who rendered the care.", "Complete providers.rendering.", Guide, ["CO-16", "N290"]);

    public static readonly FindingKind ProviderIncomplete = new("claim.provider-incomplete", Blocks,
        "A clinician of the claim lacks a number or a name, or the number is wrong.",
        "Correct the provider.", Guide, ["CO-16", "N290"]);

    public static readonly FindingKind FacilityUnknown = new("claim.facility-unknown", Blocks,
        "The visit names a place of care that the practice file does not describe.",
        "Add the location to the practice file.", Guide, ["CO-16", "MA114"]);

    public static readonly FindingKind PlaceDiffers = new("claim.place-of-service-differs", Warns,
        "The visit and the practice's location state different places of service.",
        "Correct placeOfService.", Guide, ["CO-5"]);

    public static readonly FindingKind FacilitySetting = new("claim.facility-setting", Blocks,
        "The visit is a facility's: it is billed on an institutional claim, which is not made here.",
        "Bill it as the facility does, or correct setting.", Guide, []);

    public static readonly FindingKind NoLines = new("claim.no-lines", Blocks,
        "Nothing is billed.", "Document what was given, or close the visit.", Guide, []);

    public static readonly FindingKind DiagnosesMany = new("claim.diagnoses-many", Informs,
        "The visit has more than the twelve diagnoses that a claim holds: those that no line points at are left off, "
        + "and lines that together point at more go onto several claims.",
        "Put the diagnoses that must not be left off first.", Guide, ["CO-16"]);

    public static readonly FindingKind AttachmentSeveralClaims = new("claim.attachment-several-claims", Informs,
        "The visit makes several claims, and each names the attachments that are about no line in particular.",
        "Send a copy with a cover sheet for each claim.", Guide, ["CO-252"]);

    public static readonly FindingKind PointerMissing = new("claim.pointer-missing", Blocks,
        "A line is supported by no diagnosis of the claim.", "Document the diagnosis that it was given for.", Guide,
        ["CO-16", "M76"]);

    public static readonly FindingKind ChargeMissing = new("claim.charge-missing", Blocks,
        "A line has no charge.", "Add the code to charges in the practice file.", Guide, ["CO-16", "M79"]);

    public static readonly FindingKind ModifiersMany = new("claim.modifiers-many", Blocks,
        "A line has more than four modifiers.", "Choose four.", Guide, ["CO-16", "M44"]);

    public static readonly FindingKind DescriptionMissing = new("claim.description-missing", Blocks,
        "A code without a meaning of its own is billed without saying what was given.",
        "Document name, dose and route of the drug.", NotListed, ["CO-16", "M123"]);

    public static readonly FindingKind DescriptionLong = new("claim.description-long", Blocks,
        "What was given under an unlisted code takes more than the line and its note hold.",
        "Shorten it to 160 characters.", NotListed, []);

    public static readonly FindingKind NdcIncomplete = new("claim.ndc-incomplete", Blocks,
        "A line's NDC is not eleven digits, or its quantity or unit is missing or out of range.",
        "Complete the vials or the dose of the drug.", Ndc, ["CO-16", "M119"]);

    public static readonly FindingKind NdcLeftOut = new("claim.ndc-left-out", Informs,
        "A line's NDC is not complete and its payer does not ask for it, so the claim goes without.",
        "Complete the vials of the drug, if the payer should have it.", Ndc, []);

    public static readonly FindingKind SentBefore = new("claim.sent-before", Blocks,
        "The visit was billed to this payer before, and nothing says that this is a correction.",
        "Name the claim in a file of --corrections (7 replaces, 8 voids), or leave the visit out.", Guide,
        ["CO-18", "OA-18"]);

    public static readonly FindingKind FrequencyReference = new("claim.payer-number-missing", Blocks,
        "A replacement or void does not name the payer's number of the decided claim.",
        "Add payerControlNumber.", Guide, ["CO-129"]);

    public static readonly FindingKind MedicareFrequency = new("claim.medicare-frequency", Blocks,
        "A replacement or void goes to Medicare Part B, which takes neither.",
        "Ask for a reopening or appeal; send a new claim only if the first was returned as unprocessable.",
        Resubmitted, ["CO-16", "MA130"]);

    public static readonly FindingKind MedicareSecondaryType = new("claim.medicare-secondary-type", Blocks,
        "Medicare pays second and the claim does not say why.", "State medicareSecondaryType.", Secondary, ["CO-22"]);

    public static readonly FindingKind ResultUnmatched = new("claim.earlier-result-unmatched", Blocks,
        "A line of the earlier payer's answer belongs to no line of the claim, or a line has no answer.",
        "Compare the remittance with the claim that was sent.", Secondary, ["CO-22"]);

    public static readonly FindingKind ResultUnbalanced = new("claim.earlier-result-unbalanced", Blocks,
        "What the earlier payer paid and adjusted does not add up to the charge.",
        "Post the remittance again.", Secondary, ["CO-22"]);

    public static readonly FindingKind FormInvalid = new("claim.form-invalid", Blocks,
        "The claim as written breaks the guide, so it was not written.", "Correct what the message names.",
        Guide, []);

    /// <summary>Checks of the visit that say the same, by the finding that then stays silent.</summary>
    internal static FrozenDictionary<string, string[]> SaidByChecks { get; } = new Dictionary<string, string[]>
    {
        [BillingIncomplete.Id] = ["claim.billing-provider"],
        [ZipPlusFour.Id] = ["claim.billing-zip"],
        [PatientIncomplete.Id] = ["claim.patient-name", "claim.birth-date", "claim.patient-address"],
        [PatientSex.Id] = ["claim.sex"],
        [CoverageMissing.Id] = ["coverage.missing"],
        [CoverageIncomplete.Id] =
            ["coverage.payer-missing", "coverage.member-id-missing", "coverage.subscriber-missing"],
        [OtherCoverageIncomplete.Id] =
            ["coverage.payer-missing", "coverage.member-id-missing", "coverage.subscriber-missing"],
        [RelationshipAssumed.Id] = ["coverage.relationship-missing"],
        [ProviderIncomplete.Id] = ["claim.npi"],
        [PlaceDiffers.Id] = ["place.location-differs"],
        [PointerMissing.Id] = ["diagnosis.missing", "claim.line-without-diagnosis"],
        [ModifiersMany.Id] = ["coding.modifiers-too-many"],
        [NdcIncomplete.Id] = ["drug.ndc-missing"],
        [FrequencyReference.Id] = ["filing.claim-number-missing"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>All of them, in order.</summary>
    public static ImmutableArray<FindingKind> All { get; } =
    [
        BillingIncomplete, BillingPostOfficeBox, ZipPlusFour, SubmitterIncomplete, PatientIncomplete, PatientSex,
        CoverageMissing, CoverageIncomplete, OtherCoverageIncomplete, RelationshipAssumed, PayerIdAssumed,
        PlanTypeUnknown, RenderingMissing, ProviderIncomplete, FacilityUnknown, PlaceDiffers, FacilitySetting,
        NoLines, DiagnosesMany,
        PointerMissing, ChargeMissing, ModifiersMany, DescriptionMissing, DescriptionLong, NdcIncomplete,
        NdcLeftOut, AttachmentSeveralClaims,
        SentBefore, FrequencyReference, MedicareFrequency, MedicareSecondaryType, ResultUnmatched, ResultUnbalanced,
        FormInvalid,
    ];
}
