namespace Chairtime.Billing.Pricing;

/// <summary>What the patient still has to pay, counted down line by line. Lives for one visit.</summary>
internal sealed class PatientAccount(PricingContext context, decimal copay)
{
    /// <summary>Null when not known.</summary>
    public decimal? DeductibleLeft { get; private set; } = context.DeductibleLeft;

    private decimal? _outOfPocketLeft = context.OutOfPocketLeft;
    private decimal _copayLeft = copay;

    /// <summary>The deductible's part of an allowed amount.</summary>
    public decimal TakeDeductible(PriceWork work, decimal allowed)
    {
        if (DeductibleLeft is not { } left)
        {
            work.Step("price.deductible", $"what is left of the deductible is not known: taken as met",
                PricingSources.Shares);
            return 0;
        }

        var taken = Limited(work, Math.Min(left, allowed));
        DeductibleLeft = left - taken;
        work.Step("price.deductible", $"{left:0.00} of the deductible is left: {taken:0.00} on this line",
            PricingSources.Shares);
        return taken;
    }

    /// <summary>The copay of the visit, on the first lines that can bear it.</summary>
    public decimal TakeCopay(PriceWork work, decimal most)
    {
        if (_copayLeft <= 0)
            return 0;
        var taken = Limited(work, Math.Min(_copayLeft, most));
        work.Step("price.copay", $"{_copayLeft:0.00} of the visit's copay is left: {taken:0.00} on this line",
            PricingSources.Plan);
        _copayLeft -= taken;
        return taken;
    }

    /// <summary>An amount as far as the patient still has to pay this year.</summary>
    public decimal Limited(PriceWork work, decimal amount)
    {
        if (_outOfPocketLeft is not { } left)
            return amount;
        var taken = Math.Min(left, amount);
        if (taken < amount)
        {
            work.Step("price.out-of-pocket", $"{left:0.00} is the most that the patient still pays this year: {
                taken:0.00} of {amount:0.00}", PricingSources.Plan);
        }

        _outOfPocketLeft = left - taken;
        return taken;
    }
}
