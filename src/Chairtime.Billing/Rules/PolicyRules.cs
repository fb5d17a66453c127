using System.Collections.Immutable;
using Chairtime.Billing.Authorizations;
using Chairtime.Billing.Catalogue;
using Chairtime.Billing.Policies;
using Chairtime.Billing.Vocabulary;
using static Chairtime.Billing.Vocabulary.Severity;

namespace Chairtime.Billing.Rules;

/// <summary>Each drug against the payer's medical policy, or against its label where the payer has none.</summary>
internal static class PolicyRules
{
    public static readonly Rule DiagnosisNotCovered = new("diagnosis.not-covered", Blocks, Gate.Diagnosis,
        "The payer's policy on the drug covers none of the visit's diagnoses.",
        "Correct the diagnosis if the chart documents a covered one; otherwise expect a denial.",
        RuleSources.PayerPolicy, ["CO-11", "CO-50"])
    { Check = CheckCovered };

    public static readonly Rule OffLabel = new("diagnosis.off-label", Warns, Gate.Diagnosis,
        "None of the diagnoses is one that the drug's label or a known policy supports.",
        "Check the diagnosis; off-label use needs the payer's policy or a letter of necessity.",
        RuleSources.DrugCatalogue, ["CO-11", "CO-50"])
    { Check = CheckLabel };

    public static readonly Rule Pointer = new("diagnosis.pointer", Warns, Gate.Diagnosis,
        "The line points at a diagnosis that does not support its drug, and the visit has one that does.",
        "Point the line at the diagnosis that supports it; correct the order's diagnoses.",
        RuleSources.DrugCatalogue, ["CO-11"])
    { Check = CheckPointer };

    public static readonly Rule TooYoung = new("drug.minimum-age", Blocks, Gate.Drug,
        "The patient is younger than the payer's policy on the drug allows.",
        "Correct patient.birthDate if it is wrong; otherwise ask for an exception.", RuleSources.PayerPolicy,
        ["CO-6", "CO-50"])
    { Check = CheckAge };

    public static readonly Rule PolicyDose = new("drug.dose-over-policy", Blocks, Gate.Drug,
        "The dose is higher than the payer's policy covers.",
        "Correct the dose if it is charted wrongly; otherwise ask for an exception.", RuleSources.PayerPolicy,
        ["CO-50", "CO-151"])
    { Check = CheckPolicyDose };

    public static readonly Rule LabelDose = new("drug.dose-over-label", Warns, Gate.Drug,
        "The dose is higher than the label's highest.", "Correct the dose, or document why it was needed.",
        RuleSources.DrugCatalogue, ["CO-50", "CO-151"])
    { Check = CheckLabelDose };

    public static readonly Rule PolicyInterval = new("drug.interval-policy", Blocks, Gate.Drug,
        "The dose came sooner after the last one than the payer's policy covers.",
        "Correct dateOfService if it is wrong; otherwise ask for an exception.", RuleSources.PayerPolicy,
        ["CO-119", "CO-151"])
    { Check = CheckPolicyInterval };

    public static readonly Rule LabelInterval = new("drug.interval-label", Warns, Gate.Drug,
        "The dose came sooner after the last one than any schedule of the label.",
        "Check the dates, or document why it was needed.", RuleSources.DrugCatalogue, ["CO-151"])
    { Check = CheckLabelInterval };

    public static readonly Rule StepTherapy = new("drug.step-therapy", Warns, Gate.Drug,
        "The payer's policy wants something tried before the drug, and the record does not name it.",
        "Document in treatmentPlan what was tried, when, and why it ended.", RuleSources.PayerPolicy, ["CO-50"])
    { Check = CheckSteps };

    public static readonly Rule Preferred = new("drug.preferred-product", Warns, Gate.Drug,
        "The payer prefers another product, and no earlier claim shows that it was used.",
        "Document in treatmentPlan why the preferred product was not used, or switch.", RuleSources.PayerPolicy,
        ["CO-50", "CO-197"])
    { Check = CheckPreferred };

    public static ImmutableArray<Rule> All { get; } =
    [
        DiagnosisNotCovered, OffLabel, Pointer, TooYoung, PolicyDose, LabelDose, PolicyInterval, LabelInterval,
        StepTherapy, Preferred,
    ];

    private static void CheckCovered(RuleWork work, Rule rule)
    {
        foreach (var billed in work.Drugs)
        {
            if (!billed.IsDiscarded && Covered(work, billed.Line.Code) is { } policy
                && work.PolicyOn(billed.Line.Code, each =>
                    AuthorizationCheck.AnyDiagnosis(work.Visit.Diagnoses, each.Diagnoses)) is null)
            {
                work.Report(rule, billed.About,
                    $"{work.Terms.Name} covers {billed.Line.Code} for {string.Join(", ", policy.Diagnoses)}; the visit has {
                        string.Join(", ", work.Visit.Diagnoses)}.",
                    $"Correct diagnoses if the chart documents a covered one ({policy.Source}).");
            }
        }
    }

    private static void CheckLabel(RuleWork work, Rule rule)
    {
        if (!work.IsForClaim)
            return;
        foreach (var billed in work.Drugs)
        {
            if (billed is { IsReviewed: true, IsDiscarded: false, Drug.Diagnoses.IsEmpty: false }
                && Covered(work, billed.Line.Code) is null
                && !work.Visit.Diagnoses.IsEmpty
                && !AuthorizationCheck.AnyDiagnosis(work.Visit.Diagnoses, billed.Drug.Diagnoses))
            {
                work.Report(rule, billed.About,
                    $"{billed.Line.Code} is not known to be used for {string.Join(", ", work.Visit.Diagnoses)}.");
            }
        }
    }

    private static void CheckPointer(RuleWork work, Rule rule)
    {
        if (work.Visit.Diagnoses.Length < 2)
            return;
        foreach (var billed in work.Drugs)
        {
            if (!billed.IsDiscarded && Supporting(work, billed) is { } code)
            {
                work.Report(rule, billed.About,
                    $"{billed.Line.Code} points at {string.Join(", ", billed.Line.Diagnoses)}; {code} supports it.",
                    $"Point {billed.Line.Code} at {code}: correct the order's diagnoses.");
            }
        }
    }

    /// <summary>The visit's diagnosis that supports a drug which points at others only; null when it points
    /// well.</summary>
    internal static string? Supporting(RuleWork work, BilledDrug billed)
    {
        var supported = Covered(work, billed.Line.Code)?.Diagnoses ?? billed.Drug.Diagnoses;
        if (supported.IsDefaultOrEmpty || !billed.IsReviewed || billed.Line.Diagnoses.IsDefaultOrEmpty
            || AuthorizationCheck.AnyDiagnosis(billed.Line.Diagnoses, supported))
        {
            return null;
        }

        foreach (var code in work.Visit.Diagnoses)
        {
            if (AuthorizationCheck.AnyDiagnosis([code], supported))
                return code;
        }

        return null;
    }

    private static void CheckAge(RuleWork work, Rule rule)
    {
        if (work.Terms.Coverage.IsEmpty || work.Age is not { } age)
            return;
        foreach (var billed in work.Drugs)
        {
            if (!billed.IsDiscarded && LeastAge(work, billed.Line.Code) is { } least && age < least)
            {
                work.Report(rule, billed.About,
                    $"{work.Terms.Name} covers {billed.Line.Code} from {least} years; the patient is {age}.");
            }
        }
    }

    private static void CheckPolicyDose(RuleWork work, Rule rule)
    {
        foreach (var billed in work.Drugs)
        {
            if (MostDose(work, billed.Line.Code) is { } most && !billed.IsDiscarded
                && billed.Given?.Charted.Dose is { } dose && Doses.Exceeds(dose, most, work.WeightKg))
            {
                work.Report(rule, billed.About, $"{work.Terms.Name} covers {most} of {billed.Line.Code}; {dose} were given.");
            }
        }
    }

    private static void CheckLabelDose(RuleWork work, Rule rule)
    {
        if (!work.IsForClaim)
            return;
        foreach (var billed in work.Drugs)
        {
            if (billed is { IsReviewed: true, IsDiscarded: false, Drug.Label: { } label, Given.Charted.Dose: { } dose }
                && MostDose(work, billed.Line.Code) is null
                && LabelLimits.Of(label).MaximumDose is { } most && Doses.Exceeds(dose, most, work.WeightKg))
            {
                work.Report(rule, billed.About, $"The label's highest dose of {billed.Drug.Name} is {most}; {dose} were given.");
            }
        }
    }

    private static void CheckPolicyInterval(RuleWork work, Rule rule)
    {
        foreach (var billed in work.Drugs)
        {
            if (!billed.IsDiscarded && LeastDays(work, billed.Line.Code) is { } least)
                CheckInterval(work, rule, billed, least, work.Terms.Name);
        }
    }

    private static void CheckLabelInterval(RuleWork work, Rule rule)
    {
        foreach (var billed in work.Drugs)
        {
            if (billed is { IsReviewed: true, IsDiscarded: false, Drug.Label: { } label }
                && LeastDays(work, billed.Line.Code) is null
                && LabelLimits.Of(label).LeastDays is { } least)
            {
                CheckInterval(work, rule, billed, least, "the label");
            }
        }
    }

    private static void CheckInterval(RuleWork work, Rule rule, BilledDrug billed, int least, string who)
    {
        if (EarlierDoses.LastBefore(work, billed.Line.Code) is not { } last)
            return;
        var days = work.Day.DayNumber - last.DayNumber;
        if (days < least)
        {
            work.Report(rule, billed.About,
                $"{billed.Drug.Name} was given on {last:yyyy-MM-dd}, {days} days before; {who} has {least}.");
        }
    }

    private static CoveragePolicy? Covered(RuleWork work, string code) =>
        work.PolicyOn(code, static policy => !policy.Diagnoses.IsEmpty);

    private static int? LeastAge(RuleWork work, string code) =>
        work.PolicyOn(code, static policy => policy.MinimumAge is not null)?.MinimumAge;

    private static Quantity? MostDose(RuleWork work, string code) =>
        work.PolicyOn(code, static policy => policy.MaximumDose is not null)?.MaximumDose;

    private static int? LeastDays(RuleWork work, string code) =>
        work.PolicyOn(code, static policy => policy.MinimumIntervalDays is not null)?.MinimumIntervalDays;

    private static void CheckSteps(RuleWork work, Rule rule)
    {
        if (!work.IsForClaim || work.Terms.Coverage.IsEmpty)
            return;
        foreach (var billed in work.Drugs)
        {
            // What a policy of preferred products requires, it requires of the others.
            if (billed.IsDiscarded || work.PolicyOn(billed.Line.Code,
                static policy => !policy.Requires.IsEmpty && policy.PreferredInsteadOf.IsEmpty) is not { } policy)
            {
                continue;
            }

            foreach (var step in policy.Requires)
            {
                if (TriedBefore.IsFor(step, work.Visit.Diagnoses) && !TriedBefore.IsNamed(step, work))
                {
                    work.Report(rule, billed.About,
                        $"{work.Terms.Name} wants \"{step}\" before {billed.Line.Code}; the record does not name it.");
                }
            }
        }
    }

    private static void CheckPreferred(RuleWork work, Rule rule)
    {
        foreach (var policy in work.Terms.Coverage)
        {
            foreach (var billed in work.Drugs)
            {
                if (!billed.IsDiscarded && policy.PreferredInsteadOf.Contains(billed.Line.Code)
                    && !EarlierDoses.HasHad(work, policy.Codes) && !NamesAny(work, policy.Codes))
                {
                    work.Report(rule, billed.About,
                        $"{work.Terms.Name} prefers {string.Join(", ", policy.Codes)} to {billed.Line.Code}.");
                }
            }
        }
    }

    private static bool NamesAny(RuleWork work, ImmutableArray<string> codes)
    {
        foreach (var code in codes)
        {
            if (TriedBefore.IsWritten(work, code) || (work.Context.Coding.Catalogue.Find(code, work.Day) is { } drug
                && (TriedBefore.IsWritten(work, drug.Name) || AnyBrand(work, drug))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AnyBrand(RuleWork work, DrugCode drug)
    {
        foreach (var brand in drug.Brands)
        {
            if (TriedBefore.IsWritten(work, brand))
                return true;
        }

        return false;
    }
}
