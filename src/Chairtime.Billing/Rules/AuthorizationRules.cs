using System.Collections.Immutable;
using System.Globalization;
using Chairtime.Billing.Authorizations;
using Chairtime.Billing.Policies;
using static Chairtime.Billing.Vocabulary.Severity;

namespace Chairtime.Billing.Rules;

/// <summary>Whether an authorization is needed, is there, and matches what is billed, term by term.</summary>
internal static class AuthorizationRules
{
    // A renewal is begun this long before the end; a payer's leadDays goes before it.
    private const int RenewalDays = 60;

    public static readonly Rule Missing = new("authorization.missing", Blocks, Gate.Authorization,
        "The payer wants an authorization for this drug or service, and none is known.",
        "Add the authorization to authorizations, or ask for one after the fact where the payer allows it.",
        RuleSources.PayerAuthorization, ["CO-197", "CO-15"])
    { Check = CheckMissing };

    public static readonly Rule Unknown = new("authorization.unknown", Warns, Gate.Authorization,
        "Nothing says whether the payer wants an authorization for this drug, and none is known.",
        "Ask the payer, and add its rule to the payer's authorization list.", RuleSources.PayerAuthorization,
        ["CO-197"])
    { Check = CheckUnknown };

    public static readonly Rule Number = Term("number", "The authorization has no number to put on the claim.",
        "Document authorizations.number.", AuthorizationTerm.Number, "CO-15", "M62");

    public static readonly Rule Status = Term("status", "The payer has not approved the authorization.",
        "Wait for the decision, or correct authorizations.status.", AuthorizationTerm.Status, "CO-39", "CO-197");

    public static readonly Rule Payer = Term("payer", "The authorization is of another payer.",
        "Ask the payer that is billed, or correct authorizations.payerId.", AuthorizationTerm.Payer, "CO-15", "CO-197");

    public static readonly Rule Code = Term("code",
        "The authorization is for another product or code than the one billed.",
        "Ask for a revision to the product that was given, or correct authorizations.codes.",
        AuthorizationTerm.Code, "CO-284", "CO-197");

    public static readonly Rule Units = Term("units", "Fewer units of the authorization are left than are billed.",
        "Ask for more units, or correct authorizations.approvedUnits and usedUnits.", AuthorizationTerm.Units,
        "CO-198");

    public static readonly Rule Visits = Term("visits", "No visit of the authorization is left.",
        "Ask for more visits, or correct authorizations.approvedVisits and usedVisits.", AuthorizationTerm.Visits,
        "CO-198");

    public static readonly Rule Dates = Term("dates", "The service lies outside the approved days.",
        "Ask for an extension, or correct authorizations.from and to.", AuthorizationTerm.Dates, "CO-197", "CO-198");

    public static readonly Rule Site = Term("site", "The authorization is for another place of service.",
        "Ask for the place where it was given, or correct placeOfService.", AuthorizationTerm.Site, "CO-284", "CO-5");

    public static readonly Rule Provider = Term("provider", "The authorization is for another provider.",
        "Ask for the provider who bills, or correct authorizations.providerNpi.", AuthorizationTerm.Provider,
        "CO-296");

    public static readonly Rule Diagnosis = Term("diagnosis",
        "None of the line's diagnoses is one that was approved.",
        "Ask for the diagnosis that was treated, or correct authorizations.diagnoses.", AuthorizationTerm.Diagnosis,
        "CO-284", "CO-11");

    public static readonly Rule Dose = Term("dose", "The dose is higher than the approved one.",
        "Ask for the higher dose, or correct the administration's dose.", AuthorizationTerm.Dose, "CO-198");

    public static readonly Rule Interval = Term("interval", "The dose came sooner than the approved interval.",
        "Ask for the shorter interval, or correct dateOfService.", AuthorizationTerm.Interval, "CO-198");

    public static readonly Rule Administration = new("authorization.administration-code", Warns, Gate.Authorization,
        "The authorization names codes for giving the drug, and the one that is billed is not among them.",
        "Ask for a revision to the code that is billed; correct authorizations.codes if they are charted wrongly.",
        RuleSources.AuthorizationRecord, ["CO-284"])
    { Needs = VisitHas.Authorizations, Check = CheckAdministration };

    public static readonly Rule DiscardedUnknown = new("authorization.discarded-unknown", Warns, Gate.Authorization,
        "The approved units hold what was given but not what was discarded, and the payer has not said what counts.",
        "Ask the payer, and set includesDiscarded in its authorization rule.", RuleSources.PayerAuthorization,
        ["CO-198"])
    { Needs = VisitHas.Authorizations, Check = CheckDiscarded };

    public static readonly Rule Shortfall = new("authorization.shortfall", Informs, Gate.Authorization,
        "Visits that are booked take more than the authorization has left, or lie behind its last day.",
        "Ask for more, or for the renewal, before that day.", RuleSources.AuthorizationRecord, ["CO-198", "CO-197"])
    { Needs = VisitHas.Authorizations | VisitHas.EarlierClaims, Check = CheckShortfall };

    public static readonly Rule RenewalDue = new("authorization.renewal-due", Informs, Gate.Authorization,
        "The authorization ends soon, or too little of it is left for the next dose.",
        "Ask for the renewal now.", RuleSources.AuthorizationRecord, ["CO-197", "CO-198"])
    { Needs = VisitHas.Authorizations, Check = CheckRenewal };

    public static readonly Rule OfLaterPayer = new("authorization.later-payer-missing", Informs, Gate.Authorization,
        "A payer after the first wants an authorization for this drug, and none of that payer is known; some waive it "
        + "where another payer comes first.",
        "Ask whether that payer waives it; otherwise add its authorization to authorizations.",
        RuleSources.PayerAuthorization, ["CO-197"])
    { Needs = VisitHas.SeveralCoverages, Check = CheckLaterPayers };

    public static ImmutableArray<Rule> All { get; } =
    [
        Missing, OfLaterPayer, Unknown, Number, Status, Payer, Code, Units, Visits, Dates, Site, Provider, Diagnosis,
        Dose, Interval, Administration, DiscardedUnknown, Shortfall, RenewalDue,
    ];

    private static Rule Term(
        string name, string meaning, string remedy, AuthorizationTerm term, params ImmutableArray<string> prevents) =>
        new($"authorization.{name}", Blocks, Gate.Authorization, meaning, remedy, RuleSources.AuthorizationRecord,
            prevents)
        { Needs = VisitHas.Authorizations, Check = (work, rule) => CheckTerm(work, rule, term) };

    private static void CheckMissing(RuleWork work, Rule rule)
    {
        if (!work.IsForClaim)
            return;
        foreach (var drug in work.Authorizations.Drugs)
        {
            if (drug is { Need: AuthorizationNeed.Needed, Used: null, Requirement: { } requirement })
            {
                work.Report(rule, drug.Billed.About,
                    $"{work.PayerName} wants an authorization for {drug.Billed.Shown}, and none is known.",
                    HowToAsk(work, requirement));
            }
        }

        foreach (var (line, requirement) in work.Authorizations.Uncovered)
        {
            work.Report(rule, line.Code,
                $"{work.PayerName} wants an authorization for {line.Code}, and none is known that covers it.",
                HowToAsk(work, requirement));
        }
    }

    // The first payer's approval says nothing to the next one, who asks for its own or waives it: a payer's file that
    // knows may make the finding harder.
    private static void CheckLaterPayers(RuleWork work, Rule rule)
    {
        if (!work.IsForClaim)
            return;
        for (var i = 1; i < work.Visit.Coverages.Length; i++)
        {
            // An Advantage plan is never second: it takes Medicare's place, which is found elsewhere.
            if (work.Visit.Coverages[i] is not { PayerId: { } payer, PlanType: not "medicare-advantage" }
                || payer == work.Primary?.PayerId
                || work.Context.Coding.Payers.On(payer, work.Day) is not { Authorization.IsEmpty: false } terms)
            {
                continue;
            }

            foreach (var billed in work.Drugs)
            {
                if (!billed.IsDiscarded && !AuthorizationCheck.IsRepeated(work, billed)
                    && AuthorizationCheck.IsWantedBy(work, terms, billed)
                    && !work.Visit.Authorizations.Any(known => known.PayerId == payer
                        && Authorization.Of(known).Covers(billed.Line.Code)))
                {
                    work.Report(rule, billed.About,
                        $"{terms.Name}, which pays after {work.PayerName}, wants an authorization for {
                            billed.Shown}, and none of it is known.");
                }
            }
        }
    }

    private static FormattableString? HowToAsk(RuleWork work, AuthorizationRequirement requirement)
    {
        if (work.Context.Today is { } now && now < work.Day && requirement.LeadDays is { } lead)
            return $"Ask by {work.Day.AddDays(-lead):yyyy-MM-dd}: the payer wants {lead} days before the service.";
        if (requirement.RetroDays is not { } retro)
            return null;
        var last = work.Day.AddDays(retro);
        if (work.Context.Today is not { } today)
        {
            return $"Add it to authorizations; the payer lets it be asked for until {last:yyyy-MM-dd}, {
                retro} days after.";
        }

        var left = last.DayNumber - today.DayNumber;
        return left >= 0
            ? $"Ask for it after the fact: {left} of {retro} days are left, until {last:yyyy-MM-dd}."
            : (FormattableString)$"The {retro} days for asking after the fact ended on {last:yyyy-MM-dd}: appeal.";
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
                    $"Whether {work.PayerName} wants an authorization for {drug.Billed.Shown} is not known.",
                    $"Ask the payer; add the number to authorizations, or the rule to the payer's authorization list.");
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
                        $"Authorization {drug.Used!.Number ?? "without number"} for {drug.Billed.Shown}: {
                            mismatch.Text.ToString(CultureInfo.InvariantCulture)}.");
                }
            }
        }
    }

    private static void CheckAdministration(RuleWork work, Rule rule)
    {
        foreach (var drug in work.Authorizations.Drugs)
        {
            if (drug is not { Used: { Codes.IsEmpty: false } used, Mismatches.IsEmpty: true, Billed.Given: { } given }
                || !used.Codes.Any(static code => AddOns.IsInitial(code)))
            {
                continue;
            }

            foreach (var line in work.Coded.Lines)
            {
                if (AddOns.IsInitial(line.Code) && line.Administrations.Contains(given.Id) && !used.Covers(line.Code))
                {
                    work.Report(rule, line.Code,
                        $"Authorization {used.Number} names {string.Join(", ", used.Codes)}; {line.Code} is billed.");
                }
            }
        }
    }

    private static void CheckDiscarded(RuleWork work, Rule rule)
    {
        foreach (var drug in work.Authorizations.Drugs)
        {
            if (drug is not { Used: { ApprovedUnits: { } approved } used, Mismatches.IsEmpty: true }
                || drug.Requirement is not (null
                    or { IncludesDiscarded: null, Units: AuthorizationUnits.Hcpcs }))
            {
                continue;
            }

            var discarded = 0m;
            foreach (var billed in work.Drugs)
            {
                if (billed.IsDiscarded && billed.Line.Code == drug.Billed.Line.Code)
                    discarded += billed.Line.Units;
            }

            if (discarded == 0)
                continue;
            var balance = AuthorizationBalance.OfUnits(work, drug.Billed, drug.Requirement, used);
            if (balance.After + discarded > approved)
            {
                work.Report(rule, drug.Billed.About,
                    $"{approved:0.##} units are approved and {balance.Used + balance.Booked:0.##} taken: {
                        balance.Needed:0.##} given fit, {discarded:0.##} discarded do not.");
            }
        }
    }

    private static void CheckShortfall(RuleWork work, Rule rule)
    {
        if (work.Earlier.Count == 0)
            return;
        foreach (var drug in work.Authorizations.Drugs)
        {
            if (drug is { Used: { } used, Mismatches.IsEmpty: true }
                && AuthorizationBalance.FirstShort(work, drug.Billed, drug.Requirement, used) is { } day)
            {
                work.Report(rule, drug.Billed.About,
                    $"Authorization {used.Number} does not reach to the visit booked on {day:yyyy-MM-dd}.");
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
                    $"Authorization {used.Number} ends on {to:yyyy-MM-dd}, {days} days later; the renewal is begun {
                        lead} days before.");
            }
            else if (used.ApprovedVisits is { } visits
                && AuthorizationBalance.OfVisits(work, drug.Billed, drug.Requirement, used).After is var had
                && had + 1 > visits)
            {
                work.Report(rule, drug.Billed.About,
                    $"Authorization {used.Number} has no visit left after this one: {had:0.##} of {
                        visits:0.##} are taken.");
            }
            else if (used.ApprovedUnits is { } units
                && AuthorizationBalance.OfUnits(work, drug.Billed, drug.Requirement, used) is var balance
                && balance.After + balance.Needed > units)
            {
                work.Report(rule, drug.Billed.About,
                    $"Authorization {used.Number} has {units - balance.After:0.##} left after this visit, which took {
                        balance.Needed:0.##}.");
            }
        }
    }
}
