using System.Globalization;
using Chairtime.Billing.Claims;
using Chairtime.Billing.Pricing;
using Chairtime.Billing.Visits;
using Chairtime.Cli.Inputs;
using Chairtime.Reference.Shipped;

namespace Chairtime.Cli.Pricing;

/// <summary>Prices visits one after the other, in the order in which payers would see them.</summary>
internal sealed class PriceWork(ChargingCoder coder, ClaimInstructions instructions, PatientBalances balances)
{
    public CoordinatedVisit Price(Visit visit)
    {
        var result = visit.Coverages is [{ PayerId: { } payer }, ..]
            ? instructions.Results.GetValueOrDefault(new VisitPayer(visit.VisitId, payer)) : null;
        var priced = coder.Price(visit, balances.DeductibleOf(visit), balances.OutOfPocketOf(visit), result);
        balances.Take(visit, priced.Primary);
        return priced;
    }
}

/// <summary>What each patient still has to pay this year. A visit that comes later in the input finds less.</summary>
/// <param name="deductible">Dollars, <c>full</c>, or null when not known.</param>
/// <param name="outOfPocket">Dollars, or null when not known.</param>
internal sealed class PatientBalances(string? deductible, string? outOfPocket)
{
    private const string Full = "full";

    private readonly Dictionary<(string Patient, int Year), (decimal? Deductible, decimal? OutOfPocket)> _left = [];

    public decimal? DeductibleOf(Visit visit) => Of(visit).Deductible;

    public decimal? OutOfPocketOf(Visit visit) => Of(visit).OutOfPocket;

    public void Take(Visit visit, PricedVisit priced)
    {
        if (Key(visit) is not { } key)
            return;
        var owed = priced.Prices.Sum(static price => price.PatientOwes);
        var left = Of(visit);
        _left[key] = (priced.DeductibleLeft,
            left.OutOfPocket is { } most ? Math.Max(0, most - owed) : null);
    }

    private (decimal? Deductible, decimal? OutOfPocket) Of(Visit visit)
    {
        if (Key(visit) is { } key && _left.TryGetValue(key, out var left))
            return left;
        var first = deductible == Full ? Parameters.Medicare.Deductible.On(visit.DateOfService)?.Value
            : Dollars(deductible);
        return (first, Dollars(outOfPocket));
    }

    // Somebody who is not named stands for himself in every visit.
    private static (string, int)? Key(Visit visit) =>
        visit.Patient?.PatientId is { } id ? (id, visit.DateOfService.Year) : null;

    private static decimal? Dollars(string? text) =>
        text is null ? null : decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
}
