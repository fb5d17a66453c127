using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Chairtime.X12.Guides.Claim837P;
using Chairtime.X12.Reading;

namespace Chairtime.X12.Guides.Remittance835;

/// <summary>What was paid for one claim (loop 2100): its amounts, and what else it says when that is asked
/// for.</summary>
public sealed record ClaimPayment
{
    private ImmutableArray<ServicePayment> _lines;
    private ClaimPaymentDetails? _details;

    /// <param name="source">The claim payment; it stays as it is.</param>
    internal ClaimPayment(Part source, decimal charge, decimal paid) =>
        (Source, Charge, Paid) = (source, charge, paid);

    /// <summary>CLP01, CLM01 of the claim.</summary>
    public string PatientControlNumber
    {
        get => Details.PatientControlNumber;
        init => _details = Details with { PatientControlNumber = value };
    }

    /// <summary>CLP02; 22 is a reversal.</summary>
    public string Status
    {
        get => Details.Status;
        init => _details = Details with { Status = value };
    }

    public decimal Charge { get; init; }

    public decimal Paid { get; init; }

    public decimal? PatientResponsibility
    {
        get => Details.PatientResponsibility;
        init => _details = Details with { PatientResponsibility = value };
    }

    public string? FilingCode
    {
        get => Details.FilingCode;
        init => _details = Details with { FilingCode = value };
    }

    /// <summary>CLP07.</summary>
    public string? PayerControlNumber
    {
        get => Details.PayerControlNumber;
        init => _details = Details with { PayerControlNumber = value };
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

    public ImmutableArray<ServicePayment> Lines
    {
        get
        {
            if (_lines.IsDefault)
            {
                _lines = ClaimPaymentReader.Lines(Source);
            }
            return _lines;
        }
        init => _lines = value;
    }

    /// <summary>Remark codes of MIA and MOA.</summary>
    public ImmutableArray<string> Remarks
    {
        get => Details.Remarks;
        init => _details = Details with { Remarks = value };
    }

    /// <summary>The segments as they stood; written back unchanged.</summary>
    [JsonIgnore]
    public Part Source { get; init; }

    public bool IsReversal => Status == "22";

    /// <summary>The patient, the insured, and others that NM1 segments name, corrected data (74) included.</summary>
    public ImmutableArray<Party> Parties
    {
        get => Details.Parties;
        init => _details = Details with { Parties = value };
    }

    /// <summary>All REF segments of the claim.</summary>
    public ImmutableArray<Qualified> References
    {
        get => Details.References;
        init => _details = Details with { References = value };
    }

    /// <summary>All AMT segments of the claim.</summary>
    public ImmutableArray<QualifiedNumber> Amounts
    {
        get => Details.Amounts;
        init => _details = Details with { Amounts = value };
    }

    /// <summary>All QTY segments of the claim.</summary>
    public ImmutableArray<QualifiedNumber> Quantities
    {
        get => Details.Quantities;
        init => _details = Details with { Quantities = value };
    }

    /// <summary>CLP08 and CLP09: where the service was given, and the frequency with which it was billed.</summary>
    public string? FacilityType
    {
        get => Details.FacilityType;
        init => _details = Details with { FacilityType = value };
    }

    public string? Frequency
    {
        get => Details.Frequency;
        init => _details = Details with { Frequency = value };
    }

    /// <summary>DTM*050.</summary>
    public DateOnly? Received
    {
        get => Details.Received;
        init => _details = Details with { Received = value };
    }

    /// <summary>What the patient owes by the adjustments of group PR, of the claim and all its lines.</summary>
    public decimal PatientAdjusted => Adjustments.Concat(Lines.SelectMany(line => line.Adjustments))
        .Where(adjustment => adjustment.Group == "PR").Sum(adjustment => adjustment.Amount);

    /// <summary>Adjustments of the claim and all its lines.</summary>
    public decimal Adjusted => Adjustments.Sum(adjustment => adjustment.Amount) + Lines.Sum(line => line.Adjusted);

    private ClaimPaymentDetails Details => _details ??= ClaimPaymentReader.OfThread.Details(Source);

    public bool Equals(ClaimPayment? other) => other is not null && Charge == other.Charge && Paid == other.Paid
        && Source == other.Source && Lines.Equals(other.Lines) && Details.Equals(other.Details);

    public override int GetHashCode() => HashCode.Combine(Charge, Paid, Source);
}

/// <summary>What a <see cref="ClaimPayment"/> says beside its amounts and lines.</summary>
internal sealed record ClaimPaymentDetails(
    string PatientControlNumber, string Status, decimal? PatientResponsibility, string? FilingCode,
    string? PayerControlNumber, DateOnly? From, DateOnly? Through, ImmutableArray<Adjustment> Adjustments,
    ImmutableArray<string> Remarks)
{
    public ImmutableArray<Party> Parties { get; init; } = [];

    public ImmutableArray<Qualified> References { get; init; } = [];

    public ImmutableArray<QualifiedNumber> Amounts { get; init; } = [];

    public ImmutableArray<QualifiedNumber> Quantities { get; init; } = [];

    public string? FacilityType { get; init; }

    public string? Frequency { get; init; }

    public DateOnly? Received { get; init; }
}
