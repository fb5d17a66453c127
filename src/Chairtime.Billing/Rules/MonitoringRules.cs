using System.Collections.Immutable;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Visits;
using static Chairtime.Billing.Vocabulary.Severity;

namespace Chairtime.Billing.Rules;

/// <summary>How the patient was watched while a drug ran, and what the record says of the outcome.</summary>
internal static class MonitoringRules
{
    // A shorter infusion is over before a second set of vitals is due.
    private const int LongInfusionMinutes = 60;

    public static readonly Rule VitalsMissing = new("documentation.vitals-missing", Warns, Gate.PayerRules,
        "An infusion has no vital signs at all.", "Add the vitals as observations with their times.",
        RuleSources.InfusionRecord, ["CO-16", "N706"])
    { Check = CheckVitals };

    public static readonly Rule VitalsUntimed = new("documentation.vitals-untimed", Warns, Gate.PayerRules,
        "Vital signs have no time, so nothing shows whether they were taken before, during or after the infusion.",
        "Document the time of each observation of kind vitals.", RuleSources.InfusionRecord, ["CO-16", "N706"])
    { Check = CheckUntimed };

    public static readonly Rule VitalsBefore = new("documentation.vitals-before-missing", Warns, Gate.PayerRules,
        "No vital signs were taken before the infusion started.", "Document the vitals before the start.",
        RuleSources.InfusionRecord, ["CO-16", "N706"])
    { Check = CheckBefore };

    public static readonly Rule VitalsDuring = new("documentation.vitals-during-missing", Informs, Gate.PayerRules,
        "No vital signs were taken while a long infusion ran.", "Document the vitals during the infusion.",
        RuleSources.InfusionRecord, [])
    { Check = CheckDuring };

    public static readonly Rule VitalsAfter = new("documentation.vitals-after-missing", Warns, Gate.PayerRules,
        "No vital signs were taken after the infusion stopped.", "Document the vitals after the stop.",
        RuleSources.InfusionRecord, ["CO-16", "N706"])
    { Check = CheckAfter };

    public static readonly Rule ResponseMissing = new("documentation.response-missing", Warns, Gate.PayerRules,
        "Nothing says how the patient took the infusion.",
        "Add an observation of kind response, assessment or discharge.", RuleSources.InfusionRecord,
        ["CO-16", "N706"])
    { Check = CheckResponse };

    public static readonly Rule ReactionMissing = new("documentation.reaction-missing", Warns, Gate.PayerRules,
        "A reaction is named, and no record of it is charted.", "Add an observation of kind reaction.",
        RuleSources.InfusionRecord, ["CO-16"])
    { Check = CheckReaction };

    public static readonly Rule ConsentMissing = new("documentation.consent-missing", Informs, Gate.PayerRules,
        "No consent to a biologic is charted.", "Add an observation of kind consent.", RuleSources.InfusionRecord,
        [])
    { Check = CheckConsent };

    public static ImmutableArray<Rule> All { get; } =
    [
        VitalsMissing, VitalsUntimed, VitalsBefore, VitalsDuring, VitalsAfter, ResponseMissing, ReactionMissing,
        ConsentMissing,
    ];

    private static void CheckVitals(RuleWork work, Rule rule)
    {
        if (work.IsForClaim && FirstInfusion(work) is { } given && !Has(work, "vitals"))
            work.Report(rule, "observations", $"{given.Id} was infused, and no vital signs are charted.");
    }

    private static void CheckUntimed(RuleWork work, Rule rule)
    {
        if (work.IsForClaim && FirstInfusion(work) is { } given && Has(work, "vitals") && !IsTimed(work))
            work.Report(rule, "observations", $"Vital signs of the visit of {given.Id} are charted without a time.");
    }

    private static void CheckBefore(RuleWork work, Rule rule)
    {
        if (FirstInfusion(work) is not { Charted.Start: { } start } given || !IsTimed(work))
            return;
        foreach (var observation in work.Visit.Observations)
        {
            if (observation.Kind == "vitals" && observation.At <= start)
                return;
        }

        work.Report(rule, "observations", $"No vital signs are charted before {given.Id} started at {start:HH:mm}.");
    }

    private static void CheckDuring(RuleWork work, Rule rule)
    {
        if (!IsTimed(work))
            return;
        foreach (var given in work.Given)
        {
            if (IsWatched(given) && given.Charted is { Start: { } start, Stop: { } stop }
                && (stop - start).TotalMinutes >= LongInfusionMinutes && !HasVitals(work, start, stop))
            {
                work.Report(rule, given.Id,
                    $"No vital signs are charted between {start:HH:mm} and {stop:HH:mm}, while {given.Id} ran.",
                    $"Add the vitals to observations with their time.");
            }
        }
    }

    private static void CheckAfter(RuleWork work, Rule rule)
    {
        if (!IsTimed(work))
            return;
        DateTime? last = null;
        foreach (var given in work.Given)
        {
            // A stop that cannot be true is no time after which anything can be asked for.
            if (IsWatched(given) && given.Charted.Stop is { } stop && (last is null || stop > last)
                && !work.HasFinding(CodingFindings.TimesImpossible.Id, given.Id))
                last = stop;
        }

        if (last is { } end && !HasVitals(work, end.AddTicks(-1), DateTime.MaxValue))
            work.Report(rule, "observations", $"No vital signs are charted after the last stop at {end:HH:mm}.");
    }

    private static void CheckResponse(RuleWork work, Rule rule)
    {
        if (work.IsForClaim && FirstInfusion(work) is { } given && !Has(work, "response") && !Has(work, "assessment")
            && !Has(work, "discharge"))
        {
            work.Report(rule, "observations", $"Nothing says how the patient took {given.Id}.");
        }
    }

    private static void CheckReaction(RuleWork work, Rule rule)
    {
        if (!work.IsForClaim || Has(work, "reaction"))
            return;
        foreach (var given in work.Given)
        {
            if (NamesReaction(given.Charted.Discontinued) || AnyPauseForReaction(given.Charted))
            {
                work.Report(rule, given.Id, $"{given.Id} names a reaction, and no observation records it.",
                    $"Add an observation of kind reaction: what happened, what was done, how it ended.");
            }
        }
    }

    private static void CheckConsent(RuleWork work, Rule rule)
    {
        if (!work.IsForClaim || Has(work, "consent"))
            return;
        foreach (var given in work.Given)
        {
            if (given is { IsReviewed: true, IsTreatment: true })
            {
                work.Report(rule, "observations", $"No consent to {given.Id} is charted.");
                return;
            }
        }
    }

    private static bool IsWatched(Given given) => given is { IsTreatment: true, IsInfusion: true };

    private static Given? FirstInfusion(RuleWork work)
    {
        foreach (var given in work.Given)
        {
            if (IsWatched(given))
                return given;
        }

        return null;
    }

    private static bool Has(RuleWork work, string kind)
    {
        foreach (var observation in work.Visit.Observations)
        {
            if (observation.Kind == kind)
                return true;
        }

        return false;
    }

    // Vitals without a time cannot be told to be before or after: nothing is said of them.
    private static bool IsTimed(RuleWork work)
    {
        var any = false;
        foreach (var observation in work.Visit.Observations)
        {
            if (observation.Kind != "vitals")
                continue;
            if (observation.At is null)
                return false;
            any = true;
        }

        return any;
    }

    private static bool HasVitals(RuleWork work, DateTime after, DateTime before)
    {
        foreach (var observation in work.Visit.Observations)
        {
            if (observation.Kind == "vitals" && observation.At > after && observation.At < before)
                return true;
        }

        return false;
    }

    private static bool AnyPauseForReaction(Administration charted)
    {
        foreach (var pause in charted.Pauses)
        {
            if (NamesReaction(pause.Reason))
                return true;
        }

        return false;
    }

    private static bool NamesReaction(string? text) =>
        text?.Contains("reaction", StringComparison.OrdinalIgnoreCase) == true;
}
