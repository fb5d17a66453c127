using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Rules;

/// <summary>A diagnosis of the visit, what its code is known for, and what the published table says of it.</summary>
/// <param name="Outcome">Also where only a part of the table is at hand; several rules ask.</param>
internal readonly record struct ChartedDiagnosis(
    DiagnosisFacts Facts, Lookup<DiagnosisEntry> Listed, LookupOutcome Outcome)
{
    public string Code => Facts.Code;

    public static ChartedDiagnosis[] Of(RuleWork work)
    {
        var codes = work.Visit.Diagnoses;
        var charted = new ChartedDiagnosis[codes.Length];
        for (var i = 0; i < charted.Length; i++)
        {
            var facts = DiagnosisFacts.Of(codes[i]);
            var listed = work.Tables?.Diagnosis(codes[i], work.Day) ?? default;
            charted[i] = new(facts, listed,
                facts.IsWellFormed ? DiagnosisListing.Of(work, codes[i], listed) : listed.Outcome);
        }

        return charted;
    }
}
