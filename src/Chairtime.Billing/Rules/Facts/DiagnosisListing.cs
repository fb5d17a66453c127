using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Rules;

/// <summary>Whether the ICD-10-CM file of a day lists a code, also where only a part of the file is at hand.</summary>
internal static class DiagnosisListing
{
    // The characters before the dot.
    private const int Category = 3;

    /// <summary>On the day of service.</summary>
    public static LookupOutcome Of(RuleWork work, string code, in Lookup<DiagnosisEntry> listed) =>
        listed.IsKnown ? listed.Outcome : ByPart(work, code, work.Day);

    /// <summary>Whether the file of the year before did not list a code, and nothing is known of its days. Asked where
    /// the file of the day is not loaded.</summary>
    public static bool WasNone(RuleWork work, in ChartedDiagnosis charted)
    {
        if (charted.Facts.FirstDay is not null || work.Tables is not { } tables)
            return false;
        var day = work.Day.AddYears(-1);
        var found = tables.Diagnosis(charted.Code, day);
        return (found.IsKnown ? found.Outcome : ByPart(work, charted.Code, day)) == LookupOutcome.NotListed;
    }

    // Nothing lies below a code that may be billed.
    private static LookupOutcome ByPart(RuleWork work, string code, DateOnly day)
    {
        if (work.Tables is not { } tables)
            return LookupOutcome.NoData;
        for (var length = code.Length - 1; length >= Category; length--)
        {
            if (code[length - 1] != '.' && tables.Diagnosis(code[..length], day).Value is { IsBillable: true })
                return LookupOutcome.NotListed;
        }

        return LookupOutcome.NoData;
    }
}
