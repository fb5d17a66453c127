using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Chairtime.X12.Checking;
using Chairtime.X12.Guides.Claim837P;
using Chairtime.X12.Reading;

namespace Chairtime.X12.Guides.Eligibility270;

/// <summary>One benefit of a 271 (loop 2110).</summary>
/// <param name="Kind">EB01: 1 active, 6 inactive, A coinsurance, B copay, C deductible, G out of pocket ...</param>
/// <param name="NeedsAuthorization">EB11: Y, N or U.</param>
public sealed record Benefit(
    string Kind, string? Coverage, ImmutableArray<string> ServiceTypes, string? Plan, string? Period, decimal? Amount,
    decimal? Share, string? NeedsAuthorization, string? InNetwork, string? Code, ImmutableArray<string> Messages);

/// <summary>The answer for one person (loops 2000C and 2000D).</summary>
/// <param name="Rejections">AAA03 codes anywhere in the person's loops.</param>
public sealed record EligibilityAnswer(
    string? Trace, string? MemberId, ImmutableArray<string> Rejections, ImmutableArray<Benefit> Benefits,
    [property: JsonIgnore] Part Source)
{
    /// <summary>Who is spoken of: source, receiver, subscriber or dependent. The first two only where they
    /// reject.</summary>
    public string Level { get; init; } = "";

    public Party? About { get; init; }
}

/// <summary>Reads the answers of a 271.</summary>
public static class EligibilityReader
{
    public static IEnumerable<EligibilityAnswer> Read(Checker checker)
    {
        foreach (var part in new PartReader(checker).Read())
        {
            var isPerson = part.Loop is "2000C" or "2000D";
            if (part.Guide?.Name != "271" || !(isPerson || (part.Loop is "2000A" or "2000B" && part.Find("AAA") >= 0)))
            {
                continue;
            }
            yield return new EligibilityAnswer(part.Text(part.Find("TRN", "2"), 2), part.Text(part.Find("NM1"), 9),
                [.. All(part, "AAA").Select(i => part.Text(i, 3)).OfType<string>()],
                [.. All(part, "EB").Select(i => One(part, i))], part)
            {
                Level = EligibilityLevels.Name(part.Loop),
                About = PartyReader.At(part, part.Find("NM1")),
            };
        }
    }

    private static Benefit One(Part part, int index)
    {
        var messages = ImmutableArray.CreateBuilder<string>();
        for (var i = index + 1; i < part.Count && !part.Is(i, "EB"); i++)
        {
            if (part.Is(i, "MSG") && part.Text(i, 1) is { } message)
            {
                messages.Add(message);
            }
        }
        var types = part.Text(index, 3) is not { } all ? []
            : part.Delimiters.HasRepetition ? all.Split((char)part.Delimiters.Repetition) : [all];
        return new Benefit(part.Text(index, 1) ?? "", part.Text(index, 2), [.. types], part.Text(index, 5),
            part.Text(index, 6), part.Number(index, 7), part.Number(index, 8), part.Text(index, 11),
            part.Text(index, 12), part.Text(index, 13, 2), messages.ToImmutable());
    }

    private static IEnumerable<int> All(Part part, string id) =>
        Enumerable.Range(0, part.Count).Where(i => part.Is(i, id));
}
