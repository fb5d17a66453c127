using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Chairtime.X12.Checking;
using Chairtime.X12.Reading;

namespace Chairtime.X12.Guides.Review278;

/// <summary>What was asked for, or decided, on one event or service (loops 2000E and 2000F), or why a level above them
/// was refused with all that it asked for.</summary>
/// <param name="Level">event or service; payer, requester, subscriber or dependent where that is refused.</param>
/// <param name="Request">UM01: HS service, AR admission, SC specialty.</param>
/// <param name="Action">HCR01: A1 certified, A3 not, A4 pended, A6 modified ...; null in a request.</param>
/// <param name="Authorization">HCR02.</param>
/// <param name="Reason">HCR03 or AAA03.</param>
public sealed record ReviewDecision(
    string Level, string? Trace, string? Request, string? Action, string? Authorization, string? Reason, string? Code,
    decimal? Units, DateOnly? From, DateOnly? Through, [property: JsonIgnore] Part Source)
{
    /// <summary>AAA03 codes: why the request could not be decided on.</summary>
    public ImmutableArray<string> Rejections { get; init; } = [];

    /// <summary>Free text for the provider (MSG).</summary>
    public ImmutableArray<string> Messages { get; init; } = [];

    /// <summary>Diagnoses of the event or service.</summary>
    public ImmutableArray<string> Diagnoses { get; init; } = [];
}

/// <summary>Reads requests for review and their answers.</summary>
public static class ReviewReader
{
    public static IEnumerable<ReviewDecision> Read(Checker checker)
    {
        foreach (var part in new PartReader(checker).Read())
        {
            if (part.Guide?.TransactionSet != "278" || LevelOf(part) is not { } level)
            {
                continue;
            }
            var hcr = part.Find("HCR");
            var service = part.Find("SV1");
            var date = part.Find("DTP", "472") ?? part.Find("DTP", "AAH") ?? part.Find("DTP", "435");
            yield return new ReviewDecision(level, part.Text(part.Find("TRN"), 2),
                part.Text(part.Find("UM"), 1), part.Text(hcr, 1), part.Text(hcr, 2),
                part.Text(hcr, 3) ?? part.Text(part.Find("AAA"), 3),
                part.Text(service, 1, 2) ?? part.Text(part.Find("SV2"), 2, 2), part.Number(service, 4),
                part.Day(date, 3), part.LastDay(date, 3), part)
            {
                Rejections = [.. All(part, "AAA", 3)],
                Messages = [.. All(part, "MSG", 1)],
                Diagnoses = [.. Diagnoses(part)],
            };
        }
    }

    private static string? LevelOf(Part part) => part.Loop switch
    {
        "2000E" => "event",
        "2000F" => "service",
        "2000A" when part.Find("AAA") is not null => "payer",
        "2000B" when part.Find("AAA") is not null => "requester",
        "2000C" when part.Find("AAA") is not null => "subscriber",
        "2000D" when part.Find("AAA") is not null => "dependent",
        _ => null,
    };

    private static IEnumerable<string> All(Part part, string id, int element) => Enumerable.Range(0, part.Count)
        .Where(i => part.Is(i, id)).Select(i => part.Text(i, element)).OfType<string>();

    private static IEnumerable<string> Diagnoses(Part part) => part.Find("HI") is not { } hi ? []
        : Enumerable.Range(1, part[hi].Count).Select(element => part.Text(hi, element, 2)).OfType<string>();
}
