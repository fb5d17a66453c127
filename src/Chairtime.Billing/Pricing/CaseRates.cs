using System.Collections.Immutable;
using Chairtime.Billing.Policies;

namespace Chairtime.Billing.Pricing;

/// <summary>One amount for the whole visit: the first line that the rule matches carries it, the others that it holds
/// bring nothing more. A line that an earlier rule prices is not held.</summary>
internal static class CaseRates
{
    /// <summary>Null when no case rate of the contract is for this visit.</summary>
    public static Rate[]? Of(ImmutableArray<PriceWork> work, Contract contract)
    {
        foreach (var rule in contract.Rules)
        {
            if (rule.Price is not { Form: PriceForm.CaseRate, Amount: { } amount })
                continue;
            var first = Enumerable.Range(0, work.Length)
                .FirstOrDefault(i => IsHeld(work[i], contract, rule) && ContractRates.Matches(work[i], rule.Match), -1);
            if (first >= 0)
                return Of(work, contract, rule, amount, first);
        }

        return null;
    }

    private static Rate[] Of(
        ImmutableArray<PriceWork> work, Contract contract, ContractRule rule, decimal amount, int first)
    {
        var source = ContractRates.Source(work[first]);
        var held = work.Where(one => IsHeld(one, contract, rule)).ToList();
        // The charge of everything that the rate holds is compared with it.
        if (contract.LesserOf != LesserOf.None && held.TrueForAll(static one => one.Line.Charge is not null)
            && held.Sum(static one => one.Line.Charge!.Value) is var charged && charged < amount)
        {
            work[first].Step("price.lesser-of-charge",
                $"the charges of {charged:0.00} that the rate holds are less than {amount:0.00}", source);
            amount = charged;
        }

        var rates = new Rate[work.Length];
        for (var i = 0; i < work.Length; i++)
        {
            if (!IsHeld(work[i], contract, rule))
            {
                rates[i] = ContractRates.Of(work[i], contract);
                if (contract.LesserOf != LesserOf.None && rates[i].Dollars is { } dollars)
                    rates[i] = Rate.Of(MedicareShares.LesserOfCharge(work[i], dollars));
                continue;
            }

            rates[i] = Rate.Of(i == first ? amount : 0);
            if (i == first)
                work[i].Step("price.case-rate", $"rule {rule.Id}: {amount:0.00} for the visit", source);
            else
                work[i].Step("price.case-rate", $"rule {rule.Id}: held in the rate of the visit", source);
        }

        return rates;
    }

    // The first rule that matches a line prices it: what a rule before the rate prices is not in the rate.
    private static bool IsHeld(PriceWork work, Contract contract, ContractRule rule) =>
        (rule.Price.WithDrugs || !work.IsDrug)
        && !contract.Rules.TakeWhile(before => !ReferenceEquals(before, rule)).Any(before =>
            before.Price.Form != PriceForm.CaseRate && ContractRates.Matches(work, before.Match));
}
