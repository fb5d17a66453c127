using Chairtime.Billing.Policies;
using Chairtime.Billing.Rules;

namespace Chairtime.Billing.Authorizations;

/// <summary>What is left of an authorization when a visit comes: approved less used, less what is booked before
/// it.</summary>
/// <param name="Used">As the approval states it, or as counted from earlier claims.</param>
/// <param name="Booked">Taken by booked visits before this one.</param>
/// <param name="Needed">What this visit takes.</param>
internal readonly record struct AuthorizationBalance(decimal Used, decimal Booked, decimal Needed)
{
    public decimal After => Used + Booked + Needed;

    /// <summary>In the unit that the payer counts for <c>approvedUnits</c>.</summary>
    public static AuthorizationBalance OfUnits(
        RuleWork work, BilledDrug billed, AuthorizationRequirement? requirement, Authorization authorization)
    {
        var basis = requirement?.Units ?? AuthorizationUnits.Hcpcs;
        var withDiscarded = requirement?.IncludesDiscarded == true;
        var needed = 0m;
        foreach (var other in work.Drugs)
        {
            if (Counts(authorization, billed.Line.Code, other.Line.Code) && (withDiscarded || !other.IsDiscarded))
                needed += other.Line.Units;
        }

        if (basis != AuthorizationUnits.Hcpcs)
            needed = 1;
        var (used, booked) = FromClaims(work, billed.Line.Code, requirement, authorization, basis);
        return new(authorization.UsedUnits ?? used, booked, needed);
    }

    public static AuthorizationBalance OfVisits(
        RuleWork work, BilledDrug billed, AuthorizationRequirement? requirement, Authorization authorization)
    {
        var (used, booked) =
            FromClaims(work, billed.Line.Code, requirement, authorization, AuthorizationUnits.Visits);
        return new(authorization.UsedVisits ?? used, booked, 1);
    }

    /// <summary>The first visit booked after this one for which nothing is left, or which lies behind the last day;
    /// null when all fit.</summary>
    public static DateOnly? FirstShort(
        RuleWork work, BilledDrug billed, AuthorizationRequirement? requirement, Authorization authorization)
    {
        var basis = requirement?.Units ?? AuthorizationUnits.Hcpcs;
        var units = OfUnits(work, billed, requirement, authorization).After;
        var visits = OfVisits(work, billed, requirement, authorization).After;
        foreach (var claim in work.Earlier)
        {
            if (!claim.IsScheduled || claim.DateOfService <= work.Day || claim.VisitId == work.Visit.VisitId)
                continue;
            var taken = Taken(claim, billed.Line.Code, requirement, authorization, basis);
            if (taken == 0)
                continue;
            units += taken;
            visits++;
            if (units > authorization.ApprovedUnits || visits > authorization.ApprovedVisits
                || claim.DateOfService > authorization.To)
            {
                return claim.DateOfService;
            }
        }

        return null;
    }

    private static (decimal Used, decimal Booked) FromClaims(
        RuleWork work, string code, AuthorizationRequirement? requirement, Authorization authorization,
        AuthorizationUnits basis)
    {
        var (used, booked) = (0m, 0m);
        foreach (var claim in work.Earlier)
        {
            if (claim.IsGone || claim.IsDenied || claim.VisitId == work.Visit.VisitId
                || !IsUnder(work, claim, authorization))
            {
                continue;
            }

            var taken = Taken(claim, code, requirement, authorization, basis);
            if (!claim.IsScheduled)
                used += taken;
            else if (claim.DateOfService < work.Day)
                booked += taken;
        }

        return (used, booked);
    }

    private static decimal Taken(
        EarlierClaim claim, string code, AuthorizationRequirement? requirement, Authorization authorization,
        AuthorizationUnits basis)
    {
        var units = 0m;
        foreach (var line in claim.Lines)
        {
            if (Counts(authorization, code, line.Code)
                && (requirement?.IncludesDiscarded == true || !line.Modifiers.Contains("JW")))
                units += line.Units;
        }

        return basis == AuthorizationUnits.Hcpcs ? units : units > 0 ? 1 : 0;
    }

    // An approval of several products counts them together; services with a number for a code are not counted in it.
    private static bool Counts(Authorization authorization, string billed, string code) => code == billed
        || (!authorization.Codes.IsEmpty && char.IsAsciiLetterUpper(code[0]) && authorization.Covers(code));

    private static bool IsUnder(RuleWork work, EarlierClaim claim, Authorization authorization)
    {
        if (claim.Authorization is { } number)
            return number == authorization.Number;
        if (claim.PayerId is { } payer && (authorization.PayerId ?? work.Primary?.PayerId) is { } own && payer != own)
            return false;
        return !(claim.DateOfService < authorization.From) && !(claim.DateOfService > authorization.To);
    }
}
