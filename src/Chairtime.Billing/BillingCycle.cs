using Chairtime.Billing.Catalogue;
using Chairtime.Billing.Claims;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Policies;
using Chairtime.Billing.Pricing;
using Chairtime.Billing.Rules;
using Chairtime.Billing.Visits;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing;

/// <summary>A visit's way to a posted payment, one method per stage. Start reading here.</summary>
public static class BillingCycle
{
    /// <summary>Turns a documented visit into the lines it supports, each with its derivation.</summary>
    public static CodedVisit Code(Visit visit, CodingContext context) =>
        VisitCoder.Code(visit, context);

    /// <summary>Works out what each line should bring, with every operand; fills charge and expected payment.</summary>
    public static PricedVisit Price(CodedVisit coded, PricingContext context) => VisitPricer.Price(coded, context);

    /// <summary>Works out what the payers behind the primary one should pay, and what is left for the patient.</summary>
    /// <param name="result">What the primary payer did, when it has decided.</param>
    public static CoordinatedVisit Coordinate(PricedVisit priced, PricingContext context, PayerResult? result = null) =>
        VisitCoordination.Price(priced, context, result);

    /// <summary>Adds what would be denied, with the money at stake and what to correct.</summary>
    public static CodedVisit Check(CodedVisit coded, RuleContext context) => VisitChecker.Check(coded, context);

    /// <summary>Makes the claims that carry a coded visit's lines to its payer.</summary>
    public static ClaimsMade Claims(CodedVisit coded, ClaimContext context) =>
        ClaimAssembly.Make(coded, context);
}

/// <summary>Everything coding looks things up in. Immutable and safe to share between threads.</summary>
/// <param name="TimeZone">The practice's zone, for daylight-saving days; null counts wall-clock minutes.</param>
public sealed record CodingContext(
    DrugCatalogue Catalogue, PayerBook Payers, PracticePolicies Policies, TimeZoneInfo? TimeZone)
{
    /// <summary>Published tables; null when the run has none.</summary>
    public IReferenceTables? Tables { get; init; }
}
