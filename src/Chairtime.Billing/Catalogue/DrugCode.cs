using System.Collections.Immutable;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Catalogue;

/// <summary>Which code family the catalogue puts a drug's administration in.</summary>
public enum AdministrationFamily
{
    /// <summary>Antineoplastic: the chemotherapy family for any diagnosis and with any payer.</summary>
    Antineoplastic,

    /// <summary>Hormonal antineoplastic: its injection has a code of its own (96402).</summary>
    HormonalAntineoplastic,

    /// <summary>
    /// Monoclonal antibody or other complex biologic: the chemotherapy family unless the payer says otherwise.
    /// </summary>
    ComplexBiologic,

    /// <summary>
    /// Biologic given with the therapeutic family by default (denosumab, omalizumab); some payers differ.
    /// </summary>
    SimpleBiologic,

    /// <summary>Any other drug.</summary>
    Therapeutic,

    /// <summary>Fluid.</summary>
    Hydration,

    /// <summary>Injected into a joint: the procedure is coded by the injection site, not here.</summary>
    JointInjection,

    /// <summary>Self-administered or oral: no administration.</summary>
    NotAdministered,

    /// <summary>Numbs the place of a needle: part of what the needle is for, unless it is infused.</summary>
    LocalAnesthetic,
}

/// <summary>What a drug's container is by its label.</summary>
public enum ContainerType
{
    SingleDose,
    MultiDose,

    /// <summary>Sold in both: the chart or the NDC decides.</summary>
    Either,
}

/// <summary>What a HCPCS code stands for in a range of days.</summary>
/// <param name="DrugId">
/// The catalogue's name of the drug, one per molecule and manufacturer line: <c>infliximab-dyyb</c>.
/// </param>
/// <param name="Name">Non-proprietary name.</param>
/// <param name="Brands">Brand names.</param>
/// <param name="UnitAmount">How much of <paramref name="Unit"/> one billing unit is.</param>
/// <param name="Unit">UCUM-style: <c>mg</c>, <c>ug</c>, <c>mL</c>, <c>[iU]</c>, <c>{dose}</c>.</param>
/// <param name="IsUpTo">One unit covers any dose up to <paramref name="UnitAmount"/>.</param>
/// <param name="IsUnlisted">A not-otherwise-classified code: one unit, with name, dose and NDC.</param>
/// <param name="SharesRoutes">Exists for more than one route: JA and JB tell them apart.</param>
/// <param name="NeverPush">Labelled never to be given as a push.</param>
/// <param name="Routes">
/// As the catalogue source lists them: <c>IV</c>, <c>SC</c>, <c>IM</c>, <c>IA</c>, <c>PO</c>.
/// </param>
/// <param name="Sizes">Marketed container contents in <paramref name="Unit"/>, smallest first.</param>
/// <param name="Diagnoses">ICD-10-CM prefixes, dots kept, of the diagnoses that its label or policies support.</param>
public sealed record DrugCode(
    string Hcpcs,
    string DrugId,
    string Name,
    ImmutableArray<string> Brands,
    DateRange InForce,
    decimal UnitAmount,
    string Unit,
    bool IsUpTo,
    bool IsUnlisted,
    AdministrationFamily Family,
    ContainerType Container,
    bool SharesRoutes,
    bool NeverPush,
    ImmutableArray<string> Routes,
    ImmutableArray<decimal> Sizes,
    ImmutableArray<string> Diagnoses,
    Citation Source)
{
    /// <summary>The <see cref="Sizes"/> that are not sold in multiple-dose containers only.</summary>
    public ImmutableArray<decimal> SingleDoseSizes { get; init; } = Sizes;

    /// <summary>The reference product's HCPCS code, for a biosimilar.</summary>
    public string? BiosimilarOf { get; init; }

    /// <summary>True when the row rests on a source marked low or on memory: results that use it say so.</summary>
    public bool IsUnverified => Source.Confidence == Confidence.Unverified;

    /// <summary>Label limits and other facts that rules use; null where the catalogue has none.</summary>
    public LabelFacts? Label { get; init; }

    /// <summary>Names that charts use for it, beyond <see cref="Name"/> and <see cref="Brands"/>.</summary>
    public ImmutableArray<string> OtherNames { get; init; } = [];

    /// <summary>The HCPCS code that took its place when it ended; null while it lives or when there is none.</summary>
    public string? Successor { get; init; }

    /// <summary>CMS's practitioner MUE in the latest quarter held; null when none was published.</summary>
    public UnitLimit? UnitLimit { get; init; }

    /// <summary>Own words on what is odd about the code or its dates; null when nothing is.</summary>
    public string? Note { get; init; }
}

/// <summary>A medically unlikely edit.</summary>
/// <param name="Units">Most units a day (or a line, by <paramref name="Indicator"/>).</param>
/// <param name="Indicator">
/// 1 by line, 2 by day and absolute, 3 by day and open to documentation; null when not known.
/// </param>
/// <param name="Quarter">The quarter whose table it is from: <c>2026Q4</c>.</param>
public sealed record UnitLimit(int Units, int? Indicator, string Quarter);

/// <summary>What the label says of dosing. Mostly not re-read: see <see cref="Source"/>.</summary>
/// <param name="Dosing">Own words.</param>
/// <param name="MaximumDose">As written: <c>10 mg/kg</c>.</param>
/// <param name="InfusionMinutes">Usual minutes, null when the source has no number.</param>
/// <param name="MinimumIntervalDays">As written: it differs by indication.</param>
public sealed record LabelFacts(
    string? Dosing, string? MaximumDose, int? InfusionMinutes, string? MinimumIntervalDays, Citation Source);

/// <summary>One package code and what a container of it holds.</summary>
/// <param name="Ndc">Eleven digits.</param>
/// <param name="Hcpcs">The code it is billed with; by date through <see cref="DrugCatalogue"/>.</param>
/// <param name="UnitsPerContainer">Billing units in one container; null when the source does not say.</param>
/// <param name="PackageSize">
/// Millilitres for a liquid, 1 for a powder or an each: the source's, or corrected where the code's note says so.
/// </param>
/// <param name="ContainersPerPackage">Containers in the package.</param>
/// <param name="BillingUnit">
/// UN, ML, GR or F2: how its quantity is counted on a claim, read off the dosage form; null when unknown.
/// </param>
/// <param name="IsSingleDose">Null when the source does not say.</param>
public sealed record NdcEntry(
    Ndc Ndc, string Hcpcs, string Labeler, string Brand, decimal? UnitsPerContainer, decimal? PackageSize,
    int ContainersPerPackage, string? BillingUnit, bool? IsSingleDose, Citation Source)
{
    /// <summary>
    /// What one container holds, in the measure of <see cref="Hcpcs"/>: another code of the drug counts it by units of
    /// its own. Null when the source does not say.
    /// </summary>
    public Quantity? Content { get; init; }
}
