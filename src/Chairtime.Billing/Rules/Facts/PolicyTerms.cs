using System.Collections.Immutable;
using Chairtime.Billing.Policies;

namespace Chairtime.Billing.Rules;

/// <summary>Which of a payer's policies on a code apply to a visit. A policy that names diagnoses applies to those
/// only, and goes before one that names none.</summary>
internal static class PolicyTerms
{
    /// <summary>The policies on a code that say something of a kind and apply to the visit's diagnoses.</summary>
    public static List<CoveragePolicy> On(RuleWork work, string code, Func<CoveragePolicy, bool> says)
    {
        var found = new List<CoveragePolicy>();
        var areForDiagnosis = false;
        foreach (var policy in work.Terms.Coverage)
        {
            if (!policy.Codes.Contains(code) || !says(policy))
                continue;
            var isForDiagnosis = !policy.Diagnoses.IsEmpty;
            if (isForDiagnosis && !Diagnoses.AnyOf(work.Visit.Diagnoses, policy.Diagnoses))
                continue;
            if (isForDiagnosis && !areForDiagnosis)
            {
                found.Clear();
                areForDiagnosis = true;
            }

            if (isForDiagnosis == areForDiagnosis)
                found.Add(policy);
        }

        return found;
    }

    /// <summary>Diagnoses for which the payer covers a code; empty when its policy names none.</summary>
    public static ImmutableArray<string> CoveredDiagnoses(RuleWork work, string code)
    {
        if (work.Terms.Coverage.IsEmpty)
            return [];
        var covered = ImmutableArray.CreateBuilder<string>();
        foreach (var policy in work.Terms.Coverage)
        {
            if (!policy.Codes.Contains(code))
                continue;
            foreach (var diagnosis in policy.Diagnoses)
            {
                if (!covered.Contains(diagnosis))
                    covered.Add(diagnosis);
            }
        }

        return covered.DrainToImmutable();
    }

    /// <summary>The policy with the youngest age, which is the one that is kept to when any is.</summary>
    public static CoveragePolicy? Youngest(RuleWork work, string code) => work.Terms.Coverage.IsEmpty ? null
        : On(work, code, static policy => policy.MinimumAge is not null).MinBy(static policy => policy.MinimumAge);

    /// <summary>The policy with the highest dose for this patient.</summary>
    public static CoveragePolicy? HighestDose(RuleWork work, string code) => work.Terms.Coverage.IsEmpty ? null
        : On(work, code, static policy => policy.MaximumDose is not null).MaxBy(policy =>
            policy.MaximumDose!.Value is { Unit: "mg/kg" } each ? each.Value * (work.WeightKg ?? 1)
                : policy.MaximumDose.Value.Value);

    /// <summary>The policy with the shortest interval.</summary>
    public static CoveragePolicy? Soonest(RuleWork work, string code) => work.Terms.Coverage.IsEmpty ? null
        : On(work, code, static policy => policy.MinimumIntervalDays is not null)
            .MinBy(static policy => policy.MinimumIntervalDays);
}
