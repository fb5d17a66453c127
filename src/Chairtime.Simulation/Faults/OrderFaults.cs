using System.Collections.Immutable;
using Chairtime.Billing.Visits;

namespace Chairtime.Simulation.Faults;

/// <summary>What is wrong with the order.</summary>
internal static class OrderFaults
{
    public static ImmutableArray<FaultKind> All { get; } =
    [
        new("order-unsigned", "the order was never signed", "documentation.order-unsigned", IsBiologic,
            static one => one.InMainOrder(static order => order with { SignedBy = null, SignedAt = null })),
        new("order-signed-late", "the order was signed in the evening, after the infusion",
            "documentation.order-signed-late", IsBiologic,
            static one => one.InMainOrder(order => order with
            {
                SignedAt = one.Day().ToDateTime(new TimeOnly(19, 30)),
            })),
        new("order-expired", "the order had run out the week before", "documentation.order-expired", IsBiologic,
            static one => one.InMainOrder(order => order with { ValidUntil = one.Day().AddDays(-6) })),
        new("order-of-another-drug", "the order is for another drug", "documentation.order-drug",
            static one => IsBiologic(one) && one.Regimen.Hcpcs != "J0129",
            static one => one.InMainOrder(static order => order with
            {
                Drug = new DrugName(null, "J0129", null, "abatacept"),
            })),
        new("order-of-another-product", "another product of the ordered drug was given",
            "documentation.order-product", static one => one.Regimen.Hcpcs is "Q5103" or "Q5121" && one.IsBilled(),
            static one => one.InMainOrder(static order => order with
            {
                Drug = new DrugName(null, "J1745", null, "infliximab"),
            })),
        new("dose-not-as-ordered", "a third more was given than ordered", "documentation.order-dose", IsBiologic,
            static one => one.InMainOrder(static order => order with
            {
                Dose = order.Dose!.Value with { Value = Math.Round(order.Dose.Value.Value * 0.75m) },
            })),
        new("order-missing", "nobody can find an order", "documentation.order-missing", IsBiologic,
            static one => one.In(visit => visit with
            {
                Orders = [.. visit.Orders.Where(order => order.OrderId != one.Main.OrderId)],
            }).InMain(static given => given with { OrderId = null })),
    ];

    private static bool IsBiologic(Practices.SimulatedVisit one) => one.Regimen.IsBiologic && one.IsInfused();
}
