using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Coding;

/// <summary>The documents that coding rests on, each named once.</summary>
internal static class CodingSources
{
    public static readonly Citation DrugAdministration =
        new("Medicare Claims Processing Manual, Pub. 100-04", "ch. 12, §30.5, as quoted by contractors");

    public static readonly Citation HospitalHierarchy =
        new("Medicare Claims Processing Manual, Pub. 100-04", "ch. 4, §230.2, as quoted by Noridian and HCPro");

    public static readonly Citation DiscardedDrug =
        new("Medicare Claims Processing Manual, Pub. 100-04", "ch. 17, §40; CGS and Noridian JW/JZ pages");

    public static readonly Citation LineQuantity =
        new("First Coast Service Options, clotting-factor billing page", "line quantity and repeated lines");

    public static readonly Citation InfusionTimes =
        new("American College of Rheumatology, Infusion FAQs", "time of drug running");

    public static readonly Citation HourLadder =
        new("AAPC, infusion coding road map and '4 tips'", "more than 30 minutes past the hour");

    public static readonly Citation PushDefinition =
        new("Noridian, drug administration page; AAPC", "15 minutes or less");

    public static readonly Citation Concurrent =
        new("Haugen Consulting Group; ASCO; Pub. 100-04 ch. 12 §30.5", "one concurrent unit a day");

    public static readonly Citation MinutesShared =
        new("MedLearn, infusion questions of the week", "minutes that two infusions share");

    public static readonly Citation SameDrug =
        new("MedLearn (icd10monitor)", "minutes of one drug are added");

    public static readonly Citation HydrationGates =
        new("CPT guidance on hydration as quoted by AAPC; Noridian articles A54635, A52732",
            "31 minutes, never beside a drug");

    public static readonly Citation HydrationSegments =
        new("CPT Assistant, June 2007, as quoted on the AAPC forum; payer denials there", "separate segments");

    public static readonly Citation SecondAccess =
        new("Recovery Audit topic 0071; MedLearn", "second initial service");

    public static readonly Citation SecondEncounter =
        new("Pub. 100-04 ch. 12 §30.5; HCPro 2009", "separately identifiable return the same day");

    public static readonly Citation SplitDose =
        new("Noridian; First Coast bulletin 2008", "one prepared dose in two syringes");

    public static readonly Citation Injections =
        new("NCCI policy manual", "ch. XI, injections beside infusions", Confidence.Unverified);

    public static readonly Citation RepeatPush =
        new("HCPro 2013; AAPC forum 108863", "same drug pushed again");

    public static readonly Citation Discontinued =
        new("AAPC, citing Palmetto GBA", "infusion stopped by a reaction");

    public static readonly Citation FamilyByPayer =
        new("CMS Transmittal 12397, December 2023, as reported by Mondaq 1503954", "complex drug administration");

    public static readonly Citation Included =
        new("Noridian; ACR Infusion FAQs; Select Health policy 09", "services that are never separate");

    public static readonly Citation PortFlush =
        new("Pub. 100-04 ch. 12 §30.5, partly seen; Select Health policy 09", "96523 only when alone");

    public static readonly Citation FacilityPlaces =
        new("Regence administrative policy 109", "professional drug administration in a facility");

    public static readonly Citation OfficeVisit =
        new("CMS Change Request 3631; Pub. 100-04 ch. 12 §30.5", "office visit beside drug administration");

    public static readonly Citation IncidentTo =
        new("Medicare Benefit Policy Manual, Pub. 100-02", "ch. 15, §60.1");

    public static readonly Citation RouteModifiers =
        new("Noridian self-administered drug article, revision of 2021-10-15; ACR", "JA and JB");

    public static readonly Citation SelfAdministeredList =
        new("Noridian modifier table 2013; OEI-02-10-00160", "GY on self-administered drugs");

    public static readonly Citation Drug340B =
        new("CMS 340B modifier guidance; Forvis 2023-01; Essential Hospitals 2023-03-21",
            "JG for all covered entities in 2024, TB alone from 2025-01-01", Confidence.Unverified);

    public static readonly Citation MissingTimes =
        new("HCPro 2018; AAPC; RACmonitor 2024-06-24", "infusions without a stop time");

    public static readonly Citation ProlongedPump =
        new("AAPC 180336", "start of a pump that runs on for more than 8 hours");

    public static readonly Citation SubcutaneousInfusion =
        new("CPT code range 96365-96377 as listed by Noridian", "subcutaneous infusion by pump", Confidence.Unverified);

    public static readonly Citation NdcOnClaims =
        new("NUCC 1500 instructions; 837P guide X222A1", "loop 2410", Confidence.Unverified);

    public static readonly Citation Unlisted =
        new("Palmetto, CGS and WPS unlisted drug pages", "one unit with a description");

    public static readonly Citation ClaimLimits =
        new("837P guide X222A1; NUCC 1500 instructions", "12 diagnoses a claim, 4 pointers a line");

    public static readonly Citation VialSelection =
        new("CGS JW page; Noridian article A55932", "vials that could supply the dose with least waste");

    public static readonly Citation Chart =
        new("Chairtime visit contract", "what a visit documents");

    public static readonly Citation Coverage =
        new("Chairtime rule book", "days that its sources cover");
}
