using System.Collections.Immutable;
using Chairtime.Billing.Authorizations;
using static Chairtime.Billing.Vocabulary.Severity;

namespace Chairtime.Billing.Rules;

/// <summary>Whether an authorization is needed, is there, and matches what is billed, term by term.</summary>
internal static class AuthorizationRules
{
    // A renewal takes this long with most payers; editable per payer as leadDays.
    private const int RenewalDays = 30;

    public static readonly Rule Missing = new("authorization.missing", Blocks, Gate.Authorization,
        "The payer wants an authorization for this drug, and none is known.",
        "Add the authorization to authorizations, or ask for one after the fact where the payer allows it.",
        RuleSources.PayerAuthorization, ["CO-197"])
    { Check = CheckMissing };

    public static readonly Rule Unknown = new("authorization.unknown", Warns, Gate.Authorization,
        "Nothing says whether the payer wants an authorization for this drug, and none is known.",
        "Ask the payer, and add its rule to the payer's authorization list.", RuleSources.PayerAuthorization,
        ["CO-197"])
    { Check = CheckUnknown };

    public static readonly Rule Number = Term("number", "The authorization has no number to put on the claim.",
        "Document authorizations.number.", AuthorizationTerm.Number, "CO-197");

    public static readonly Rule Status = Term("status", "The payer has not approved the authorization.",
        "Wait for the decision, or correct authorizations.status.", AuthorizationTerm.Status, "CO-197");

    public static readonly Rule Payer = Term("payer", "The authorization is of another payer.",
        "Ask the payer that is billed, or correct authorizations.payerId.", AuthorizationTerm.Payer, "CO-197");

    public static readonly Rule Code = Term("code",
        "The authorization is for another product or code than the one billed.",
        "Ask for a revision to the product that was given, or correct authorizations.codes.",
        AuthorizationTerm.Code, "CO-197");

    public static readonly Rule Units = Term("units", "Fewer units are left than are billed.",
        "Ask for more units, or correct approvedUnits and usedUnits.", AuthorizationTerm.Units, "CO-198");

    public static readonly Rule Visits = Term("visits", "No visit is left.",
        "Ask for more visits, or correct approvedVisits and usedVisits.", AuthorizationTerm.Visits, "CO-198");

    public static readonly Rule Dates = Term("dates", "The service lies outside the approved days.",
        "Ask for an extension, or correct authorizations.from and to.", AuthorizationTerm.Dates, "CO-197");

    public static readonly Rule Site = Term("site", "The authorization is for another place of service.",
        "Ask for the place where it was given, or correct placeOfService.", AuthorizationTerm.Site, "CO-197");

    public static readonly Rule Provider = Term("provider", "The authorization is for another provider.",
        "Ask for the provider who bills, or correct authorizations.providerNpi.", AuthorizationTerm.Provider,
        "CO-197");

    public static readonly Rule Diagnosis = Term("diagnosis",
        "None of the line's diagnoses is one that was approved.",
        "Ask for the diagnosis that was treated, or correct the line's diagnoses.", AuthorizationTerm.Diagnosis,
        "CO-197");

    public static readonly Rule Dose = Term("dose", "The dose is higher than the approved one.",
        "Ask for the higher dose, or correct the administration's dose.", AuthorizationTerm.Dose, "CO-198");

    public static readonly Rule Interval = Term("interval", "The dose came sooner than the approved interval.",
        "Ask for the shorter interval, or correct dateOfService.", AuthorizationTerm.Interval, "CO-198");

    public static readonly Rule DiscardedUnknown = new("authorization.discarded-unknown", Warns, Gate.Authorization,
        "The approved units hold what was given but not what was discarded, and the payer has not said what counts.",
        "Ask the payer, and set includesDiscarded in its authorization rule.", RuleSources.PayerAuthorization,
        ["CO-198"])
    { Check = CheckDiscarded };

    public static readonly Rule RenewalDue = new("authorization.renewal-due", Informs, Gate.Authorization,
        "The authorization ends soon, or its last units are used up by this visit.",
        "Ask for the renewal now.", RuleSources.AuthorizationRecord, ["CO-197"])
    { Check = CheckRenewal };

    public static ImmutableArray<Rule> All { get; } =
    [
        Missing, Unknown, Number, Status, Payer, Code, Units, Visits, Dates, Site, Provider, Diagnosis, Dose, Interval,
        DiscardedUnknown, RenewalDue,
    ];

    private static Rule Term(string name, string meaning, string remedy, AuthorizationTerm term, string prevents) =>
        new($"authorization.{name}", Blocks, Gate.Authorization, meaning, remedy, RuleSources.AuthorizationRecord,
            [prevents])
        { Check = (work, rule) => CheckTerm(work, rule, term) };

    private static void CheckMissing(RuleWork work, Rule rule)
    {
        if (!work.IsForClaim)
            return;
        foreach (var drug in work.Authorizations.Drugs)
        {
            if (drug is not { Need: AuthorizationNeed.Needed, Used: null, Requirement: { } requirement })
                continue;
            FormattableString? fix = null;
            if (requirement.RetroDays is { } retro && work.Context.Today is { } today)
            {
                var left = work.Day.AddDays(retro).DayNumber - today.DayNumber;
                fix = left >= 0
                    ? (FormattableString)$"Ask for it after the fact: {left} of {retro} days are left. Then add it to authorizations."
                    : $"The {retro} days for asking after the fact are over: appeal, or write off.";
            }

            work.Report(rule, drug.Billed.About,
                $"{work.Terms.Name} wants an authorization for {drug.Billed.Line.Code}, and none is known.", fix);
        }
    }

    private static void CheckUnknown(RuleWork work, Rule rule)
    {
        if (!work.IsForClaim)
            return;
        foreach (var drug in work.Authorizations.Drugs)
        {
            if (drug is { Need: AuthorizationNeed.Unknown, Used: null })
            {
                work.Report(rule, drug.Billed.About,
                    $"Whether {work.Terms.Name} wants an authorization for {drug.Billed.Line.Code} is not known.");
            }
        }
    }

    private static void CheckTerm(RuleWork work, Rule rule, AuthorizationTerm term)
    {
        foreach (var drug in work.Authorizations.Drugs)
        {
            foreach (var mismatch in drug.Mismatches)
            {
                if (mismatch.Term == term)
                {
                    work.Report(rule, drug.Billed.About,
                        $"Authorization {drug.Used!.Number ?? "without number"} for {drug.Billed.Line.Code}: {
                            mismatch.Text.ToString(System.Globalization.CultureInfo.InvariantCulture)}.");
                }
            }
        }
    }

    private static void CheckDiscarded(RuleWork work, Rule rule)
    {
        foreach (var drug in work.Authorizations.Drugs)
        {
            if (drug is not { Used.ApprovedUnits: { } approved, Mismatches.IsEmpty: true }
                || drug.Requirement is not ({ IncludesDiscarded: null, Units: Policies.AuthorizationUnits.Hcpcs } or null))
            {
                continue;
            }

            var (given, discarded) = (0m, 0m);
            foreach (var billed in work.Drugs)
            {
                if (billed.Line.Code != drug.Billed.Line.Code)
                    continue;
                if (billed.IsDiscarded)
                    discarded += billed.Line.Units;
                else
                    given += billed.Line.Units;
            }

            var used = drug.Used.UsedUnits
                ?? EarlierDoses.Used(work, drug.Used, drug.Billed.Line.Code, Policies.AuthorizationUnits.Hcpcs);
            if (discarded > 0 && used + given + discarded > approved)
            {
                work.Report(rule, drug.Billed.About,
                    $"{approved:0.##} units are approved and {used:0.##} used: {given:0.##} given fit, {
                        discarded:0.##} discarded do not.");
            }
        }
    }

    private static void CheckRenewal(RuleWork work, Rule rule)
    {
        foreach (var drug in work.Authorizations.Drugs)
        {
            if (drug is not { Used: { } used, Mismatches.IsEmpty: true })
                continue;
            var lead = drug.Requirement?.LeadDays ?? RenewalDays;
            if (used.To is { } to && to.DayNumber - work.Day.DayNumber is var days && days < lead)
            {
                work.Report(rule, drug.Billed.About,
                    $"Authorization {used.Number} ends on {to:yyyy-MM-dd}, {days} days after the service; a renewal takes {
                        lead}.");
            }
            else if (used is { ApprovedVisits: { } visits, UsedVisits: { } had } && had + 1 >= visits)
            {
                work.Report(rule, drug.Billed.About,
                    $"Authorization {used.Number} has no visit left after this one.");
            }
        }
    }
}
