using System.Collections.Immutable;
using Chairtime.Billing.Visits;
using Chairtime.Simulation.Practices;

namespace Chairtime.Simulation.Faults;

/// <summary>What is wrong with times, observations, weight and plan.</summary>
internal static class ChartFaults
{
    public static ImmutableArray<FaultKind> All { get; } =
    [
        new("stop-missing", "nobody wrote down when the infusion ended", "documentation.stop-time-missing",
            static one => one.IsInfused(), static one => one.InMain(static given => given with { Stop = null })),
        new("start-missing", "nobody wrote down when the infusion began", "documentation.start-time-missing",
            static one => one.IsInfused(), static one => one.InMain(static given => given with { Start = null })),
        new("times-swapped", "start and stop were written into each other's box", "documentation.times-impossible",
            static one => one.IsInfused() && one.Main.Pauses.IsEmpty,
            static one => one.InMain(static given => given with { Start = given.Stop, Stop = given.Start })),
        new("vitals-before-missing", "no vital signs before the infusion", "documentation.vitals-before-missing",
            static one => one.IsInfused() && one.Main.Stop - one.Main.Start > TimeSpan.FromMinutes(60),
            static one => one.Observed(seen => seen.Kind != "vitals" || seen.At > one.Main.Start)),
        new("vitals-after-missing", "no vital signs after the infusion", "documentation.vitals-after-missing",
            static one => one.IsInfused() && one.Visit.Administrations.Length == 1,
            static one => one.Observed(seen => seen.Kind != "vitals" || seen.At < one.Main.Stop)),
        new("response-missing", "nothing says how the patient took it", "documentation.response-missing",
            static one => one.IsInfused(),
            static one => one.Observed(static seen => seen.Kind is not ("response" or "discharge" or "reaction"))),
        new("reaction-unrecorded", "a pause is put down to a reaction that nobody recorded",
            "documentation.reaction-missing", static one => one.IsInfused() && !one.Main.Pauses.IsEmpty,
            static one => one.InMain(static given => given with
            {
                Pauses = [.. given.Pauses.Select(static pause => pause with { Reason = "reaction" })],
            }).Observed(static seen => seen.Kind != "reaction")),
        new("weight-missing", "a dose by weight, and no weight", "documentation.weight-missing",
            static one => one.Regimen is { IsBiologic: true, Dose: DoseModel.PerKilogram },
            static one => one.InPatient(static patient => patient with { Weight = null })),
        new("weight-old", "the weight is from two months ago", "documentation.weight-old",
            static one => one.Regimen is { IsBiologic: true, Dose: DoseModel.PerKilogram },
            static one => one.InPatient(patient => patient with
            {
                Weight = patient.Weight! with { TakenOn = one.Day().AddDays(-61) },
            })),
        new("plan-missing", "no treatment plan", "documentation.treatment-plan-missing",
            static one => one.IsInfused() && one.Pays(Payers.Medicare, Payers.Advantage),
            static one => one.In(static visit => visit with { TreatmentPlan = null })),
        new("visit-unsupported", "an office visit without a word on what was separate about it",
            "evaluation.not-supported",
            static one => one.Visit.EvaluationAndManagement is not null && one.Regimen.Procedure is null,
            static one => one.In(static visit => visit with
            {
                EvaluationAndManagement = new EvaluationAndManagement(visit.EvaluationAndManagement!.Code),
            })),
        new("diagnosis-order", "the code for long use of a drug stands before the disease",
            "diagnosis.only-secondary", static one => one.Regimen.LongTerm is not null,
            static one => one.In(static visit => visit with { Diagnoses = [.. visit.Diagnoses.Reverse()] })),
        new("diagnosis-off-label", "a diagnosis that the drug is not known to help", "diagnosis.off-label",
            static one => one.Regimen.IsBiologic && one.Pays(Payers.Medicare) && one.IsBilled(),
            static one => one.In(visit => visit with
            {
                Diagnoses = visit.Diagnoses.Replace(one.Person.Diagnosis, "M79.7"),
                Orders = [.. visit.Orders.Select(static order => order with { Diagnoses = ["M79.7"] })],
                OtherServices = [.. visit.OtherServices.Select(static other => other with { Diagnoses = ["M79.7"] })],
            })),
    ];
}
