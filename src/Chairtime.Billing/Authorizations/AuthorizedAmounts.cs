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
        if (candidate.ApprovedUnits is { } units)
            CheckUnits(AuthorizationBalance.OfUnits(work, billed, requirement, candidate), units, requirement, add);
        if (candidate.ApprovedVisits is { } visits
            && AuthorizationBalance.OfVisits(work, billed, requirement, candidate) is var ofVisits
            && ofVisits.After > visits)
        {
            add(AuthorizationTerm.Visits,
                $"{visits:0.##} visits are approved, {ofVisits.Used:0.##} used and {
                    ofVisits.Booked:0.##} booked before");
        }

        if (candidate.Dose is { } most && Doses.GivenOf(work, billed.Line.Code) is { } dose
            && Doses.Exceeds(dose, most, work.WeightKg))
        {
            add(AuthorizationTerm.Dose, $"approved are {Doses.Shown(most, work.WeightKg)}, given were {dose}");
        }

        if (candidate.IntervalDays is { } least && EarlierDoses.LastBefore(work, billed.Line.Code) is { } last
            && work.Day.DayNumber - last.DayNumber is var days && days < least)
        {
            add(AuthorizationTerm.Interval,
                $"approved is a dose every {least} days; the last was on {last:yyyy-MM-dd}, {days} days before");
        }
    }

    private static void CheckUnits(
        AuthorizationBalance balance, decimal approved, AuthorizationRequirement? requirement,
        Action<AuthorizationTerm, FormattableString> add)
    {
        if (balance.After <= approved)
            return;
        var unit = requirement?.Units switch
        {
            AuthorizationUnits.Visits => "visits",
            AuthorizationUnits.Doses => "doses",
            AuthorizationUnits.Hcpcs or null => "units",
        };
        var discarded = requirement?.IncludesDiscarded == true ? ", what was discarded included" : "";
        add(AuthorizationTerm.Units,
            $"{approved:0.##} {unit} are approved, {balance.Used:0.##} used, {balance.Booked:0.##} booked before, and {
                balance.Needed:0.##} billed now{discarded}: {balance.After - approved:0.##} short");
    }
}
