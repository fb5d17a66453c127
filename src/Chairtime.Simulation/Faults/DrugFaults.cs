using System.Collections.Immutable;
using Chairtime.Billing.Visits;
using Chairtime.Billing.Vocabulary;
using Chairtime.Simulation.Practices;

namespace Chairtime.Simulation.Faults;

/// <summary>What is wrong with doses, containers and package codes.</summary>
internal static class DrugFaults
{
    public static ImmutableArray<FaultKind> All { get; } =
    [
        new("dose-missing", "no dose", "documentation.dose-missing", static one => one.IsInfused() && one.IsBilled(),
            static one => one.InMain(static given => given with { Dose = null, Discarded = null })),
        new("dose-in-millilitres", "the dose was charted in millilitres", "drug.dose-unit",
            static one => one.IsInfused() && one.Regimen.IsBiologic && one.IsBilled(),
            static one => one.InMain(static given => given with
            {
                Dose = new Quantity(250, "mL"), Discarded = null,
            })),
        new("vials-missing", "nothing says which containers were opened", "documentation.vials-missing",
            static one => one.IsInfused() && one.Regimen.IsBiologic && one.IsBilled()
                && one.Pays(Payers.Medicare, Payers.Advantage),
            static one => one.InMain(static given => given with { Vials = [], Discarded = null })),
        new("discarded-missing", "more was opened than given, and nothing says what became of the rest",
            "documentation.discarded-missing",
            static one => one.IsInfused() && one.IsBilled()
                && one.Main.Discarded is { } left && left.Value >= one.Regimen.PerUnit,
            static one => one.InMain(static given => given with { Discarded = null })),
        new("vials-do-not-add-up", "dose and discarded amount are not what was opened", "drug.vial-total-mismatch",
            static one => one.IsInfused() && one.IsBilled() && one.Main.Discarded is not null,
            static one => one.InMain(given => given with
            {
                Discarded = given.Discarded!.Value with
                {
                    Value = given.Discarded.Value.Value + one.Regimen.Packages[^1].Size,
                },
            })),
        new("lot-expired", "the container had expired the day before", "drug.lot-expired",
            static one => one.IsInfused() && one.IsBilled(),
            static one => one.InMain(given => given with
            {
                Vials = given.Vials.Each(vial => vial with { Expires = one.Day().AddDays(-1) }),
            })),
        new("ndc-missing", "no package code, and the payer wants one", "drug.ndc-missing",
            static one => one.Regimen.IsBiologic && one.IsBilled() && one.Pays(Payers.Mutual, Payers.Health),
            static one => one.InMain(static given => given with
            {
                Drug = given.Drug with { Ndc = null },
                Vials = given.Vials.Each(static vial => vial with { Ndc = null }),
            })),
        new("ndc-of-another-drug", "the package code is of another drug", "drug.contradictory",
            static one => one.Regimen.IsBiologic && one.IsBilled() && one.Regimen.Hcpcs != "J1602",
            static one => one.InMain(static given => given with
            {
                Drug = given.Drug with { Ndc = "57894-350-01" },
            })),
        new("supplied-billed", "the plan's pharmacy sent the drug, and it was entered for billing all the same",
            "drug.supplied-billed",
            static one => one.Regimen.IsBiologic && one.IsBilled() && one.Pays(Payers.Advantage)
                && one.Main.Discarded is null,
            static one => one.InMain(static given => given with { Acquired = Acquired.Supplied })
                .In(visit => visit with
                {
                    OtherServices = visit.OtherServices.Add(new OtherService(one.Regimen.Hcpcs,
                        one.Regimen.Units(one.Main.Dose!.Value.Value), ["JZ"], [one.Person.Diagnosis])),
                })),
        new("too-soon", "the last dose was two weeks ago", "drug.interval-policy",
            static one => one.Regimen is { IsBiologic: true, Weeks: >= 4 } && one.Pays(Payers.Health)
                && one.IsBilled() && one.IsLast && !one.Claims.IsEmpty,
            static one => one with
            {
                Claims = [one.Claims[0] with { DateOfService = one.Day().AddDays(-14) }],
            }),
    ];
}
