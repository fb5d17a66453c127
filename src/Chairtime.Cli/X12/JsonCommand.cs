using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using Chairtime.X12.Acknowledging;
using Chairtime.X12.Checking;
using Chairtime.X12.Guides.Attachment275;
using Chairtime.X12.Guides.Claim837P;
using Chairtime.X12.Guides.ClaimStatus276;
using Chairtime.X12.Guides.Eligibility270;
using Chairtime.X12.Guides.Remittance835;
using Chairtime.X12.Guides.Review278;
using Chairtime.X12.Reading;

namespace Chairtime.Cli.X12;

/// <summary><c>x12 json</c>: the file's typed records, one JSON object per line: claims, remittances,
/// answers.</summary>
internal static class JsonCommand
{
    public static Command Create(Streams streams)
    {
        var file = X12Command.File();
        var command = new ExampleCommand(
            "json", "Writes the typed records of an X12 file, one JSON object per line.",
                "./chairtime x12 json era.835")
        {
            file,
        };
        command.SetAction(call =>
        {
            var bytes = X12Command.ReadAll(call.GetRequiredValue(file), streams);
            using var checker = Checker.Run(bytes);
            foreach (var (kind, record) in Records(bytes, checker))
            {
                call.InvocationConfiguration.Output.WriteLine(
                    $$"""{"kind":"{{kind}}","record":{{
                        JsonSerializer.Serialize(record, record.GetType(), X12Records.Default)}}}""");
            }
            if (!checker.HasErrors)
                return ExitStatus.Done;
            var first = checker.Issues.First(issue => issue.Severity == IssueSeverity.Error);
            streams.Error.WriteLine("the file has errors ('x12 check' lists them), the first: "
                + CheckCommand.Line(first, showsValue: false));
            return ExitStatus.NeedsPerson;
        });
        return command;
    }

    private static IEnumerable<(string Kind, object Record)> Records(ReadOnlyMemory<byte> bytes, Checker check)
    {
        foreach (var answer in AnswerReader.Interchanges(bytes))
            yield return ("TA1", answer);
        using (var unknown = Checker.Over(bytes))
        {
            foreach (var part in new PartReader(unknown).Read().Where(part => part.Guide is null && part.Is(0, "ST")))
                yield return (part.Text(0, 1) ?? "", Segments(part));
        }

        var guides = check.Interchanges.SelectMany(i => i.Groups).SelectMany(g => g.Transactions)
            .Select(t => t.Guide).OfType<string>().Distinct();
        foreach (var guide in guides)
        {
            using var checker = Checker.Over(bytes);
            IEnumerable<object> records = guide switch
            {
                "837P" or "837I" => ClaimReader.Read(checker),
                "835" => RemittanceReader.Read(checker),
                "999" => AnswerReader.Groups(checker),
                "277CA" => AnswerReader.Claims(checker),
                "270" => InquiryReader.Read(checker),
                "276" or "277" or "277RFAI" => StatusReader.Read(checker),
                "271" => EligibilityReader.Read(checker),
                "278 request" or "278 response" => ReviewReader.Read(checker),
                "275" => AttachmentReader.Read(checker),
                _ => [],
            };
            foreach (var record in records)
                yield return (guide, record);
        }
        if (guides.Any(guide => guide.StartsWith("277", StringComparison.Ordinal)))
        {
            using var checker = Checker.Over(bytes);
            foreach (var batch in AnswerReader.Batches(checker))
                yield return ($"{batch.Guide} batch", batch);
        }
    }

    /// <summary>A transaction of a version that is not known: its segments.</summary>
    private static PlacedSegment[] Segments(Part part) =>
        [.. Enumerable.Range(0, part.Count).Select(i => new PlacedSegment(part.LoopOf(i), part[i].ToString()))];
}

/// <summary>A segment with the loop that it is in.</summary>
internal sealed record PlacedSegment(string Loop, string Segment);

/// <summary>How the records are written as JSON, without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(InterchangeAnswer))]
[JsonSerializable(typeof(GroupStatement))]
[JsonSerializable(typeof(ClaimAnswer))]
[JsonSerializable(typeof(BatchAnswer))]
[JsonSerializable(typeof(EligibilityInquiry))]
[JsonSerializable(typeof(Claim))]
[JsonSerializable(typeof(Remittance))]
[JsonSerializable(typeof(StatusAnswer))]
[JsonSerializable(typeof(EligibilityAnswer))]
[JsonSerializable(typeof(ReviewDecision))]
[JsonSerializable(typeof(Attachment))]
[JsonSerializable(typeof(PlacedSegment[]))]
internal sealed partial class X12Records : JsonSerializerContext;
