using System.Collections.Immutable;
using Chairtime.Billing.Visits;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Rules;

/// <summary>What a claim must get through before it goes out.</summary>
public enum Gate
{
    Diagnosis,
    Time,
    Drug,
    Authorization,

    /// <summary>Everything else: coverage, documentation, coding edits, completeness.</summary>
    PayerRules,
}

/// <summary>How a gate stands.</summary>
public enum GateOutcome
{
    Pass,
    Fail,

    /// <summary>It fails, and a person lets the claim through.</summary>
    Overridden,
}

/// <summary>A person's word that a failing gate may be passed.</summary>
/// <param name="VisitId">The one visit that it is about.</param>
/// <param name="By">Who decided.</param>
/// <param name="Why">The reason, for the record.</param>
public sealed record GateOverride(string VisitId, Gate Gate, string By, string Why);

/// <summary>A gate of one visit's claim.</summary>
/// <param name="Override">Who let it through and why, when it is overridden.</param>
public sealed record GateState(Gate Gate, GateOutcome Outcome, GateOverride? Override);

/// <summary>Where the gates of a visit's claim stand.</summary>
public static class Gates
{
    private static readonly ImmutableArray<Gate> InOrder =
        [Gate.Diagnosis, Gate.Time, Gate.Drug, Gate.Authorization, Gate.PayerRules];

    // By the bits of those that fail, where nobody let any through.
    private static readonly ImmutableArray<GateState>[] ByFailing =
        [.. Enumerable.Range(0, 1 << InOrder.Length).Select(static failing => StatesOf(failing, "", []))];

    /// <summary>The five gates in their order. A gate fails when something that it guards blocks.</summary>
    public static ImmutableArray<GateState> Of(
        Visit visit, ImmutableArray<Finding> findings, ImmutableArray<GateOverride> overrides)
    {
        var failing = 0;
        foreach (var finding in findings)
        {
            if (finding.Severity == Severity.Blocks)
                failing |= 1 << (int)Guarding(finding.Rule);
        }

        return failing == 0 || overrides.IsDefaultOrEmpty
            ? ByFailing[failing] : StatesOf(failing, visit.VisitId, overrides);
    }

    private static ImmutableArray<GateState> StatesOf(
        int failing, string visitId, ImmutableArray<GateOverride> overrides)
    {
        var states = ImmutableArray.CreateBuilder<GateState>(InOrder.Length);
        foreach (var gate in InOrder)
        {
            var isFailing = (failing & (1 << (int)gate)) != 0;
            var allowed = isFailing ? OverrideOf(visitId, gate, overrides) : null;
            states.Add(new GateState(gate,
                !isFailing ? GateOutcome.Pass : allowed is null ? GateOutcome.Fail : GateOutcome.Overridden, allowed));
        }

        return states.MoveToImmutable();
    }

    /// <summary>The same gates, with those failing that further findings block: nobody let these through.</summary>
    public static ImmutableArray<GateState> Closed(ImmutableArray<GateState> gates, IEnumerable<Finding> further)
    {
        if (gates.IsDefaultOrEmpty)
            return gates;
        foreach (var finding in further)
        {
            if (finding.Severity == Severity.Blocks)
            {
                var gate = Guarding(finding.Rule);
                gates = [.. gates.Select(state =>
                    state.Gate == gate ? new GateState(gate, GateOutcome.Fail, null) : state)];
            }
        }

        return gates;
    }

    /// <summary>The gate that a finding belongs to.</summary>
    /// <param name="ruleId">Of the rule book, or of coding itself.</param>
    public static Gate Guarding(string ruleId)
    {
        if (RuleBook.Find(ruleId) is { } rule)
            return rule.Gate;
        return ruleId.AsSpan(0, Math.Max(ruleId.IndexOf('.', StringComparison.Ordinal), 0)) switch
        {
            "diagnosis" => Gate.Diagnosis,
            "time" or "hydration" or "administration" => Gate.Time,
            "drug" => Gate.Drug,
            "authorization" => Gate.Authorization,
            "documentation" => ruleId is "documentation.dose-missing" or "documentation.vials-missing"
                ? Gate.Drug : Gate.Time,
            _ => Gate.PayerRules,
        };
    }

    /// <summary>As the output spells it.</summary>
    public static string Word(Gate gate) => gate switch
    {
        Gate.Diagnosis => "diagnosis",
        Gate.Time => "time",
        Gate.Drug => "drug",
        Gate.Authorization => "authorization",
        Gate.PayerRules => "payer-rules",
    };

    /// <summary>As the output spells it.</summary>
    public static string Word(GateOutcome outcome) => outcome switch
    {
        GateOutcome.Pass => "pass",
        GateOutcome.Fail => "fail",
        GateOutcome.Overridden => "overridden",
    };

    private static GateOverride? OverrideOf(string visitId, Gate gate, ImmutableArray<GateOverride> overrides)
    {
        foreach (var each in overrides)
        {
            if (each.Gate == gate && each.VisitId == visitId)
                return each;
        }

        return null;
    }
}
