using System.Collections.Immutable;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Rules;

/// <summary>What a finding would cost if nobody acted on it.</summary>
public static class MoneyAtRisk
{
    private const string OfficeVisit = "evaluationAndManagement";

    // What a payer takes off a charge: money lost where the charge was too low, and no denial.
    private const string OverSchedule = "CO-45";

    /// <summary>The findings, each warning or blocking one with the dollars of the visit's lines that would be
    /// denied.</summary>
    internal static ImmutableArray<Finding> With(CodedVisit coded, ImmutableArray<Finding> findings)
    {
        if (!HasMoney(coded))
            return findings;
        var priced = findings.ToBuilder();
        for (var i = 0; i < priced.Count; i++)
        {
            if (IsAtStake(priced[i]))
                priced[i] = priced[i] with { AtRisk = Of(coded, priced[i]) };
        }

        return priced.DrainToImmutable();
    }

    /// <summary>Dollars of the lines that one finding would have denied; null when none of them has a price.</summary>
    public static decimal? Of(CodedVisit coded, Finding finding)
    {
        decimal? sum = null;
        var isOfSome = IsAboutSome(coded, finding.About);
        foreach (var line in coded.Lines)
        {
            if ((!isOfSome || IsAbout(line, finding.About)) && (line.Expected ?? line.Charge) is { } dollars)
                sum = (sum ?? 0) + dollars;
        }

        return sum;
    }

    /// <summary>Dollars of all lines that some finding would have denied, each line once; zero when there is none, null
    /// when there are and none of them has a price.</summary>
    public static decimal? OfVisit(CodedVisit coded)
    {
        if (!HasMoney(coded))
            return null;
        decimal? sum = null;
        var isAnyUnknown = false;
        foreach (var line in coded.Lines)
        {
            if (!IsAtStake(coded, line))
            {
                if (line.LostToCharge is { } lost && IsToldOfLoss(coded, line))
                    sum = (sum ?? 0) + lost;
                continue;
            }

            if ((line.Expected ?? line.Charge) is { } dollars)
                sum = (sum ?? 0) + dollars;
            else
                isAnyUnknown = true;
        }

        return sum ?? (isAnyUnknown ? null : 0);
    }

    /// <summary>Whether some finding of the visit would have the line denied.</summary>
    public static bool IsAtStake(CodedVisit coded, ServiceLine line)
    {
        foreach (var finding in coded.Findings)
        {
            if (IsAtStake(finding) && (IsAbout(line, finding.About) || !IsAboutSome(coded, finding.About)))
                return true;
        }

        return false;
    }

    // Something that only informs is paid; so is a warning that no denial is known for, and one that the line brings
    // less than it could (CO-45).
    private static bool IsAtStake(Finding finding) => finding.Severity == Severity.Blocks
        || (finding.Severity == Severity.Warns && finding.Prevents.Count > 0 && finding.Prevents is not [OverSchedule]);

    private static bool IsToldOfLoss(CodedVisit coded, ServiceLine line)
    {
        foreach (var finding in coded.Findings)
        {
            if (finding.Prevents is [OverSchedule] && finding.About == line.Code)
                return true;
        }

        return false;
    }

    private static bool IsAbout(ServiceLine line, string about) =>
        line.Code == about || line.Administrations.Contains(about)
        || (about == OfficeVisit && PairBypass.IsVisit(line.Code));

    private static bool IsAboutSome(CodedVisit coded, string about)
    {
        // A visit's own code that was not billed is no line that could be denied.
        if (about == OfficeVisit)
            return true;
        foreach (var line in coded.Lines)
        {
            if (IsAbout(line, about))
                return true;
        }

        // An administration that earned no line puts no line at risk, rather than the whole claim.
        foreach (var charted in coded.Visit.Administrations)
        {
            if (charted.Id == about)
                return true;
        }

        return false;
    }

    private static bool HasMoney(CodedVisit coded)
    {
        foreach (var line in coded.Lines)
        {
            if (line.Expected is not null || line.Charge is not null)
                return true;
        }

        return false;
    }
}
