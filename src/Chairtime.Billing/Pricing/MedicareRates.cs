using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Pricing;

/// <summary>What Medicare Part B allows for a line before the charge is looked at.</summary>
internal static class MedicareRates
{
    /// <summary>A drug: the quarter's limit, which already holds the add-on, times units.</summary>
    public static Rate Drug(PriceWork work, DateOnly day)
    {
        var (code, units) = (work.Line.Code, work.Line.Units);
        var found = work.Context.Tables.PaymentLimit(code, day);
        if (found.Outcome == LookupOutcome.NoData)
            return Rate.Because($"no reference data for payment limits of {code} on {day:yyyy-MM-dd}");
        if (found.Value?.Limit is not { } limit)
        {
            return Rate.Because(
                $"{code} has no payment limit on {day:yyyy-MM-dd}: the contractor prices it (WAC + 3% while new)");
        }

        var allowed = PriceWork.Cents(limit * units);
        work.Step("price.payment-limit",
            $"{code}: {limit:0.000} a unit x {units} = {allowed:0.00} ({found.Table!.Coverage.From:yyyy-MM-dd} table)",
            found.Table.Source);
        return Rate.Of(allowed);
    }

    /// <summary>A service of the physician fee schedule where the visit took place.</summary>
    public static Rate Service(PriceWork work, bool besideOthers)
    {
        var (value, unknown) = Values(work, work.Day);
        if (value is null)
            return Rate.Because(unknown!);
        if (value.PcTc == "5" && work.IsFacilityPlace)
        {
            work.Step("price.incident-to",
                $"{work.Line.Code} in place of service {work.Visit.PlaceOfService}: no payment to the physician",
                PricingSources.Incident);
            return Rate.Of(0);
        }

        if (value.Status == "T" && besideOthers)
        {
            work.Step("price.only-service", $"{work.Line.Code} beside another service of the schedule: not paid",
                PricingSources.StatusT);
            return Rate.Of(0);
        }

        var (cost, why) = Geography(work);
        if (cost is null)
            return Rate.Because(why!);
        var factor = Factor(work, work.Day);
        return factor is null
            ? Rate.Because($"no conversion factor is published for {work.Day:yyyy-MM-dd}")
            : Amount(work, value, cost, factor.Value, work.Line.Units);
    }

    /// <summary>The schedule's amount of a year without geography, for contracts that name a base year.</summary>
    public static Rate National(PriceWork work, DateOnly day)
    {
        var (value, unknown) = Values(work, day);
        if (value is null)
            return Rate.Because(unknown!);
        return work.Context.Medicare.ConversionFactor.On(day)?.Value is { } factor
            ? Amount(work, value, new PracticeCostIndex("", "", "national", 1, 1, 1, 1), factor, work.Line.Units)
            : Rate.Because($"no conversion factor is published for {day:yyyy-MM-dd}");
    }

    /// <summary>The same, in the locality of the visit, by the indices of the visit's own day.</summary>
    public static Rate Local(PriceWork work, DateOnly day)
    {
        var (value, unknown) = Values(work, day);
        if (value is null)
            return Rate.Because(unknown!);
        var (cost, why) = Geography(work);
        if (cost is null)
            return Rate.Because(why!);
        return work.Context.Medicare.ConversionFactor.On(day)?.Value is { } factor
            ? Amount(work, value, cost, factor, work.Line.Units)
            : Rate.Because($"no conversion factor is published for {day:yyyy-MM-dd}");
    }

    private static (RelativeValue? Value, string? Unknown) Values(PriceWork work, DateOnly day)
    {
        var code = work.Line.Code;
        var found = work.Context.Tables.RelativeValue(code, "", day);
        if (found.Value is not { } value)
        {
            return (null, found.IsKnown ? $"the fee schedule does not list {code} on {day:yyyy-MM-dd}"
                : $"no reference data for relative values of {code} on {day:yyyy-MM-dd}");
        }

        if (value.Status is not ("A" or "R" or "T"))
            return (null, $"{code} has status {value.Status}: the physician fee schedule does not price it");
        return (value, null);
    }

    // Full precision throughout, rounded once at the end.
    private static Rate Amount(
        PriceWork work, RelativeValue value, PracticeCostIndex cost, decimal factor, int units)
    {
        var expense = work.IsFacilityPlace ? value.PracticeExpenseFacility : value.PracticeExpenseNonFacility;
        var each = PriceWork.Cents(((value.Work * cost.Work) + (expense * cost.PracticeExpense)
            + (value.Malpractice * cost.Malpractice)) * factor);
        var amount = each * units;
        work.Step("price.fee-schedule",
            $"{value.Code}: ({value.Work} x {cost.Work} + {expense} x {cost.PracticeExpense} + {value.Malpractice} x {
                cost.Malpractice}) x {factor} = {each:0.00} x {units} = {amount:0.00} ({cost.Name})",
            PricingSources.Formula);
        return Rate.Of(amount);
    }

    private static decimal? Factor(PriceWork work, DateOnly day)
    {
        var qualifies = work.Rendering()?.QualifyingApm.GetValueOrDefault(day.Year) ?? false;
        var dated = (qualifies ? work.Context.Medicare.QualifyingConversionFactor : null)?.On(day)
            ?? work.Context.Medicare.ConversionFactor.On(day);
        if (dated?.Value is { } factor)
        {
            work.Step("price.conversion-factor",
                $"conversion factor {factor} ({(qualifies ? "" : "not known as a ")}qualifying participant)",
                dated.Source);
        }

        return dated?.Value;
    }

    private static (PracticeCostIndex? Cost, string? Unknown) Geography(PriceWork work)
    {
        var location = work.Location();
        if (location?.Medicare is { } stated)
            return Index(work, stated.Mac, stated.Locality, "stated by the practice");
        var zip = (location?.Address ?? work.Practice?.BillingProvider?.Address)?.PostalCode;
        if (zip is null)
            return (null, "the ZIP code of the place of service is not known");
        var found = work.Context.Tables.Locality(zip, work.Day);
        if (found.Value is not { } locality)
        {
            return (null, found.IsKnown ? "the ZIP code of the place of service is in no locality"
                : $"no reference data for localities of ZIP codes on {work.Day:yyyy-MM-dd}");
        }

        return locality.NeedsPlusFour && zip.Count(char.IsAsciiDigit) < 9
            ? (null, "the ZIP code lies in two localities: its four further digits are needed")
            : Index(work, locality.Mac, locality.Locality, "by ZIP code");
    }

    private static (PracticeCostIndex? Cost, string? Unknown) Index(
        PriceWork work, string mac, string locality, string how)
    {
        var found = work.Context.Tables.PracticeCost(mac, locality, work.Day);
        if (found.Value is not { } cost)
            return (null, $"no reference data for cost indices of locality {mac} {locality} on {work.Day:yyyy-MM-dd}");
        work.Step("price.locality",
            $"locality {mac} {locality} {cost.Name}, {how}: {cost.Work} / {cost.PracticeExpense} / {cost.Malpractice}",
            found.Table!.Source);
        return (cost, null);
    }
}
