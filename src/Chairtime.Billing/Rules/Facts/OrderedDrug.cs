using Chairtime.Billing.Visits;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Rules;

/// <summary>How the drug given relates to the drug ordered.</summary>
internal enum OrderedDrugMatch
{
    /// <summary>The same, or nothing can be said.</summary>
    Same,

    /// <summary>The same molecule from another maker: a biosimilar, or its reference product.</summary>
    OtherProduct,

    Other,
}

/// <summary>Drug and dose of an order, in the terms of what was given.</summary>
internal static class OrderedDrug
{
    public static OrderedDrugMatch Compare(RuleWork work, Given given)
    {
        if (given.Order?.Drug is not { } ordered || given.Code is not { } code)
            return OrderedDrugMatch.Same;
        var resolved = given.Ordered
            ??= work.Context.Coding.Catalogue.Resolve(ordered, [], work.Day, given.Charted.Route);
        if (resolved.Code is not { } other || other.DrugId == code.DrugId || other.Hcpcs == code.Hcpcs)
            return OrderedDrugMatch.Same;
        return Products.AreOfOneMolecule(code, other) ? OrderedDrugMatch.OtherProduct : OrderedDrugMatch.Other;
    }

    public static string Name(Given given) => given.Code?.Name ?? given.Charted.Drug.Name ?? "a drug without a name";

    public static string Name(Order order) =>
        order.Drug?.Name ?? order.Drug?.Hcpcs ?? order.Drug?.Ndc ?? "a drug without a name";

    /// <summary>The ordered dose in the unit of the given one; null when it cannot be worked out.</summary>
    public static Quantity? Dose(RuleWork work, Given given)
    {
        if (given.Order?.Dose is not { } ordered || given.Charted.Dose is not { } dose)
            return null;
        if (ordered.Unit == "mg/kg")
        {
            return work.WeightKg is { } weight && dose.In("mg") is not null
                ? new Quantity(ordered.Value * weight, "mg") : null;
        }

        return ordered.In(dose.Unit) is { } value ? new Quantity(value, dose.Unit) : null;
    }

    /// <summary>What all administrations of the order gave together, in a unit.</summary>
    public static decimal GivenUnder(RuleWork work, Given given, string unit)
    {
        var total = 0m;
        foreach (var other in work.Given)
        {
            if (other.Charted.OrderId == given.Charted.OrderId && other.Drug.Identity == given.Drug.Identity)
                total += other.Charted.Dose?.In(unit) ?? 0;
        }

        return total;
    }

    public static bool IsOff(decimal dose, decimal ordered, decimal tolerancePercent) =>
        dose != ordered && Math.Abs(PercentOff(dose, ordered)) >= tolerancePercent;

    public static decimal PercentOff(decimal dose, decimal ordered) => (dose - ordered) / ordered * 100;
}
