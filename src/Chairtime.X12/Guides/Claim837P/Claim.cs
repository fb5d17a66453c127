using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Chairtime.X12.Reading;

namespace Chairtime.X12.Guides.Claim837P;

/// <summary>A claim (loop 2300) with those it is for and from: its charge, and what else it says when that is asked
/// for.</summary>
public sealed record Claim
{
    private readonly ClaimLevels? _levels;
    private ImmutableArray<ServiceLine> _lines;
    private ClaimDetails? _details;

    /// <param name="source">The claim; it stays as it is.</param>
    internal Claim(Part source, ClaimLevels levels, decimal charge) =>
        (Source, _levels, Charge) = (source, levels, charge);

    public Party? BillingProvider
    {
        get => Details.BillingProvider;
        init => _details = Details with { BillingProvider = value };
    }

    public Party? Subscriber
    {
        get => Details.Subscriber;
        init => _details = Details with { Subscriber = value };
    }

    public Party? Payer
    {
        get => Details.Payer;
        init => _details = Details with { Payer = value };
    }

    public Party? Patient
    {
        get => Details.Patient;
        init => _details = Details with { Patient = value };
    }

    public string? PayerSequence
    {
        get => Details.PayerSequence;
        init => _details = Details with { PayerSequence = value };
    }

    public string? FilingCode
    {
        get => Details.FilingCode;
        init => _details = Details with { FilingCode = value };
    }

    /// <summary>CLM01.</summary>
    public string PatientControlNumber
    {
        get => Details.PatientControlNumber;
        init => _details = Details with { PatientControlNumber = value };
    }

    public decimal Charge { get; init; }

    public string? PlaceOfService
    {
        get => Details.PlaceOfService;
        init => _details = Details with { PlaceOfService = value };
    }

    /// <summary>CLM05-3: 1 original, 7 replacement, 8 void.</summary>
    public string? Frequency
    {
        get => Details.Frequency;
        init => _details = Details with { Frequency = value };
    }

    /// <summary>Codes of all diagnosis HI segments, principal first.</summary>
    public ImmutableArray<string> Diagnoses
    {
        get => Details.Diagnoses;
        init => _details = Details with { Diagnoses = value };
    }

    /// <summary>REF*F8.</summary>
    public string? OriginalReference
    {
        get => Details.OriginalReference;
        init => _details = Details with { OriginalReference = value };
    }

    /// <summary>REF*G1.</summary>
    public string? Authorization
    {
        get => Details.Authorization;
        init => _details = Details with { Authorization = value };
    }

    public ImmutableArray<Party> Parties
    {
        get => Details.Parties;
        init => _details = Details with { Parties = value };
    }

    public ImmutableArray<ServiceLine> Lines
    {
        get
        {
            if (_lines.IsDefault)
            {
                _lines = ClaimReader.Lines(Source);
            }
            return _lines;
        }
        init => _lines = value;
    }

    /// <summary>The claim's segments as they stood.</summary>
    [JsonIgnore]
    public Part Source { get; init; }

    /// <summary>REF segments of loop 2300.</summary>
    public ImmutableArray<Qualified> References
    {
        get => Details.References;
        init => _details = Details with { References = value };
    }

    /// <summary>DTP segments of loop 2300.</summary>
    public ImmutableArray<QualifiedDay> Dates
    {
        get => Details.Dates;
        init => _details = Details with { Dates = value };
    }

    /// <summary>AMT segments of loop 2300.</summary>
    public ImmutableArray<QualifiedNumber> Amounts
    {
        get => Details.Amounts;
        init => _details = Details with { Amounts = value };
    }

    /// <summary>NTE segments of loop 2300.</summary>
    public ImmutableArray<Qualified> Notes
    {
        get => Details.Notes;
        init => _details = Details with { Notes = value };
    }

    /// <summary>Control numbers of documents sent apart (PWK06), by report type.</summary>
    public ImmutableArray<Qualified> Attachments
    {
        get => Details.Attachments;
        init => _details = Details with { Attachments = value };
    }

    public ImmutableArray<OtherCoverage> OtherCoverages
    {
        get => Details.OtherCoverages;
        init => _details = Details with { OtherCoverages = value };
    }

    private ClaimDetails Details => _details ??= ClaimDetailsReader.OfThread.Read(Source, _levels!);

    public bool Equals(Claim? other) => other is not null && Charge == other.Charge && Source == other.Source
        && Lines.Equals(other.Lines) && Details.Equals(other.Details);

    public override int GetHashCode() => HashCode.Combine(Charge, Source);
}

/// <summary>What a <see cref="Claim"/> says beside its charge and lines.</summary>
internal sealed record ClaimDetails(
    Party? BillingProvider, Party? Subscriber, Party? Payer, Party? Patient, string? PayerSequence,
    string? FilingCode, string PatientControlNumber, string? PlaceOfService, string? Frequency,
    ImmutableArray<string> Diagnoses, string? OriginalReference, string? Authorization,
    ImmutableArray<Party> Parties)
{
    public ImmutableArray<Qualified> References { get; init; } = [];

    public ImmutableArray<QualifiedDay> Dates { get; init; } = [];

    public ImmutableArray<QualifiedNumber> Amounts { get; init; } = [];

    public ImmutableArray<Qualified> Notes { get; init; } = [];

    public ImmutableArray<Qualified> Attachments { get; init; } = [];

    public ImmutableArray<OtherCoverage> OtherCoverages { get; init; } = [];
}
