using Chairtime.Billing.Policies;

namespace Chairtime.Billing.Pricing;

/// <summary>From what a plan allows to what it pays: the patient's deductible, coinsurance and copay, and the
/// reduction that a contract may pass on.</summary>
internal static class PlanShares
{
    public static LinePrice Apply(PriceWork work, decimal allowed, Contract? contract, PatientAccount account)
    {
        var price = new LinePrice(work.Line, []) { Charge = work.Line.Charge, Allowed = allowed };
        price = (contract?.CoinsurancePercent, contract?.Copay, work.PlanType) switch
        {
            (null, null, "medicare-advantage") => LikeMedicare(work, price, account),
            (null, null, _) => Unsaid(work, price),
            _ => Stated(work, price, contract!, account),
        };
        var paid = allowed - price.PatientOwes;
        return price with
        {
            Sequestration = contract is { PassesSequestration: true } ? MedicareShares.Sequestration(work, paid) : 0,
        } with { Steps = work.Steps() };
    }

    // The plan's own cost share is the plan's secret; Medicare's is the nearest thing that is published.
    private static LinePrice LikeMedicare(PriceWork work, LinePrice price, PatientAccount account)
    {
        var deductible = account.TakeDeductible(work, price.Allowed!.Value);
        var (percent, source, _) = MedicareShares.CoinsurancePercent(work);
        var rest = price.Allowed.Value - deductible;
        var coinsurance = account.Limited(work, PriceWork.Cents(rest * percent / 100));
        work.Step("price.coinsurance",
            $"the plan's own cost share is not known, Medicare's is taken: {rest:0.00} x {percent:0.000} % = {
                coinsurance:0.00}", source);
        return price with { Deductible = deductible, Coinsurance = coinsurance };
    }

    private static LinePrice Unsaid(PriceWork work, LinePrice price)
    {
        work.Step("price.patient-share", $"what the patient owes of it is not known: shown as the payer's",
            PricingSources.Plan);
        return price with { KnowsPatientShare = false };
    }

    private static LinePrice Stated(PriceWork work, LinePrice price, Contract contract, PatientAccount account)
    {
        var allowed = price.Allowed!.Value;
        var deductible = account.DeductibleLeft is null ? 0 : account.TakeDeductible(work, allowed);
        var copay = account.TakeCopay(work, allowed - deductible);
        var coinsurance = 0m;
        if (contract.CoinsurancePercent is { } percent)
        {
            var rest = allowed - deductible - copay;
            coinsurance = account.Limited(work, PriceWork.Cents(rest * percent / 100));
            work.Step("price.coinsurance", $"{rest:0.00} x {percent} % = {coinsurance:0.00}", PricingSources.Plan);
        }

        return price with { Deductible = deductible, Copay = copay, Coinsurance = coinsurance };
    }
}
