using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Chairtime.X12.Acknowledging;
using Chairtime.X12.Checking;
using Chairtime.X12.Guides.Claim837P;
using Chairtime.X12.Reading;

namespace Chairtime.X12.Guides.Attachment275;

/// <summary>A document that supports a claim (275), with its bytes.</summary>
/// <param name="ControlNumber">TRN02 of the loop, or BGN02: the number of the PWK or of the request.</param>
/// <param name="ReportType">CAT01.</param>
/// <param name="Payload">BIN02 or BDS03, exactly the stated number of bytes; empty when there is none.</param>
/// <param name="Encoding">BDS01 (B64 and others); null for BIN.</param>
public sealed record Attachment(
    string? ControlNumber, string? ReportType, string? Encoding, ReadOnlyMemory<byte> Payload,
    [property: JsonIgnore] Part Source)
{
    /// <summary>The person whom the document is about (loop 1000D).</summary>
    public Party? Patient { get; init; }

    /// <summary>REF segments of the loop: the claim and line that it belongs to.</summary>
    public ImmutableArray<Qualified> References { get; init; } = [];

    /// <summary>What was asked for and is sent here (STC): LOINC codes among them.</summary>
    public ImmutableArray<ClaimStatusCode> Requests { get; init; } = [];
}

/// <summary>Reads the attachments of a file.</summary>
public static class AttachmentReader
{
    public static IEnumerable<Attachment> Read(Checker checker)
    {
        string? number = null;
        Party? patient = null;
        foreach (var part in new PartReader(checker).Read())
        {
            if (part.Guide?.TransactionSet != "275")
            {
                continue;
            }
            number = part.Text(part.Find("BGN"), 2) ?? number;
            patient = PartyReader.At(part, part.Find("NM1", "QC") ?? part.Find("NM1", "IL")) ?? patient;
            if (part.Loop == "2000A")
            {
                var bin = part.Find("BIN");
                var bds = part.Find("BDS");
                var payload = bin is { } b ? part[b][2].ToArray() : bds is { } d ? part[d][3].ToArray() : [];
                var facts = new Facts();
                for (var i = 0; i < part.Count; i++)
                {
                    facts.Take(part, i);
                }
                yield return new Attachment(part.Text(part.Find("TRN"), 2) ?? number, part.Text(part.Find("CAT"), 1),
                    part.Text(bds, 1), payload, part)
                {
                    Patient = patient,
                    References = [.. facts.References],
                    Requests = part.Find("STC") is { } stc ? [.. AnswerReader.Statuses(part, stc)] : [],
                };
            }
        }
    }
}
