using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Rules;

/// <summary>A diagnosis of the visit, what its code is known for, and what the published table says of it.</summary>
internal readonly record struct ChartedDiagnosis(DiagnosisFacts Facts, Lookup<DiagnosisEntry> Listed)
{
    public string Code => Facts.Code;

    public static ChartedDiagnosis[] Of(RuleWork work)
    {
        var codes = work.Visit.Diagnoses;
        var charted = new ChartedDiagnosis[codes.Length];
        for (var i = 0; i < charted.Length; i++)
            charted[i] = new(DiagnosisFacts.Of(codes[i]), work.Tables?.Diagnosis(codes[i], work.Day) ?? default);
        return charted;
    }
}
