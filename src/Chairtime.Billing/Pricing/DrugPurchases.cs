using System.Collections.Frozen;
using System.Globalization;
using Chairtime.Billing.Catalogue;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Policies;
using Chairtime.Billing.Visits;

namespace Chairtime.Billing.Pricing;

/// <summary>What the practice paid for a drug that it gave: or why nobody can say.</summary>
/// <param name="Dollars">Null when <see cref="Unknown"/> says why.</param>
public readonly record struct DrugCost(decimal? Dollars, string? Unknown);

/// <summary>The practice's purchases, by which the cost of a drug is found.</summary>
/// <remarks>A container costs what its lot cost; where the chart names no lot, or one that was never bought, what the
/// last purchase up to the day of service cost. Containers are counted as opened, so that what was discarded costs
/// too.</remarks>
public sealed class DrugPurchases
{
    private readonly FrozenDictionary<string, Acquisition[]> _byNdc;
    private readonly DrugCatalogue _catalogue;

    /// <param name="catalogue">For how many millilitres a container holds.</param>
    public DrugPurchases(IEnumerable<Acquisition> purchases, DrugCatalogue catalogue)
    {
        _catalogue = catalogue;
        _byNdc = purchases.GroupBy(static one => Digits(one.Ndc), StringComparer.Ordinal).ToFrozenDictionary(
            static one => one.Key,
            static one => one.OrderBy(static bought => bought.ReceivedOn ?? DateOnly.MinValue).ToArray(),
            StringComparer.Ordinal);
    }

    public bool IsEmpty => _byNdc.Count == 0;

    /// <summary>What all containers cost that stand behind the visit's lines of one drug code.</summary>
    public DrugCost Of(CodedVisit coded, string code)
    {
        var sum = 0m;
        foreach (var given in coded.Visit.Administrations)
        {
            if (Behind(coded, code, given) is not { } line || given.Acquired == Acquired.Supplied)
                continue;
            var cost = given.Vials.IsEmpty ? OfCounted(line, coded.Visit.DateOfService)
                : OfVials(given, coded.Visit.DateOfService);
            if (cost.Dollars is not { } dollars)
                return cost;
            sum += dollars;
        }

        return new DrugCost(PriceWork.Cents(sum), null);
    }

    private static ServiceLine? Behind(CodedVisit coded, string code, Administration given) =>
        coded.Lines.FirstOrDefault(line => line.Code == code && line.Administrations.Contains(given.Id));

    private DrugCost OfVials(Administration given, DateOnly day)
    {
        var sum = 0m;
        foreach (var vial in given.Vials)
        {
            var ndc = vial.Ndc ?? given.Drug.Ndc;
            if (ndc is null)
                return Because($"{given.Id} does not say which packages were opened");
            if (Bought(ndc, vial.Lot, day) is not { } bought)
                return Because($"no purchase of NDC {Digits(ndc)} up to {Text(day)} is known");
            sum += bought.Cost / bought.Quantity * Used(given, vial);
        }

        return new DrugCost(sum, null);
    }

    // What stays in a container of several doses is given to the next patient.
    private static decimal Used(Administration given, Vial vial) =>
        vial is { SingleDose: false, Size: { Value: > 0 } size } && given.Dose is { } dose && dose.Unit == size.Unit
            && given.Vials.Length == 1
            ? Math.Min(vial.Count, dose.Value / size.Value) : vial.Count;

    // Without charted containers the quantity of the claim says how many there were.
    private DrugCost OfCounted(ServiceLine line, DateOnly day)
    {
        if (line is not { Ndc: { } ndc, NdcQuantity: { } quantity })
            return Because($"{line.Code} has no opened packages and no NDC quantity");
        decimal? containers = line.NdcUnit switch
        {
            "UN" => quantity,
            "ML" when Ndc.TryParse(ndc, out var known) && _catalogue.Find(known)?.PackageSize is > 0 and var size =>
                quantity / size,
            _ => null,
        };
        if (containers is not { } count)
            return Because($"nobody knows how many packages {quantity:0.###} {line.NdcUnit} of {line.Code} are");
        return Bought(ndc, null, day) is { } bought ? new DrugCost(bought.Cost / bought.Quantity * count, null)
            : Because($"no purchase of NDC {ndc} up to {Text(day)} is known");
    }

    private Acquisition? Bought(string ndc, string? lot, DateOnly day)
    {
        if (!_byNdc.TryGetValue(Digits(ndc), out var purchases))
            return null;
        return (lot is null ? null : Array.FindLast(purchases, one => one.Lot == lot))
            ?? Array.FindLast(purchases, one => (one.ReceivedOn ?? DateOnly.MinValue) <= day);
    }

    private static string Digits(string ndc) => Ndc.TryParse(ndc, out var known) ? known.Digits : ndc;

    private static DrugCost Because(FormattableString reason) =>
        new(null, reason.ToString(CultureInfo.InvariantCulture));

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
