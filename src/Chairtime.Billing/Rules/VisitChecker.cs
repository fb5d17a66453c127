using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Rules;

/// <summary>Applies the rule book to a coded visit.</summary>
public static class VisitChecker
{
    /// <summary>The same visit with what would be denied, the money at stake, its gates and its disposition.</summary>
    public static CodedVisit Check(CodedVisit coded, RuleContext context) =>
        Check(coded, context, null);

    /// <param name="instead">Instead of the rule book, in the order in which findings come out; all in force.</param>
    internal static CodedVisit Check(CodedVisit coded, RuleContext context, ImmutableArray<Rule>? instead)
    {
        var visit = context.History.AddedTo(coded.Visit);
        if (!ReferenceEquals(visit, coded.Visit))
            coded = coded with { Visit = visit };
        var work = new RuleWork(coded, context);
        var rules = instead ?? RuleBook.ToAskOf(work);
        for (var next = 0; next < rules.Length; next++)
        {
            try
            {
                for (; next < rules.Length; next++)
                    rules[next].Check(work, rules[next]);
            }
            catch (Exception defect) when (defect is not OutOfMemoryException)
            {
                // One rule with a defect must not hide what the others found.
                var rule = rules[next];
                work.Report(RuleBook.Failed, rule.Id,
                    $"The rule {rule.Id} could not be applied ({defect.GetType().Name}).");
            }
        }

        var findings = MoneyAtRisk.With(coded, Merge(coded, work.Findings()));
        var gates = work.IsForClaim ? Gates.Of(coded.Visit, findings, context.Overrides) : [];
        return coded with { Findings = findings, Gates = gates, Disposition = Disposed(findings, gates) };
    }

    // Coding's findings come first in the book.
    private static ImmutableArray<Finding> Merge(CodedVisit coded, List<Finding> found)
    {
        if (found.Count == 0)
            return coded.Findings;
        var all = new Finding[coded.Findings.Length + found.Count];
        coded.Findings.CopyTo(all);
        found.CopyTo(all, coded.Findings.Length);
        return ImmutableCollectionsMarshal.AsImmutableArray(all);
    }

    private static Disposition Disposed(ImmutableArray<Finding> findings, ImmutableArray<GateState> gates)
    {
        var disposition = Disposition.Ready;
        foreach (var finding in findings)
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
