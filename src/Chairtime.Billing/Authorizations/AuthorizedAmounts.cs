using Chairtime.Billing.Policies;
using Chairtime.Billing.Rules;

namespace Chairtime.Billing.Authorizations;

/// <summary>Whether units, visits, dose and interval of an authorization leave room for a visit.</summary>
internal static class AuthorizedAmounts
{
    public static void Check(
        RuleWork work, BilledDrug billed, AuthorizationRequirement? requirement, Authorization candidate,
        Action<AuthorizationTerm, FormattableString> add)
    {
        CheckUnits(work, billed, requirement, candidate, add);
        CheckVisits(work, billed, candidate, add);
        CheckDose(work, billed, candidate, add);
        if (candidate.IntervalDays is { } least && EarlierDoses.LastBefore(work, billed.Line.Code) is { } last
            && work.Day.DayNumber - last.DayNumber is var days && days < least)
        {
            add(AuthorizationTerm.Interval,
                $"approved is a dose every {least} days; the last was on {last:yyyy-MM-dd}, {days} days before");
        }
    }

    private static void CheckUnits(
        RuleWork work, BilledDrug billed, AuthorizationRequirement? requirement, Authorization candidate,
        Action<AuthorizationTerm, FormattableString> add)
    {
        if (candidate.ApprovedUnits is not { } approved)
            return;
        var basis = requirement?.Units ?? AuthorizationUnits.Hcpcs;
        var needed = basis == AuthorizationUnits.Hcpcs
            ? BilledUnits(work, billed.Line.Code, requirement?.IncludesDiscarded == true) : 1;
        var used = candidate.UsedUnits ?? EarlierDoses.Used(work, candidate, billed.Line.Code, basis);
        if (used + needed > approved)
        {
            add(AuthorizationTerm.Units,
                $"{approved:0.##} units are approved, {used:0.##} used or booked, and {needed:0.##} billed: {
                    used + needed - approved:0.##} short");
        }
    }

    private static void CheckVisits(
        RuleWork work, BilledDrug billed, Authorization candidate, Action<AuthorizationTerm, FormattableString> add)
    {
        if (candidate.ApprovedVisits is not { } approved)
            return;
        var used = candidate.UsedVisits
            ?? EarlierDoses.Used(work, candidate, billed.Line.Code, AuthorizationUnits.Visits);
        if (used + 1 > approved)
            add(AuthorizationTerm.Visits, $"{approved:0.##} visits are approved and {used:0.##} are used or booked");
    }

    private static void CheckDose(
        RuleWork work, BilledDrug billed, Authorization candidate, Action<AuthorizationTerm, FormattableString> add)
    {
        if (candidate.Dose is not { } most || billed.Given?.Charted.Dose is not { } dose)
            return;
        if (Doses.Exceeds(dose, most, work.WeightKg))
            add(AuthorizationTerm.Dose, $"approved are {most}, given were {dose}");
    }

    private static decimal BilledUnits(RuleWork work, string code, bool withDiscarded)
    {
        var units = 0m;
        foreach (var billed in work.Drugs)
        {
            if (billed.Line.Code == code && (withDiscarded || !billed.IsDiscarded))
                units += billed.Line.Units;
        }

        return units;
    }
}
