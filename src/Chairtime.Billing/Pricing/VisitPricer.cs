using System.Collections.Immutable;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Policies;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Pricing;

/// <summary>What each line of a visit should bring from its primary payer.</summary>
public static class VisitPricer
{
    /// <summary>Prices every line; one that cannot be priced says why, and does not stop the others.</summary>
    public static PricedVisit Price(CodedVisit coded, PricingContext context)
    {
        if (coded.Lines.IsEmpty)
            return new PricedVisit(coded, []) { DeductibleLeft = context.DeductibleLeft };
        var (terms, _) = PayerChoice.For(coded.Visit, context.Payers);
        var charged = LineCharges.With(coded, context.Practice?.Charges ?? Charges.None);
        ImmutableArray<PriceWork> work = [.. Enumerable.Range(0, charged.Lines.Length)
            .Select(index => new PriceWork(charged, index, context, terms))];
        var rates = Rates(work, terms);
        var account = new PatientAccount(context, terms.Contract?.Copay ?? 0);
        var prices = ImmutableArray.CreateBuilder<LinePrice>(work.Length);
        for (var i = 0; i < work.Length; i++)
            prices.Add(Shared(work[i], rates[i], terms, account));
        return Finish(charged, prices.MoveToImmutable(), context) with { DeductibleLeft = account.DeductibleLeft };
    }

    // What payer and patient together owe for each line.
    private static Rate[] Rates(ImmutableArray<PriceWork> work, PayerTerms terms)
    {
        if (IsByMedicare(work[0], terms))
            return [.. work.Select(one => Scheduled(one, work[0].PlanType))];
        if (terms.Contract is not { } contract)
            return [.. work.Select(_ => Rate.Because($"the file of payer {terms.PayerId} holds no contract"))];
        if (CaseRates.Of(work, contract) is { } byCase)
            return byCase;
        Rate[] rates = [.. work.Select(one => ContractRates.Of(one, contract))];
        return contract.LesserOf switch
        {
            LesserOf.Line => [.. work.Zip(rates, static (one, rate) => rate.Dollars is { } dollars
                ? Rate.Of(MedicareShares.LesserOfCharge(one, dollars)) : rate)],
            LesserOf.Claim => LesserOfClaim(work, rates),
            LesserOf.None => rates,
        };
    }

    private static bool IsByMedicare(PriceWork work, PayerTerms terms) => terms.Contract?.FollowsMedicare
        ?? work.PlanType is "medicare" or "medicare-advantage";

    private static Rate Scheduled(PriceWork work, string? planType)
    {
        var rate = work.IsDrug ? MedicareRates.Drug(work, work.Day) : MedicareRates.Service(work);
        if (rate.Dollars is not { } dollars)
            return rate;
        if (planType == "medicare")
            dollars = MedicareShares.ForClinician(work, dollars);
        return Rate.Of(MedicareShares.LesserOfCharge(work, dollars));
    }

    private static LinePrice Shared(PriceWork work, Rate rate, PayerTerms terms, PatientAccount account)
    {
        if (rate.Dollars is not { } allowed)
            return work.Unknown(rate.Unknown!);
        var price = work.PlanType == "medicare" && IsByMedicare(work, terms)
            ? MedicareShares.Apply(work, allowed, account)
            : PlanShares.Apply(work, allowed, terms.Contract, account);
        return price with { LostToCharge = work.LostToCharge };
    }

    // The charge of the whole claim is compared, and a smaller one is spread over the lines by what they bring.
    private static Rate[] LesserOfClaim(ImmutableArray<PriceWork> work, Rate[] rates)
    {
        if (rates.Any(static rate => rate.Dollars is null) || work.Any(static one => one.Line.Charge is null))
            return rates;
        var (allowed, charged) = (rates.Sum(static rate => rate.Dollars!.Value),
            work.Sum(static one => one.Line.Charge!.Value));
        if (charged >= allowed)
            return rates;
        var left = charged;
        var spread = new Rate[rates.Length];
        for (var i = 0; i < rates.Length; i++)
        {
            var share = i == rates.Length - 1 ? left
                : Math.Min(left, PriceWork.Cents(rates[i].Dollars!.Value * charged / allowed));
            left -= share;
            spread[i] = Rate.Of(share);
            work[i].Step("price.lesser-of-claim",
                $"the claim's charges of {charged:0.00} are less than {allowed:0.00}: {share:0.00} of them here",
                new Citation($"contract of {work[i].Terms.PayerId}", "lesserOf"));
        }

        return spread;
    }

    private static PricedVisit Finish(CodedVisit coded, ImmutableArray<LinePrice> prices, PricingContext context)
    {
        var lines = ImmutableArray.CreateBuilder<ServiceLine>(coded.Lines.Length);
        var charged = ImmutableArray.CreateBuilder<LinePrice>(prices.Length);
        for (var i = 0; i < prices.Length; i++)
        {
            var price = prices[i];
            var charge = price.Charge ?? context.Practice?.Charges.OfExpected(price.Allowed);
            var line = coded.Lines[i] with
            {
                Charge = charge, Expected = price.ExpectedPaid, LostToCharge = price.LostToCharge,
            };
            lines.Add(line);
            charged.Add(price with { Line = line, Charge = charge });
        }

        return new PricedVisit(coded with { Lines = lines.MoveToImmutable() }, charged.MoveToImmutable());
    }
}
