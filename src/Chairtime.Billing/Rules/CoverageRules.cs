using System.Collections.Immutable;
using Chairtime.Billing.Visits;
using static Chairtime.Billing.Vocabulary.Severity;

namespace Chairtime.Billing.Rules;

/// <summary>Who pays: whether the coverages are complete, in order, and of plans that go together.</summary>
internal static class CoverageRules
{
    private static readonly string[] Federal =
        ["medicare", "medicare-advantage", "medicaid", "tricare", "champva", "va"];

    public static readonly Rule Missing = new("coverage.missing", Blocks, Gate.PayerRules,
        "The visit has no insurance to bill.", "Add coverages, primary first.", RuleSources.ClaimGuide,
        ["CO-31", "CO-16"])
    { Check = CheckMissing };

    public static readonly Rule PayerMissing = new("coverage.payer-missing", Blocks, Gate.PayerRules,
        "A coverage does not name its payer.", "Document the coverage's payerId.", RuleSources.ClaimGuide,
        ["CO-16", "M56"])
    { Check = CheckPayer };

    public static readonly Rule MemberMissing = new("coverage.member-id-missing", Blocks, Gate.PayerRules,
        "A coverage has no member id.", "Document the coverage's memberId.", RuleSources.ClaimGuide,
        ["CO-31", "CO-16", "N382"])
    { Check = CheckMember };

    public static readonly Rule MemberShape = new("coverage.member-id-shape", Warns, Gate.PayerRules,
        "A Medicare member id does not have the shape of a Medicare beneficiary identifier.",
        "Copy memberId from the card again.", RuleSources.Identifiers, ["CO-31", "N382"])
    { InForce = new(new DateOnly(2020, 1, 1)), Check = CheckShape };

    public static readonly Rule RelationshipMissing = new("coverage.relationship-missing", Warns, Gate.PayerRules,
        "A coverage does not say how the patient relates to the subscriber.", "Document relationship.",
        RuleSources.ClaimGuide, ["CO-16", "MA61"])
    { Check = CheckRelationship };

    public static readonly Rule SubscriberMissing = new("coverage.subscriber-missing", Blocks, Gate.PayerRules,
        "The patient is insured through somebody who is not named.",
        "Add the coverage's subscriber with name and birth date.", RuleSources.ClaimGuide, ["CO-16", "MA92"])
    { Check = CheckSubscriber };

    public static readonly Rule MedicareOfOwn = new("coverage.medicare-relationship", Warns, Gate.PayerRules,
        "Medicare insures each person for themselves, never through somebody else.",
        "Correct relationship to self.", RuleSources.PayerOrder, ["CO-31"])
    { Check = CheckMedicareSelf };

    public static readonly Rule MedicaidFirst = new("coverage.medicaid-first", Blocks, Gate.PayerRules,
        "Medicaid stands before another insurance, and pays after all others.", "Put Medicaid last in coverages.",
        RuleSources.PayerOrder, ["CO-22", "OA-22"])
    { Check = CheckMedicaid };

    public static readonly Rule AdvantageAndMedicare = new("coverage.advantage-and-medicare", Blocks,
        Gate.PayerRules, "A Medicare Advantage plan stands beside Medicare itself; it takes Medicare's place.",
        "Keep the one that covers the day of service.", RuleSources.PayerOrder, ["CO-24", "OA-109"])
    { Check = CheckAdvantage };

    public static readonly Rule Twice = new("coverage.twice", Warns, Gate.PayerRules,
        "A payer with the same member id stands twice.", "Remove the second one from coverages.",
        RuleSources.PayerOrder, ["CO-22"])
    { Check = CheckTwice };

    public static readonly Rule PlanTypeDiffers = new("coverage.plan-type-differs", Warns, Gate.PayerRules,
        "The coverage says another plan type than the payer's file.", "Correct planType or payerId.",
        RuleSources.PayerOrder, ["CO-109", "CO-31"])
    { Check = CheckPlanType };

    public static readonly Rule Programme = new("coverage.programme", Blocks, Gate.PayerRules,
        "A manufacturer's assistance programme stands beside a federal plan.",
        "Remove the programme from coverages; ask for a foundation instead.", RuleSources.Programmes, ["CO-96"])
    { Check = CheckProgramme };

    public static ImmutableArray<Rule> All { get; } =
    [
        Missing, PayerMissing, MemberMissing, MemberShape, RelationshipMissing, SubscriberMissing, MedicareOfOwn,
        MedicaidFirst, AdvantageAndMedicare, Twice, PlanTypeDiffers, Programme,
    ];

    private static void CheckMissing(RuleWork work, Rule rule)
    {
        if (work.IsForClaim && work.Visit.Coverages.IsEmpty)
            work.Report(rule, "coverages", $"The visit has a patient and no coverage.");
    }

    private static void CheckPayer(RuleWork work, Rule rule)
    {
        if (!work.IsForClaim)
            return;
        for (var i = 0; i < work.Visit.Coverages.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(work.Visit.Coverages[i].PayerId))
                work.Report(rule, $"coverages[{i}]", $"Coverage {i + 1} names no payer.");
        }
    }

    private static void CheckMember(RuleWork work, Rule rule)
    {
        if (!work.IsForClaim)
            return;
        for (var i = 0; i < work.Visit.Coverages.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(work.Visit.Coverages[i].MemberId))
            {
                work.Report(rule, $"coverages[{i}]", $"Coverage {i + 1} has no member id.",
                    $"Document coverages[{i}].memberId.");
            }
        }
    }

    private static void CheckShape(RuleWork work, Rule rule)
    {
        if (!work.IsForClaim)
            return;
        for (var i = 0; i < work.Visit.Coverages.Length; i++)
        {
            if (work.Visit.Coverages[i] is { PlanType: "medicare", MemberId: { Length: > 0 } id }
                && !Identifiers.IsBeneficiary(id))
            {
                work.Report(rule, $"coverages[{i}]",
                    $"The Medicare member id of coverage {i + 1} ({id.Length} characters) is not shaped like one.",
                    $"Copy coverages[{i}].memberId from the card again.");
            }
        }
    }

    private static void CheckRelationship(RuleWork work, Rule rule)
    {
        if (!work.IsForClaim)
            return;
        for (var i = 0; i < work.Visit.Coverages.Length; i++)
        {
            if (work.Visit.Coverages[i].Relationship is null)
            {
                work.Report(rule, $"coverages[{i}]", $"Coverage {i + 1} names no relationship.",
                    $"Document coverages[{i}].relationship.");
            }
        }
    }

    private static void CheckSubscriber(RuleWork work, Rule rule)
    {
        for (var i = 0; i < work.Visit.Coverages.Length; i++)
        {
            var coverage = work.Visit.Coverages[i];
            if (work.IsForClaim && coverage.Relationship is not (null or "self")
                && coverage.Subscriber is not { FamilyName.Length: > 0 })
            {
                work.Report(rule, $"coverages[{i}]",
                    $"The patient is {coverage.Relationship} of the subscriber of coverage {i + 1}, who is not named.",
                    $"Add coverages[{i}].subscriber.");
            }
        }
    }

    private static void CheckMedicareSelf(RuleWork work, Rule rule)
    {
        for (var i = 0; i < work.Visit.Coverages.Length; i++)
        {
            if (work.Visit.Coverages[i] is { PlanType: "medicare", Relationship: not (null or "self") } coverage)
            {
                work.Report(rule, $"coverages[{i}]", $"Medicare coverage {i + 1} says {coverage.Relationship}.",
                    $"Correct coverages[{i}].relationship to self.");
            }
        }
    }

    private static void CheckMedicaid(RuleWork work, Rule rule)
    {
        var coverages = work.Visit.Coverages;
        for (var i = 0; i + 1 < coverages.Length; i++)
        {
            if (coverages[i].PlanType == "medicaid" && coverages[^1].PlanType != "medicaid")
            {
                work.Report(rule, $"coverages[{i}]",
                    $"Medicaid is coverage {i + 1} of {coverages.Length}; it pays after all others.");
            }
        }
    }

    private static void CheckAdvantage(RuleWork work, Rule rule)
    {
        if (Has(work, "medicare-advantage") && Has(work, "medicare"))
            work.Report(rule, "coverages", $"Medicare and a Medicare Advantage plan are both charted.");
    }

    private static void CheckTwice(RuleWork work, Rule rule)
    {
        var coverages = work.Visit.Coverages;
        for (var i = 0; i < coverages.Length; i++)
        {
            for (var j = i + 1; j < coverages.Length; j++)
            {
                if (coverages[i].PayerId == coverages[j].PayerId && coverages[i].MemberId == coverages[j].MemberId)
                    work.Report(rule, $"coverages[{j}]", $"Coverage {j + 1} is the same as coverage {i + 1}.");
            }
        }
    }

    private static void CheckPlanType(RuleWork work, Rule rule)
    {
        if (work.Primary is { PlanType: { } charted, PayerId: { } payer } && work.Terms.PayerId == payer
            && work.Terms.PlanType is { } known && known != charted)
        {
            work.Report(rule, "coverages[0]", $"The coverage says {charted}; {work.Terms.Name} is {known}.",
                $"Correct coverages[0].planType or payerId.");
        }
    }

    private static void CheckProgramme(RuleWork work, Rule rule)
    {
        var isFederal = false;
        foreach (var coverage in work.Visit.Coverages)
            isFederal |= coverage.PlanType is { } plan && Array.IndexOf(Federal, plan) >= 0;
        for (var i = 0; isFederal && i < work.Visit.Coverages.Length; i++)
        {
            if (Programmes.IsProgramme(work.Visit.Coverages[i]))
            {
                work.Report(rule, $"coverages[{i}]",
                    $"Coverage {i + 1} is a manufacturer's programme beside a federal plan.");
            }
        }
    }

    private static bool Has(RuleWork work, string planType)
    {
        foreach (var coverage in work.Visit.Coverages)
        {
            if (coverage.PlanType == planType)
                return true;
        }

        return false;
    }
}
