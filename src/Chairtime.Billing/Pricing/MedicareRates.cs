using Chairtime.Billing.Policies;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Pricing;

/// <summary>What Medicare Part B allows for a line before the charge is looked at.</summary>
internal static class MedicareRates
{
    /// <summary>A drug: the quarter's limit, which already holds the add-on, times units.</summary>
    /// <param name="isRounded">To whole cents; false where something is still taken of it.</param>
    public static Rate Drug(PriceWork work, DateOnly day, bool isRounded = true)
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

        var allowed = isRounded ? PriceWork.Cents(limit * units) : limit * units;
        work.Step("price.payment-limit",
            $"{code}: {limit:0.000} a unit x {units} = {allowed:0.00###} ({
                found.Table!.Coverage.From:yyyy-MM-dd} table)",
            found.Table);
        return Rate.Of(allowed);
    }

    /// <summary>A service of the physician fee schedule where the visit took place.</summary>
    public static Rate Service(PriceWork work)
    {
        var (found, unknown) = Values(work, work.Day);
        if (found.Value is not { } value)
            return Rate.Because(unknown!);
        if (value.PcTc == "5" && work.IsHospitalPlace)
        {
            work.Step("price.incident-to",
                $"{work.Line.Code} in place of service {work.Visit.PlaceOfService}: no payment to the physician",
                PricingSources.Incident, found.Table);
            return Rate.Of(0);
        }

        if (value.Status == "T" && OnlyAlone(work) is { } bundled)
            return bundled;
        var (cost, why) = Geography(work);
        if (cost is null)
            return Rate.Because(why!);
        var factor = Factor(work, work.Day);
        return factor is null
            ? Rate.Because($"no conversion factor is published for {work.Day:yyyy-MM-dd}")
            : Amount(work, value, cost, factor.Value, found.Table!);
    }

    /// <summary>The schedule's amount of a year without geography, for contracts that name a base year.</summary>
    public static Rate National(PriceWork work, DateOnly day) =>
        Plain(work, day, static _ => (new PracticeCostIndex("", "", "national", 1, 1, 1, 1), null));

    /// <summary>The same, in a locality, by the indices of the visit's own day.</summary>
    /// <param name="named">A contract's own locality; null for the one of the visit.</param>
    public static Rate Local(PriceWork work, DateOnly day, MedicareLocality? named) => Plain(work, day, asked =>
        named is null ? Geography(asked) : Index(asked, named.Mac, named.Locality, "named by the contract"));

    private static Rate Plain(
        PriceWork work, DateOnly day, Func<PriceWork, (PracticeCostIndex? Cost, string? Unknown)> geography)
    {
        var (found, unknown) = Values(work, day);
        if (found.Value is not { } value)
            return Rate.Because(unknown!);
        var (cost, why) = geography(work);
        if (cost is null)
            return Rate.Because(why!);
        if (work.Context.Medicare.ConversionFactor.On(day) is not { Value: { } factor } dated)
            return Rate.Because($"no conversion factor is published for {day:yyyy-MM-dd}");
        work.Step("price.conversion-factor", $"conversion factor {factor} of {day.Year}", dated.Source);
        return Amount(work, value, cost, factor, found.Table!);
    }

    private static (Lookup<RelativeValue> Found, string? Unknown) Values(PriceWork work, DateOnly day)
    {
        var code = work.Line.Code;
        var found = work.Context.Tables.RelativeValue(code, "", day);
        if (found.Value is not { } value)
        {
            return (found, found.IsKnown ? $"the fee schedule does not list {code} on {day:yyyy-MM-dd}"
                : $"no reference data for relative values of {code} on {day:yyyy-MM-dd}");
        }

        return value.Status is "A" or "R" or "T" ? (found, null)
            : (default, $"{code} has status {value.Status}: the physician fee schedule does not price it");
    }

    // Status T is paid only when the schedule pays nothing else to this clinician that day.
    private static Rate? OnlyAlone(PriceWork work)
    {
        string? unknown = null;
        foreach (var line in work.Coded.Lines.OrderBy(static line => line.Code, StringComparer.Ordinal))
        {
            if (line.Code == work.Line.Code || PriceWork.IsDrugCode(line.Code))
                continue;
            var other = work.Context.Tables.RelativeValue(line.Code, "", work.Day);
            if (other.Value is { Status: "A" or "R" } value && !(value.PcTc == "5" && work.IsHospitalPlace))
            {
                work.Step("price.only-service", $"{work.Line.Code} beside {line.Code} of the schedule: not paid",
                    PricingSources.StatusT, other.Table);
                return Rate.Of(0);
            }

            if (!other.IsKnown)
                unknown ??= line.Code;
        }

        return unknown is null ? null : Rate.Because(
            $"{work.Line.Code} is paid only alone, and whether the schedule pays {unknown} is not known");
    }

    // Full precision throughout, rounded once at the end.
    private static Rate Amount(
        PriceWork work, RelativeValue value, PracticeCostIndex cost, decimal factor, TableVersion table)
    {
        var units = work.Line.Units;
        var expense = work.IsFacilityPlace ? value.PracticeExpenseFacility : value.PracticeExpenseNonFacility;
        var each = PriceWork.Cents(((value.Work * cost.Work) + (expense * cost.PracticeExpense)
            + (value.Malpractice * cost.Malpractice)) * factor);
        var amount = each * units;
        work.Step("price.fee-schedule",
            $"{value.Code}: ({value.Work} x {cost.Work} + {expense} x {cost.PracticeExpense} + {value.Malpractice} x {
                cost.Malpractice}) x {factor} = {each:0.00} x {units} = {amount:0.00} ({cost.Name})",
            PricingSources.Formula, table);
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
        if (location is null && work.Visit.Providers?.Facility is not null)
            return (null, "the place of service that the visit names is not in the practice's file");
        // A hospital is not where the practice's mail goes.
        var address = location?.Address ?? work.HomeAddress()
            ?? (work.IsFacilityPlace ? null : work.Practice?.BillingProvider?.Address);
        if (address?.PostalCode is not { } zip)
            return (null, "the ZIP code of the place of service is not known");
        var found = work.Context.Tables.Locality(zip, work.Day);
        if (found.Value is not { } locality)
        {
            if (found.IsKnown)
                return (null, "the ZIP code of the place of service is in no locality");
            return address.State is { } state
                && work.Context.Tables.PracticeCostOfState(state, work.Day).Value is { } whole
                ? Index(work, whole.Mac, whole.Locality, $"the one of all {state}")
                : (null, $"no reference data for localities of ZIP codes on {work.Day:yyyy-MM-dd}");
        }

        // The row of five digits was found, not the one of nine.
        if (locality.NeedsPlusFour && locality.Zip.Length < 9)
            return (null, "the ZIP code lies in several localities, and its four further digits decide none");
        work.Step("price.zip", $"ZIP code {zip}: carrier {locality.Mac}, locality {locality.Locality}", found.Table!);
        return Index(work, locality.Mac, locality.Locality, "by ZIP code");
    }

    private static (PracticeCostIndex? Cost, string? Unknown) Index(
        PriceWork work, string mac, string locality, string how)
    {
        var found = work.Context.Tables.PracticeCost(mac, locality, work.Day);
        if (found.Value is not { } cost)
            return (null, $"no reference data for cost indices of locality {mac} {locality} on {work.Day:yyyy-MM-dd}");
        var floor = work.Context.Medicare.WorkFloor.On(work.Day);
        var floorText = "";
        if (cost.WorkWithoutFloor is { } bare && bare != cost.Work)
        {
            floorText = floor?.Value is null ? " without the floor of work" : " with the floor of work";
            if (floor?.Value is null)
                cost = cost with { Work = bare };
        }

        work.Step("price.locality",
            $"locality {mac} {locality} {cost.Name}, {how}: {cost.Work} / {cost.PracticeExpense} / {
                cost.Malpractice}{floorText}",
            found.Table!);
        return (cost, null);
    }
}
