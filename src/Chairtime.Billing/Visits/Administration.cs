using System.Collections.Immutable;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Visits;

/// <summary>What the chart says of the service, before catalogue and payer are asked.</summary>
public enum AdministrationKind
{
    /// <summary>Hydration with fluid given as fluid.</summary>
    Hydration,

    /// <summary>Any other drug.</summary>
    Therapeutic,

    /// <summary>Chemotherapy, or a monoclonal antibody or other highly complex biologic.</summary>
    Chemotherapy,
}

/// <summary>How the drug went in.</summary>
public enum Route
{
    IvInfusion,
    IvPush,
    Subcutaneous,
    SubcutaneousInfusion,
    Intramuscular,
    IntraArticular,
    Oral,
    Flush,
    Other,
}

/// <summary>What the fluid was for.</summary>
public enum Purpose
{
    Treatment,

    /// <summary>Fluid that only keeps the line open.</summary>
    KeepOpen,

    Flush,
}

/// <summary>Who paid for the drug.</summary>
public enum Acquired
{
    /// <summary>The practice bought it.</summary>
    Bought,

    /// <summary>White-bagged, sample or free: the drug is not billed.</summary>
    Supplied,

    /// <summary>Bought at the 340B price.</summary>
    At340B,
}

/// <summary>How the chart names a drug: at least one of the four; those given must agree.</summary>
/// <param name="Ndc">As written, any usual form.</param>
/// <param name="Hcpcs">HCPCS Level II code.</param>
public sealed record DrugName(string? Ndc, string? Hcpcs, string? RxNorm, string? Name);

/// <summary>One drug given one time by one route. All times are local to the practice.</summary>
public sealed record Administration
{
    /// <summary>Unique within the visit.</summary>
    public required string Id { get; init; }

    public string? OrderId { get; init; }

    public required DrugName Drug { get; init; }

    public AdministrationKind? Kind { get; init; }

    public required Route Route { get; init; }

    /// <summary>Name of the vascular access or injection site; two names mean two accesses.</summary>
    public string Site { get; init; } = "1";

    /// <summary>Lumens of one catheter are one access.</summary>
    public string? Lumen { get; init; }

    /// <summary>Why a second access was medically needed.</summary>
    public string? SiteReason { get; init; }

    /// <summary>Drugs that share a bag were mixed and ran together.</summary>
    public string? Bag { get; init; }

    /// <summary>Administrations that share it are one prepared dose given in parts.</summary>
    public string? DoseId { get; init; }

    /// <summary>2 where the patient left and came back the same day.</summary>
    public int Encounter { get; init; } = 1;

    public Purpose Purpose { get; init; } = Purpose.Treatment;

    /// <summary><c>portable</c> where a portable or implanted pump runs on after the visit.</summary>
    public string? Pump { get; init; }

    /// <summary>Why it was stopped before the ordered dose was in.</summary>
    public string? Discontinued { get; init; }

    /// <summary>Total volume, where that is all that was charted.</summary>
    public Quantity? Volume { get; init; }

    public Quantity? Rate { get; init; }

    /// <summary>First minute of the drug running.</summary>
    public DateTime? Start { get; init; }

    /// <summary>Minute at which the drug stopped running.</summary>
    public DateTime? Stop { get; init; }

    /// <summary>Taken off the running time.</summary>
    public ImmutableArray<Pause> Pauses { get; init; } = [];

    public ImmutableArray<RateChange> RateChanges { get; init; } = [];

    /// <summary>Amount given to the patient.</summary>
    public Quantity? Dose { get; init; }

    /// <summary>Containers that were opened.</summary>
    public ImmutableArray<Vial> Vials { get; init; } = [];

    /// <summary>Amount thrown away, as charted.</summary>
    public Quantity? Discarded { get; init; }

    public Acquired Acquired { get; init; } = Acquired.Bought;

    public string? GivenBy { get; init; }

    public string? SupervisedBy { get; init; }

    public string? Note { get; init; }
}

/// <summary>A stretch in which the drug did not run.</summary>
public sealed record Pause(DateTime From, DateTime To, string? Reason);

/// <summary>A new rate from a minute on.</summary>
public sealed record RateChange(DateTime At, Quantity Rate);

/// <summary>Containers of one kind that were opened.</summary>
/// <param name="Size">Content of one container.</param>
/// <param name="SingleDose">As the label says; null when not charted.</param>
public sealed record Vial(
    string? Ndc, Quantity? Size, decimal Count, string? Lot, DateOnly? Expires, bool? SingleDose);
