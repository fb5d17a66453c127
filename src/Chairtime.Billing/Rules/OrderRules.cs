using System.Collections.Immutable;
using Chairtime.Billing.Authorizations;
using Chairtime.Billing.Visits;
using static Chairtime.Billing.Vocabulary.Severity;

namespace Chairtime.Billing.Rules;

/// <summary>What was given against what was ordered: signed before the start, valid, and the same drug, dose and
/// route.</summary>
internal static class OrderRules
{
    public static readonly Rule Missing = new("documentation.order-missing", Warns, Gate.Drug,
        "A drug was given and no order for it is charted.",
        "Add the order, and name it in the administration's orderId.", RuleSources.Orders, ["CO-16", "N706"])
    { Check = CheckMissing };

    public static readonly Rule Unknown = new("documentation.order-unknown", Warns, Gate.Drug,
        "An administration names an order that the visit does not hold.",
        "Correct orderId, or add the order.", RuleSources.Orders, ["CO-16", "N706"])
    { Check = CheckUnknown };

    public static readonly Rule Unsigned = new("documentation.order-unsigned", Blocks, Gate.Drug,
        "The order is not signed.", "Have the order signed; a late signature needs an attestation.",
        RuleSources.Orders, ["CO-16", "N706"])
    { Needs = VisitHas.Orders, Check = CheckUnsigned };

    public static readonly Rule Undated = new("documentation.order-undated", Warns, Gate.Drug,
        "The order's signature has no time, so nothing shows that it came before the drug.",
        "Document signedAt.", RuleSources.Orders, ["CO-16", "N706"])
    { Needs = VisitHas.Orders, Check = CheckUndated };

    public static readonly Rule SignedLate = new("documentation.order-signed-late", Blocks, Gate.Drug,
        "The order was signed after the drug was started.",
        "Correct signedAt if it is wrong; otherwise document the verbal order that came before.",
        RuleSources.Orders, ["CO-16", "N706"])
    { Needs = VisitHas.Orders, Check = CheckSignedLate };

    public static readonly Rule Expired = new("documentation.order-expired", Blocks, Gate.Drug,
        "The order had run out on the day of service.", "Get a renewed order; correct validUntil if it is wrong.",
        RuleSources.Orders, ["CO-16", "N706"])
    { Needs = VisitHas.Orders, Check = CheckExpired };

    public static readonly Rule Old = new("documentation.order-old", Warns, Gate.Drug,
        "The order names no end and is older than the practice lets an order run.",
        "Get a renewed order, or document validUntil.", RuleSources.Orders, ["CO-16"])
    { Needs = VisitHas.Orders, Check = CheckOld };

    public static readonly Rule NotStarted = new("documentation.order-not-started", Warns, Gate.Drug,
        "The order starts after the day of service.", "Correct startDate, or name the order that was carried out.",
        RuleSources.Orders, ["CO-16"])
    { Needs = VisitHas.Orders, Check = CheckNotStarted };

    public static readonly Rule OtherDrug = new("documentation.order-drug", Blocks, Gate.Drug,
        "The drug given is not the one ordered.", "Correct the administration's drug or orderId.",
        RuleSources.Orders, ["CO-16", "CO-50"])
    { Needs = VisitHas.Orders, Check = CheckDrug };

    public static readonly Rule OtherProduct = new("documentation.order-product", Warns, Gate.Drug,
        "Another product of the ordered drug was given.",
        "Document the substitution, or get an order for the product that was given.", RuleSources.Orders,
        ["CO-16", "CO-50"])
    { Needs = VisitHas.Orders, Check = CheckProduct };

    public static readonly Rule Dose = new("documentation.order-dose", Warns, Gate.Drug,
        "The dose given differs from the ordered one by the practice's tolerance or more.",
        "Correct the dose if it is charted wrongly; otherwise document why it differs.", RuleSources.Orders,
        ["CO-16", "CO-50"])
    { Needs = VisitHas.Orders, Check = CheckDose };

    public static readonly Rule OtherRoute = new("documentation.order-route", Warns, Gate.Drug,
        "The route is not the ordered one.", "Correct the route, or document the change of the order.",
        RuleSources.Orders, ["CO-16"])
    { Needs = VisitHas.Orders, Check = CheckRoute };

    public static readonly Rule Incomplete = new("documentation.order-incomplete", Warns, Gate.Drug,
        "The order does not say what, how much or by which route, so what was given cannot be held against it.",
        "Complete the order's drug, dose and route.", RuleSources.Orders, ["CO-16", "N706"])
    { Needs = VisitHas.Orders, Check = CheckIncomplete };

    public static readonly Rule Frequency = new("documentation.order-frequency", Warns, Gate.Drug,
        "The dose came sooner after the last one than the order says.",
        "Correct dateOfService or the order's frequency; otherwise document why it came sooner.", RuleSources.Orders,
        ["CO-151"])
    { Needs = VisitHas.EarlierClaims, Check = CheckFrequency };

    public static ImmutableArray<Rule> All { get; } =
    [
        Missing, Unknown, Unsigned, Undated, SignedLate, Expired, Old, NotStarted, OtherDrug, OtherProduct, Dose,
        OtherRoute, Incomplete, Frequency,
    ];

    private static void CheckMissing(RuleWork work, Rule rule)
    {
        if (!work.IsForClaim)
            return;
        foreach (var given in work.Given)
        {
            if (given is { IsOrdered: true, Charted.OrderId: null })
            {
                work.Report(rule, given.Id, $"{given.Id} ({OrderedDrug.Name(given)}) names no order.",
                    $"Add the order to orders and its id to administrations[{given.Id}].orderId.");
            }
        }
    }

    private static void CheckUnknown(RuleWork work, Rule rule)
    {
        foreach (var given in work.Given)
        {
            if (given.Charted.OrderId is { } id && given.Order is null
                && (work.IsForClaim || !work.Visit.Orders.IsEmpty))
            {
                work.Report(rule, given.Id, $"{given.Id} names order {id}, which the visit does not hold.",
                    $"Correct administrations[{given.Id}].orderId, or add the order to orders.");
            }
        }
    }

    private static void CheckUnsigned(RuleWork work, Rule rule)
    {
        foreach (var given in work.Given)
        {
            if (given.Order is { SignedBy: null } order && (work.IsForClaim || order.SignedAt is not null))
            {
                work.Report(rule, given.Id, $"Order {order.OrderId} of {given.Id} names nobody who signed it.",
                    $"Have the order signed and document orders[{order.OrderId}].signedBy and signedAt.");
            }
        }
    }

    private static void CheckUndated(RuleWork work, Rule rule)
    {
        foreach (var given in work.Given)
        {
            if (given.Order is { SignedBy: not null, SignedAt: null } order)
            {
                work.Report(rule, given.Id, $"Order {order.OrderId} of {given.Id} is signed without a time.",
                    $"Document orders[{order.OrderId}].signedAt.");
            }
        }
    }

    private static void CheckSignedLate(RuleWork work, Rule rule)
    {
        foreach (var given in work.Given)
        {
            if (given.Order is not { SignedAt: { } signed } order)
                continue;
            var isLate = given.Charted.Start is { } start ? signed > start : DateOnly.FromDateTime(signed) > work.Day;
            if (isLate)
            {
                work.Report(rule, given.Id,
                    $"Order {order.OrderId} was signed at {signed:yyyy-MM-dd HH:mm}, and {given.Id} started at {
                        given.Charted.Start ?? work.Day.ToDateTime(default):yyyy-MM-dd HH:mm}.",
                    $"Correct orders[{order.OrderId}].signedAt if it is wrong; otherwise document the verbal order.");
            }
        }
    }

    private static void CheckExpired(RuleWork work, Rule rule)
    {
        foreach (var given in work.Given)
        {
            if (given.Order is { ValidUntil: { } until } order && until < work.Day)
            {
                work.Report(rule, given.Id,
                    $"Order {order.OrderId} of {given.Id} ended on {until:yyyy-MM-dd}, {
                        work.Day.DayNumber - until.DayNumber} days before the service.",
                    $"Get a renewed order; correct orders[{order.OrderId}].validUntil if it is wrong.");
            }
        }
    }

    private static void CheckOld(RuleWork work, Rule rule)
    {
        foreach (var given in work.Given)
        {
            if (given.Order is not { ValidUntil: null, SignedAt: { } signed } order)
                continue;
            var age = work.Day.DayNumber - DateOnly.FromDateTime(signed).DayNumber;
            if (age > work.Policies.OrderMaxAgeDays)
            {
                work.Report(rule, given.Id,
                    $"Order {order.OrderId} of {given.Id} is {age} days old; the practice's limit is {
                        work.Policies.OrderMaxAgeDays}.",
                    $"Get a renewed order, or document orders[{order.OrderId}].validUntil.");
            }
        }
    }

    private static void CheckNotStarted(RuleWork work, Rule rule)
    {
        foreach (var given in work.Given)
        {
            if (given.Order is { StartDate: { } start } order && start > work.Day)
            {
                work.Report(rule, given.Id, $"Order {order.OrderId} of {given.Id} starts on {start:yyyy-MM-dd}.",
                    $"Correct orders[{order.OrderId}].startDate, or name the order that was carried out.");
            }
        }
    }

    private static void CheckDrug(RuleWork work, Rule rule)
    {
        foreach (var given in work.Given)
        {
            if (OrderedDrug.Compare(work, given) == OrderedDrugMatch.Other)
            {
                work.Report(rule, given.Id,
                    $"{given.Id} gave {OrderedDrug.Name(given)}; order {given.Order!.OrderId} is for {
                        OrderedDrug.Name(given.Order)}.",
                    $"Correct administrations[{given.Id}].drug or orderId, whichever is wrong.");
            }
        }
    }

    private static void CheckProduct(RuleWork work, Rule rule)
    {
        foreach (var given in work.Given)
        {
            if (OrderedDrug.Compare(work, given) == OrderedDrugMatch.OtherProduct)
            {
                work.Report(rule, given.Id,
                    $"{given.Id} gave {OrderedDrug.Name(given)}; order {given.Order!.OrderId} is for {
                        OrderedDrug.Name(given.Order)}, another product of the same drug.",
                    $"Document the substitution in orders[{given.Order.OrderId}].notes, or get a new order.");
            }
        }
    }

    private static void CheckDose(RuleWork work, Rule rule)
    {
        foreach (var given in work.Given)
        {
            // What was stopped before the ordered dose was in differs for a charted reason.
            if (given is not { Order.Dose: not null, Charted.Discontinued: null }
                || OrderedDrug.Dose(work, given) is not { } ordered || ordered.Value == 0)
            {
                continue;
            }

            var total = OrderedDrug.GivenUnder(work, given, ordered.Unit);
            // A dose of nothing has its own finding.
            if (given.Charted.Dose?.In(ordered.Unit) is not { } dose || dose == 0)
                continue;
            var tolerance = work.Policies.DoseTolerancePercent;
            if (OrderedDrug.IsOff(dose, ordered.Value, tolerance) && OrderedDrug.IsOff(total, ordered.Value, tolerance))
            {
                work.Report(rule, given.Id,
                    $"{given.Id} gave {dose:0.##} {ordered.Unit}; ordered were {ordered.Value:0.##} {ordered.Unit} ({
                        OrderedDrug.PercentOff(dose, ordered.Value):+0.#;-0.#} %, tolerance {tolerance:0.#} %).",
                    $"Correct administrations[{given.Id}].dose or orders[{given.Order.OrderId}].dose.");
            }
        }
    }

    private static void CheckRoute(RuleWork work, Rule rule)
    {
        foreach (var given in work.Given)
        {
            if (given.Order is { Route: { } ordered } order && ordered != VisitReader.WordOf(given.Charted.Route))
            {
                work.Report(rule, given.Id,
                    $"{given.Id} was given as {VisitReader.WordOf(given.Charted.Route)}; order {
                        order.OrderId} says {ordered}.",
                    $"Correct administrations[{given.Id}].route or orders[{order.OrderId}].route.");
            }
        }
    }

    private static void CheckIncomplete(RuleWork work, Rule rule)
    {
        if (!work.IsForClaim)
            return;
        foreach (var given in work.Given)
        {
            if (given is { Order: { } order, IsTreatment: true, IsOrdered: true }
                && order is { Drug: null } or { Dose: null or { Value: 0 } } or { Route: null })
            {
                work.Report(rule, given.Id, $"Order {order.OrderId} of {given.Id} names no {Lacking(order)}.",
                    $"Complete orders[{order.OrderId}].{Lacking(order)}.");
            }
        }
    }

    private static string Lacking(Order order) =>
        order.Drug is null ? "drug" : order.Dose is null or { Value: 0 } ? "dose" : "route";

    private static void CheckFrequency(RuleWork work, Rule rule)
    {
        if (work.Earlier.Count == 0)
            return;
        foreach (var given in work.Given)
        {
            if (given is not { Order: { Frequency: { } frequency } order, Code: { } code }
                || OrderedInterval.Days(frequency) is not { } interval
                || EarlierDoses.LastBefore(work, code.Hcpcs) is not { } last)
            {
                continue;
            }

            // What the payer or the label says of the same gap is said by their rules, and harder.
            var days = work.Day.DayNumber - last.DayNumber;
            if (days < interval - OrderedInterval.Leeway(interval) && !PolicyRules.IsTooSoon(work, code, days))
            {
                work.Report(rule, given.Id,
                    $"Order {order.OrderId} says {frequency}; {code.Name} was given on {last:yyyy-MM-dd}, {
                        days} days before.",
                    $"Correct dateOfService or orders[{order.OrderId}].frequency; otherwise document why.");
            }
        }
    }
}
