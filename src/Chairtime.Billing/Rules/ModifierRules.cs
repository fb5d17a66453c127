using System.Collections.Immutable;
using Chairtime.Billing.Catalogue;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Policies;
using Chairtime.Billing.Vocabulary;
using static Chairtime.Billing.Vocabulary.Severity;

namespace Chairtime.Billing.Rules;

/// <summary>Modifiers that are missing, contradict one another, or do not belong on their line.</summary>
internal static class ModifierRules
{
    private const int MostOnLine = 4;

    public static readonly Rule Conflict = new("coding.modifier-conflict", Blocks, Gate.PayerRules,
        "Two modifiers on a line contradict one another.", "Keep the one that the chart supports.",
        RuleSources.CodeTable, ["CO-4", "N519"])
    { Needs = VisitHas.Modifiers, Check = CheckConflict };

    public static readonly Rule Twice = new("coding.modifier-twice", Warns, Gate.PayerRules,
        "A modifier stands twice on a line.", "Remove one of the two.", RuleSources.ClaimGuide, ["CO-4"])
    { Needs = VisitHas.Modifiers, Check = CheckTwice };

    public static readonly Rule Shape = new("coding.modifier-shape", Blocks, Gate.PayerRules,
        "A modifier is not two letters or digits.", "Correct the modifiers in otherServices.",
        RuleSources.ClaimGuide, ["CO-4", "CO-182"])
    { Needs = VisitHas.Modifiers, Check = CheckShape };

    public static readonly Rule TooMany = new("coding.modifiers-too-many", Blocks, Gate.PayerRules,
        "A line carries at most four modifiers.", "Keep the four that decide payment.", RuleSources.ClaimGuide,
        ["CO-4"])
    { Needs = VisitHas.Modifiers, Check = CheckCount };

    public static readonly Rule WasteMissing = new("coding.jw-jz-missing", Blocks, Gate.Drug,
        "The payer demands JW or JZ on a drug from single-dose containers, and the code carries neither.",
        "Add JZ when nothing was discarded; otherwise bill the discarded amount with JW.", RuleSources.Waste,
        ["CO-4", "CO-16", "N822"])
    { Check = CheckWaste };

    public static readonly Rule WasteOnMultiDose = new("coding.jw-jz-multi-dose", Blocks, Gate.Drug,
        "JW or JZ stands on a drug that comes in multiple-dose containers only.", "Remove the modifier.",
        RuleSources.Waste, ["CO-4"])
    { Needs = VisitHas.Modifiers, Check = CheckMultiDose };

    public static readonly Rule JzBesideJw = new("coding.jz-beside-jw", Blocks, Gate.Drug,
        "One line of a drug says that nothing was discarded, another bills the discarded amount.",
        "Remove JZ from the line of what was given.", RuleSources.Waste, ["CO-4"])
    { Needs = VisitHas.Modifiers, Check = CheckBoth };

    public static readonly Rule VisitNeeds25 = new("evaluation.25-missing", Warns, Gate.PayerRules,
        "An office visit from otherServices stands beside drug administration without 25.",
        "Add 25 if the note shows a separate, significant visit; otherwise remove the visit.",
        RuleSources.CodePairs, ["CO-97", "CO-236"])
    { Needs = VisitHas.OtherServices, Check = CheckVisit };

    public static readonly Rule Misplaced25 = new("coding.25-misplaced", Blocks, Gate.PayerRules,
        "25 stands on a code that is not a visit.", "Remove 25, or use 59 if the services were distinct.",
        RuleSources.CodePairs, ["CO-4"])
    { Needs = VisitHas.Modifiers, Check = CheckMisplaced };

    public static readonly Rule NotInForce = new("coding.modifier-not-in-force", Blocks, Gate.PayerRules,
        "A HCPCS modifier did not exist yet, or no longer, on the day of service.", "Use the modifier of that day.",
        RuleSources.CodeTable, ["CO-182", "CO-4"])
    { Needs = VisitHas.Modifiers, Check = CheckInForce };

    public static readonly Rule WasteAlone = new("coding.jw-alone", Blocks, Gate.Drug,
        "Discarded units of a drug are billed, and none that were given.",
        "Bill the units that were given on their own line; a drug of which nothing was given is not billed.",
        RuleSources.Waste, ["CO-4", "CO-16"])
    { Needs = VisitHas.Modifiers, Check = CheckAlone };

    public static readonly Rule OfHospital = new("coding.hospital-modifier", Blocks, Gate.PayerRules,
        "A modifier of hospital departments (PO, PN) stands on a professional claim.", "Remove the modifier.",
        RuleSources.CodeTable, ["CO-4"])
    { Needs = VisitHas.Modifiers, Check = CheckHospital };

    public static readonly Rule Notice = new("coding.notice-modifier", Warns, Gate.PayerRules,
        "A modifier about Medicare's advance notice (GA, GX, GZ) stands on a claim to another payer.",
        "Remove it; a Medicare Advantage plan takes an organization determination instead.", RuleSources.CodeTable,
        ["CO-4"])
    { Needs = VisitHas.Modifiers, Check = CheckNotice };

    public static ImmutableArray<Rule> All { get; } =
    [
        Conflict, Twice, Shape, TooMany, NotInForce, WasteMissing, WasteOnMultiDose, JzBesideJw, WasteAlone,
        VisitNeeds25, Misplaced25, OfHospital, Notice,
    ];

    private static void CheckConflict(RuleWork work, Rule rule)
    {
        foreach (var line in work.Coded.Lines)
        {
            for (var i = 0; i < line.Modifiers.Length; i++)
            {
                for (var j = i + 1; j < line.Modifiers.Length; j++)
                {
                    if (Modifiers.Conflict(line.Modifiers[i], line.Modifiers[j]))
                        work.Report(rule, line.Code,
                            $"{line.Code} carries {line.Modifiers[i]} and {line.Modifiers[j]}.");
                }
            }
        }
    }

    private static void CheckTwice(RuleWork work, Rule rule)
    {
        foreach (var line in work.Coded.Lines)
        {
            for (var i = 1; i < line.Modifiers.Length; i++)
            {
                if (line.Modifiers.IndexOf(line.Modifiers[i]) < i)
                    work.Report(rule, line.Code, $"{line.Code} carries {line.Modifiers[i]} more than once.");
            }
        }
    }

    private static void CheckShape(RuleWork work, Rule rule)
    {
        foreach (var line in work.Coded.Lines)
        {
            foreach (var modifier in line.Modifiers)
            {
                if (!Modifiers.IsWellFormed(modifier))
                    work.Report(rule, line.Code, $"{modifier} on {line.Code} is not a modifier.");
            }
        }
    }

    private static void CheckCount(RuleWork work, Rule rule)
    {
        foreach (var line in work.Coded.Lines)
        {
            if (line.Modifiers.Length > MostOnLine)
                work.Report(rule, line.Code, $"{line.Code} carries {line.Modifiers.Length} modifiers.");
        }
    }

    private static void CheckWaste(RuleWork work, Rule rule)
    {
        if (work.Terms.Jz != DiscardedModifier.Required)
            return;
        foreach (var billed in work.Drugs)
        {
            if (IsSingleDose(billed) && !Carries(billed.Line, "JZ") && !Carries(billed.Line, "GY")
                && !HasDiscarded(work, billed.Line.Code, null)
                && !PackagedDrugs.Is(work.Tables, work.Visit, billed.Line.Code)
                && (billed.Given is null || !work.HasFinding("documentation.vials-missing", billed.Given.Id)))
            {
                work.Report(rule, billed.About,
                    $"{billed.Shown} comes in single-dose containers, and its line carries neither JW nor JZ.",
                    $"Add JZ to {billed.Line.Code} if nothing was discarded; otherwise bill that amount with JW.");
            }
        }
    }

    // What the chart says of the opened containers goes before what the catalogue knows of the drug.
    internal static bool IsSingleDose(BilledDrug billed)
    {
        if (billed.Given?.Charted.Vials is { IsDefaultOrEmpty: false } vials)
        {
            foreach (var vial in vials)
            {
                if (vial.SingleDose is { } isSingle)
                    return isSingle;
            }
        }

        return billed.Drug is { Container: ContainerType.SingleDose, IsUnlisted: false } && billed.IsReviewed;
    }

    private static void CheckMultiDose(RuleWork work, Rule rule)
    {
        foreach (var billed in work.Drugs)
        {
            if (billed.Drug.Container == ContainerType.MultiDose && !IsSingleDose(billed)
                && (Carries(billed.Line, "JW") || Carries(billed.Line, "JZ")))
            {
                work.Report(rule, billed.About, $"{billed.Line.Code} comes in multiple-dose containers.");
            }
        }
    }

    private static void CheckBoth(RuleWork work, Rule rule)
    {
        foreach (var billed in work.Drugs)
        {
            if (!billed.IsDiscarded && Carries(billed.Line, "JZ")
                && HasDiscarded(work, billed.Line.Code, billed.About))
            {
                work.Report(rule, billed.About,
                    $"{billed.Line.Code} carries JZ, and another line bills its discarded amount.");
            }
        }
    }

    private static void CheckInForce(RuleWork work, Rule rule)
    {
        foreach (var line in work.Coded.Lines)
        {
            foreach (var modifier in line.Modifiers)
            {
                if (Modifiers.DaysOf(modifier) is { } days && !days.Contains(work.Day))
                {
                    work.Report(rule, line.Code, $"{modifier} on {line.Code} is in force {days}; the service was on {
                        work.Day:yyyy-MM-dd}.");
                }
                else if (Modifiers.IsOfHcpcs(modifier)
                    && work.Tables?.Hcpcs(modifier, work.Day).Outcome == LookupOutcome.NotListed)
                {
                    work.Report(rule, line.Code, $"{modifier} on {line.Code} is not a HCPCS modifier on {
                        work.Day:yyyy-MM-dd}.");
                }
            }
        }
    }

    private static void CheckAlone(RuleWork work, Rule rule)
    {
        foreach (var billed in work.Drugs)
        {
            if (billed.IsDiscarded && !HasGiven(work, billed.Line.Code))
            {
                work.Report(rule, billed.Line.Code,
                    $"{billed.Line.Units} discarded units of {billed.Shown} are billed, and none that were given.");
            }
        }
    }

    private static void CheckHospital(RuleWork work, Rule rule)
    {
        if (work.Visit.Setting == Visits.Setting.Facility)
            return;
        foreach (var line in work.Coded.Lines)
        {
            foreach (var modifier in line.Modifiers)
            {
                if (modifier is "PO" or "PN")
                    work.Report(rule, line.Code, $"{line.Code} carries {modifier} on a professional claim.");
            }
        }
    }

    private static void CheckNotice(RuleWork work, Rule rule)
    {
        if (work.IsMedicare || work.Primary is null)
            return;
        foreach (var line in work.Coded.Lines)
        {
            foreach (var modifier in line.Modifiers)
            {
                if (modifier is "GA" or "GX" or "GZ")
                {
                    work.Report(rule, line.Code,
                        $"{line.Code} carries {modifier}, which is Medicare's; the claim goes to {work.PayerName}.");
                }
            }
        }
    }

    private static void CheckVisit(RuleWork work, Rule rule)
    {
        if (work.Visit.OtherServices.IsEmpty)
            return;
        var isBeside = false;
        foreach (var line in work.Coded.Lines)
            isBeside |= line.Code.StartsWith("963", StringComparison.Ordinal)
                || line.Code.StartsWith("964", StringComparison.Ordinal);
        if (!isBeside)
            return;
        foreach (var service in work.Visit.OtherServices)
        {
            // A published pair of the two says so already, and harder.
            if (IsVisit(service.Code) && !service.Modifiers.Contains("25")
                && !work.PairEdits.Any(edit => edit.Column1 == service.Code || edit.Column2 == service.Code))
                work.Report(rule, service.Code, $"{service.Code} stands beside drug administration without 25.");
        }
    }

    private static void CheckMisplaced(RuleWork work, Rule rule)
    {
        foreach (var line in work.Coded.Lines)
        {
            if (Carries(line, "25") && !line.Code.StartsWith("99", StringComparison.Ordinal)
                && !line.Code.StartsWith("92", StringComparison.Ordinal) && line.Code[0] != 'G')
            {
                work.Report(rule, line.Code, $"{line.Code} carries 25 and is not a visit.");
            }
        }
    }

    private static bool IsVisit(string code) => code.Length == 5 && code.StartsWith("992", StringComparison.Ordinal)
        && code[3] is '0' or '1';

    /// <param name="about">Null for whatever it is about.</param>
    private static bool HasDiscarded(RuleWork work, string code, string? about)
    {
        foreach (var other in work.Drugs)
        {
            if (other.IsDiscarded && other.Line.Code == code && (about is null || other.About == about))
                return true;
        }

        return false;
    }

    private static bool HasGiven(RuleWork work, string code)
    {
        foreach (var other in work.Drugs)
        {
            if (!other.IsDiscarded && other.Line.Code == code)
                return true;
        }

        return false;
    }

    private static bool Carries(ServiceLine line, string modifier) => line.Carries(modifier);
}
