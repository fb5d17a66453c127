using System.Collections.Immutable;
using Chairtime.X12.Reading;

namespace Chairtime.X12.Guides.Remittance835;

/// <summary>What was paid for one service (loop 2110): its amounts, and what else it says when that is asked
/// for.</summary>
public sealed record ServicePayment
{
    private readonly Part? _part;
    private readonly int _svc;
    private ServiceDetails? _details;

    /// <param name="part">The claim payment; it stays as it is.</param>
    /// <param name="svc">Where the line begins in it.</param>
    internal ServicePayment(Part part, int svc, decimal charge, decimal paid) =>
        (_part, _svc, Charge, Paid) = (part, svc, charge, paid);

    /// <summary>SVC01-1: HC, N4, NU and others; never assumed.</summary>
    public string? Qualifier
    {
        get => Details.Qualifier;
        init => _details = Details with { Qualifier = value };
    }

    public string? Code
    {
        get => Details.Code;
        init => _details = Details with { Code = value };
    }

    public ImmutableArray<string> Modifiers
    {
        get => Details.Modifiers;
        init => _details = Details with { Modifiers = value };
    }

    public decimal Charge { get; init; }

    public decimal Paid { get; init; }

    /// <summary>SVC05; null means 1 by the guide.</summary>
    public decimal? PaidUnits
    {
        get => Details.PaidUnits;
        init => _details = Details with { PaidUnits = value };
    }

    /// <summary>SVC06-2: the code as billed when the payer changed it.</summary>
    public string? SubmittedCode
    {
        get => Details.SubmittedCode;
        init => _details = Details with { SubmittedCode = value };
    }

    public decimal? SubmittedUnits
    {
        get => Details.SubmittedUnits;
        init => _details = Details with { SubmittedUnits = value };
    }

    public DateOnly? From
    {
        get => Details.From;
        init => _details = Details with { From = value };
    }

    public DateOnly? Through
    {
        get => Details.Through;
        init => _details = Details with { Through = value };
    }

    public ImmutableArray<Adjustment> Adjustments
    {
        get => Details.Adjustments;
        init => _details = Details with { Adjustments = value };
    }

    /// <summary>REF*6R, the line's own number as sent.</summary>
    public string? LineControl
    {
        get => Details.LineControl;
        init => _details = Details with { LineControl = value };
    }

    /// <summary>AMT*B6.</summary>
    public decimal? Allowed
    {
        get => Details.Allowed;
        init => _details = Details with { Allowed = value };
    }

    /// <summary>Remark codes of all LQ*HE segments.</summary>
    public ImmutableArray<string> Remarks
    {
        get => Details.Remarks;
        init => _details = Details with { Remarks = value };
    }

    public decimal Adjusted => Adjustments.Sum(adjustment => adjustment.Amount);

    /// <summary>SVC04, the revenue code of an institutional line.</summary>
    public string? Revenue
    {
        get => Details.Revenue;
        init => _details = Details with { Revenue = value };
    }

    /// <summary>All REF segments of the line but its own number.</summary>
    public ImmutableArray<Qualified> References
    {
        get => Details.References;
        init => _details = Details with { References = value };
    }

    /// <summary>All AMT segments of the line but what was allowed.</summary>
    public ImmutableArray<QualifiedNumber> Amounts
    {
        get => Details.Amounts;
        init => _details = Details with { Amounts = value };
    }

    /// <summary>All QTY segments of the line.</summary>
    public ImmutableArray<QualifiedNumber> Quantities
    {
        get => Details.Quantities;
        init => _details = Details with { Quantities = value };
    }

    private ServiceDetails Details => _details ??= ClaimPaymentReader.OfThread.Details(_part!, _svc);

    public bool Equals(ServicePayment? other) => other is not null && Charge == other.Charge && Paid == other.Paid
        && Details.Equals(other.Details);

    public override int GetHashCode() => HashCode.Combine(Charge, Paid, Details);
}

/// <summary>What a <see cref="ServicePayment"/> says beside its amounts.</summary>
internal sealed record ServiceDetails(
    string? Qualifier, string? Code, ImmutableArray<string> Modifiers, decimal? PaidUnits, string? SubmittedCode,
    decimal? SubmittedUnits, DateOnly? From, DateOnly? Through, ImmutableArray<Adjustment> Adjustments,
    string? LineControl, decimal? Allowed, ImmutableArray<string> Remarks)
{
    public string? Revenue { get; init; }

    public ImmutableArray<Qualified> References { get; init; } = [];

    public ImmutableArray<QualifiedNumber> Amounts { get; init; } = [];

    public ImmutableArray<QualifiedNumber> Quantities { get; init; } = [];
}
