using Chairtime.Billing.Catalogue;
using Chairtime.Billing.Policies;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Pricing;

/// <summary>Everything pricing looks things up in. Immutable and safe to share between threads.</summary>
/// <param name="Practice">Null prices what needs no practice; the rest is indeterminate.</param>
public sealed record PricingContext(
    DrugCatalogue Catalogue, PayerBook Payers, Practice? Practice, IReferenceTables Tables, MedicareParameters Medicare)
{
    /// <summary>What is left of the patient's deductible before this visit; null when nobody knows, and the
    /// deductible is then taken as met.</summary>
    public decimal? DeductibleLeft { get; init; }

    /// <summary>The most that the patient still pays this year; null when nobody knows, and there is then no end to
    /// it.</summary>
    public decimal? OutOfPocketLeft { get; init; }
}

/// <summary>Dated numbers of Medicare Part B.</summary>
/// <param name="ConversionFactor">Dollars a relative value unit.</param>
/// <param name="QualifyingConversionFactor">The same for qualifying participants of an advanced payment model.</param>
/// <param name="Deductible">Dollars a year.</param>
/// <param name="Coinsurance">Percent, where a table names none.</param>
/// <param name="Sequestration">Percent of what Medicare pays.</param>
/// <param name="NonParticipating">Percent of the schedule for those who do not take part.</param>
/// <param name="LimitingCharge">Percent of the non-participating amount that may be charged.</param>
public sealed record MedicareParameters(
    Dated<decimal?> ConversionFactor, Dated<decimal?> QualifyingConversionFactor, Dated<decimal?> Deductible,
    Dated<decimal?> Coinsurance, Dated<decimal?> Sequestration, Dated<decimal?> NonParticipating,
    Dated<decimal?> LimitingCharge)
{
    /// <summary>Percent of the schedule for nurse practitioners, physician assistants and clinical nurse specialists
    /// under their own number.</summary>
    public required Dated<decimal?> NonPhysician { get; init; }

    /// <summary>Least work index of a locality; null on days without a floor.</summary>
    public required Dated<decimal?> WorkFloor { get; init; }
}
