using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Chairtime.X12.Checking;
using Chairtime.X12.Guides.Claim837P;
using Chairtime.X12.Reading;

namespace Chairtime.X12.Guides.Eligibility270;

/// <summary>What is asked of one person's coverage (270, loops 2000C and 2000D).</summary>
/// <param name="Trace">TRN02, given back in the answer.</param>
/// <param name="ServiceTypes">EQ01 of all questions; empty when only procedures are asked for.</param>
/// <param name="Codes">EQ02-2 of all questions.</param>
public sealed record EligibilityInquiry(
    string? Trace, string Level, Party? About, ImmutableArray<string> ServiceTypes, ImmutableArray<string> Codes,
    DateOnly? From, DateOnly? Through, [property: JsonIgnore] Part Source);

/// <summary>Reads the questions of a 270.</summary>
public static class InquiryReader
{
    public static IEnumerable<EligibilityInquiry> Read(Checker checker)
    {
        foreach (var part in new PartReader(checker).Read())
        {
            if (part.Guide?.Name == "270" && part.Loop is "2000C" or "2000D")
            {
                var date = part.Find("DTP", "291");
                yield return new EligibilityInquiry(part.Text(part.Find("TRN"), 2), EligibilityLevels.Name(part.Loop),
                    PartyReader.At(part, part.Find("NM1")),
                    [.. Questions(part).SelectMany(i => Types(part, i))],
                    [.. Questions(part).Select(i => part.Text(i, 2, 2)).OfType<string>()],
                    part.Day(date, 3), part.LastDay(date, 3), part);
            }
        }
    }

    private static IEnumerable<int> Questions(Part part) =>
        Enumerable.Range(0, part.Count).Where(i => part.Is(i, "EQ"));

    private static string[] Types(Part part, int index) => part.Text(index, 1) is not { } types ? []
        : part.Delimiters.HasRepetition ? types.Split((char)part.Delimiters.Repetition) : [types];
}

/// <summary>What the levels of 270 and 271 are about.</summary>
internal static class EligibilityLevels
{
    public static string Name(string loop) => loop switch
    {
        "2000A" => "source",
        "2000B" => "receiver",
        "2000C" => "subscriber",
        _ => "dependent",
    };
}
