using Chairtime.Billing.Catalogue;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Visits;

namespace Chairtime.Billing.Rules;

/// <summary>An administration with what the catalogue makes of it and the order that it carries out.</summary>
/// <param name="order">Null when none is charted.</param>
/// <param name="known">What coding looked up already; otherwise it is looked up when a rule first asks.</param>
internal sealed class Given(
    Administration charted, Order? order, DrugResolution? known, DrugCatalogue catalogue, DateOnly day)
{
    // Dozens of rules ask.
    private bool? _isTreatment;
    private bool? _isReviewed;

    public Administration Charted { get; } = charted;

    public Order? Order { get; } = order;

    public DrugResolution Drug => field ??= known ?? catalogue.Resolve(Charted.Drug, Charted.Vials, day, Charted.Route);

    /// <summary>What the catalogue makes of the drug of the order; null until a rule asks.</summary>
    public DrugResolution? Ordered { get; set; }

    public string Id => Charted.Id;

    public DrugCode? Code => Drug.Code;

    /// <summary>A drug given to treat, not fluid to keep a line open or to flush it.</summary>
    public bool IsTreatment => _isTreatment ??= Charted.Purpose == Purpose.Treatment && Charted.Route != Route.Flush
        && Charted.Kind != AdministrationKind.Hydration && Drug.Family != AdministrationFamily.Hydration;

    /// <summary>Given on a physician's order that a claim rests on: everything but flushes, and what is taken by
    /// mouth and not billed.</summary>
    public bool IsOrdered => Charted.Purpose == Purpose.Treatment && Charted.Route is not (Route.Flush or Route.Oral);

    /// <summary>Supplied by the payer or a pharmacy, or a sample: the practice does not bill it.</summary>
    public bool IsBought => Charted.Acquired != Acquired.Supplied;

    public bool IsInfusion => Charted.Route is Route.IvInfusion or Route.SubcutaneousInfusion;

    /// <summary>Of the kind that payers review: a biologic or chemotherapy.</summary>
    public bool IsReviewed => _isReviewed ??= Drug.Family is AdministrationFamily.ComplexBiologic
        or AdministrationFamily.SimpleBiologic or AdministrationFamily.Antineoplastic;
}

/// <summary>A line that bills a drug, with what its code stands for.</summary>
/// <param name="Given">The first administration it rests on; null for one that was coded elsewhere.</param>
internal readonly record struct BilledDrug(ServiceLine Line, DrugCode Drug, Given? Given)
{
    /// <summary>What the finding is about: the administration, or else the code.</summary>
    public string About => Given?.Id ?? Line.Code;

    public bool IsDiscarded { get; } = Line.Carries("JW");

    /// <summary>Code and name, as a sentence shows them: <c>J1745 (infliximab)</c>.</summary>
    public string Shown => $"{Line.Code} ({Drug.Name})";

    /// <summary>Of the kind that payers review: a biologic or chemotherapy.</summary>
    public bool IsReviewed { get; } = Drug.Family is AdministrationFamily.ComplexBiologic
        or AdministrationFamily.SimpleBiologic or AdministrationFamily.Antineoplastic;

    /// <summary>A biologic or immune globulin: what payers other than Medicare mostly want an authorization
    /// for.</summary>
    public bool IsMostlyAuthorized =>
        Drug.Family is AdministrationFamily.ComplexBiologic or AdministrationFamily.SimpleBiologic
        || Drug.Name.StartsWith("immune globulin", StringComparison.Ordinal);
}
