using Chairtime.Billing.Rules;

namespace Chairtime.Billing.Authorizations;

/// <summary>What a patient had of a drug before, from earlier claims.</summary>
internal static class EarlierDoses
{
    /// <summary>Day of the last dose of any product of the drug before the visit; null when none is known.</summary>
    public static DateOnly? LastBefore(RuleWork work, string code)
    {
        DateOnly? last = null;
        foreach (var claim in work.Earlier)
        {
            if (claim.IsGone || claim.IsScheduled || claim.DateOfService >= work.Day)
                continue;
            foreach (var line in claim.Lines)
            {
                if ((last is null || claim.DateOfService > last) && IsSameDrug(work, line.Code, code))
                    last = claim.DateOfService;
            }
        }

        return last;
    }

    /// <summary>True when an earlier claim bills one of the codes.</summary>
    public static bool HasHad(RuleWork work, IReadOnlyList<string> codes)
    {
        foreach (var claim in work.Earlier)
        {
            foreach (var line in claim.Lines)
            {
                if (!claim.IsGone && !claim.IsScheduled && codes.Contains(line.Code))
                    return true;
            }
        }

        return false;
    }

    private static bool IsSameDrug(RuleWork work, string one, string other) => one == other
        || (work.Context.Coding.Catalogue.Find(one, work.Day) is { } first
            && work.Context.Coding.Catalogue.Find(other, work.Day) is { } second
            && Products.AreOfOneMolecule(first, second));
}
