using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Chairtime.X12.Guides.Claim837P;

namespace Chairtime.X12.Acknowledging;

/// <summary>TA1: what a receiver says of a whole interchange.</summary>
/// <param name="Interchange">ISA13 of the file that is answered.</param>
/// <param name="Status">A accepted, E accepted with errors, R rejected.</param>
public sealed record InterchangeAnswer(string Interchange, string Status, string Note)
{
    public bool IsRejected => Status == "R";
}

/// <summary>One faulty element of a 999 (IK4).</summary>
public sealed record ElementFault(int Element, int? Component, string Code, string? Value);

/// <summary>One faulty segment of a 999 (IK3).</summary>
/// <param name="Position">1 for ST.</param>
/// <param name="Context">The business unit of a CTX segment (CLM01 or another key); null when none was given.</param>
public sealed record SegmentFault(
    string Segment, int Position, string? Loop, ImmutableArray<string> Codes, string? Context,
    ImmutableArray<ElementFault> Elements);

/// <summary>What a 999 says of one transaction (loop 2000).</summary>
/// <param name="Group">GS06 of the file that is answered.</param>
/// <param name="Transaction">ST02.</param>
/// <param name="Status">IK501: A, E, M, R, W or X.</param>
public sealed record TransactionAnswer(
    string Group, string Transaction, string Status, ImmutableArray<string> Codes, ImmutableArray<SegmentFault> Faults)
{
    public bool IsAccepted => Status is "A" or "E";
}

/// <summary>What a 999 says of a group (AK1 and AK9).</summary>
public sealed record GroupStatement(
    string Group, string Status, int? Included, int? Received, int? Accepted,
    ImmutableArray<TransactionAnswer> Transactions);

/// <summary>A status of a 277CA: category, status, entity.</summary>
/// <param name="Category">A1, A2, A3, A6 and so on.</param>
public readonly record struct ClaimStatusCode(string Category, string Status, string? Entity)
{
    /// <summary>Which list the status is from, LOI for a document code (LOINC); null for the usual one.</summary>
    public string? List { get; init; }

    /// <summary>STC12, free text.</summary>
    public string? Text { get; init; }

    /// <summary>Categories with which a claim does not go on: returned, not found, rejected.</summary>
    public bool IsRejection => Category is "A3" or "A4" or "A6" or "A7" or "A8" or "DR04" or "DR07";
}

/// <summary>What a 277 says of a whole file or question (loop 2200B) or of what concerns one provider in it (loop
/// 2200C).</summary>
/// <param name="Level">file or provider.</param>
/// <param name="Batch">TRN02: in a 277CA for a file, the BHT03 of the file that is answered.</param>
public sealed record BatchAnswer(
    string? Source, string? SourceName, string Level, string Batch, Party? About,
    ImmutableArray<ClaimStatusCode> Statuses, decimal? Accepted, decimal? Rejected, decimal? AcceptedCharge,
    decimal? RejectedCharge)
{
    /// <summary>The guide that it was said in: 277CA, 277 or 277RFAI.</summary>
    [JsonIgnore]
    public string Guide { get; init; } = "";

    /// <summary>True when all of it was refused, and so every claim in it.</summary>
    public bool IsRejected => Statuses.Any(status => status.IsRejection) && Accepted is null or 0;
}

/// <summary>A line of a claim in a 277CA (loop 2220D).</summary>
/// <param name="LineControl">REF*FJ, the line's REF*6R.</param>
public sealed record LineAnswer(string? Code, string? LineControl, ImmutableArray<ClaimStatusCode> Statuses);

/// <summary>What a 277CA says of one claim (loop 2200D).</summary>
/// <param name="Source">Who speaks: AY a clearinghouse, PR the payer; with its name.</param>
/// <param name="PatientControlNumber">TRN02, CLM01 of the claim.</param>
/// <param name="PayerControlNumber">REF*1K.</param>
public sealed record ClaimAnswer(
    string? Source, string? SourceName, string PatientControlNumber, ImmutableArray<ClaimStatusCode> Statuses,
    DateOnly? On, decimal? Charge, string? PayerControlNumber, string? ClearinghouseNumber, DateOnly? From,
    ImmutableArray<LineAnswer> Lines)
{
    public bool IsRejected => Statuses.Any(status => status.IsRejection);
}
