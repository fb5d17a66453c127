using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Pricing;

/// <summary>From what Medicare allows to what it pays: deductible, coinsurance, quality, sequestration, in that
/// order.</summary>
internal static class MedicareShares
{
    private static readonly string[] NonPhysicians = ["363L", "363A", "364S"];

    /// <summary>The schedule's amount for whoever rendered the service.</summary>
    /// <remarks>42 CFR 414.21 and 414.56 compare the charge with the lowered amount, so this comes first.</remarks>
    public static decimal ForClinician(PriceWork work, decimal scheduled)
    {
        // Whoever gives a drug takes assignment: its limit is the same for all.
        if (work.IsDrug)
            return scheduled;
        if (work.Taxonomy() is { } taxonomy
            && Array.Exists(NonPhysicians, kind => taxonomy.StartsWith(kind, StringComparison.Ordinal))
            && work.Context.Medicare.NonPhysician.On(work.Day) is { Value: { } share } dated)
        {
            var less = PriceWork.Cents(scheduled * share / 100);
            work.Step("price.non-physician",
                $"{scheduled:0.00} x {share} % = {less:0.00} (taxonomy {taxonomy} under its own number)", dated.Source);
            return less;
        }

        return Participating(work, scheduled);
    }

    /// <summary>What remains of an allowed amount for original Medicare.</summary>
    public static LinePrice Apply(PriceWork work, decimal allowed, PatientAccount account)
    {
        var deductible = account.TakeDeductible(work, allowed);
        var (percent, source, table) = CoinsurancePercent(work);
        var coinsurance = account.Limited(work, PriceWork.Cents((allowed - deductible) * percent / 100));
        var before = allowed - deductible - coinsurance;
        work.Step("price.coinsurance",
            $"({allowed:0.00} − {deductible:0.00}) x {percent:0.000} % = {coinsurance:0.00}; Medicare's share {
                before:0.00}",
            source, table);
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
        work.LostToCharge = allowed - charge;
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

    /// <summary>The patient's percentage of a line, by table where it names one.</summary>
    public static (decimal Percent, Citation Source, TableVersion? Table) CoinsurancePercent(PriceWork work)
    {
        var usual = work.Context.Medicare.Coinsurance.On(work.Day);
        if (work.IsDrug && work.Context.Tables.PaymentLimit(work.Line.Code, work.Day) is
            { Value.CoinsurancePercent: { } own, Table: { } table })
            return (own, table.Source, table);
        return (usual?.Value ?? 20, usual?.Source ?? PricingSources.Shares, null);
    }

    private static decimal Participating(PriceWork work, decimal scheduled)
    {
        if (work.Rendering()?.Participating != false
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
