using System.Collections.Immutable;
using System.Globalization;
using Chairtime.Billing.Visits;
using Chairtime.Billing.Vocabulary;
using static Chairtime.Billing.Vocabulary.Severity;

namespace Chairtime.Billing.Rules;

/// <summary>Whether each diagnosis exists, may be billed, stands in a place it may stand in, and goes with the
/// others.</summary>
internal static class DiagnosisRules
{
    // The characters before the dot name the disease.
    private const int Category = 3;

    public static readonly Rule Malformed = new("diagnosis.malformed", Blocks, Gate.Diagnosis,
        "A diagnosis does not have the shape of an ICD-10-CM code.", "Correct the code in diagnoses.",
        RuleSources.DiagnosisTable, ["CO-16", "M76"])
    { Check = CheckShape };

    public static readonly Rule NotListed = new("diagnosis.not-listed", Blocks, Gate.Diagnosis,
        "A diagnosis code does not exist on the day of service.", "Use the code of that fiscal year.",
        RuleSources.DiagnosisTable, ["CO-146", "CO-16", "M76"])
    { Check = CheckListed };

    public static readonly Rule NotBillable = new("diagnosis.not-billable", Blocks, Gate.Diagnosis,
        "A diagnosis is a heading, which needs more characters.", "Use the full code that the chart documents.",
        RuleSources.DiagnosisTable, ["CO-146", "CO-16", "M76"])
    { Check = CheckBillable };

    public static readonly Rule Twice = new("diagnosis.twice", Warns, Gate.Diagnosis,
        "A diagnosis is listed twice.", "Remove the second one from diagnoses.", RuleSources.ClaimGuide,
        ["CO-16", "M76"])
    { Needs = VisitHas.SeveralDiagnoses, Check = CheckTwice };

    public static readonly Rule Unspecified = new("diagnosis.unspecified", Informs, Gate.Diagnosis,
        "A diagnosis is unspecified where more specific codes exist.",
        "Use a more specific code if the chart documents one; never guess.", RuleSources.DiagnosisGuidelines,
        ["CO-50"])
    { Check = CheckUnspecified };

    public static readonly Rule OnlySecondary = new("diagnosis.only-secondary", Blocks, Gate.Diagnosis,
        "The first diagnosis is one that may only follow another.", "Put the condition that was treated first.",
        RuleSources.DiagnosisGuidelines, ["CO-16", "MA63"])
    { Check = CheckFirst };

    public static readonly Rule CodeFirst = new("diagnosis.code-first", Warns, Gate.Diagnosis,
        "A manifestation stands before the disease that it comes from.",
        "Put the underlying disease first, if the chart documents it.", RuleSources.DiagnosisGuidelines,
        ["CO-16", "MA63"])
    { Check = CheckManifestation };

    public static readonly Rule Excludes = new("diagnosis.excludes", Warns, Gate.Diagnosis,
        "Two diagnoses exclude one another.", "Keep the one that the chart supports.",
        RuleSources.DiagnosisGuidelines, ["CO-16", "M76"])
    { Needs = VisitHas.SeveralDiagnoses, Check = CheckExcludes };

    public static readonly Rule WrongAge = new("diagnosis.age", Warns, Gate.Diagnosis,
        "A diagnosis does not go with the patient's age.", "Correct the diagnosis or patient.birthDate.",
        RuleSources.DiagnosisGuidelines, ["CO-9"])
    { Check = CheckAge };

    public static readonly Rule WrongSex = new("diagnosis.sex", Warns, Gate.Diagnosis,
        "A diagnosis does not go with the patient's sex as charted.", "Correct the diagnosis or patient.sex.",
        RuleSources.DiagnosisGuidelines, ["CO-10"])
    { Check = CheckSex };

    public static readonly Rule LongTermUse = new("diagnosis.long-term-drug", Informs, Gate.Diagnosis,
        "A long-term immunosuppressive drug is given and no code says so.",
        "Add the Z79.6- code if the chart documents long-term use.", RuleSources.DiagnosisGuidelines, [])
    { InForce = new(new DateOnly(2022, 10, 1)), Check = CheckLongTerm };

    public static readonly Rule OrderDiffers = new("diagnosis.order-differs", Warns, Gate.Diagnosis,
        "The order was written for another disease than the visit documents.",
        "Correct the diagnosis of the visit or of the order, whichever the note does not support.",
        RuleSources.InfusionRecord, ["CO-11", "CO-50"])
    { Needs = VisitHas.Orders, Check = CheckOrdered };

    public static ImmutableArray<Rule> All { get; } =
    [
        Malformed, NotListed, NotBillable, Twice, Unspecified, OnlySecondary, CodeFirst, Excludes, WrongAge, WrongSex,
        LongTermUse, OrderDiffers,
    ];

    private static void CheckShape(RuleWork work, Rule rule)
    {
        foreach (ref readonly var charted in work.Diagnoses.AsSpan())
        {
            var code = charted.Code;
            if (!charted.Facts.IsWellFormed)
                work.Report(rule, "diagnoses", $"{code} is not an ICD-10-CM code.", $"Correct {code} in diagnoses.");
        }
    }

    private static void CheckListed(RuleWork work, Rule rule)
    {
        foreach (ref readonly var charted in work.Diagnoses.AsSpan())
        {
            if (!charted.Facts.IsWellFormed)
                continue;
            var code = charted.Code;
            var listed = charted.Outcome;
            var begins = listed == LookupOutcome.NoData ? charted.Facts.FirstDay : null;
            if (listed == LookupOutcome.NoData)
                work.Missed(ConsultedTable.Diagnoses, code);
            if (listed == LookupOutcome.NotListed || begins > work.Day)
            {
                work.Report(rule, "diagnoses", $"{code} is not an ICD-10-CM code on {work.Day:yyyy-MM-dd}{
                    Otherwise(work, code, begins)}.",
                    $"Replace {code} in diagnoses by the code of that day.");
            }
            else if (listed == LookupOutcome.NoData && DiagnosisListing.WasNone(work, charted))
            {
                // A new fiscal year may bring it: that must not hold a claim.
                work.Report(rule, Warns, "diagnoses",
                    $"{code} was not an ICD-10-CM code in the year before, and the file of {
                        work.Day:yyyy-MM-dd} is not loaded.",
                    $"Check {code} in diagnoses against the code list of the day.");
            }
        }
    }

    /// <summary>Whether a code is malformed, unknown to the tables or a heading: nothing follows from such a
    /// one.</summary>
    internal static bool IsNoCode(RuleWork work, in ChartedDiagnosis charted)
    {
        if (!charted.Facts.IsWellFormed || IsHeading(work, charted))
            return true;
        var listed = charted.Outcome;
        return listed == LookupOutcome.NotListed
            || (listed == LookupOutcome.NoData && DiagnosisListing.WasNone(work, charted));
    }

    // The year before or after, in which it is one: the usual slip around the first of October.
    private static string Otherwise(RuleWork work, string code, DateOnly? begins)
    {
        var first = DiagnosisDays.FirstOfYear(work.Day);
        if (begins is null && work.Tables?.Diagnosis(code, first.AddYears(1)).IsFound == true)
            begins = first.AddYears(1);
        if (begins is { } day)
            return string.Create(CultureInfo.InvariantCulture, $"; it is one from {day:yyyy-MM-dd}");
        return work.Tables?.Diagnosis(code, first.AddDays(-1)).IsFound == true
            ? string.Create(CultureInfo.InvariantCulture, $"; it was one until {first.AddDays(-1):yyyy-MM-dd}") : "";
    }

    private static void CheckBillable(RuleWork work, Rule rule)
    {
        foreach (ref readonly var charted in work.Diagnoses.AsSpan())
        {
            if (IsHeading(work, charted))
            {
                var code = charted.Code;
                work.Report(rule, "diagnoses",
                    $"{code} is a heading on {work.Day:yyyy-MM-dd}: it needs more characters.",
                    $"Replace {code} in diagnoses by the full code that the chart documents.");
            }
        }
    }

    private static bool IsHeading(RuleWork work, in ChartedDiagnosis charted)
    {
        if (charted.Listed.IsKnown)
            return charted.Listed.Value is { IsBillable: false };
        // A heading of last year is one this year: used while the new year's file is not loaded.
        if (work.Tables?.Diagnosis(charted.Code, work.Day.AddYears(-1)) is { IsFound: true, Value.IsBillable: false })
            return true;
        return charted.Facts.FirstDayAsHeading is { } from ? work.Day >= from : charted.Facts.IsKnownHeading;
    }

    private static void CheckTwice(RuleWork work, Rule rule)
    {
        var codes = work.Visit.Diagnoses;
        for (var i = 1; i < codes.Length; i++)
        {
            if (codes.IndexOf(codes[i]) < i)
                work.Report(rule, "diagnoses", $"{codes[i]} is listed more than once.");
        }
    }

    private static void CheckUnspecified(RuleWork work, Rule rule)
    {
        if (!work.IsForClaim)
            return;
        foreach (ref readonly var charted in work.Diagnoses.AsSpan())
        {
            if (charted.Facts.MoreSpecific is { } instead)
            {
                var code = charted.Code;
                work.Report(rule, "diagnoses", $"{code} is unspecified; the chart may support {instead}.",
                    $"Replace {code} in diagnoses if the chart documents {instead}.");
            }
        }
    }

    private static void CheckFirst(RuleWork work, Rule rule)
    {
        if (work.Diagnoses is [{ Facts.IsNeverFirst: true }, ..])
        {
            work.Report(rule, "diagnoses", $"{work.Visit.Diagnoses[0]} stands first and may only follow another.",
                $"Move the condition that was treated to the front of diagnoses.");
        }
    }

    private static void CheckManifestation(RuleWork work, Rule rule)
    {
        if (work.Diagnoses is [{ Facts.IsManifestation: true }, ..])
        {
            work.Report(rule, "diagnoses",
                $"{work.Visit.Diagnoses[0]} is a manifestation and stands before its disease.",
                $"Put the underlying disease at the front of diagnoses, if the chart documents it.");
        }
    }

    private static void CheckExcludes(RuleWork work, Rule rule)
    {
        var codes = work.Visit.Diagnoses;
        for (var i = 0; i < codes.Length; i++)
        {
            for (var j = i + 1; j < codes.Length; j++)
            {
                if (DiagnosisCodes.Exclude(codes[i], codes[j]))
                {
                    work.Report(rule, "diagnoses", $"{codes[i]} and {codes[j]} exclude one another.",
                        $"Keep in diagnoses the one of {codes[i]} and {codes[j]} that the chart supports.");
                }
            }
        }
    }

    private static void CheckAge(RuleWork work, Rule rule)
    {
        if (work.Age is not { } age)
            return;
        foreach (var code in work.Visit.Diagnoses)
        {
            if (DiagnosisCodes.IsForAge(code, age))
                continue;
            work.Report(rule, "diagnoses", $"{code} does not go with an age of {age}.",
                $"Correct {code} in diagnoses, or patient.birthDate.");
        }
    }

    private static void CheckSex(RuleWork work, Rule rule)
    {
        if (work.Visit.Patient?.Sex is not ("F" or "M"))
            return;
        foreach (ref readonly var charted in work.Diagnoses.AsSpan())
        {
            if (charted.Facts.Sex is { } sex && sex != work.Visit.Patient.Sex)
            {
                var code = charted.Code;
                work.Report(rule, "diagnoses", $"{code} does not go with sex {work.Visit.Patient.Sex}.",
                    $"Correct {code} in diagnoses, or patient.sex.");
            }
        }
    }

    private static void CheckLongTerm(RuleWork work, Rule rule)
    {
        if (!work.IsForClaim || work.Visit.Diagnoses.IsEmpty)
            return;
        foreach (var billed in work.Drugs)
        {
            if (billed.IsDiscarded || LongTermDrugs.CodeFor(billed.Drug) is not { } code || HasLongTerm(work))
                continue;
            work.Report(rule, "diagnoses",
                $"{billed.Drug.Name} is billed, and no Z79 code says that such a drug is taken long-term.",
                $"Add {code} to diagnoses if the chart documents long-term use.");
            return;
        }
    }

    private static bool HasLongTerm(RuleWork work)
    {
        foreach (var code in work.Visit.Diagnoses)
        {
            if (code.StartsWith("Z79", StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static void CheckOrdered(RuleWork work, Rule rule)
    {
        if (work.Visit.Diagnoses.IsEmpty)
            return;
        List<string>? orders = null;
        Order? first = null;
        foreach (var given in work.Given)
        {
            if (given is { Order: { Diagnoses.IsEmpty: false } order, IsTreatment: true }
                && !AnyOfOneCategory(order.Diagnoses, work.Visit.Diagnoses) && orders?.Contains(order.OrderId) != true)
            {
                (orders ??= []).Add(order.OrderId);
                first ??= order;
            }
        }

        if (orders is null || first is null)
            return;
        work.Report(rule, "diagnoses",
            $"Order {string.Join(", ", orders)} is for {string.Join(", ", first.Diagnoses)}; the visit has {
                string.Join(", ", work.Visit.Diagnoses)}.",
            $"Correct diagnoses, or those of the order in orders, whichever the note does not support.");
    }

    // Another site or stage of one disease is no contradiction: M05.79 and M05.9.
    private static bool AnyOfOneCategory(ImmutableArray<string> some, ImmutableArray<string> others)
    {
        foreach (var one in some)
        {
            foreach (var other in others)
            {
                if (one.Length >= Category && other.AsSpan().StartsWith(one.AsSpan(0, Category)))
                    return true;
            }
        }

        return false;
    }
}
