using Chairtime.Billing.Policies;
using Chairtime.Billing.Visits;

namespace Chairtime.Billing.Pricing;

/// <summary>What a payer that comes second should pay. All amounts are US dollars for one claim or line.</summary>
public static class Coordination
{
    /// <summary>A plan behind another one.</summary>
    /// <param name="normal">What it would pay if it were alone.</param>
    /// <param name="primaryPaid">What the first payer paid.</param>
    /// <param name="patientOwes">Deductible, coinsurance and copay that the first payer left (PR).</param>
    /// <param name="allowed">Its own allowed amount, for maintenance of benefits.</param>
    /// <param name="costShare">Its own patient share, for maintenance of benefits.</param>
    public static decimal Secondary(
        CoordinationForm form, decimal normal, decimal primaryPaid, decimal patientOwes, decimal allowed = 0,
        decimal costShare = 0) => form switch
        {
            CoordinationForm.Standard => Math.Min(normal, patientOwes),
            CoordinationForm.NonDuplication => Math.Min(Math.Max(0, normal - primaryPaid), patientOwes),
            CoordinationForm.MaintenanceOfBenefits =>
                Math.Min(Math.Max(0, allowed - primaryPaid - costShare), patientOwes),
        };

    /// <summary>Medicare behind a group plan: the lowest of three amounts, then sequestration
    /// (42 CFR 411.33).</summary>
    /// <param name="charge">Or the amount that the practice is obliged to accept as full, when that is lower.</param>
    /// <param name="primaryAllowed">The first payer's allowed amount.</param>
    /// <param name="primaryPaid">What it paid.</param>
    /// <param name="medicareAllowed">Medicare's allowed amount.</param>
    /// <param name="medicareShare">What Medicare would pay as primary, before sequestration.</param>
    /// <param name="sequestrationPercent">2 for two percent.</param>
    public static (decimal Share, decimal Sequestration, decimal Paid) MedicareSecondary(
        decimal charge, decimal primaryAllowed, decimal primaryPaid, decimal medicareAllowed, decimal medicareShare,
        decimal sequestrationPercent)
    {
        var share = Math.Max(0, Math.Min(
            Math.Min(charge - primaryPaid, medicareShare), Math.Max(medicareAllowed, primaryAllowed) - primaryPaid));
        var taken = PriceWork.Cents(share * sequestrationPercent / 100);
        return (share, taken, share - taken);
    }

    /// <summary>A manufacturer's copay programme: never for a patient with a government plan.</summary>
    /// <param name="planTypes">Of every coverage of the patient; null for one that nobody describes.</param>
    /// <param name="patientOwesForDrug">After primary and secondary.</param>
    /// <param name="patientMinimum">What the patient pays in any case.</param>
    /// <param name="remaining">Of the programme's yearly amount.</param>
    /// <returns>What the programme pays, or why it must not.</returns>
    public static (decimal? Benefit, string? Refused) CopayAssistance(
        IEnumerable<string?> planTypes, decimal patientOwesForDrug, decimal patientMinimum, decimal remaining)
    {
        var isOpen = false;
        foreach (var planType in planTypes)
        {
            if (planType is not null && Programmes.IsOfGovernment(planType))
                return (null, $"a patient with {planType} must not use a manufacturer's copay programme");
            isOpen |= planType is null;
        }

        if (isOpen)
            return (null, "whether one of the patient's plans is the government's is not known");
        return (Math.Clamp(patientOwesForDrug - patientMinimum, 0, Math.Max(0, remaining)), null);
    }
}
