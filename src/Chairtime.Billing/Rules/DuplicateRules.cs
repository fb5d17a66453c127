using System.Collections.Immutable;
using Chairtime.Billing.Authorizations;
using Chairtime.Billing.Coding;
using static Chairtime.Billing.Vocabulary.Severity;

namespace Chairtime.Billing.Rules;

/// <summary>What was billed before, or stands twice on this claim.</summary>
internal static class DuplicateRules
{
    public static readonly Rule OfClaim = new("coding.duplicate-claim", Blocks, Gate.PayerRules,
        "The same service on the same day stands on an earlier claim of the patient.",
        "Send a replacement of that claim instead, or correct dateOfService.", RuleSources.Replacements,
        ["CO-18", "OA-18"])
    { Needs = VisitHas.EarlierClaims, Check = CheckClaims };

    public static readonly Rule SameDay = new("coding.same-day-claim", Warns, Gate.PayerRules,
        "The same code on the same day stands on an earlier claim of the patient, with other units.",
        "Replace that claim by one with everything of the day, or correct dateOfService.", RuleSources.Replacements,
        ["CO-18", "CO-151"])
    { Needs = VisitHas.EarlierClaims, Check = CheckSameDay };

    public static readonly Rule OfLine = new("coding.duplicate-line", Warns, Gate.PayerRules,
        "A service from otherServices stands twice on the claim.",
        "Remove one, or add 76, 77 or 91 if it was done twice.", RuleSources.ClaimGuide, ["CO-18"])
    { Needs = VisitHas.OtherServices, Check = CheckLines };

    public static readonly Rule OfVisit = new("coding.duplicate-of-engine", Warns, Gate.PayerRules,
        "Drug administration is coded from the chart and again in otherServices.",
        "Remove it from otherServices.", RuleSources.ClaimGuide, ["CO-18", "CO-97"])
    { Needs = VisitHas.OtherServices, Check = CheckCarried };

    public static ImmutableArray<Rule> All { get; } = [OfClaim, SameDay, OfLine, OfVisit];

    private static void CheckClaims(RuleWork work, Rule rule)
    {
        foreach (var claim in work.Earlier)
        {
            if (!IsOfDay(work, claim))
                continue;
            foreach (var line in work.Coded.Lines)
            {
                if (!IsRepeat(line) && Find(claim, line, sameUnits: true) is not null)
                {
                    work.Report(rule, line.Code,
                        $"{line.Code} x {line.Units} of {work.Day:yyyy-MM-dd} stands on claim {claim.Named} already.");
                }
            }
        }
    }

    private static void CheckSameDay(RuleWork work, Rule rule)
    {
        foreach (var claim in work.Earlier)
        {
            if (!IsOfDay(work, claim))
                continue;
            foreach (var line in work.Coded.Lines)
            {
                if (!IsRepeat(line) && Find(claim, line, sameUnits: true) is null
                    && Find(claim, line, sameUnits: false) is { } earlier)
                {
                    work.Report(rule, line.Code,
                        $"{line.Code} x {earlier.Units:0.##} of {work.Day:yyyy-MM-dd} stands on claim {
                            claim.Named} already; this one bills {line.Units}.");
                }
            }
        }
    }

    // The same visit again is a replacement or a re-run, for the filing rules to judge.
    private static bool IsOfDay(RuleWork work, EarlierClaim claim) =>
        claim is { IsGone: false, IsScheduled: false } && claim.DateOfService == work.Day
        && claim.VisitId != work.Visit.VisitId
        && (claim.PayerId is null || work.Primary?.PayerId is null || claim.PayerId == work.Primary.PayerId);

    private static bool IsRepeat(ServiceLine line)
    {
        foreach (var modifier in line.Modifiers)
        {
            if (modifier is "76" or "77" or "91")
                return true;
        }

        return false;
    }

    private static EarlierLine? Find(EarlierClaim claim, ServiceLine line, bool sameUnits)
    {
        foreach (var earlier in claim.Lines)
        {
            if (earlier.Code == line.Code && (!sameUnits || earlier.Units == line.Units)
                && earlier.Modifiers.Contains("JW") == line.Modifiers.Contains("JW"))
            {
                return earlier;
            }
        }

        return null;
    }

    private static void CheckLines(RuleWork work, Rule rule)
    {
        var services = work.Visit.OtherServices;
        for (var i = 0; i < services.Length; i++)
        {
            for (var j = i + 1; j < services.Length; j++)
            {
                if (services[i].Code == services[j].Code && services[i].Modifiers.SequenceEqual(services[j].Modifiers)
                    && !services[j].Modifiers.Any(static modifier => modifier is "76" or "77" or "91"))
                    work.Report(rule, services[i].Code, $"{services[i].Code} stands twice in otherServices.");
            }
        }
    }

    private static void CheckCarried(RuleWork work, Rule rule)
    {
        if (work.Visit.OtherServices.IsEmpty)
            return;
        foreach (var carried in work.Coded.Lines)
        {
            // A drug has its own rule, which knows the administration.
            if (!carried.Administrations.IsDefaultOrEmpty || carried.Code is [>= 'A' and <= 'Z', ..])
                continue;
            foreach (var line in work.Coded.Lines)
            {
                if (line.Code == carried.Code && !line.Administrations.IsDefaultOrEmpty)
                {
                    work.Report(rule, carried.Code,
                        $"{carried.Code} is coded from the chart and again in otherServices.");
                    break;
                }
            }
        }
    }
}
