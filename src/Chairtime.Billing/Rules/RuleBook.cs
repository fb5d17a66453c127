using System.Collections.Frozen;
using System.Collections.Immutable;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Rules;

/// <summary>Every rule, in the order in which findings come out; those of coding itself come before.</summary>
public static class RuleBook
{
    /// <summary>A rule with a defect: what it would have found is not known.</summary>
    public static readonly Rule Failed = new("rules.failed", Severity.Warns, Gate.PayerRules,
        "A rule could not be applied because of a defect in it; what it checks was not checked.",
        "Check by hand what the rule is about, and report the defect.", RuleSources.Own, []);

    internal static ImmutableArray<Rule> InOrder { get; } = Ordered(
    [
        .. DocumentationRules.All, .. OrderRules.All, .. MonitoringRules.All, .. DiagnosisRules.All, .. PolicyRules.All,
        .. StepRules.All, .. AuthorizationRules.All, .. DrugRules.All, .. PackageRules.All, .. CodeRules.All,
        .. ModifierRules.All, .. PlaceRules.All, .. DuplicateRules.All, .. CoverageRules.All, .. FilingRules.All,
        .. ClaimRules.All, .. ReferenceRules.All, Failed,
    ]);

    // Between two days on which some rule begins or ends, every day has the same rules.
    private static readonly DateOnly[] Changes = ChangesOf(InOrder);

    private static readonly ImmutableArray<Rule>[] InForce = Array.ConvertAll(
        Changes, static day => InOrder.RemoveAll(rule => !rule.InForce.Contains(day)));

    // Of those, the ones to ask of a visit by what it has; each list made when a visit first calls for it.
    private static readonly ImmutableArray<Rule>[][] ToAsk = Array.ConvertAll(
        Changes, static _ => new ImmutableArray<Rule>[(int)VisitHas.All + 1]);

    private static readonly FrozenDictionary<string, Rule> ById =
        InOrder.ToFrozenDictionary(static rule => rule.Id, StringComparer.Ordinal);

    /// <summary>In output order; docs/findings.md is made from it, after the findings of coding.</summary>
    public static IReadOnlyList<Rule> All => InOrder;

    /// <summary>The rule of an id, or null when coding itself raises it.</summary>
    public static Rule? Find(string id) => ById.GetValueOrDefault(id);

    /// <summary>The rules in force on a day, in output order.</summary>
    internal static ImmutableArray<Rule> On(DateOnly day) =>
        StretchOf(day) is >= 0 and var stretch ? InForce[stretch] : [];

    /// <summary>Of the rules in force on a day, those that can find anything in a visit, in output order.</summary>
    internal static ImmutableArray<Rule> ToAskOf(RuleWork work)
    {
        if (StretchOf(work.Day) is not (>= 0 and var stretch))
            return [];
        var has = VisitLook.At(work);
        ref var rules = ref ToAsk[stretch][(int)has];
        if (rules.IsDefault)
            rules = InForce[stretch].RemoveAll(rule => (rule.Needs & ~has) != VisitHas.None);
        return rules;
    }

    private static int StretchOf(DateOnly day)
    {
        var index = Array.BinarySearch(Changes, day);
        return index >= 0 ? index : ~index - 1;
    }

    private static DateOnly[] ChangesOf(ImmutableArray<Rule> rules)
    {
        var days = new SortedSet<DateOnly>();
        foreach (var rule in rules)
        {
            days.Add(rule.InForce.From);
            if (rule.InForce.Through is { } last && last < DateOnly.MaxValue)
                days.Add(last.AddDays(1));
        }

        return [.. days];
    }

    private static ImmutableArray<Rule> Ordered(ImmutableArray<Rule> rules)
    {
        for (var i = 0; i < rules.Length; i++)
            rules[i].Order = i;
        return rules;
    }
}
