using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Chairtime.X12.Checking;
using Chairtime.X12.Envelope;
using Chairtime.X12.Reading;

namespace Chairtime.X12.Guides.Claim837P;

/// <summary>Reads claims, professional and institutional, one at a time with the people around them.</summary>
public static class ClaimReader
{
    public static IEnumerable<Claim> Read(Checker checker)
    {
        var levels = new ClaimLevels(null, null, null);
        foreach (var part in new PartReader(checker).ReadEach())
        {
            if (part.Guide?.TransactionSet != "837")
            {
                continue;
            }
            if (part.Loop == "2300")
            {
                yield return new Claim(part.Keep(), levels, part.Amount(0, 2));
            }
            else
            {
                levels = Under(levels, part);
            }
        }
    }

    /// <summary>Each HL level replaces what is below it.</summary>
    private static ClaimLevels Under(ClaimLevels levels, Part part) => part.Loop switch
    {
        "2000A" => new ClaimLevels(new ClaimLevel(part.Keep(), "85"), null, null),
        "2000B" => new ClaimLevels(levels.Provider, new ClaimLevel(part.Keep(), "IL"), null),
        "2000C" => levels with { Dependent = new ClaimLevel(part.Keep(), "QC") },
        _ => levels,
    };

    internal static ImmutableArray<ServiceLine> Lines(Part part)
    {
        var count = part.CountOf(Tags.Lx);
        var lines = count == 0 ? [] : new ServiceLine[count];
        for (var (i, line) = (0, 0); line < count; i++)
        {
            if (part.TagOf(i) == Tags.Lx)
            {
                lines[line++] = ServiceLineReader.Start(part, i);
            }
        }
        return ImmutableCollectionsMarshal.AsImmutableArray(lines);
    }
}
