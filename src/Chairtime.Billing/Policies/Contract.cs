using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Chairtime.Billing.Policies;

/// <summary>How a contract turns a line into dollars.</summary>
public enum PriceForm
{
    /// <summary>The average sales price worked out of Medicare's limit, and percent more.</summary>
    AspPlus,

    /// <summary>Percent of Medicare's printed limit.</summary>
    PctOfMedicareLimit,

    /// <summary>Percent off a licensed average wholesale price that the contract carries.</summary>
    AwpMinus,

    /// <summary>Percent over a licensed acquisition cost that the contract carries.</summary>
    WacPlus,

    /// <summary>Percent of the physician fee schedule of a year.</summary>
    PctOfMedicare,

    /// <summary>Dollars by code.</summary>
    FixedFee,

    /// <summary>Percent of the charge.</summary>
    PctOfCharges,

    /// <summary>One amount for the visit; its other lines bring nothing.</summary>
    CaseRate,

    /// <summary>Not payable here: a pharmacy supplies the drug.</summary>
    CarveOut,

    /// <summary>What the practice paid, and percent more.</summary>
    Invoice,
}

/// <summary>To what the lesser of charge and rate is applied.</summary>
public enum LesserOf
{
    None,
    Line,
    Claim,
}

/// <summary>How a plan that pays second works its share out.</summary>
public enum CoordinationForm
{
    /// <summary>Up to what the patient owes.</summary>
    Standard,

    /// <summary>Its own benefit less what the first payer paid.</summary>
    NonDuplication,

    /// <summary>Allowed, less what was paid, less its own cost share.</summary>
    MaintenanceOfBenefits,
}

/// <summary>Which lines a rule of a contract prices. What is empty matches everything.</summary>
/// <param name="Codes">Codes, ranges (<c>96360-96379</c>) or beginnings (<c>Q5*</c>).</param>
public sealed record ContractMatch(
    ImmutableArray<string> Codes, ImmutableArray<string> ModifiersAny, ImmutableArray<string> ModifiersAll,
    ImmutableArray<string> Places, ImmutableArray<string> Labelers, ImmutableArray<string> Diagnoses)
{
    /// <summary>Package codes of eleven digits.</summary>
    public ImmutableArray<string> Ndcs { get; init; } = [];

    /// <summary>Beginnings of the rendering clinician's taxonomy code.</summary>
    public ImmutableArray<string> Specialties { get; init; } = [];
}

/// <summary>The price of a contract rule.</summary>
/// <param name="Percent">15 in <c>AspPlus</c> is 15 percent more; 125 in <c>PctOfMedicare</c> is a quarter
/// more.</param>
/// <param name="Year">Base year of a frozen schedule; null goes with the date of service.</param>
/// <param name="IsNational">Without geography.</param>
/// <param name="OnReference">A biosimilar's percentage is of its reference product's average sales price.</param>
/// <param name="Cap">Dollars a line brings at most.</param>
/// <param name="Amounts">Dollars by code, or by NDC for licensed prices.</param>
public sealed record ContractPrice(
    PriceForm Form, decimal Percent, int? Year, bool IsNational, bool OnReference, decimal? Cap,
    FrozenDictionary<string, decimal> Amounts)
{
    /// <summary>A fee is for the line, not for each unit.</summary>
    public bool IsPerLine { get; init; }

    /// <summary>A case rate holds the drugs too.</summary>
    public bool WithDrugs { get; init; }

    /// <summary>Dollars of a case rate, or the fee of every code that its rule matches.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Dollars of a line's charge that count at most.</summary>
    public decimal? ChargeCap { get; init; }

    /// <summary>One locality for every place, as some contracts name it.</summary>
    public MedicareLocality? Locality { get; init; }

    /// <summary>What is paid where this form has no answer, such as a drug without a sales price.</summary>
    public ContractPrice? Fallback { get; init; }
}

/// <summary>One rule: the first that matches a line prices it.</summary>
public sealed record ContractRule(string Id, ContractMatch Match, ContractPrice Price, string? Notes);

/// <summary>How a payer pays this practice (<c>contract</c> of a payer file).</summary>
/// <param name="Rules">By priority, then as written.</param>
/// <param name="AspQuarterOffset">0 uses the quarter of the visit, -1 the one before.</param>
/// <param name="PassesSequestration">The plan takes Medicare's reduction off as well.</param>
/// <param name="FollowsMedicare">No rules: pays as Medicare does.</param>
public sealed record Contract(
    ImmutableArray<ContractRule> Rules, LesserOf LesserOf, int AspQuarterOffset, bool PassesSequestration,
    bool FollowsMedicare)
{
    public CoordinationForm Coordination { get; init; }

    /// <summary>Percent that the patient owes; null when the contract does not say.</summary>
    public decimal? CoinsurancePercent { get; init; }

    /// <summary>Dollars that the patient owes for a visit; null when the contract does not say.</summary>
    public decimal? Copay { get; init; }

    /// <summary>Days into a quarter on which its limits are loaded; 0 on its first day.</summary>
    public int AspEffectiveDays { get; init; }

    /// <summary>Base year of every percentage of the fee schedule that names none.</summary>
    public int? ScheduleYear { get; init; }

    /// <summary>What a manufacturer's programme pays of the patient's share; null for a plan.</summary>
    public CopayProgramme? Programme { get; init; }
}

/// <summary>A manufacturer's copay programme (<c>contract.programme</c> of its file).</summary>
/// <param name="Codes">HCPCS codes that it helps with; empty for all drugs.</param>
/// <param name="PatientMinimum">Dollars that the patient pays for a dose in any case.</param>
/// <param name="AnnualMaximum">Dollars a year; null when there is no end.</param>
/// <param name="WithAdministration">It helps with giving the drug too.</param>
public sealed record CopayProgramme(
    ImmutableArray<string> Codes, decimal PatientMinimum, decimal? AnnualMaximum, bool WithAdministration);
