using System.Collections.Immutable;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Policies;
using Chairtime.Billing.Rules;

namespace Chairtime.Billing.Authorizations;

/// <summary>Whether a payer wants an authorization for a code.</summary>
internal enum AuthorizationNeed
{
    /// <summary>The payer has not said.</summary>
    Unknown,

    Needed,
    NotNeeded,
}

/// <summary>A term of an authorization that a visit does not keep to.</summary>
internal enum AuthorizationTerm
{
    Number,
    Status,
    Payer,
    Code,
    Units,
    Visits,
    Dates,
    Site,
    Provider,
    Diagnosis,
    Dose,
    Interval,
}

/// <summary>One mismatch, with its numbers.</summary>
internal readonly record struct AuthorizationMismatch(AuthorizationTerm Term, FormattableString Text);

/// <summary>A drug of the visit beside the authorization that fits it best.</summary>
/// <param name="Used">Null when there is none at all.</param>
internal sealed record AuthorizedDrug(
    BilledDrug Billed, AuthorizationNeed Need, AuthorizationRequirement? Requirement, Authorization? Used,
    ImmutableArray<AuthorizationMismatch> Mismatches);

/// <summary>A line that the payer's rule names by its code, and which no authorization covers.</summary>
internal readonly record struct UncoveredLine(ServiceLine Line, AuthorizationRequirement Requirement);

/// <summary>Every billed drug of a visit against what its payer approved (a pure function of visit, payer and
/// past).</summary>
internal sealed class AuthorizationCheck
{
    private static readonly List<Authorization> NoAuthorizations = [];
    private static readonly AuthorizationCheck NothingToCheck = new([], []);

    private AuthorizationCheck(ImmutableArray<AuthorizedDrug> drugs, ImmutableArray<UncoveredLine> uncovered) =>
        (Drugs, Uncovered) = (drugs, uncovered);

    /// <summary>One for each drug code that the practice bills.</summary>
    public ImmutableArray<AuthorizedDrug> Drugs { get; }

    /// <summary>Administrations, in the order of the lines.</summary>
    public ImmutableArray<UncoveredLine> Uncovered { get; }

    public static AuthorizationCheck Of(RuleWork work)
    {
        if (work.Drugs.Length == 0 && work.Terms.Authorization.IsEmpty)
            return NothingToCheck;
        var candidates = Candidates(work);
        ImmutableArray<AuthorizedDrug>.Builder? drugs = null;
        foreach (var billed in work.Drugs)
        {
            // The discarded line belongs to the given one; further lines of one code are one service.
            if (billed.IsDiscarded || IsRepeated(work, billed))
                continue;
            var (need, requirement) = NeedOf(work, billed);
            if (need == AuthorizationNeed.NotNeeded)
                continue;
            drugs ??= ImmutableArray.CreateBuilder<AuthorizedDrug>(work.Drugs.Length);
            drugs.Add(Best(work, billed, need, requirement, candidates));
        }

        var uncovered = UncoveredOf(work, candidates);
        return drugs is null && uncovered.IsEmpty ? NothingToCheck : new(drugs?.DrainToImmutable() ?? [], uncovered);
    }

    /// <summary>True when an earlier line bills the same drug: the two are one service.</summary>
    internal static bool IsRepeated(RuleWork work, BilledDrug billed)
    {
        foreach (var other in work.Drugs)
        {
            if (ReferenceEquals(other.Line, billed.Line))
                return false;
            if (other.Line.Code == billed.Line.Code && !other.IsDiscarded)
                return true;
        }

        return false;
    }

    private static List<Authorization> Candidates(RuleWork work)
    {
        if (work.Visit.Authorizations.IsEmpty)
            return NoAuthorizations;
        var candidates = new List<Authorization>();
        foreach (var known in work.Visit.Authorizations)
            candidates.Add(Authorization.Of(known));
        return candidates;
    }

    /// <summary>True when a payer's own rule wants an authorization for the drug.</summary>
    public static bool IsWantedBy(RuleWork work, PayerTerms terms, BilledDrug billed) =>
        RuleOn(work, terms, billed) is { Required: true };

    private static AuthorizationRequirement? RuleOn(RuleWork work, PayerTerms terms, BilledDrug billed)
    {
        foreach (var rule in terms.Authorization)
        {
            // A rule for all drugs does not mean what is given before them.
            if (IsAbout(work, rule, billed.Line)
                && (!rule.Codes.IsEmpty || !rule.Required || billed.IsReviewed || billed.IsMostlyAuthorized))
                return rule;
        }

        return null;
    }

    private static (AuthorizationNeed, AuthorizationRequirement?) NeedOf(RuleWork work, BilledDrug billed)
    {
        if (RuleOn(work, work.Terms, billed) is { } rule)
            return (rule.Required ? AuthorizationNeed.Needed : AuthorizationNeed.NotNeeded, rule);

        // Traditional Medicare has no prior authorization for drugs given in an office.
        var none = work.Primary is null || work.IsMedicare || !billed.IsMostlyAuthorized;
        return (none ? AuthorizationNeed.NotNeeded : AuthorizationNeed.Unknown, null);
    }

    private static bool IsAbout(RuleWork work, AuthorizationRequirement rule, ServiceLine line) =>
        (rule.Codes.IsEmpty || CodePattern.CoversAny(rule.Codes, line.Code))
        && (rule.Sites.IsEmpty || rule.Sites.Contains(work.Visit.PlaceOfService))
        && (rule.Diagnoses.IsEmpty || Diagnoses.AnyOf(line.Diagnoses, rule.Diagnoses));

    // An administration that the payer's rule names needs an authorization that covers it.
    private static ImmutableArray<UncoveredLine> UncoveredOf(RuleWork work, List<Authorization> candidates)
    {
        if (work.Terms.Authorization.IsEmpty)
            return [];
        var found = ImmutableArray.CreateBuilder<UncoveredLine>();
        foreach (var line in work.Coded.Lines)
        {
            if (line.Code.Length == 0 || !char.IsAsciiDigit(line.Code[0]))
                continue;
            foreach (var rule in work.Terms.Authorization)
            {
                if (!CodePattern.CoversAny(rule.Codes, line.Code) || !IsAbout(work, rule, line))
                    continue;
                if (rule.Required && !candidates.Exists(each => each.Covers(line.Code)))
                    found.Add(new(line, rule));
                break;
            }
        }

        return found.DrainToImmutable();
    }

    // The authorization with the fewest mismatches; of equals the one with the first number, whatever the order.
    private static AuthorizedDrug Best(
        RuleWork work, BilledDrug billed, AuthorizationNeed need, AuthorizationRequirement? requirement,
        List<Authorization> candidates)
    {
        AuthorizedDrug? best = null;
        foreach (var candidate in candidates)
        {
            if (!IsAbout(work, candidate, billed, candidates.Count))
                continue;
            var tried = new AuthorizedDrug(billed, need, requirement, candidate,
                Mismatches(work, billed, requirement, candidate));
            if (best is null || tried.Mismatches.Length < best.Mismatches.Length
                || (tried.Mismatches.Length == best.Mismatches.Length
                    && string.CompareOrdinal(candidate.Number, best.Used!.Number) < 0))
            {
                best = tried;
            }
        }

        return best ?? new AuthorizedDrug(billed, need, requirement, null, []);
    }

    // One for another drug says nothing of this one, unless it is another product of the same drug, or the only one.
    private static bool IsAbout(RuleWork work, Authorization candidate, BilledDrug billed, int count)
    {
        if (candidate.Covers(billed.Line.Code))
            return true;
        foreach (var code in candidate.Codes)
        {
            if (work.Context.Coding.Catalogue.Find(code, work.Day) is { } other
                && Products.AreOfOneMolecule(other, billed.Drug))
            {
                return true;
            }
        }

        return count == 1 && billed.IsReviewed && IsOnlyReviewed(work, billed.Line.Code);
    }

    private static bool IsOnlyReviewed(RuleWork work, string code)
    {
        foreach (var other in work.Drugs)
        {
            if (other.IsReviewed && other.Line.Code != code)
                return false;
        }

        return true;
    }

    private static ImmutableArray<AuthorizationMismatch> Mismatches(
        RuleWork work, BilledDrug billed, AuthorizationRequirement? requirement, Authorization candidate)
    {
        var found = ImmutableArray.CreateBuilder<AuthorizationMismatch>();
        void Add(AuthorizationTerm term, FormattableString text) => found.Add(new(term, text));

        if (string.IsNullOrWhiteSpace(candidate.Number))
            Add(AuthorizationTerm.Number, $"no number is charted");
        if (!candidate.IsApproved)
            Add(AuthorizationTerm.Status, $"its status is {candidate.Status}, not approved");
        if (candidate.PayerId is { } payer && work.Primary?.PayerId is { } billedTo && payer != billedTo)
            Add(AuthorizationTerm.Payer, $"it is of payer {payer}, and the claim goes to {billedTo}");
        if (!candidate.Covers(billed.Line.Code))
            Add(AuthorizationTerm.Code, $"approved is {Named(work, candidate.Codes)}, billed is {billed.Shown}");
        if (candidate.From > work.Day)
        {
            Add(AuthorizationTerm.Dates, $"it starts on {candidate.From:yyyy-MM-dd}, {
                candidate.From.Value.DayNumber - work.Day.DayNumber} days after the service");
        }
        else if (candidate.To < work.Day)
        {
            Add(AuthorizationTerm.Dates, $"it ended on {candidate.To:yyyy-MM-dd}, {
                work.Day.DayNumber - candidate.To.Value.DayNumber} days before the service");
        }

        if (candidate.PlaceOfService is { } place && place != work.Visit.PlaceOfService)
            Add(AuthorizationTerm.Site, $"approved is place of service {place}, billed is {work.Visit.PlaceOfService}");
        if (candidate.ProviderNpi is { } npi && !IsProviderOf(work, npi))
            Add(AuthorizationTerm.Provider, $"it names NPI {npi}, which is neither who rendered, ordered nor bills");
        if (!candidate.Diagnoses.IsEmpty && !Diagnoses.AnyOf(billed.Line.Diagnoses, candidate.Diagnoses))
        {
            Add(AuthorizationTerm.Diagnosis, $"approved is {string.Join(", ", candidate.Diagnoses)}, billed is {
                string.Join(", ", billed.Line.Diagnoses)}");
        }

        AuthorizedAmounts.Check(work, billed, requirement, candidate, Add);
        return found.DrainToImmutable();
    }

    private static string Named(RuleWork work, ImmutableArray<string> codes) => string.Join(", ", codes.Select(code =>
        work.Context.Coding.Catalogue.Find(code, work.Day) is { } drug ? $"{code} ({drug.Name})" : code));

    private static bool IsProviderOf(RuleWork work, string npi)
    {
        var (providers, practice) = (work.Visit.Providers, work.Context.Practice);
        if (providers?.Rendering?.Npi == npi || providers?.Ordering?.Npi == npi || providers?.Supervising?.Npi == npi
            || providers?.Referring?.Npi == npi || practice?.BillingProvider?.Npi == npi)
        {
            return true;
        }

        if (practice is null)
            return providers?.Rendering?.Npi is null;
        foreach (var location in practice.Locations)
        {
            if (location.Npi == npi)
                return true;
        }

        return false;
    }
}
