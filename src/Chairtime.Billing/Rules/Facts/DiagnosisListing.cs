using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Rules;

/// <summary>Whether the ICD-10-CM file of a day lists a code, also where only a part of the file is at hand.</summary>
internal static class DiagnosisListing
{
    // The characters before the dot.
    private const int Category = 3;

    public static LookupOutcome On(RuleWork work, string code, DateOnly day)
    {
        if (work.Tables is not { } tables)
            return LookupOutcome.NoData;
        var found = tables.Diagnosis(code, day);
        if (found.IsKnown)
            return found.Outcome;
        // Nothing lies below a code that may be billed.
        for (var length = code.Length - 1; length >= Category; length--)
        {
            if (code[length - 1] != '.' && tables.Diagnosis(code[..length], day).Value is { IsBillable: true })
                return LookupOutcome.NotListed;
        }

        return LookupOutcome.NoData;
    }

    /// <summary>Whether the day's file is not loaded, and the one of the year before did not list the code.</summary>
    public static bool WasNone(RuleWork work, string code) => On(work, code, work.Day) == LookupOutcome.NoData
        && DiagnosisDays.FirstDay(code) is null
        && On(work, code, work.Day.AddYears(-1)) == LookupOutcome.NotListed;
}
