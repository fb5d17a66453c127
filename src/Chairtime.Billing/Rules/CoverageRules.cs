using System.Collections.Immutable;
using Chairtime.Billing.Visits;
using static Chairtime.Billing.Vocabulary.Severity;

namespace Chairtime.Billing.Rules;

/// <summary>Who pays: whether the coverages are complete, in order, and of plans that go together.</summary>
internal static class CoverageRules
{
    // Until the 26th birthday; a plan that goes to the end of that year goes no further.
    private const int LastChildAge = 26;

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
    { Needs = VisitHas.SeveralCoverages, Check = CheckMedicaid };

    public static readonly Rule AdvantageAndMedicare = new("coverage.advantage-and-medicare", Blocks,
        Gate.PayerRules, "A Medicare Advantage plan stands beside Medicare itself; it takes Medicare's place.",
        "Keep the one that covers the day of service.", RuleSources.PayerOrder, ["CO-24", "OA-109"])
    { Needs = VisitHas.SeveralCoverages, Check = CheckAdvantage };

    public static readonly Rule Twice = new("coverage.twice", Warns, Gate.PayerRules,
        "A payer with the same member id stands twice.", "Remove the second one from coverages.",
        RuleSources.PayerOrder, ["CO-22"])
    { Needs = VisitHas.SeveralCoverages, Check = CheckTwice };

    public static readonly Rule PlanTypeDiffers = new("coverage.plan-type-differs", Warns, Gate.PayerRules,
        "The coverage says another plan type than the payer's file.", "Correct planType or payerId.",
        RuleSources.PayerOrder, ["CO-109", "CO-31"])
    { Check = CheckPlanType };

    public static readonly Rule Programme = new("coverage.programme", Blocks, Gate.PayerRules,
        "A manufacturer's assistance programme stands beside a federal plan.",
        "Remove the programme from coverages; ask for a foundation instead.", RuleSources.Programmes, ["CO-96"])
    { Check = CheckProgramme };

    public static readonly Rule MemberPlaceholder = new("coverage.member-id-placeholder", Blocks, Gate.PayerRules,
        "A member id is a word, or one digit again and again, that stands for none.", "Copy memberId from the card.",
        RuleSources.ClaimGuide, ["CO-31", "N382"])
    { Check = CheckPlaceholder };

    public static readonly Rule SubscriberDiffers = new("coverage.subscriber-differs", Warns, Gate.PayerRules,
        "The patient is the subscriber, and the subscriber's name or birth date is another.",
        "Correct relationship, or the subscriber.", RuleSources.ClaimGuide, ["CO-31", "CO-140"])
    { Check = CheckSubscriberDiffers };

    public static readonly Rule TricareFirst = new("coverage.tricare-first", Blocks, Gate.PayerRules,
        "TRICARE stands before another insurance, and pays after all others but Medicaid.",
        "Put TRICARE behind the other insurance in coverages.", RuleSources.PayerOrder, ["CO-22", "OA-22"])
    { Needs = VisitHas.SeveralCoverages, Check = CheckTricare };

    public static readonly Rule ChildGrown = new("coverage.child-over-26", Warns, Gate.PayerRules,
        "The patient is insured as a child and older than 26, where such insurance mostly ends.",
        "Check that the coverage was in force on the day; add the new one to coverages.", RuleSources.DependentAge,
        ["CO-27", "CO-31"])
    { Check = CheckChild };

    public static ImmutableArray<Rule> All { get; } =
    [
        Missing, PayerMissing, MemberMissing, MemberShape, MemberPlaceholder, RelationshipMissing, SubscriberMissing,
        SubscriberDiffers, MedicareOfOwn, MedicaidFirst, TricareFirst, AdvantageAndMedicare, Twice, PlanTypeDiffers,
        Programme, ChildGrown,
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
            if (work.Visit.Coverages[i].MemberId is { Length: > 0 } id && PlanTypeOf(work, i) == "medicare"
                && !Identifiers.IsPlaceholder(id) && !Identifiers.IsBeneficiary(id))
            {
                work.Report(rule, $"coverages[{i}]",
                    $"The Medicare member id of coverage {i + 1} ({id.Length} characters) is not shaped like one.",
                    $"Copy coverages[{i}].memberId from the card again.");
            }
        }
    }

    private static void CheckPlaceholder(RuleWork work, Rule rule)
    {
        if (!work.IsForClaim)
            return;
        for (var i = 0; i < work.Visit.Coverages.Length; i++)
        {
            if (work.Visit.Coverages[i].MemberId is { Length: > 0 } id && Identifiers.IsPlaceholder(id))
            {
                work.Report(rule, $"coverages[{i}]", $"The member id of coverage {i + 1} stands for none.",
                    $"Copy coverages[{i}].memberId from the card.");
            }
        }
    }

    private static void CheckSubscriberDiffers(RuleWork work, Rule rule)
    {
        if (work.Visit.Patient is not { } patient)
            return;
        for (var i = 0; i < work.Visit.Coverages.Length; i++)
        {
            if (work.Visit.Coverages[i] is not { Relationship: "self", Subscriber: { } subscriber })
                continue;
            var differs = subscriber.BirthDate is { } born && patient.BirthDate is { } own && born != own ? "birth date"
                : Differs(subscriber.FamilyName, patient.FamilyName) ? "family name"
                : Differs(subscriber.GivenName, patient.GivenName) ? "given name" : null;
            if (differs is not null)
            {
                work.Report(rule, $"coverages[{i}]",
                    $"Coverage {i + 1} says that the patient is the subscriber, whose {differs} is another.",
                    $"Correct coverages[{i}].relationship or coverages[{i}].subscriber.");
            }
        }
    }

    private static bool Differs(string? one, string? other) => one is { Length: > 0 } && other is { Length: > 0 }
        && !one.Trim().Equals(other.Trim(), StringComparison.OrdinalIgnoreCase);

    private static string? PlanTypeOf(RuleWork work, int index) => work.Visit.Coverages[index].PlanType
        ?? (index == 0 && work.Terms.PayerId == work.Primary?.PayerId ? work.Terms.PlanType : null);

    private static void CheckTricare(RuleWork work, Rule rule)
    {
        var coverages = work.Visit.Coverages;
        for (var i = 0; i + 1 < coverages.Length; i++)
        {
            if (coverages[i].PlanType != "tricare")
                continue;
            for (var j = i + 1; j < coverages.Length; j++)
            {
                if (coverages[j].PlanType is "commercial" or "medicare" or "medicare-advantage")
                {
                    work.Report(rule, $"coverages[{i}]",
                        $"TRICARE is coverage {i + 1}, before {coverages[j].PlanType}; it pays after it.",
                        $"Move coverages[{i}] behind coverages[{j}].");
                    break;
                }
            }
        }
    }

    private static void CheckChild(RuleWork work, Rule rule)
    {
        if (work.Age is not { } age || age <= LastChildAge)
            return;
        for (var i = 0; i < work.Visit.Coverages.Length; i++)
        {
            if (work.Visit.Coverages[i].Relationship == "child")
            {
                work.Report(rule, $"coverages[{i}]",
                    $"The patient is insured as a child in coverage {i + 1}, at the age of {age}.");
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
                    $"Medicaid is coverage {i + 1} of {coverages.Length}; it pays after all others.",
                    $"Move coverages[{i}] to the end of coverages.");
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
            work.Report(rule, "coverages[0]", $"The coverage says {charted}; {work.PayerName} is {known}.",
                $"Correct coverages[0].planType or payerId.");
        }
    }

    private static void CheckProgramme(RuleWork work, Rule rule)
    {
        var isFederal = false;
        foreach (var coverage in work.Visit.Coverages)
            isFederal |= coverage.PlanType is { } plan && Programmes.IsOfGovernment(plan);
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
