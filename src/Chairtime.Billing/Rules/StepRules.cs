using System.Collections.Immutable;
using Chairtime.Billing.Authorizations;
using Chairtime.Billing.Policies;
using Chairtime.Billing.Visits;
using static Chairtime.Billing.Vocabulary.Severity;

namespace Chairtime.Billing.Rules;

/// <summary>What the payer's medical policy wants beside the right diagnosis and dose: steps before the drug, its
/// preferred product, its own supply, and time.</summary>
internal static class StepRules
{
    public static readonly Rule StepTherapy = new("drug.step-therapy", Warns, Gate.Drug,
        "The payer's policy wants something tried before the drug, and the record does not name it.",
        "Document in treatmentPlan what was tried, when, and why it ended.", RuleSources.PayerPolicy,
        ["CO-50", "CO-272"])
    { Needs = VisitHas.Policies, Check = CheckSteps };

    public static readonly Rule Preferred = new("drug.preferred-product", Warns, Gate.Drug,
        "The payer prefers another product, and no earlier claim shows that it was used.",
        "Document in treatmentPlan why the preferred product was not used, or switch.", RuleSources.PayerPolicy,
        ["CO-50", "CO-197", "CO-B8"])
    { Needs = VisitHas.Policies, Check = CheckPreferred };

    public static readonly Rule PharmacyOnly = new("drug.pharmacy-only", Warns, Gate.Drug,
        "The practice bought a drug that the payer wants sent by a pharmacy, and pays for in no other way.",
        "Bill giving it only, when a pharmacy sent it (acquired: supplied); otherwise ask the payer for an exception.",
        RuleSources.PayerPolicy, ["CO-280", "CO-B20"])
    { Needs = VisitHas.Policies, Check = CheckSupply };

    public static readonly Rule TooShort = new("time.below-policy", Warns, Gate.Time,
        "An infusion ran for fewer minutes than the payer's policy asks for.",
        "Check start and stop; document why it ran faster.", RuleSources.PayerPolicy, ["CO-50", "CO-272"])
    { Needs = VisitHas.Policies, Check = CheckMinutes };

    public static ImmutableArray<Rule> All { get; } = [StepTherapy, Preferred, PharmacyOnly, TooShort];

    private static void CheckSteps(RuleWork work, Rule rule)
    {
        if (!work.IsForClaim || work.Terms.Coverage.IsEmpty)
            return;
        foreach (var billed in work.Drugs)
        {
            if (!billed.IsDiscarded)
                CheckSteps(work, rule, billed);
        }
    }

    private static void CheckSteps(RuleWork work, Rule rule, BilledDrug billed)
    {
        // What a policy of preferred products requires, it requires of the others.
        var policies = PolicyTerms.On(work, billed.Line.Code,
            static policy => !policy.Requires.IsEmpty && policy.PreferredInsteadOf.IsEmpty);
        foreach (var policy in policies)
        {
            // Of several policies that apply, keeping to one is enough.
            if (IsContinued(work, policy, billed.Line.Code) || MissingSteps(work, policy).Count == 0)
                return;
        }

        if (policies.Count == 0)
            return;
        foreach (var step in MissingSteps(work, policies[0]))
        {
            work.Report(rule, billed.About,
                $"{work.PayerName} wants before {billed.Shown}: \"{step}\". The record {
                    (TriedBefore.IsNamed(step, work, days: null) ? "names a shorter time." : "does not name it.")}",
                $"Document in treatmentPlan.text what was tried, from when to when, and why it ended.");
        }
    }

    private static List<string> MissingSteps(RuleWork work, CoveragePolicy policy)
    {
        var missing = new List<string>();
        foreach (var step in policy.Requires)
        {
            if (TriedBefore.IsFor(step, work.Visit.Diagnoses)
                && !TriedBefore.IsNamed(step, work, TrialLengths.Asked(step)))
                missing.Add(step);
        }

        return missing;
    }

    private static void CheckPreferred(RuleWork work, Rule rule)
    {
        foreach (var policy in work.Terms.Coverage)
        {
            if (policy.PreferredInsteadOf.IsEmpty
                || (!policy.Diagnoses.IsEmpty && !Diagnoses.AnyOf(work.Visit.Diagnoses, policy.Diagnoses)))
            {
                continue;
            }

            foreach (var billed in work.Drugs)
            {
                if (!billed.IsDiscarded && policy.PreferredInsteadOf.Contains(billed.Line.Code)
                    && !IsContinued(work, policy, billed.Line.Code) && !EarlierDoses.HasHad(work, policy.Codes)
                    && !NamesAny(work, policy.Codes))
                {
                    work.Report(rule, billed.About,
                        $"{work.PayerName} prefers {Listed(work, policy.Codes)} to {billed.Shown}.",
                        $"Document in treatmentPlan.text why the preferred product was not used, or switch to it.");
                }
            }
        }
    }

    private static string Listed(RuleWork work, ImmutableArray<string> codes)
    {
        var shown = new List<string>();
        foreach (var code in codes)
        {
            var drug = work.Context.Coding.Catalogue.Find(code, work.Day);
            shown.Add(drug is null ? code : $"{code} ({(drug.Brands.IsEmpty ? drug.Name : drug.Brands[0])})");
        }

        return string.Join(", ", shown);
    }

    // Somebody who had the drug lately goes on with it, where the policy asks new starts only.
    private static bool IsContinued(RuleWork work, CoveragePolicy policy, string code) =>
        policy.ContinuationDays is { } days && EarlierDoses.LastBefore(work, code) is { } last
        && work.Day.DayNumber - last.DayNumber <= days;

    private static bool NamesAny(RuleWork work, ImmutableArray<string> codes)
    {
        foreach (var code in codes)
        {
            if (TriedBefore.IsWritten(work, code))
                return true;
            if (work.Context.Coding.Catalogue.Find(code, work.Day) is not { } drug)
                continue;
            if (TriedBefore.IsWritten(work, drug.Name))
                return true;
            foreach (var brand in drug.Brands)
            {
                if (TriedBefore.IsWritten(work, brand))
                    return true;
            }
        }

        return false;
    }

    private static void CheckSupply(RuleWork work, Rule rule)
    {
        if (work.Terms.Coverage.IsEmpty)
            return;
        foreach (var billed in work.Drugs)
        {
            if (!billed.IsDiscarded && (billed.Given is null or { IsBought: true })
                && PolicyTerms.On(work, billed.Line.Code, static policy => policy.IsPharmacyOnly).Count > 0)
            {
                work.Report(rule, billed.About,
                    $"{work.PayerName} has {billed.Shown} sent by a pharmacy; the practice billed it as bought.",
                    $"Correct administrations[{billed.About}].acquired to supplied, if a pharmacy sent it.");
            }
        }
    }

    private static void CheckMinutes(RuleWork work, Rule rule)
    {
        if (work.Terms.Coverage.IsEmpty)
            return;
        foreach (var billed in work.Drugs)
        {
            if (billed.IsDiscarded || billed.Given is not
                    {
                        Charted: { Route: Route.IvInfusion, Start: { } start, Stop: { } stop, Discontinued: null },
                    } given || stop <= start)
            {
                continue;
            }

            var least = 0;
            foreach (var policy in PolicyTerms.On(work, billed.Line.Code,
                static policy => policy.MinimumMinutes is not null))
            {
                least = Math.Max(least, policy.MinimumMinutes!.Value);
            }

            var minutes = (int)(stop - start).TotalMinutes;
            if (minutes < least)
            {
                work.Report(rule, given.Id,
                    $"{given.Id} ran for {minutes} minutes; {work.PayerName} asks for {least} for {billed.Shown}.",
                    $"Check start and stop of administrations[{given.Id}]; document in its note why it ran faster.");
            }
        }
    }
}
