using System.Collections.Immutable;
using Chairtime.X12.Reading;

namespace Chairtime.X12.Guides.Claim837P;

/// <summary>One line of a claim (loop 2400), professional or institutional: its charge, and what else it says when
/// that is asked for.</summary>
public sealed record ServiceLine
{
    private readonly Part? _part;
    private readonly int _lx;
    private ServiceLineDetails? _details;

    /// <param name="part">The claim; it stays as it is.</param>
    /// <param name="lx">Where the line begins in it.</param>
    internal ServiceLine(Part part, int lx, decimal charge) => (_part, _lx, Charge) = (part, lx, charge);

    public int Number
    {
        get => Details.Number;
        init => _details = Details with { Number = value };
    }

    /// <summary>SV201 of an institutional line; null for a professional one.</summary>
    public string? Revenue
    {
        get => Details.Revenue;
        init => _details = Details with { Revenue = value };
    }

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

    /// <summary>Text for a code that says nothing by itself (SV101-7).</summary>
    public string? Description
    {
        get => Details.Description;
        init => _details = Details with { Description = value };
    }

    public decimal Charge { get; init; }

    public string? UnitOfMeasure
    {
        get => Details.UnitOfMeasure;
        init => _details = Details with { UnitOfMeasure = value };
    }

    public decimal? Units
    {
        get => Details.Units;
        init => _details = Details with { Units = value };
    }

    public string? PlaceOfService
    {
        get => Details.PlaceOfService;
        init => _details = Details with { PlaceOfService = value };
    }

    /// <summary>1 for the first diagnosis; empty on institutional lines.</summary>
    public ImmutableArray<int> DiagnosisPointers
    {
        get => Details.DiagnosisPointers;
        init => _details = Details with { DiagnosisPointers = value };
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

    /// <summary>REF*6R.</summary>
    public string? LineControl
    {
        get => Details.LineControl;
        init => _details = Details with { LineControl = value };
    }

    public LineDrug? Drug
    {
        get => Details.Drug;
        init => _details = Details with { Drug = value };
    }

    public ImmutableArray<OtherPayerPayment> OtherPayers
    {
        get => Details.OtherPayers;
        init => _details = Details with { OtherPayers = value };
    }

    public ImmutableArray<Party> Parties
    {
        get => Details.Parties;
        init => _details = Details with { Parties = value };
    }

    /// <summary>REF segments of the line but its own number.</summary>
    public ImmutableArray<Qualified> References
    {
        get => Details.References;
        init => _details = Details with { References = value };
    }

    public ImmutableArray<QualifiedDay> Dates
    {
        get => Details.Dates;
        init => _details = Details with { Dates = value };
    }

    public ImmutableArray<QualifiedNumber> Amounts
    {
        get => Details.Amounts;
        init => _details = Details with { Amounts = value };
    }

    public ImmutableArray<Qualified> Notes
    {
        get => Details.Notes;
        init => _details = Details with { Notes = value };
    }

    private ServiceLineDetails Details => _details ??= ServiceLineReader.OfThread.Read(_part!, _lx);

    public bool Equals(ServiceLine? other) =>
        other is not null && Charge == other.Charge && Details.Equals(other.Details);

    public override int GetHashCode() => HashCode.Combine(Charge, Details);
}

/// <summary>What a <see cref="ServiceLine"/> says beside its charge.</summary>
internal sealed record ServiceLineDetails(
    int Number, string? Revenue, string? Qualifier, string? Code, ImmutableArray<string> Modifiers,
    string? Description, string? UnitOfMeasure, decimal? Units, string? PlaceOfService,
    ImmutableArray<int> DiagnosisPointers, DateOnly? From, DateOnly? Through, string? LineControl, LineDrug? Drug,
    ImmutableArray<OtherPayerPayment> OtherPayers, ImmutableArray<Party> Parties)
{
    public ImmutableArray<Qualified> References { get; init; } = [];

    public ImmutableArray<QualifiedDay> Dates { get; init; } = [];

    public ImmutableArray<QualifiedNumber> Amounts { get; init; } = [];

    public ImmutableArray<Qualified> Notes { get; init; } = [];
}
