using System.Collections.Immutable;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Rules;

/// <summary>Applies the rule book to a coded visit.</summary>
public static class VisitChecker
{
    /// <summary>The same visit with what would be denied, the money at stake, its gates and its disposition.</summary>
    public static CodedVisit Check(CodedVisit coded, RuleContext context) => Check(coded, context, RuleBook.InOrder);

    /// <param name="rules">Instead of the rule book, in the order in which findings come out.</param>
    internal static CodedVisit Check(CodedVisit coded, RuleContext context, ImmutableArray<Rule> rules)
    {
        var visit = context.History.AddedTo(coded.Visit);
        if (!ReferenceEquals(visit, coded.Visit))
            coded = coded with { Visit = visit };
        var work = new RuleWork(coded, context);
        foreach (var rule in rules)
        {
            if (!rule.InForce.Contains(work.Day))
                continue;
            try
            {
                rule.Check(work, rule);
            }
            catch (Exception defect) when (defect is not OutOfMemoryException)
            {
                // One rule with a defect must not hide what the others found.
                work.Report(RuleBook.Failed, rule.Id,
                    $"The rule {rule.Id} could not be applied ({defect.GetType().Name}).");
            }
        }

        var merged = coded with { Findings = Merge(coded, work.Findings()) };
        merged = MoneyAtRisk.With(merged);
        if (!work.IsForClaim)
            return merged with { Disposition = Disposed(merged, []) };
        var gates = Gates.Of(merged, context.Overrides);
        return merged with { Gates = gates, Disposition = Disposed(merged, gates) };
    }

    // Coding's findings come first in the book.
    private static ImmutableArray<Finding> Merge(CodedVisit coded, List<(int Order, Finding Finding)> found)
    {
        if (found.Count == 0)
            return coded.Findings;
        var all = ImmutableArray.CreateBuilder<Finding>(coded.Findings.Length + found.Count);
        all.AddRange(coded.Findings);
        foreach (var (_, finding) in found)
            all.Add(finding);
        return all.MoveToImmutable();
    }

    private static Disposition Disposed(CodedVisit coded, ImmutableArray<GateState> gates)
    {
        var disposition = Disposition.Ready;
        foreach (var finding in coded.Findings)
        {
            if (finding.Severity == Severity.Blocks && !IsOverridden(finding, gates))
                return Disposition.Held;
            if (finding.Severity != Severity.Informs)
                disposition = Disposition.Review;
        }

        return disposition;
    }

    private static bool IsOverridden(Finding finding, ImmutableArray<GateState> gates)
    {
        var gate = Gates.Guarding(finding.Rule);
        foreach (var state in gates)
        {
            if (state.Gate == gate)
                return state.Outcome == GateOutcome.Overridden;
        }

        return false;
    }
}
