using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Rules;

/// <summary>The documents that the rules rest on, each named once.</summary>
internal static class RuleSources
{
    public static readonly Citation InfusionRecord =
        new("American College of Rheumatology, infusion documentation checklist", "as named in product requirements F");

    public static readonly Citation Orders =
        new("Medicare Program Integrity Manual, Pub. 100-08", "ch. 3, signature requirements", Confidence.Unverified);

    public static readonly Citation IncidentTo =
        new("Medicare Benefit Policy Manual, Pub. 100-02", "ch. 15, §50 and §60");

    public static readonly Citation Waste =
        new("Medicare Claims Processing Manual, Pub. 100-04", "ch. 17, §40; CGS and Noridian JW/JZ pages");

    public static readonly Citation DiagnosisTable =
        new("ICD-10-CM code file of the fiscal year, CMS", "codes and headings");

    public static readonly Citation DiagnosisGuidelines =
        new("ICD-10-CM Official Guidelines", "section I.A and I.B", Confidence.Unverified);

    public static readonly Citation DrugCatalogue =
        new("Chairtime drug catalogue", "label limits and supported diagnoses, each with its own source");

    public static readonly Citation LabelAges =
        new("Product labels", "patients that the label provides for, as known", Confidence.Unverified);

    public static readonly Citation PayerPolicy =
        new("The payer's medical policy, as its file cites it", "coverage");

    public static readonly Citation PayerAuthorization =
        new("The payer's authorization rule, as its file cites it", "authorization");

    public static readonly Citation AuthorizationRecord =
        new("X12 278 response and Da Vinci PAS 2.2.1", "what an approval states");

    public static readonly Citation NdcDirectory =
        new("FDA NDC directory", "packages and their marketing days");

    public static readonly Citation UnitLimits =
        new("CMS NCCI practitioner MUE file", "units and adjudication indicator");

    public static readonly Citation CodePairs =
        new("CMS NCCI practitioner procedure-to-procedure edits", "pairs and modifier indicator");

    public static readonly Citation VisitComplexity =
        new("CMS physician fee schedule final rules 2024 and 2025, G2211", "not paid beside a visit with 25",
            Confidence.Unverified);

    public static readonly Citation AddOns =
        new("CMS NCCI add-on code edits", "type 1 and 3 add-on codes", Confidence.Unverified);

    public static readonly Citation CodeTable =
        new("CMS HCPCS Level II file of the quarter", "codes and modifiers in force");

    public static readonly Citation ClaimGuide =
        new("837P guide X222A1; NUCC 1500 instructions", "required elements");

    public static readonly Citation Identifiers =
        new("CMS, NPI check digit and Medicare beneficiary identifier format", "identifier rules",
            Confidence.Unverified);

    public static readonly Citation Filing =
        new("The payer's filing limit, as its file cites it", "timelyFiling");

    public static readonly Citation Replacements =
        new("NUCC 1500 instructions, item 22; 837P CLM05-3", "replacement and void", Confidence.Unverified);

    public static readonly Citation PayerOrder =
        new("Medicare Secondary Payer Manual, Pub. 100-05; 42 CFR 433.139; 32 CFR 199.8", "order of payers",
            Confidence.Unverified);

    public static readonly Citation DependentAge =
        new("45 CFR 147.120", "children until the age of 26", Confidence.Unverified);

    public static readonly Citation Programmes =
        new("42 U.S.C. 1320a-7b(b)", "manufacturer assistance and federal programmes", Confidence.Unverified);

    public static readonly Citation Places =
        new("CMS place of service code set", "codes", Confidence.Unverified);

    public static readonly Citation Own = new("Chairtime rule book", "its own working");
}
