using Chairtime.Billing.Coding;
using Chairtime.Billing.Policies;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Pricing;

/// <summary>What a contract allows for a line: the first rule that matches, in its form of price.</summary>
internal static class ContractRates
{
    public static Rate Of(PriceWork work, Contract contract)
    {
        var source = Source(work);
        foreach (var rule in contract.Rules)
        {
            // A rate for the visit prices no line by itself.
            if (rule.Price is { Form: PriceForm.CaseRate, Amount: not null } || !Matches(work, rule.Match))
                continue;
            var rate = WithFallback(work, contract, rule, source);
            if (rate.Dollars is { } dollars && rule.Price.Cap is { } cap && dollars > cap)
            {
                work.Step("price.cap", $"rule {rule.Id}: at most {cap:0.00}", source);
                return Rate.Of(cap);
            }

            return rate;
        }

        return Rate.Because($"no rule of the contract of {work.Terms.PayerId} prices {work.Line.Code}");
    }

    public static Citation Source(PriceWork work) => work.Terms.Sources.TryGetValue("contract", out var cited) ? cited
        : new Citation($"contract of {work.Terms.PayerId}", "");

    public static bool Matches(PriceWork work, ContractMatch match)
    {
        var line = work.Line;
        return (match.Codes.IsEmpty || match.Codes.Any(pattern => CodePattern.Covers(pattern, line.Code)))
            && (match.ModifiersAny.IsEmpty || match.ModifiersAny.Any(line.Modifiers.Contains))
            && match.ModifiersAll.All(line.Modifiers.Contains)
            && (match.Places.IsEmpty || match.Places.Contains(work.Visit.PlaceOfService))
            && (match.Ndcs.IsEmpty || (line.Ndc is { } package && match.Ndcs.Contains(package)))
            && (match.Labelers.IsEmpty || (line.Ndc is { } ndc
                && match.Labelers.Any(labeler => ndc.StartsWith(labeler, StringComparison.Ordinal))))
            && (match.Specialties.IsEmpty || (work.Taxonomy() is { } taxonomy
                && match.Specialties.Any(kind => taxonomy.StartsWith(kind, StringComparison.Ordinal))))
            && (match.Diagnoses.IsEmpty || line.Diagnoses.Any(code =>
                match.Diagnoses.Any(prefix => code.StartsWith(prefix, StringComparison.Ordinal))));
    }

    private static Rate WithFallback(PriceWork work, Contract contract, ContractRule rule, Citation source)
    {
        while (true)
        {
            var rate = Price(work, contract, rule, source);
            if (rate.Unknown is null || rule.Price.Fallback is not { } next)
                return rate;
            work.Step("price.fallback", $"rule {rule.Id}: {rate.Unknown}; its fallback is taken", source);
            rule = rule with { Price = next };
        }
    }

    private static Rate Price(PriceWork work, Contract contract, ContractRule rule, Citation source)
    {
        var price = rule.Price;
        switch (price.Form)
        {
            case PriceForm.AspPlus:
                return AspPlus(work, contract, rule, source);
            case PriceForm.PctOfMedicareLimit:
                return Percent(work, Limit(work, contract), rule, source);
            case PriceForm.PctOfMedicare:
                return Percent(work, Schedule(work, contract, price), rule, source);
            case PriceForm.PctOfCharges:
                return Charges(work, rule, source);
            case PriceForm.FixedFee:
                return Fee(work, rule, source);
            case PriceForm.AwpMinus:
            case PriceForm.WacPlus:
                return Licensed(work, rule, source);
            case PriceForm.Invoice:
                return Invoice(work, rule, source);
            case PriceForm.CaseRate:
                return Rate.Because($"rule {rule.Id}: the case rate names no amount");
            case PriceForm.CarveOut:
                work.Step("price.carve-out", $"rule {rule.Id}: not payable here, a pharmacy supplies the drug", source);
                return Rate.Of(0);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static Rate Schedule(PriceWork work, Contract contract, ContractPrice price)
    {
        if (work.IsDrug)
            return Limit(work, contract);
        // A frozen year is asked on its last day, when every correction of it is in.
        var year = price.Year ?? contract.ScheduleYear;
        var day = year is { } frozen && frozen != work.Day.Year ? new DateOnly(frozen, 12, 31) : work.Day;
        return price.IsNational ? MedicareRates.National(work, day)
            : price.Locality is { } named ? MedicareRates.Local(work, day, named)
            : year is null ? MedicareRates.Service(work) : MedicareRates.Local(work, day, null);
    }

    // Units times limit times percentage is rounded once, so the limit comes with all its decimals.
    private static Rate Limit(PriceWork work, Contract contract) =>
        MedicareRates.Drug(work, TableDay(work, contract), isRounded: false);

    private static Rate Charges(PriceWork work, ContractRule rule, Citation source)
    {
        if (work.Line.Charge is not { } charge)
        {
            return Rate.Because($"rule {rule.Id} pays a share of the charge of {work.Line.Code}, which is not known");
        }

        if (rule.Price.ChargeCap is { } most && charge > most)
        {
            work.Step("price.charge-cap", $"rule {rule.Id}: {most:0.00} of the charge of {charge:0.00} count", source);
            charge = most;
        }

        return Percent(work, Rate.Of(charge), rule, source);
    }

    private static Rate Percent(PriceWork work, Rate basis, ContractRule rule, Citation source)
    {
        if (basis.Dollars is not { } dollars)
            return basis;
        var amount = PriceWork.Cents(dollars * rule.Price.Percent / 100);
        work.Step(
            "price.percent", $"rule {rule.Id}: {dollars:0.00###} x {rule.Price.Percent} % = {amount:0.00}", source);
        return Rate.Of(amount);
    }

    private static Rate AspPlus(PriceWork work, Contract contract, ContractRule rule, Citation source)
    {
        var day = TableDay(work, contract);
        var (asp, unknown) = SalesPrice.Of(work, work.Line.Code, day);
        if (asp is not { } own)
            return Rate.Because(unknown!);
        var (reference, why) = rule.Price.OnReference ? SalesPrice.OfReference(work, work.Line.Code, day) : (own, null);
        if (reference is not { } basis)
            return Rate.Because(why!);
        var each = own + (basis * rule.Price.Percent / 100);
        var amount = PriceWork.Cents(each * work.Line.Units);
        work.Step("price.asp-plus",
            $"rule {rule.Id}: {own:0.00000} + {rule.Price.Percent} % of {basis:0.00000} = {each:0.00000} x {
                work.Line.Units} = {amount:0.00}", source);
        return Rate.Of(amount);
    }

    private static Rate Fee(PriceWork work, ContractRule rule, Citation source)
    {
        if ((rule.Price.Amounts.TryGetValue(work.Line.Code, out var listed) ? listed : rule.Price.Amount)
            is not { } fee)
            return Rate.Because($"rule {rule.Id} has no fee for {work.Line.Code}");
        var amount = rule.Price.IsPerLine ? fee : PriceWork.Cents(fee * work.Line.Units);
        work.Step("price.fixed-fee", $"rule {rule.Id}: {fee:0.00}{(rule.Price.IsPerLine ? " for the line"
            : $" x {work.Line.Units} = {amount:0.00}")}", source);
        return Rate.Of(amount);
    }

    private static Rate Licensed(PriceWork work, ContractRule rule, Citation source)
    {
        if (work.Line.Ndc is not { } ndc || NdcShares.Of(work.Coded, work.Line) is not { } quantity)
            return Rate.Because($"rule {rule.Id} prices by NDC, and {work.Line.Code} has no NDC and quantity");
        if (!rule.Price.Amounts.TryGetValue(ndc, out var listed))
            return Rate.Because($"rule {rule.Id} needs a licensed price of NDC {ndc}, and the contract holds none");
        var factor = rule.Price.Form == PriceForm.AwpMinus ? 100 - rule.Price.Percent : 100 + rule.Price.Percent;
        var amount = PriceWork.Cents(listed * quantity * factor / 100);
        work.Step("price.licensed",
            $"rule {rule.Id}: {listed:0.00} x {quantity} {work.Line.NdcUnit} x {factor} % = {amount:0.00}", source);
        return Rate.Of(amount);
    }

    private static Rate Invoice(PriceWork work, ContractRule rule, Citation source)
    {
        var bought = work.Practice?.Acquisitions
            .Where(one => Catalogue.Ndc.TryParse(one.Ndc, out var ndc) && ndc.Digits == work.Line.Ndc)
            .Where(one => one.ReceivedOn is null || one.ReceivedOn <= work.Day)
            .MaxBy(static one => one.ReceivedOn);
        if (bought is null || work.Line.Ndc is not { } package
            || Packages(work, package, NdcShares.Of(work.Coded, work.Line)) is not { } count)
            return Rate.Because($"rule {rule.Id} pays by invoice, and no purchase of {work.Line.Code} is known");
        var each = bought.Cost / bought.Quantity;
        var amount = PriceWork.Cents(each * count * (100 + rule.Price.Percent) / 100);
        work.Step("price.invoice",
            $"rule {rule.Id}: {each:0.00} a package x {count:0.###} + {rule.Price.Percent} % = {amount:0.00}", source);
        return Rate.Of(amount);
    }

    // Liquids are billed by the millilitre and bought by the vial.
    private static decimal? Packages(PriceWork work, string ndc, decimal? quantity)
    {
        if (quantity is null || work.Line.NdcUnit is null or "UN")
            return quantity;
        return Catalogue.Ndc.TryParse(ndc, out var parsed)
            && work.Context.Catalogue.Find(parsed)?.PackageSize is { } size and > 0 ? quantity / size : null;
    }

    /// <summary>The quarter whose limits the plan has loaded.</summary>
    private static DateOnly TableDay(PriceWork work, Contract contract)
    {
        var day = work.Day;
        var first = new DateOnly(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1);
        if (day < first.AddDays(contract.AspEffectiveDays))
        {
            work.Step("price.table-lag", $"limits of the quarter from {first:yyyy-MM-dd} are loaded {
                contract.AspEffectiveDays} days into it: the ones before are taken", Source(work));
            day = first.AddDays(-1);
        }

        return contract.AspQuarterOffset == 0 ? day : day.AddMonths(3 * contract.AspQuarterOffset);
    }
}
