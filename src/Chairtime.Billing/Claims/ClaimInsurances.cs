using System.Collections.Immutable;
using Chairtime.Billing.Policies;
using Chairtime.Billing.Visits;

namespace Chairtime.Billing.Claims;

/// <summary>Whom the claim asks, and which other insurances it names.</summary>
internal static class ClaimInsurances
{
    private const string Places = "PSTABCDEFGH";

    /// <summary>The first coverage that has not yet decided is asked; null when none can be.</summary>
    public static (ClaimInsurance? Asked, ImmutableArray<OtherInsurance> Others) Of(ClaimWork work)
    {
        var coverages = work.Coverages;
        if (coverages.IsEmpty)
        {
            work.Report(ClaimFindings.CoverageMissing, "coverages", $"The visit has no coverage.");
            return (null, []);
        }

        var asked = 0;
        while (asked + 1 < coverages.Length && ResultOf(work, coverages[asked]) is not null)
            asked++;
        work.Terms = Terms(work, coverages[asked]);
        var insurance = Insurance(work, asked, mustBeWhole: true);
        var others = ImmutableArray.CreateBuilder<OtherInsurance>();
        for (var i = 0; i < coverages.Length && i < Places.Length; i++)
        {
            if (i == asked || Insurance(work, i, mustBeWhole: i < asked) is not { } other)
                continue;
            var result = i < asked ? ResultOf(work, coverages[i]) : null;
            others.Add(new OtherInsurance(
                other, Paid(result), result?.Adjustments ?? [], result?.DecidedOn));
        }

        return (insurance, others.ToImmutable());
    }

    public static PayerResult? ResultOf(ClaimWork work, Coverage coverage) =>
        work.Context.Instructions.Results.GetValueOrDefault(
            new VisitPayer(work.Visit.VisitId, coverage.PayerId ?? ""));

    // What was taken off the claim as a whole was not paid on any line.
    private static decimal? Paid(PayerResult? result) => result is null ? null
        : result.Lines.Sum(static line => line.Paid) - result.Adjustments.Sum(static one => one.Amount);

    private static PayerTerms? Terms(ClaimWork work, Coverage coverage) =>
        coverage.PayerId is { } id ? work.Context.Payers.On(id, work.Visit.DateOfService) : null;

    private static ClaimInsurance? Insurance(ClaimWork work, int index, bool mustBeWhole)
    {
        var coverage = work.Coverages[index];
        var about = $"coverages[{index}]";
        var isSelf = coverage.Relationship == "self" || (coverage.Relationship is null && coverage.Subscriber is null);
        string?[] missing =
        [
            string.IsNullOrWhiteSpace(coverage.PayerId) ? "payerId" : null,
            string.IsNullOrWhiteSpace(coverage.MemberId) ? "memberId" : null,
            coverage.Relationship is null && !isSelf ? "relationship" : null,
            isSelf || !string.IsNullOrWhiteSpace(coverage.Subscriber?.FamilyName) ? null : "subscriber.familyName",
        ];
        var lacks = string.Join(", ", missing.OfType<string>());
        if (lacks.Length > 0)
        {
            work.Report(mustBeWhole ? ClaimFindings.CoverageIncomplete : ClaimFindings.OtherCoverageIncomplete, about,
                $"{about} has no {lacks}.");
            return null;
        }

        if (coverage.Relationship is null)
        {
            work.Report(ClaimFindings.RelationshipAssumed, about,
                $"{about} has neither relationship nor subscriber; the patient was taken for the subscriber.");
        }

        var terms = Terms(work, coverage);
        var planType = coverage.PlanType ?? terms?.PlanType;
        if (planType is null)
            work.Report(ClaimFindings.PlanTypeUnknown, about, $"{about} has no planType, and its payer none.");
        return new ClaimInsurance(
            Places[index], coverage.PayerId!, ClaimText.Of(terms?.Name ?? coverage.PayerId!),
            X12Id(work, coverage.PayerId!, terms, about), FilingCode(planType), MemberId(coverage.MemberId!, planType),
            coverage.GroupNumber, isSelf ? "18" : Relationship(coverage.Relationship!),
            isSelf ? null : Subscriber(coverage.Subscriber!))
        {
            MedicareSecondaryType = SecondaryType(work, index, planType),
        };
    }

    // Medicare behind another payer must say why.
    private static string? SecondaryType(ClaimWork work, int index, string? planType)
    {
        if (index == 0 || planType != "medicare")
            return null;
        var before = work.Coverages.Take(index).Select(coverage => ResultOf(work, coverage)).LastOrDefault();
        if (before?.MedicareSecondaryType is { } type)
            return type;
        if (before is not null)
        {
            work.Report(ClaimFindings.MedicareSecondaryType, $"coverages[{index}]",
                $"Medicare pays behind another payer and nothing says why (12, 13, 14, 15, 16, 41, 42, 43 or 47).");
        }

        return null;
    }

    private static string X12Id(ClaimWork work, string payerId, PayerTerms? terms, string about)
    {
        var id = Companion.Of(work.Context.Practice.Submitter, Companion.PayerIdPrefix + payerId) ?? terms?.X12PayerId;
        if (id is not null)
            return id;
        work.Report(ClaimFindings.PayerIdAssumed, about,
            $"The file of payer {payerId} has no x12PayerId; the claim says {payerId}.",
            $"Add x12PayerId to the payer's file, or payerId:{payerId} to submitter.companion.");
        return payerId;
    }

    private static ClaimSubscriber Subscriber(Subscriber given) => new(
        ClaimText.Of(given.FamilyName!), given.GivenName is { } name ? ClaimText.Of(name) : null, given.BirthDate,
        given.Sex, ClaimWork.Whole(given.Address));

    // Medicare prints its number with dashes and takes it without.
    private static string MemberId(string given, string? planType) => planType == "medicare"
        ? given.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal) : given.Trim();

    private static string Relationship(string word) => word switch
    {
        "spouse" => "01",
        "child" => "19",
        _ => "G8",
    };

    private static string FilingCode(string? planType) => planType switch
    {
        "medicare" => "MB",
        "medicare-advantage" => "16",
        "commercial" => "CI",
        "blue-cross" or "blue" => "BL",
        "medicaid" => "MC",
        "tricare" => "CH",
        "va" or "veterans" => "VA",
        "workers-compensation" => "WC",
        "hmo" => "HM",
        "ppo" => "12",
        "federal-employees" => "FI",
        null => "ZZ",
        _ => "11",
    };
}
