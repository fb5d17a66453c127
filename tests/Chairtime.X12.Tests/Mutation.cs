using System.Text;
using Chairtime.X12.Checking;

namespace Chairtime.X12.Tests;

/// <summary>One fault put into a valid file, with what has to be said of it.</summary>
/// <param name="Rule">The kind of stated rule that the fault breaks; null when none is known to be broken.</param>
/// <param name="Places">Indexes of segments in the changed file, 0 for ISA, where it may rightly be reported.</param>
internal sealed record Mutation(byte[] Bytes, string What, string? Rule, int[] Places)
{
    /// <summary>The elements, from 1, one of which has to be named; empty where the segment itself is at
    /// fault.</summary>
    public int[] Elements { get; init; } = [];

    /// <summary>The element decides where the segment belongs, so that the segment may be called misplaced.</summary>
    public bool IsPlacing { get; init; }

    /// <summary>The order and number of segments is one that the guide allows, as before.</summary>
    public bool IsWellFormed { get; init; }

    /// <summary>True when an error stands at the very segment, and at the very element where one element is at
    /// fault.</summary>
    public bool IsReportedBy(IReadOnlyList<SyntaxIssue> issues) => issues.Any(IsThis);

    /// <summary>True when one of the reports at the place also says what kind of fault it is.</summary>
    public bool IsNamedBy(IReadOnlyList<SyntaxIssue> issues)
    {
        var names = Names[Rule!];
        return issues.Any(issue => IsThis(issue) && Array.Exists(names, issue.Code.StartsWith));
    }

    private bool IsThis(SyntaxIssue issue) => issue.Severity == IssueSeverity.Error && IsAt(issue)
        && (Elements.Length == 0 || (issue.Element is { } element ? Elements.Contains(element) : IsPlacing));

    /// <summary>What an issue's code begins with for each kind of fault. A qualifier is what places a segment, so that
    /// a broken one also shows as a segment or loop that is missing or has no place.</summary>
    private static readonly Dictionary<string, string[]> Names = new()
    {
        ["drop"] = ["segment.", "loop.", "envelope."],
        ["repeat"] = ["segment.", "loop.", "envelope.", "hierarchy.duplicate"],
        ["swap"] = ["segment.", "loop.", "envelope."],
        ["blank"] = ["element.required", "element.condition", "component.required", "segment.", "loop.", "envelope.",
            "guide."],
        ["lengthen"] = ["element.too-long", "segment.", "loop.", "envelope.", "guide."],
        ["shorten"] = ["element.too-short", "element.code", "segment.", "loop.", "envelope.", "guide."],
        ["mistype"] = ["element.characters", "element.date", "element.time", "element.too-short", "envelope."],
        ["miscode"] = ["element.code", "segment.", "loop.", "envelope.", "guide."],
        ["fill"] = ["element.not-used"],
        ["again"] = ["element.too-many-repeats", "element.separator", "segment.", "loop.", "envelope.", "guide."],
        ["balance"] = ["balance."],
        ["control"] = ["envelope."],
    };

    /// <summary>Errors beyond the first at its place, but for counts and sums that are truly wrong after the
    /// change: what one mistake makes of others.</summary>
    public IEnumerable<SyntaxIssue> Consequences(IReadOnlyList<SyntaxIssue> issues)
    {
        var first = issues.FirstOrDefault(issue => issue.Severity == IssueSeverity.Error && IsAt(issue));
        return issues.Where(issue => issue.Severity == IssueSeverity.Error && issue != first
            && !(IsAt(issue) && issue.Place == first?.Place)
            && issue.Code != "envelope.segment-count" && !issue.Code.StartsWith("balance.", StringComparison.Ordinal));
    }

    /// <summary>Errors of structure in a file whose structure is right.</summary>
    public IEnumerable<SyntaxIssue> FalseAlarms(IReadOnlyList<SyntaxIssue> issues) => !IsWellFormed ? [] : issues.Where(
        issue => issue.Severity == IssueSeverity.Error && (issue.Code.StartsWith("segment.", StringComparison.Ordinal)
            || issue.Code.StartsWith("loop.", StringComparison.Ordinal)));

    private bool IsAt(SyntaxIssue issue) => Places.Contains((int)issue.Place.SegmentInFile - 1);

    internal static byte[] Join(IEnumerable<string> segments) =>
        Encoding.Latin1.GetBytes(string.Join("~\n", segments) + "~\n");
}
