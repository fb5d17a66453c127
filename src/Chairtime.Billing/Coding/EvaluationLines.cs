using System.Collections.Immutable;
using Chairtime.Billing.Vocabulary;
using static Chairtime.Billing.Coding.CodingFindings;

namespace Chairtime.Billing.Coding;

/// <summary>An office visit on the day of drug administration.</summary>
internal static class EvaluationLines
{
    public static void Write(CodingWork work)
    {
        if (work.Visit.EvaluationAndManagement is not { } evaluation)
            return;
        var code = evaluation.Code;
        if (!VisitCodes.IsKnown(code, work.Visit.DateOfService))
        {
            work.Report(VisitCodeUnknown, "evaluationAndManagement",
                $"{code} is not a visit code on {work.Visit.DateOfService:yyyy-MM-dd}.",
                $"Correct evaluationAndManagement.code.");
            return;
        }

        // What waits for its times will be billed once they are documented.
        var beside = work.AdministrationLines.Count > 0 || work.AwaitsTimes;
        if (!beside)
        {
            Add(work, code, [], $"{code}: an office visit without drug administration billed that day.",
                new(CodingRules.VisitAlone, $"{code} as charted"));
            return;
        }

        if (code == "99211")
        {
            work.Report(
                VisitBundled, "evaluationAndManagement",
                    $"99211 is charted beside drug administration and not billed.");
            return;
        }

        if (evaluation.SeparatelyIdentifiable != true)
        {
            work.Report(VisitNotSupported, "evaluationAndManagement",
                $"{code} is charted beside drug administration, and not as separately identifiable.");
            return;
        }

        if (!work.Terms.AddsVisitModifier)
        {
            work.Report(VisitModifier, Severity.Warns, "evaluationAndManagement",
                $"{code} stands beside drug administration without 25; the payer's policy leaves it to a person.",
                $"Add 25 if the note shows a separate, significant visit.");
            Add(work, code, [], $"{code} as charted.",
                new(CodingRules.SeparateVisit, $"{code} without 25 by the payer's policy"));
            return;
        }

        work.Report(
            VisitModifier, "evaluationAndManagement",
                $"{code} carries 25 because drug administration is billed that day.");
        Add(work, code, ["25"], $"{code} was separately identifiable from the drug administration of the day.",
            new(CodingRules.SeparateVisit, $"{code} with 25: charted as separately identifiable"));
    }

    private static void Add(
        CodingWork work, string code, ImmutableArray<string> modifiers, FormattableString because,
            DerivationStep step) =>
        work.OtherLines.Add(new LineDraft
        {
            Code = code,
            Units = 1,
            Modifiers = modifiers,
            Diagnoses = work.Pointers.OfVisit,
            Administrations = [],
            Because = because,
            Steps = [step],
        });
}
