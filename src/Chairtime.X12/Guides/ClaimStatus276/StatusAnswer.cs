using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Chairtime.X12.Acknowledging;
using Chairtime.X12.Checking;
using Chairtime.X12.Guides.Claim837P;
using Chairtime.X12.Reading;

namespace Chairtime.X12.Guides.ClaimStatus276;

/// <summary>The status of one claim, asked for (276) or answered (277), or a request for documents behind it.</summary>
/// <param name="Trace">TRN02.</param>
/// <param name="PayerControlNumber">REF*1K.</param>
/// <param name="PatientControlNumber">REF*EJ.</param>
public sealed record StatusAnswer(
    string? Trace, ImmutableArray<ClaimStatusCode> Statuses, decimal? Charge, decimal? Paid,
    string? PayerControlNumber, string? PatientControlNumber, DateOnly? From, DateOnly? Through,
    [property: JsonIgnore] Part Source)
{
    /// <summary>NM1 of the level: the subscriber or the patient.</summary>
    public Party? Patient { get; init; }

    /// <summary>The day of the status (STC02).</summary>
    public DateOnly? On { get; init; }

    /// <summary>REF segments of the claim.</summary>
    public ImmutableArray<Qualified> References { get; init; } = [];

    /// <summary>Lines of the claim (loop 2210), each with its own statuses.</summary>
    public ImmutableArray<LineAnswer> Lines { get; init; } = [];
}

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
            for (var i = 0; i < part.Count; i++)
            {
                if (part.Is(i, "TRN"))
                {
                    yield return One(part, i);
                }
            }
        }
    }

    private static StatusAnswer One(Part part, int trace)
    {
        var statuses = ImmutableArray.CreateBuilder<ClaimStatusCode>();
        var lines = ImmutableArray.CreateBuilder<LineAnswer>();
        var facts = new Facts();
        int? first = null;
        for (var i = trace + 1; i < part.Count && !part.Is(i, "TRN"); i++)
        {
            if (part.Is(i, "SVC"))
            {
                lines.Add(AnswerReader.Line(part, ref i, part.Count - 1));
            }
            else if (part.Is(i, "STC"))
            {
                first ??= i;
                statuses.AddRange(AnswerReader.Statuses(part, i));
            }
            else
            {
                facts.Take(part, i);
            }
        }
        var service = facts.Days.Find(day => day.Kind == "472");
        return new StatusAnswer(part.Text(trace, 2), statuses.ToImmutable(), part.Number(first, 4),
            part.Number(first, 5), facts.Reference("1K"), facts.Reference("EJ"), service.From, service.Through, part)
        {
            Patient = PartyReader.At(part, part.Find("NM1")),
            On = part.Day(first, 2),
            References = [.. facts.References],
            Lines = lines.ToImmutable(),
        };
    }
}
