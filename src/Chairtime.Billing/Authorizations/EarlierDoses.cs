using Chairtime.Billing.Policies;
using Chairtime.Billing.Rules;

namespace Chairtime.Billing.Authorizations;

/// <summary>What a patient had of a drug before, from earlier claims.</summary>
internal static class EarlierDoses
{
    /// <summary>Day of the last dose of any product of the drug before the visit; null when none is known.</summary>
    public static DateOnly? LastBefore(RuleWork work, string code)
    {
        DateOnly? last = null;
        foreach (var claim in work.Context.History.ClaimsOf(work.Visit))
        {
            if (claim.IsGone || claim.IsScheduled || claim.DateOfService >= work.Day)
                continue;
            foreach (var line in claim.Lines)
            {
                if (IsSameDrug(work, line.Code, code) && (last is null || claim.DateOfService > last))
                    last = claim.DateOfService;
            }
        }

        return last;
    }

    /// <summary>True when an earlier claim bills one of the codes.</summary>
    public static bool HasHad(RuleWork work, IReadOnlyList<string> codes)
    {
        foreach (var claim in work.Context.History.ClaimsOf(work.Visit))
        {
            foreach (var line in claim.Lines)
            {
                if (!claim.IsGone && !claim.IsScheduled && codes.Contains(line.Code))
                    return true;
            }
        }

        return false;
    }

    /// <summary>Units, or visits, that other claims and booked visits take from an authorization.</summary>
    public static decimal Used(RuleWork work, Authorization authorization, string code, AuthorizationUnits basis)
    {
        var used = 0m;
        foreach (var claim in work.Context.History.ClaimsOf(work.Visit))
        {
            if (claim.IsGone || claim.VisitId == work.Visit.VisitId || !IsUnder(claim, authorization))
                continue;
            var units = 0m;
            foreach (var line in claim.Lines)
            {
                if (line.Code == code && !line.Modifiers.Contains("JW"))
                    units += line.Units;
            }

            used += basis == AuthorizationUnits.Hcpcs ? units : units > 0 ? 1 : 0;
        }

        return used;
    }

    private static bool IsUnder(EarlierClaim claim, Authorization authorization) => claim.Authorization is { } number
        ? number == authorization.Number
        : !(claim.DateOfService < authorization.From) && !(claim.DateOfService > authorization.To);

    private static bool IsSameDrug(RuleWork work, string one, string other) => one == other
        || (work.Context.Coding.Catalogue.Find(one, work.Day) is { } first
            && work.Context.Coding.Catalogue.Find(other, work.Day) is { } second
            && Products.AreOfOneMolecule(first, second));
}
