using System.Collections.Immutable;
using Chairtime.Billing.Authorizations;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Policies;
using Chairtime.Billing.Visits;
using static Chairtime.Billing.Vocabulary.Severity;

namespace Chairtime.Billing.Rules;

/// <summary>Clocks of the first claim and of corrected ones, and how a claim that was sent is replaced.</summary>
internal static class FilingRules
{
    private const int NearDays = 14;

    public static readonly Rule Passed = new("filing.limit-passed", Blocks, Gate.PayerRules,
        "The payer's filing limit has passed.", "Document the reason for the delay, if the payer takes one.",
        RuleSources.Filing, ["CO-29"])
    { Check = CheckPassed };

    public static readonly Rule Near = new("filing.limit-near", Warns, Gate.PayerRules,
        "The payer's filing limit is near.", "Send the claim first.", RuleSources.Filing, ["CO-29"])
    { Check = CheckNear };

    public static readonly Rule Future = new("filing.future-service", Blocks, Gate.PayerRules,
        "The day of service has not come yet.", "Correct dateOfService.", RuleSources.ClaimGuide,
        ["CO-110", "CO-16"])
    { Check = CheckFuture };

    public static readonly Rule AlreadySent = new("filing.already-sent", Warns, Gate.PayerRules,
        "A claim for this visit was sent before.",
        "Send a replacement with the payer's claim number, or a corrected new claim where the payer takes none.",
        RuleSources.Replacements, ["CO-18"])
    { Check = CheckSent };

    public static readonly Rule NumberMissing = new("filing.claim-number-missing", Blocks, Gate.PayerRules,
        "A claim for this visit was adjudicated, and the payer's number for it is not known.",
        "Document payerClaimNumber of the earlier claim: a replacement must name it.", RuleSources.Replacements,
        ["CO-16", "M47"])
    { Check = CheckNumber };

    public static readonly Rule CorrectedPassed = new("filing.corrected-limit-passed", Blocks, Gate.PayerRules,
        "The payer's limit for corrected claims has passed.", "Appeal instead, if a level is still open.",
        RuleSources.Filing, ["CO-29"])
    { Check = CheckCorrected };

    public static ImmutableArray<Rule> All { get; } =
        [Passed, Near, Future, AlreadySent, NumberMissing, CorrectedPassed];

    /// <summary>Days until the primary payer's filing limit; negative when it has passed, null without a limit or a
    /// today.</summary>
    public static int? DaysLeft(Visit visit, RuleContext context)
    {
        var (terms, _) = PayerChoice.For(visit, context.Coding.Payers);
        return DaysLeft(visit.DateOfService, terms, context.Today);
    }

    private static int? DaysLeft(DateOnly day, PayerTerms terms, DateOnly? today) =>
        terms.TimelyFiling?.Days is { } limit && today is { } now ? day.DayNumber + limit - now.DayNumber : null;

    private static void CheckPassed(RuleWork work, Rule rule)
    {
        if (work.IsForClaim && DaysLeft(work.Day, work.Terms, work.Context.Today) is { } left && left < 0
            && Earlier(work) is null)
        {
            work.Report(rule, "dateOfService",
                $"{work.Terms.Name} takes claims for {work.Terms.TimelyFiling!.Days} days; that was {-left} days ago.");
        }
    }

    private static void CheckNear(RuleWork work, Rule rule)
    {
        if (work.IsForClaim && DaysLeft(work.Day, work.Terms, work.Context.Today) is { } left and >= 0 and <= NearDays
            && Earlier(work) is null)
        {
            work.Report(rule, "dateOfService",
                $"{left} of {work.Terms.TimelyFiling!.Days} days are left to file with {work.Terms.Name}.");
        }
    }

    private static void CheckFuture(RuleWork work, Rule rule)
    {
        if (work.Context.Today is { } today && work.Day > today)
        {
            work.Report(rule, "dateOfService",
                $"The service is dated {work.Day:yyyy-MM-dd}, {work.Day.DayNumber - today.DayNumber} days ahead.");
        }
    }

    private static void CheckSent(RuleWork work, Rule rule)
    {
        if (Earlier(work) is not { } claim)
            return;
        if (work.IsMedicare)
        {
            work.Report(rule, "visitId",
                $"Claim {claim.ClaimId ?? claim.VisitId} was sent for this visit; Medicare Part B takes no replacement.",
                $"Ask for a reopening, or send a new claim if the first was returned as unprocessable.");
        }
        else
        {
            work.Report(rule, "visitId", $"Claim {claim.ClaimId ?? claim.VisitId} was sent for this visit.");
        }
    }

    private static void CheckNumber(RuleWork work, Rule rule)
    {
        if (!work.IsMedicare && Earlier(work) is { PayerClaimNumber: null, Status: "paid" or "denied" or "adjudicated" })
            work.Report(rule, "visitId", $"The earlier claim for this visit has no payer claim number.");
    }

    private static void CheckCorrected(RuleWork work, Rule rule)
    {
        if (Earlier(work) is not null && work.Terms.TimelyFiling?.CorrectedDays is { } limit
            && work.Context.Today is { } today && today.DayNumber - work.Day.DayNumber > limit)
        {
            work.Report(rule, "dateOfService",
                $"{work.Terms.Name} takes corrected claims for {limit} days; the service was {
                    today.DayNumber - work.Day.DayNumber} days ago.");
        }
    }

    // The last claim that was sent for this very visit.
    private static EarlierClaim? Earlier(RuleWork work)
    {
        EarlierClaim? last = null;
        foreach (var claim in work.Context.History.ClaimsOf(work.Visit))
        {
            if (claim.VisitId == work.Visit.VisitId && claim is { IsGone: false, IsScheduled: false })
                last = claim;
        }

        return last;
    }
}
