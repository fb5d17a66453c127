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
    { Needs = VisitHas.EarlierClaims, Check = CheckSent };

    public static readonly Rule NumberMissing = new("filing.claim-number-missing", Blocks, Gate.PayerRules,
        "A claim for this visit was adjudicated, and the payer's number for it is not known.",
        "Document payerClaimNumber of the earlier claim: a replacement must name it.", RuleSources.Replacements,
        ["CO-16", "M47"])
    { Needs = VisitHas.EarlierClaims, Check = CheckNumber };

    public static readonly Rule CorrectedPassed = new("filing.corrected-limit-passed", Blocks, Gate.PayerRules,
        "The payer's limit for corrected claims has passed.", "Appeal instead, if a level is still open.",
        RuleSources.Filing, ["CO-29"])
    { Needs = VisitHas.EarlierClaims, Check = CheckCorrected };

    public static readonly Rule SecondaryPassed = new("filing.secondary-limit-passed", Blocks, Gate.PayerRules,
        "The second payer's filing limit after the first payer's decision has passed.",
        "Document the reason for the delay, if the payer takes one.", RuleSources.Filing, ["CO-29"])
    { Needs = VisitHas.EarlierClaims, Check = CheckSecondary };

    public static readonly Rule SecondaryNear = new("filing.secondary-limit-near", Warns, Gate.PayerRules,
        "The second payer's filing limit after the first payer's decision is near.", "Send the claim first.",
        RuleSources.Filing, ["CO-29"])
    { Needs = VisitHas.EarlierClaims, Check = CheckSecondaryNear };

    public static ImmutableArray<Rule> All { get; } =
        [Passed, Near, Future, AlreadySent, NumberMissing, CorrectedPassed, SecondaryPassed, SecondaryNear];

    /// <summary>Days until the primary payer's filing limit; negative when it has passed, null without a limit or a
    /// today.</summary>
    public static int? DaysLeft(Visit visit, RuleContext context)
    {
        var (terms, _) = PayerChoice.For(visit, context.Coding.Payers);
        return DaysLeft(visit.DateOfService, terms, context.Today);
    }

    private static int? DaysLeft(DateOnly day, PayerTerms terms, DateOnly? today) =>
        today is { } now && terms.TimelyFiling?.LastDay(day) is { } last ? last.DayNumber - now.DayNumber : null;

    private static void CheckPassed(RuleWork work, Rule rule)
    {
        if (work.IsForClaim && DaysLeft(work.Day, work.Terms, work.Context.Today) is { } left && left < 0
            && Earlier(work) is null)
        {
            work.Report(rule, "dateOfService",
                $"{work.PayerName} takes claims for {Limit(work)}, until {
                    work.Terms.TimelyFiling!.LastDay(work.Day):yyyy-MM-dd}; that was {-left} days ago.");
        }
    }

    private static void CheckNear(RuleWork work, Rule rule)
    {
        if (work.IsForClaim && DaysLeft(work.Day, work.Terms, work.Context.Today) is { } left and >= 0 and <= NearDays
            && Earlier(work) is null)
        {
            work.Report(rule, "dateOfService",
                $"{left} days are left to file with {work.PayerName}, which takes claims for {Limit(work)}, until {
                    work.Terms.TimelyFiling!.LastDay(work.Day):yyyy-MM-dd}.");
        }
    }

    private static string Limit(RuleWork work) => work.Terms.TimelyFiling!.Months is { } months
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{months} months")
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{work.Terms.TimelyFiling.Days} days");

    private static void CheckSecondary(RuleWork work, Rule rule)
    {
        if (SecondaryLeft(work) is { } clock && clock.Left < 0)
        {
            work.Report(rule, "coverages[1]",
                $"{clock.Payer} takes claims for {clock.Days} days after the first payer's decision of {
                    clock.Decided:yyyy-MM-dd}; that was {-clock.Left} days ago.");
        }
    }

    private static void CheckSecondaryNear(RuleWork work, Rule rule)
    {
        if (SecondaryLeft(work) is { } clock && clock.Left is >= 0 and <= NearDays)
        {
            work.Report(rule, "coverages[1]",
                $"{clock.Left} of {clock.Days} days are left to file with {
                    clock.Payer} after the first payer's decision of {clock.Decided:yyyy-MM-dd}.");
        }
    }

    // The second payer's clock starts when the first has decided.
    private static (string Payer, int Days, DateOnly Decided, int Left)? SecondaryLeft(RuleWork work)
    {
        if (!work.IsForClaim || work.Context.Today is not { } today || work.Visit.Coverages.Length < 2
            || Earlier(work) is not { DecidedOn: { } decided } || work.Visit.Coverages[1].PayerId is not { } second
            || work.Context.Coding.Payers.On(second, work.Day) is not { TimelyFiling.SecondaryDays: { } days } terms)
        {
            return null;
        }

        return (terms.Name, days, decided, decided.DayNumber + days - today.DayNumber);
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
        // Once the first payer has decided, the claim goes on to the second: nothing is sent twice.
        if (Earlier(work) is not { } claim || (claim.IsDecided && work.Visit.Coverages.Length > 1)
            || LacksNumber(work) is not null)
            return;
        if (work.IsMedicare)
        {
            work.Report(rule, "visitId",
                $"Claim {claim.Named} was sent for this visit; Medicare takes no replacement.",
                $"Ask for a reopening; send a new claim only if the first was returned as unprocessable.");
        }
        else
        {
            work.Report(rule, "visitId", $"Claim {claim.Named} was sent for this visit.",
                claim.PayerClaimNumber is { } number
                    ? (FormattableString)$"Send a replacement (frequency 7) that names the payer's number {number}."
                    : $"Wait for the payer's answer; a replacement (frequency 7) must name the payer's number.");
        }
    }

    private static void CheckNumber(RuleWork work, Rule rule)
    {
        if (LacksNumber(work) is { } claim)
        {
            work.Report(rule, "visitId",
                $"The payer has decided claim {claim.Named} for this visit, and its number for it is not known.");
        }
    }

    // Decided, and to be replaced by its number, which nobody noted.
    private static EarlierClaim? LacksNumber(RuleWork work) => !work.IsMedicare && work.Visit.Coverages.Length < 2
        && Earlier(work) is { PayerClaimNumber: null, IsDecided: true } claim ? claim : null;

    private static void CheckCorrected(RuleWork work, Rule rule)
    {
        if (Earlier(work) is not null && work.Terms.TimelyFiling?.CorrectedDays is { } limit
            && work.Context.Today is { } today && today.DayNumber - work.Day.DayNumber > limit)
        {
            work.Report(rule, "dateOfService",
                $"{work.PayerName} takes corrected claims for {limit} days; the service was {
                    today.DayNumber - work.Day.DayNumber} days ago.");
        }
    }

    // The last claim that was sent for this very visit.
    private static EarlierClaim? Earlier(RuleWork work)
    {
        EarlierClaim? last = null;
        foreach (var claim in work.Earlier)
        {
            if (claim.VisitId == work.Visit.VisitId && claim is { IsGone: false, IsScheduled: false })
                last = claim;
        }

        return last;
    }
}
