using System.Collections.Immutable;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Vocabulary;
using static Chairtime.Billing.Vocabulary.Severity;

namespace Chairtime.Billing.Rules;

/// <summary>Whether the lines' codes may stand: in force, with their primary, beside one another, in that
/// number.</summary>
internal static class CodeRules
{
    public static readonly Rule NotInForce = new("coding.code-not-in-force", Blocks, Gate.PayerRules,
        "A HCPCS code is not in the published file of the quarter.", "Use the code of that day.",
        RuleSources.CodeTable, ["CO-181", "M20"])
    { Needs = VisitHas.Tables, Check = CheckInForce };

    public static readonly Rule PairDenied = new("coding.pair", Blocks, Gate.PayerRules,
        "Two codes are never paid together, with or without a modifier.",
        "Remove the second one, unless the chart shows that the first was not done.", RuleSources.CodePairs,
        ["CO-97", "CO-236"])
    { Needs = VisitHas.Tables, Check = CheckPairs };

    public static readonly Rule PairNeedsModifier = new("coding.pair-modifier", Blocks, Gate.PayerRules,
        "Two codes are paid together only with a modifier that says that they were distinct.",
        "Add the modifier if the chart shows distinct services; otherwise remove the second one.",
        RuleSources.CodePairs, ["CO-97", "CO-236"])
    { Needs = VisitHas.Tables, Check = CheckPairModifiers };

    public static readonly Rule UnitLimit = new("coding.unit-limit", Blocks, Gate.PayerRules,
        "More units of a service are billed than the published limit for a day.",
        "Check the units; above the limit, the payer wants documentation.", RuleSources.UnitLimits,
        ["CO-151", "CO-222", "N362"])
    { Needs = VisitHas.Tables, Check = CheckUnits };

    public static readonly Rule UnitLimitDoubtful = new("coding.unit-limit-unverified", Warns, Gate.PayerRules,
        "More units of a service are billed than a limit for a day that was not read in the published file.",
        "Check the units, and load the quarter's file of unit limits.", RuleSources.UnitLimits,
        ["CO-151", "CO-222", "N362"]);

    public static readonly Rule NoPrimary = new("coding.add-on-alone", Blocks, Gate.PayerRules,
        "An add-on code stands without the code that it adds to.", "Add the primary code if it was done.",
        RuleSources.AddOns, ["CO-107", "N122"])
    { Check = CheckAddOns };

    public static readonly Rule NewPatient = new("coding.new-patient", Blocks, Gate.PayerRules,
        "A new-patient visit is billed for somebody whom the practice has seen in the last three years.",
        "Use an established-patient code.", RuleSources.ClaimGuide, ["CO-B16"])
    { Needs = VisitHas.EarlierClaims, Check = CheckNewPatient };

    public static readonly Rule ComplexityWith25 = new("evaluation.complexity-with-25", Blocks, Gate.PayerRules,
        "G2211 stands beside an office visit with 25: Medicare does not pay it on a day of drug administration.",
        "Remove G2211.", RuleSources.VisitComplexity, ["CO-96", "CO-97"])
    { InForce = new(new DateOnly(2024, 1, 1)), Needs = VisitHas.Modifiers, Check = CheckComplexity };

    public static readonly Rule UnitsZero = new("coding.units", Blocks, Gate.PayerRules,
        "A line has no units.", "Correct the units in otherServices.", RuleSources.ClaimGuide, ["CO-16", "M53"])
    { Check = CheckZero };

    public static readonly Rule Shape = new("coding.code-shape", Blocks, Gate.PayerRules,
        "A code does not have the shape of a CPT or HCPCS code.", "Correct the code in otherServices.",
        RuleSources.ClaimGuide, ["CO-16", "M20", "CO-181"])
    { Check = CheckShape };

    public static ImmutableArray<Rule> All { get; } =
    [
        NotInForce, PairDenied, PairNeedsModifier, UnitLimit, UnitLimitDoubtful, NoPrimary, NewPatient,
        ComplexityWith25, UnitsZero, Shape,
    ];

    private static void CheckInForce(RuleWork work, Rule rule)
    {
        if (work.Tables is not { } tables)
            return;
        foreach (var line in work.Coded.Lines)
        {
            if (!IsLevelTwo(line.Code))
                continue;
            var found = tables.Hcpcs(line.Code, work.Day);
            if (found.Outcome == LookupOutcome.NotListed)
                work.Report(rule, line.Code, $"{line.Code} is not a HCPCS code on {work.Day:yyyy-MM-dd}.");
            else if (!found.IsKnown && work.Context.Coding.Catalogue.Find(line.Code, work.Day) is null)
                work.Missed(ConsultedTable.Codes, line.Code);
        }
    }

    private static void CheckPairs(RuleWork work, Rule rule) => EachPair(work, rule, '0', static (work, rule, edit) =>
        work.Report(rule, edit.Column2,
            $"{edit.Column2} is never paid beside {edit.Column1}: {edit.Rationale}{Doubt(edit.Confidence)}."));

    private static void CheckPairModifiers(RuleWork work, Rule rule) =>
        EachPair(work, rule, '1', static (work, rule, edit) =>
        {
            if (!PairBypass.IsThere(work, edit))
            {
                work.Report(rule, edit.Column2,
                    $"{edit.Column2} beside {edit.Column1} needs a modifier: {edit.Rationale}{
                        Doubt(edit.Confidence)}.",
                    $"Add {PairBypass.Wanted(work, edit)} if the chart shows distinct services; otherwise remove {
                        edit.Column2}.");
            }
        });

    private static void EachPair(RuleWork work, Rule rule, char modifier, Action<RuleWork, Rule, CodePairEdit> report)
    {
        foreach (var edit in work.PairEdits)
        {
            if (edit.Modifier == modifier)
                report(work, rule, edit);
        }
    }

    /// <summary>The edits between the visit's codes, each pair of codes once.</summary>
    internal static IReadOnlyList<CodePairEdit> PairEdits(RuleWork work)
    {
        var lines = work.Coded.Lines;
        if (work.Tables is not { } tables || lines.Length < 2)
            return [];
        var codes = new string[lines.Length];
        var count = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            if (!IsRepeated(lines, i))
                codes[count++] = lines[i].Code;
        }

        var among = tables.CodePairs(codes.AsSpan(0, count), work.Day, work.EditSetting);
        foreach (var code in among.Unknown)
            work.Missed(ConsultedTable.CodePairs, code);
        return among.Edits;
    }

    private static bool IsRepeated(ImmutableArray<ServiceLine> lines, int index)
    {
        for (var i = 0; i < index; i++)
        {
            if (lines[i].Code == lines[index].Code)
                return true;
        }

        return false;
    }

    private static void CheckUnits(RuleWork work, Rule rule)
    {
        if (work.Tables is not { } tables)
            return;
        var lines = work.Coded.Lines;
        for (var i = 0; i < lines.Length; i++)
        {
            // Drugs have their own rule, which also knows the catalogue's limits.
            if (IsRepeated(lines, i) || work.Context.Coding.Catalogue.Find(lines[i].Code, work.Day) is not null)
                continue;
            var found = tables.UnitLimit(lines[i].Code, work.Day, work.EditSetting);
            if (!found.IsKnown)
                work.Missed(ConsultedTable.UnitLimits, lines[i].Code);
            if (found.Value is not { } limit)
                continue;

            var units = 0;
            foreach (var line in lines)
            {
                if (line.Code == lines[i].Code)
                    units = limit.Adjudication == 1 ? Math.Max(units, line.Units) : units + line.Units;
            }

            if (units > limit.Units)
            {
                // A number that nobody read in the file must not hold a claim.
                work.Report(limit.Confidence == Confidence.Verified ? rule : UnitLimitDoubtful, lines[i].Code,
                    $"{units} units of {lines[i].Code} are billed; the published limit is {limit.Units} {
                        UnitLimits.Basis(limit.Adjudication)}{Doubt(limit.Confidence)}.",
                    UnitLimits.Fix(limit.Adjudication, lines[i].Code));
            }
        }
    }

    // What ships and was not read in the publisher's file says so wherever it decides something.
    internal static string Doubt(Confidence confidence) =>
        confidence == Confidence.Unverified ? " (unverified: not read in the published file)" : "";

    private static void CheckAddOns(RuleWork work, Rule rule)
    {
        foreach (var line in work.Coded.Lines)
        {
            if (AddOns.PrimariesOf(line.Code) is not { } primaries)
                continue;
            var isThere = false;
            foreach (var other in work.Coded.Lines)
                isThere |= primaries.Contains(other.Code);
            if (!isThere)
            {
                work.Report(rule, line.Code,
                    $"{line.Code} adds to {string.Join(", ", primaries)}, and none of them is billed.");
            }
        }
    }

    private static void CheckNewPatient(RuleWork work, Rule rule)
    {
        foreach (var line in work.Coded.Lines)
        {
            if (line.Code is not ("99202" or "99203" or "99204" or "99205"))
                continue;
            foreach (var claim in work.Earlier)
            {
                if (claim is { IsGone: false, IsScheduled: false } && claim.DateOfService < work.Day
                    && claim.DateOfService > work.Day.AddYears(-3))
                {
                    work.Report(rule, line.Code,
                        $"{line.Code} is for a new patient; the practice billed a visit on {
                            claim.DateOfService:yyyy-MM-dd}.");
                    break;
                }
            }
        }
    }

    private static void CheckComplexity(RuleWork work, Rule rule)
    {
        if (!work.IsMedicare || !work.Coded.Lines.Any(static line => line.Code == "G2211"))
            return;
        foreach (var line in work.Coded.Lines)
        {
            if (PairBypass.IsVisit(line.Code) && line.Modifiers.Contains("25"))
                work.Report(rule, "G2211", $"G2211 stands beside {line.Code} with 25.");
        }
    }

    private static void CheckZero(RuleWork work, Rule rule)
    {
        foreach (var line in work.Coded.Lines)
        {
            if (line.Units <= 0)
                work.Report(rule, line.Code, $"{line.Code} has {line.Units} units.");
        }
    }

    private static void CheckShape(RuleWork work, Rule rule)
    {
        foreach (var line in work.Coded.Lines)
        {
            if (!IsWellFormed(line.Code))
                work.Report(rule, line.Code, $"{line.Code} is not a CPT or HCPCS code.");
        }
    }

    // Five characters: digits, or a letter first (Level II) or last (category II and III).
    private static bool IsWellFormed(string code)
    {
        if (code.Length != 5 || !(char.IsAsciiDigit(code[0]) || char.IsAsciiLetterUpper(code[0])))
            return false;
        for (var i = 1; i < 5; i++)
        {
            if (!char.IsAsciiDigit(code[i]) && !(i == 4 && char.IsAsciiLetterUpper(code[i])
                && char.IsAsciiDigit(code[0])))
                return false;
        }

        return true;
    }

    private static bool IsLevelTwo(string code) => code.Length == 5 && char.IsAsciiLetterUpper(code[0]);
}
