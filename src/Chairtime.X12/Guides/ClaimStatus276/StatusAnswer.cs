using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Chairtime.X12.Acknowledging;
using Chairtime.X12.Checking;
using Chairtime.X12.Reading;

namespace Chairtime.X12.Guides.ClaimStatus276;

/// <summary>The status of one claim, asked for (276) or answered (277).</summary>
/// <param name="Trace">TRN02.</param>
/// <param name="PayerControlNumber">REF*1K.</param>
/// <param name="PatientControlNumber">REF*EJ.</param>
public sealed record StatusAnswer(
    string? Trace, ImmutableArray<ClaimStatusCode> Statuses, decimal? Charge, decimal? Paid,
    string? PayerControlNumber, string? PatientControlNumber, DateOnly? From, DateOnly? Through,
    [property: JsonIgnore] Part Source);

/// <summary>Reads status requests and answers.</summary>
public static class StatusReader
{
    public static IEnumerable<StatusAnswer> Read(Checker checker)
    {
        foreach (var part in new PartReader(checker).Read())
        {
            if (part.Guide?.Name is not ("276" or "277" or "277RFAI") || part.Loop is not ("2000D" or "2000E"))
            {
                continue;
            }
            if (part.Find("TRN") is not { } trace)
            {
                continue;
            }
            var stc = part.Find("STC");
            var date = part.Find("DTP", "472");
            yield return new StatusAnswer(part.Text(trace, 2), [.. Codes(part, stc)], part.Number(stc, 4),
                part.Number(stc, 5), part.Text(part.Find("REF", "1K"), 2), part.Text(part.Find("REF", "EJ"), 2),
                part.Day(date, 3), part.LastDay(date, 3), part);
        }
    }

    private static IEnumerable<ClaimStatusCode> Codes(Part part, int? stc) => ((int[])[1, 10, 11])
        .Where(element => part.Text(stc, element, 1) is not null)
        .Select(element => new ClaimStatusCode(
            part.Text(stc, element, 1)!, part.Text(stc, element, 2) ?? "", part.Text(stc, element, 3)));
}
