using System.Text;
using Chairtime.X12.Checking;

namespace Chairtime.X12.Tests;

/// <summary>One fault put into a valid file.</summary>
/// <param name="BreaksRule">The fault is against a rule that is stated for that very place.</param>
/// <param name="Segment">Index of the segment in the changed file, 0 for ISA.</param>
internal sealed record Mutation(byte[] Bytes, string What, bool BreaksRule, int Segment, string Id, int Reach)
{
    /// <summary>Ids of which the guide states at most one where they stand in the fixtures.</summary>
    private static readonly HashSet<string> Single =
        ["CLM", "BHT", "BPR", "N3", "N4", "DMG", "SBR", "SV1", "SV2", "AK1", "AK9", "OI", "UM", "BGN", "CTP"];

    /// <summary>Ids without which a loop is incomplete wherever they stand in the fixtures.</summary>
    private static readonly HashSet<string> Required =
        ["BHT", "BPR", "N4", "CLM", "SV1", "SV2", "SBR", "HL", "LX", "AK1", "AK9", "IK5", "ST", "SE", "GS", "GE",
            "IEA", "CTP", "OI", "UM", "BGN"];

    private static readonly HashSet<string> Numbers = ["SV1-2", "SV1-4", "CLM-2", "CLP-3", "CLP-4", "SVC-2", "SVC-3",
        "BPR-2", "AMT-2", "CAS-3", "SV2-3", "SV2-5", "SVD-2", "QTY-2", "CTP-4"];

    private static readonly HashSet<string> Codes = ["NM1-1", "NM1-2", "NM1-8", "HL-3", "SBR-1", "CLM-6", "CLM-7",
        "CLM-8", "CLM-9", "SV1-3", "SV2-4", "BHT-1", "BHT-2", "PER-1", "BPR-1", "BPR-3", "BPR-4", "CLP-2", "CLP-6",
        "CAS-1", "IK5-1", "AK9-1", "DTP-2", "LIN-2", "STC-3", "OI-3", "OI-6", "PAT-1", "UM-1", "HCR-1", "DMG-1",
            "DMG-3"];

    public static Mutation? Next(byte[] valid, Random random)
    {
        var text = Encoding.Latin1.GetString(valid);
        var segments = text.TrimEnd('\n').Split("~\n").ToList();
        if (segments[^1].EndsWith('~'))
            segments[^1] = segments[^1][..^1];
        if (text.Contains("BIN*", StringComparison.Ordinal))
            return null;
        var at = random.Next(1, segments.Count);
        var id = segments[at].Split('*')[0];
        return random.Next(8) switch
        {
            0 => Drop(segments, at, id),
            1 => Repeat(segments, at, id),
            2 => Swap(segments, at, random),
            3 => Element(segments, at, id, random, "blank", text),
            4 => Element(segments, at, id, random, "lengthen", text),
            5 => Element(segments, at, id, random, "mistype", text),
            6 => Element(segments, at, id, random, "miscode", text),
            _ => Control(segments, random),
        };
    }

    /// <summary>True when an error stands at the fault, or at a segment that the fault touches.</summary>
    public bool IsReportedBy(IReadOnlyList<SyntaxIssue> issues) => issues.Any(issue =>
        issue.Severity == IssueSeverity.Error
        && Math.Abs(issue.Place.SegmentInFile - 1 - Segment) <= Reach);

    private static Mutation Drop(List<string> segments, int at, string id)
    {
        segments.RemoveAt(at);
        // A missing segment is reported where it should have been, or where its loop would have had to end.
        return Make(segments, $"drop {id}", Required.Contains(id), at, id, reach: 1);
    }

    private static Mutation Repeat(List<string> segments, int at, string id)
    {
        segments.Insert(at, segments[at]);
        return Make(segments, $"repeat {id}", Single.Contains(id), at, id, reach: 2);
    }

    private static Mutation? Swap(List<string> segments, int at, Random random)
    {
        if (at + 1 >= segments.Count)
            return null;
        var (one, two) = (segments[at].Split('*')[0], segments[at + 1].Split('*')[0]);
        (segments[at], segments[at + 1]) = (segments[at + 1], segments[at]);
        var breaks = (one, two) is ("N3", "N4") or ("CLM", "HI") or ("LX", "SV1") or ("LIN", "CTP") or ("HL", "SBR")
            or ("SE", "GE") or ("GE", "IEA") or ("GS", "ST") or ("ST", "BHT") or ("AK1", "AK2") or ("BPR", "TRN");
        _ = random;
        return Make(segments, $"swap {one} {two}", breaks, at, one, reach: 3);
    }

    private static Mutation? Element(List<string> segments, int at, string id, Random random, string how, string text)
    {
        var parts = segments[at].Split('*');
        var element = random.Next(1, parts.Length);
        var place = $"{id}-{element}";
        if (parts[element].Length == 0)
            return null;
        var breaks = how switch
        {
            "blank" => !Optional(text, place)
                && (Codes.Contains(place) || Numbers.Contains(place) || place is "CLM-1" or "CLP-1" or "DTP-3"),
            "lengthen" => id is not ("BIN" or "TA1"),
            "mistype" => Numbers.Contains(place) || place is "BHT-4" or "BPR-16",
            _ => Codes.Contains(place),
        };
        parts[element] = how switch
        {
            "blank" => "",
            "lengthen" => new string('X', 300),
            "mistype" => "1A",
            _ => "QQ",
        };
        segments[at] = string.Join('*', parts).TrimEnd('*');
        return Make(segments, $"{how} {place}", breaks, at, id, reach: 2);
    }

    /// <summary>Elements that the claim guides require and the inquiry guides leave to the situation.</summary>
    private static bool Optional(string text, string place) =>
        place is "SV1-2" or "SV1-3" or "SV1-4" or "DMG-1" or "DMG-3"
            && !text.Contains("ST*837", StringComparison.Ordinal);

    private static Mutation Control(List<string> segments, Random random)
    {
        var (id, element) = random.Next(6) switch
        {
            0 => ("SE", 1),
            1 => ("SE", 2),
            2 => ("GE", 1),
            3 => ("GE", 2),
            4 => ("IEA", 1),
            _ => ("IEA", 2),
        };
        var at = segments.FindLastIndex(segment => segment.StartsWith(id + "*", StringComparison.Ordinal));
        var parts = segments[at].Split('*');
        parts[element] = parts[element] == "7" ? "8" : "7";
        segments[at] = string.Join('*', parts);
        return Make(segments, $"control {id}-{element}", true, at, id, reach: 0);
    }

    private static Mutation Make(List<string> segments, string what, bool breaks, int at, string id, int reach) =>
        new(Encoding.Latin1.GetBytes(string.Join("~\n", segments) + "~\n"), what, breaks, at, id, reach);
}
