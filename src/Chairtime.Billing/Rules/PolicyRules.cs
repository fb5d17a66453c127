using System.Collections.Immutable;
using Chairtime.Billing.Authorizations;
using Chairtime.Billing.Catalogue;
using static Chairtime.Billing.Vocabulary.Severity;

namespace Chairtime.Billing.Rules;

/// <summary>Diagnosis, age, dose and interval of each drug against the payer's medical policy, or against its label
/// where the payer has none.</summary>
internal static class PolicyRules
{
    // Drugs beside biologics that are given so seldom that an interval means a schedule, not a course of days.
    private const int SeldomDays = 90;

    public static readonly Rule DiagnosisNotCovered = new("diagnosis.not-covered", Blocks, Gate.Diagnosis,
        "The payer's policy on the drug covers none of the visit's diagnoses.",
        "Correct the diagnosis if the chart documents a covered one; otherwise expect a denial.",
        RuleSources.PayerPolicy, ["CO-11", "CO-50", "CO-167"])
    { Check = CheckCovered };

    public static readonly Rule OffLabel = new("diagnosis.off-label", Warns, Gate.Diagnosis,
        "None of the diagnoses is one that the drug's label or a known policy supports.",
        "Check the diagnosis; off-label use needs the payer's policy or a letter of necessity.",
        RuleSources.DrugCatalogue, ["CO-11", "CO-50", "CO-188"])
    { Check = CheckLabel };

    public static readonly Rule Pointer = new("diagnosis.pointer", Warns, Gate.Diagnosis,
        "The line points at a diagnosis that does not support its drug, and the visit has one that does.",
        "Point the line at the diagnosis that supports it; correct the order's diagnoses.",
        RuleSources.DrugCatalogue, ["CO-11"])
    { Needs = VisitHas.SeveralDiagnoses, Check = CheckPointer };

    public static readonly Rule TooYoung = new("drug.minimum-age", Blocks, Gate.Drug,
        "The patient is younger than the payer's policy on the drug allows.",
        "Correct patient.birthDate if it is wrong; otherwise ask for an exception.", RuleSources.PayerPolicy,
        ["CO-6", "CO-50"])
    { Needs = VisitHas.Policies, Check = CheckAge };

    public static readonly Rule LabelAge = new("drug.age-under-label", Warns, Gate.Drug,
        "The patient is younger than the drug's label provides for, and the payer's policy names no age.",
        "Check patient.birthDate and the drug; off-label use needs the payer's policy or a letter of necessity.",
        RuleSources.LabelAges, ["CO-6", "CO-50"])
    { Check = CheckLabelAge };

    public static readonly Rule PolicyDose = new("drug.dose-over-policy", Blocks, Gate.Drug,
        "The dose is higher than the payer's policy covers.",
        "Correct the dose if it is charted wrongly; otherwise ask for an exception.", RuleSources.PayerPolicy,
        ["CO-50", "CO-153", "CO-273"])
    { Needs = VisitHas.Policies, Check = CheckPolicyDose };

    public static readonly Rule LabelDose = new("drug.dose-over-label", Warns, Gate.Drug,
        "The dose is higher than the label's highest.", "Correct the dose, or document why it was needed.",
        RuleSources.DrugCatalogue, ["CO-50", "CO-153"])
    { Check = CheckLabelDose };

    public static readonly Rule PolicyInterval = new("drug.interval-policy", Blocks, Gate.Drug,
        "The dose came sooner after the last one than the payer's policy covers.",
        "Correct dateOfService if it is wrong; otherwise ask for an exception.", RuleSources.PayerPolicy,
        ["CO-151", "CO-273"])
    { Needs = VisitHas.Policies, Check = CheckPolicyInterval };

    public static readonly Rule LabelInterval = new("drug.interval-label", Warns, Gate.Drug,
        "The dose came sooner after the last one than any schedule of the label.",
        "Check the dates, or document why it was needed.", RuleSources.DrugCatalogue, ["CO-151"])
    { Needs = VisitHas.EarlierClaims, Check = CheckLabelInterval };

    public static ImmutableArray<Rule> All { get; } =
    [
        DiagnosisNotCovered, OffLabel, Pointer, TooYoung, LabelAge, PolicyDose, LabelDose, PolicyInterval,
        LabelInterval,
    ];

    private static void CheckCovered(RuleWork work, Rule rule)
    {
        if (work.Terms.Coverage.IsEmpty || work.Visit.Diagnoses.IsEmpty)
            return;
        foreach (var billed in work.Drugs)
        {
            if (billed.IsDiscarded || PolicyTerms.CoveredDiagnoses(work, billed.Line.Code) is not
                    { IsEmpty: false } covered || Diagnoses.AnyOf(work.Visit.Diagnoses, covered)
                || PointsAtNoCode(work, billed))
            {
                continue;
            }

            work.Report(rule, billed.About,
                $"{work.PayerName} covers {billed.Shown} for {string.Join(", ", covered)}; the visit has {
                    string.Join(", ", work.Visit.Diagnoses)}.",
                $"Correct diagnoses if the chart documents a covered one; otherwise ask the payer for an exception.");
        }
    }

    private static void CheckLabel(RuleWork work, Rule rule)
    {
        if (!work.IsForClaim || work.Visit.Diagnoses.IsEmpty)
            return;
        foreach (var billed in work.Drugs)
        {
            if (billed is { IsReviewed: true, IsDiscarded: false, Drug.Diagnoses.IsEmpty: false }
                && !Diagnoses.AnyOf(work.Visit.Diagnoses, billed.Drug.Diagnoses)
                && PolicyTerms.CoveredDiagnoses(work, billed.Line.Code).IsEmpty && !PointsAtNoCode(work, billed))
            {
                work.Report(rule, billed.About,
                    $"{billed.Shown} is not known to be used for {string.Join(", ", work.Visit.Diagnoses)}.",
                    $"Correct diagnoses if the chart documents another; otherwise attach a letter of necessity.");
            }
        }
    }

    // A mistyped code has its own finding; what it was meant to be may well support the drug.
    private static bool PointsAtNoCode(RuleWork work, BilledDrug billed)
    {
        foreach (ref readonly var charted in work.Diagnoses.AsSpan())
        {
            if (billed.Line.Diagnoses.Contains(charted.Code) && DiagnosisRules.IsNoCode(work, charted))
                return true;
        }

        return false;
    }

    private static void CheckPointer(RuleWork work, Rule rule)
    {
        if (work.Visit.Diagnoses.Length < 2)
            return;
        foreach (var billed in work.Drugs)
        {
            if (billed.IsDiscarded || Supporting(work, billed) is not { } code)
                continue;
            work.Report(rule, billed.About,
                $"{billed.Shown} points at {string.Join(", ", billed.Line.Diagnoses)}; {code} is what it treats.",
                billed.Given?.Order is { } order
                    ? (FormattableString)$"Put {code} into orders[{order.OrderId}].diagnoses, if the chart says so."
                    : $"Put {code} into the diagnoses of {billed.Line.Code} in otherServices.");
        }
    }

    /// <summary>The visit's diagnosis that supports a drug which points at others only; null when it points
    /// well.</summary>
    internal static string? Supporting(RuleWork work, BilledDrug billed)
    {
        if (!billed.IsReviewed || billed.Line.Diagnoses.IsDefaultOrEmpty)
            return null;
        var supported = PolicyTerms.CoveredDiagnoses(work, billed.Line.Code);
        if (supported.IsEmpty)
            supported = billed.Drug.Diagnoses;
        if (supported.IsDefaultOrEmpty || Diagnoses.AnyOf(billed.Line.Diagnoses, supported))
            return null;
        foreach (var code in work.Visit.Diagnoses)
        {
            if (Diagnoses.AnyOf([code], supported))
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
            if (!billed.IsDiscarded && PolicyTerms.Youngest(work, billed.Line.Code)?.MinimumAge is { } least
                && age < least)
            {
                work.Report(rule, billed.About,
                    $"{work.PayerName} covers {billed.Shown} from the age of {least}; the patient is {age}.");
            }
        }
    }

    private static void CheckLabelAge(RuleWork work, Rule rule)
    {
        if (work.Age is not { } age || age >= LabelAges.Adult)
            return;
        foreach (var billed in work.Drugs)
        {
            if (!billed.IsDiscarded && LabelAges.LeastOf(billed.Drug) is { } least && age < least
                && PolicyTerms.Youngest(work, billed.Line.Code) is null)
            {
                work.Report(rule, billed.About,
                    $"The label of {billed.Drug.Name} provides for patients from the age of {least}; this one is {
                        age}.");
            }
        }
    }

    private static void CheckPolicyDose(RuleWork work, Rule rule)
    {
        if (work.Terms.Coverage.IsEmpty)
            return;
        foreach (var billed in work.Drugs)
        {
            if (!billed.IsDiscarded && PolicyTerms.HighestDose(work, billed.Line.Code) is
                    { MaximumDose: { } most } policy
                && Doses.GivenOf(work, billed.Line.Code) is { } dose
                && Doses.Exceeds(dose, most, work.WeightKg, policy.WeightCapKg))
            {
                work.Report(rule, billed.About,
                    $"{work.PayerName} covers at most {Doses.Shown(most, work.WeightKg, policy.WeightCapKg)} of {
                        billed.Shown}; {dose} were given.",
                    $"Correct administrations[{billed.About}].dose if it is wrong; otherwise ask for an exception.");
            }
        }
    }

    private static void CheckLabelDose(RuleWork work, Rule rule)
    {
        if (!work.IsForClaim)
            return;
        foreach (var billed in work.Drugs)
        {
            if (billed is { IsReviewed: true, IsDiscarded: false, Drug.Label: { } label }
                && LabelLimits.Of(label).MaximumDose(work.Visit.Diagnoses, billed.Given?.Charted.Route) is { } most
                && Doses.GivenOf(work, billed.Line.Code) is { } dose && Doses.Exceeds(dose, most, work.WeightKg)
                && PolicyTerms.HighestDose(work, billed.Line.Code) is null)
            {
                work.Report(rule, billed.About,
                    $"The label's highest dose of {billed.Drug.Name} is {Doses.Shown(most, work.WeightKg)}; {
                        dose} were given.",
                    $"Correct administrations[{billed.About}].dose, or document why it was needed.");
            }
        }
    }

    private static void CheckPolicyInterval(RuleWork work, Rule rule)
    {
        if (work.Terms.Coverage.IsEmpty)
            return;
        foreach (var billed in work.Drugs)
        {
            if (!billed.IsDiscarded
                && PolicyTerms.Soonest(work, billed.Line.Code)?.MinimumIntervalDays is { } least)
                CheckInterval(work, rule, billed, least, $"{work.PayerName} covers it");
        }
    }

    private static void CheckLabelInterval(RuleWork work, Rule rule)
    {
        if (work.Earlier.Count == 0)
            return;
        foreach (var billed in work.Drugs)
        {
            if (!billed.IsDiscarded && LabelDays(work, billed.Drug) is { } least
                && PolicyTerms.Soonest(work, billed.Line.Code) is null)
                CheckInterval(work, rule, billed, least, $"the label provides for it");
        }
    }

    /// <summary>True when the payer's policy, or else the label, allows no dose so few days after the last.</summary>
    internal static bool IsTooSoon(RuleWork work, DrugCode drug, int days) =>
        days < (PolicyTerms.Soonest(work, drug.Hcpcs)?.MinimumIntervalDays ?? LabelDays(work, drug));

    private static int? LabelDays(RuleWork work, DrugCode drug) => drug.Label is { } label
        && LabelLimits.Of(label).LeastDays(work.Visit.Diagnoses) is { } least
        && (least >= SeldomDays || drug.Family is AdministrationFamily.ComplexBiologic
            or AdministrationFamily.SimpleBiologic or AdministrationFamily.Antineoplastic)
        ? least : null;

    private static void CheckInterval(
        RuleWork work, Rule rule, BilledDrug billed, int least, FormattableString who)
    {
        if (EarlierDoses.LastBefore(work, billed.Line.Code) is not { } last)
            return;
        var days = work.Day.DayNumber - last.DayNumber;
        if (days < least)
        {
            work.Report(rule, billed.About,
                $"{billed.Drug.Name} was given on {last:yyyy-MM-dd}, {days} days before; {
                    FormattableString.Invariant(who)} every {least} days at the soonest.");
        }
    }
}
