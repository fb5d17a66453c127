using System.Collections.Immutable;
using Chairtime.X12.Guides.Remittance835;
using Chairtime.X12.Reading;

namespace Chairtime.X12.Guides.Claim837P;

/// <summary>A person or organization of an NM1 segment.</summary>
/// <param name="Role">NM101: 85 billing, 82 rendering, IL subscriber, PR payer and so on.</param>
/// <param name="IdQualifier">NM108: XX, PI, MI and so on.</param>
public sealed record Party(
    string Role, string? LastOrOrganization, string? First, string? Middle, string? IdQualifier, string? Id)
{
    public string? Suffix { get; init; }

    /// <summary>N3, both lines.</summary>
    public ImmutableArray<string> Street { get; init; } = [];

    public string? City { get; init; }

    public string? State { get; init; }

    public string? Zip { get; init; }

    public string? Country { get; init; }

    /// <summary>DMG02.</summary>
    public DateOnly? Birth { get; init; }

    /// <summary>DMG03: F, M or U.</summary>
    public string? Sex { get; init; }

    /// <summary>PRV03.</summary>
    public string? Taxonomy { get; init; }

    /// <summary>Further numbers of the same loop (REF).</summary>
    public ImmutableArray<Qualified> References { get; init; } = [];
}

/// <summary>The drug of a line (loop 2410).</summary>
/// <param name="Ndc">LIN03; eleven digits without dashes when LIN02 is N4.</param>
/// <param name="Unit">CTP05-1: F2, GR, ME, ML or UN.</param>
/// <param name="PrescriptionNumber">REF*XZ or REF*VY.</param>
public sealed record LineDrug(
    string? Qualifier, string? Ndc, decimal? Quantity, string? Unit, string? PrescriptionNumber);

/// <summary>What another payer did with the line (loop 2430).</summary>
public sealed record OtherPayerPayment(
    string? PayerId, decimal Paid, string? Code, decimal? Units, decimal Adjusted, DateOnly? On)
{
    public ImmutableArray<Adjustment> Adjustments { get; init; } = [];
}

/// <summary>Another payer of a claim, with what it decided on the claim as a whole (loop 2320).</summary>
/// <param name="Sequence">SBR01: P first, S second and so on.</param>
/// <param name="Relationship">SBR02: 18 when the patient is its subscriber.</param>
/// <param name="Paid">AMT*D; null when it has not decided.</param>
/// <param name="On">DTP*573 of loop 2330B.</param>
public sealed record OtherCoverage(
    string? Sequence, string? Relationship, string? Group, string? FilingCode, Party? Subscriber, Party? Payer,
    decimal? Paid, ImmutableArray<Adjustment> Adjustments, DateOnly? On)
{
    /// <summary>AMT segments of the loop: A8, EAF and D.</summary>
    public ImmutableArray<QualifiedNumber> Amounts { get; init; } = [];
}
