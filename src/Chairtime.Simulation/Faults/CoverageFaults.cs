using System.Collections.Immutable;
using Chairtime.Billing.Authorizations;
using Chairtime.Billing.Visits;
using Chairtime.Simulation.Practices;

namespace Chairtime.Simulation.Faults;

/// <summary>What is wrong with insurance, patient, provider and past claims.</summary>
internal static class CoverageFaults
{
    public static ImmutableArray<FaultKind> All { get; } =
    [
        new("member-id-missing", "no member number", "coverage.member-id-missing", static _ => true,
            static one => one.In(static visit => visit with
            {
                Coverages = visit.Coverages.SetItem(0, visit.Coverages[0] with { MemberId = null }),
            })),
        new("subscriber-missing", "insured through the spouse, and nothing says who that is",
            "coverage.subscriber-missing",
            static one => one.Visit.Coverages[0].Subscriber is not null,
            static one => one.In(static visit => visit with
            {
                Coverages = visit.Coverages.SetItem(0, visit.Coverages[0] with { Subscriber = null }),
            })),
        new("copay-programme", "a manufacturer's copay card beside Medicare", "coverage.programme",
            static one => one.Regimen.IsBiologic && one.Pays(Payers.Medicare, Payers.Advantage)
                && one.Visit.Coverages.Length == 1,
            static one => one.In(static visit => visit with
            {
                Coverages = visit.Coverages.Add(
                    new Coverage("invented-savings", "CARDTEST1", null, "self", null, "copay-programme")),
            })),
        new("birth-date-missing", "no birth date", "claim.birth-date", static one => one.Pays(Payers.Medicare),
            static one => one.InPatient(static patient => patient with { BirthDate = null })),
        new("address-incomplete", "the patient's address has no ZIP code", "claim.patient-address",
            static _ => true,
            static one => one.InPatient(static patient => patient with
            {
                Address = patient.Address! with { PostalCode = null },
            })),
        new("rendering-missing", "nothing says who was responsible that day", "claim.rendering-missing",
            static one => one.Pays(Payers.Medicare),
            static one => one.In(static visit => visit with
            {
                Providers = visit.Providers! with { Rendering = null },
            })),
        new("billed-before", "the same visit was billed last week by another entry", "coding.duplicate-claim",
            static one => one.Regimen.IsBiologic && one.IsBilled() && one.IsLast && one.Main.Vials.Length == 1,
            static one => one with
            {
                Claims = one.Claims.Add(new EarlierClaim("TWICE-" + one.Visit.VisitId, "TWICE-" + one.Visit.VisitId,
                    one.Person.Id, one.Person.Coverages[0].MemberId, one.Person.Payer, one.Day(), "1", null, null,
                    "sent", [new EarlierLine(one.Regimen.Hcpcs, one.Regimen.Units(one.Main.Dose!.Value.Value), [])])),
            }),
    ];
}
