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
            return new PricedVisit(coded, []);
        var (terms, _) = PayerChoice.For(coded.Visit, context.Payers);
        var left = context.DeductibleLeft;
        var charged = LineCharges.With(coded, context.Practice?.Charges ?? Charges.None);
        var caseRate = terms.Contract is { } contract ? CaseRate(charged, contract) : null;
        var prices = ImmutableArray.CreateBuilder<LinePrice>(charged.Lines.Length);
        for (var i = 0; i < charged.Lines.Length; i++)
        {
            var work = new PriceWork(charged.Lines[i], coded.Visit, context);
            prices.Add(caseRate is { } rule && (rule.Price.WithDrugs || !work.IsDrug)
                ? InCaseRate(work, rule, i == FirstOf(charged, rule), terms)
                : One(work, terms, HasOthers(charged, i), ref left));
        }

        return Finish(charged, LesserOfClaim(prices.MoveToImmutable(), terms), context);
    }

    private static LinePrice One(PriceWork work, PayerTerms terms, bool besideOthers, ref decimal? left)
    {
        var followsMedicare = terms.Contract?.FollowsMedicare
            ?? terms.PlanType is "medicare" or "medicare-advantage";
        if (followsMedicare)
        {
            var scheduled = work.IsDrug ? MedicareRates.Drug(work, work.Day)
                : MedicareRates.Service(work, besideOthers);
            return scheduled.Dollars is { } dollars ? MedicareShares.Apply(work, dollars, ref left)
                : work.Unknown(scheduled.Unknown!);
        }

        if (terms.Contract is not { } contract)
            return work.Unknown($"the file of payer {terms.PayerId} holds no contract");
        var rate = ContractRates.Of(work, terms, contract, besideOthers);
        return rate.Dollars is { } amount ? Contracted(work, contract, amount) : work.Unknown(rate.Unknown!);
    }

    private static LinePrice Contracted(PriceWork work, Contract contract, decimal rate)
    {
        var allowed = contract.LesserOf == LesserOf.Line ? MedicareShares.LesserOfCharge(work, rate) : rate;
        var coinsurance = 0m;
        if (contract.CoinsurancePercent is { } percent)
        {
            coinsurance = PriceWork.Cents(allowed * percent / 100);
            work.Step("price.coinsurance", $"{allowed:0.00} x {percent} % = {coinsurance:0.00}",
                new Citation("contract", "coinsurancePercent"));
        }
        else
        {
            work.Step("price.patient-share", $"what the patient owes of it is not known: shown as the payer's",
                new Citation("contract", "no coinsurancePercent"));
        }

        var reduction = contract.PassesSequestration ? MedicareShares.Sequestration(work, allowed - coinsurance) : 0;
        return new LinePrice(work.Line, work.Steps())
        {
            Charge = work.Line.Charge,
            Allowed = allowed,
            Coinsurance = coinsurance,
            Sequestration = reduction,
        };
    }

    private static ContractRule? CaseRate(CodedVisit coded, Contract contract) => contract.Rules.FirstOrDefault(rule =>
        rule.Price is { Form: PriceForm.CaseRate, Amount: not null } && FirstOf(coded, rule) >= 0);

    private static int FirstOf(CodedVisit coded, ContractRule rule)
    {
        for (var i = 0; i < coded.Lines.Length; i++)
        {
            if (rule.Match.Codes.IsEmpty || rule.Match.Codes.Contains(coded.Lines[i].Code))
                return i;
        }

        return -1;
    }

    private static LinePrice InCaseRate(PriceWork work, ContractRule rule, bool carries, PayerTerms terms)
    {
        var amount = carries ? rule.Price.Amount!.Value : 0;
        var source = terms.Sources.TryGetValue("contract", out var cited) ? cited
            : new Citation($"contract of {terms.PayerId}", "");
        if (carries)
            work.Step("price.case-rate", $"rule {rule.Id}: {amount:0.00} for the visit", source);
        else
            work.Step("price.case-rate", $"rule {rule.Id}: held in the rate of the visit", source);
        return new LinePrice(work.Line, work.Steps()) { Charge = work.Line.Charge, Allowed = amount };
    }

    // The charge of the whole claim is compared, and a smaller one is spread over the lines by what they bring.
    private static ImmutableArray<LinePrice> LesserOfClaim(ImmutableArray<LinePrice> prices, PayerTerms terms)
    {
        if (terms.Contract is not { LesserOf: LesserOf.Claim }
            || prices.Any(static price => price.Allowed is null || price.Charge is null))
            return prices;
        var (allowed, charged) = (prices.Sum(static price => price.Allowed!.Value),
            prices.Sum(static price => price.Charge!.Value));
        if (charged >= allowed)
            return prices;
        var left = charged;
        var spread = ImmutableArray.CreateBuilder<LinePrice>(prices.Length);
        for (var i = 0; i < prices.Length; i++)
        {
            var share = i == prices.Length - 1 ? left
                : Math.Min(left, PriceWork.Cents(prices[i].Allowed!.Value * charged / allowed));
            left -= share;
            spread.Add(prices[i] with
            {
                Allowed = share,
                Steps = prices[i].Steps.Add(new PriceStep("price.lesser-of-claim",
                    $"the claim's charges of {charged:0.00} are less than {allowed:0.00}: {share:0.00} of them here",
                    new Citation($"contract of {terms.PayerId}", "lesserOf"))),
            });
        }

        return spread.MoveToImmutable();
    }

    private static PricedVisit Finish(CodedVisit coded, ImmutableArray<LinePrice> prices, PricingContext context)
    {
        var lines = ImmutableArray.CreateBuilder<ServiceLine>(coded.Lines.Length);
        var charged = ImmutableArray.CreateBuilder<LinePrice>(prices.Length);
        for (var i = 0; i < prices.Length; i++)
        {
            var price = prices[i];
            var charge = price.Charge ?? context.Practice?.Charges.OfExpected(price.Allowed);
            var line = coded.Lines[i] with { Charge = charge, Expected = price.ExpectedPaid };
            lines.Add(line);
            charged.Add(price with { Line = line, Charge = charge });
        }

        return new PricedVisit(coded with { Lines = lines.MoveToImmutable() }, charged.MoveToImmutable());
    }

    private static bool HasOthers(CodedVisit coded, int index)
    {
        for (var i = 0; i < coded.Lines.Length; i++)
        {
            if (i != index && char.IsAsciiDigit(coded.Lines[i].Code[0]))
                return true;
        }

        return false;
    }
}
