using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Pricing;

/// <summary>From what Medicare allows to what it pays: charge, participation, deductible, coinsurance, quality,
/// sequestration, in that order.</summary>
internal static class MedicareShares
{
    /// <param name="deductibleLeft">Before this line; null when not known. What is left is given back.</param>
    public static LinePrice Apply(PriceWork work, decimal scheduled, ref decimal? deductibleLeft)
    {
        var allowed = LesserOfCharge(work, Participating(work, scheduled));
        var deductible = 0m;
        if (deductibleLeft is { } left)
        {
            deductible = Math.Min(left, allowed);
            deductibleLeft = left - deductible;
            work.Step("price.deductible", $"{left:0.00} of the deductible is left: {deductible:0.00} on this line",
                PricingSources.Shares);
        }
        else
        {
            work.Step("price.deductible", $"what is left of the deductible is not known: taken as met",
                PricingSources.Shares);
        }

        var (percent, source) = CoinsurancePercent(work);
        var coinsurance = PriceWork.Cents((allowed - deductible) * percent / 100);
        var before = allowed - deductible - coinsurance;
        work.Step("price.coinsurance",
            $"({allowed:0.00} − {deductible:0.00}) x {percent:0.000} % = {coinsurance:0.00}; Medicare's share {
                before:0.00}",
            source);
        var mips = Mips(work, before);
        return new LinePrice(work.Line, [])
        {
            Charge = work.Line.Charge,
            Allowed = allowed,
            Deductible = deductible,
            Coinsurance = coinsurance,
            MipsAdjustment = mips,
            Sequestration = Sequestration(work, before + mips),
        } with { Steps = work.Steps() };
    }

    public static decimal LesserOfCharge(PriceWork work, decimal allowed)
    {
        if (work.Line.Charge is not { } charge || charge >= allowed)
            return allowed;
        work.Step("price.lesser-of-charge", $"the charge of {charge:0.00} is less than {allowed:0.00}",
            PricingSources.LesserOf);
        return charge;
    }

    /// <summary>Two percent of what is paid, on the days on which it is in force.</summary>
    public static decimal Sequestration(PriceWork work, decimal paid)
    {
        var dated = work.Context.Medicare.Sequestration.On(work.Day);
        if (dated?.Value is not { } percent || paid <= 0)
            return 0;
        var taken = PriceWork.Cents(paid * percent / 100);
        work.Step("price.sequestration", $"{paid:0.00} x {percent} % = {taken:0.00}", dated.Source);
        return taken;
    }

    private static decimal Participating(PriceWork work, decimal scheduled)
    {
        if (work.IsDrug || work.Rendering()?.Participating != false
            || work.Context.Medicare.NonParticipating.On(work.Day) is not { Value: { } percent } dated)
            return scheduled;
        var less = PriceWork.Cents(scheduled * percent / 100);
        var most = work.Context.Medicare.LimitingCharge.On(work.Day)?.Value;
        work.Step("price.non-participating",
            $"{scheduled:0.00} x {percent} % = {less:0.00}; charge at most {
                PriceWork.Cents(less * (most ?? 100) / 100):0.00}",
            dated.Source);
        return less;
    }

    private static (decimal Percent, Citation Source) CoinsurancePercent(PriceWork work)
    {
        var usual = work.Context.Medicare.Coinsurance.On(work.Day);
        if (work.IsDrug && work.Context.Tables.PaymentLimit(work.Line.Code, work.Day) is
            { Value.CoinsurancePercent: { } own, Table: { } table })
            return (own, table.Source);
        return (usual?.Value ?? 20, usual?.Source ?? PricingSources.Shares);
    }

    private static decimal Mips(PriceWork work, decimal share)
    {
        if (work.IsDrug || work.Rendering() is not { } clinician
            || !clinician.Mips.TryGetValue(work.Day.Year, out var fraction) || fraction == 0)
            return 0;
        var adjustment = PriceWork.Cents(share * (1 + fraction)) - share;
        work.Step("price.mips", $"{share:0.00} x {1 + fraction} = {share + adjustment:0.00}", PricingSources.Quality);
        return adjustment;
    }
}
