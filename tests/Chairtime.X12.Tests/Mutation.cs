using System.Text;
using Chairtime.X12.Checking;

namespace Chairtime.X12.Tests;

/// <summary>One fault put into a valid file, with what has to be said of it.</summary>
/// <param name="Rule">The stated rule that the fault breaks; null when none is known to be broken.</param>
/// <param name="Places">Indexes of segments in the changed file, 0 for ISA, where it may rightly be reported.</param>
/// <param name="Element">1-based; 0 where the segment itself is at fault.</param>
internal sealed record Mutation(byte[] Bytes, string What, string? Rule, int[] Places, int Element = 0)
{
    /// <summary>
    /// True when an error stands at the very segment, and at the very element where one element is at fault; a
    /// qualifier that fits nowhere may also be reported as a segment without a place.
    /// </summary>
    public bool IsReportedBy(IReadOnlyList<SyntaxIssue> issues) => issues.Any(IsThis);

    /// <summary>True when one of the reports at the place also says what kind of fault it is.</summary>
    public bool IsNamedBy(IReadOnlyList<SyntaxIssue> issues)
    {
        var names = Names[Rule!];
        return issues.Any(issue => IsThis(issue) && Array.Exists(names, issue.Code.StartsWith));
    }

    private bool IsThis(SyntaxIssue issue) => issue.Severity == IssueSeverity.Error && IsAt(issue)
        && (Element == 0 || issue.Element is null || issue.Element == Element);

    /// <summary>What an issue's code begins with for each kind of fault. A qualifier is what places a segment, so that
    /// a broken one also shows as a segment or loop that is missing or has no place.</summary>
    private static readonly Dictionary<string, string[]> Names = new()
    {
        ["required"] = ["segment.required", "loop.required", "envelope."],
        ["repeat"] = ["segment.too-many", "loop.too-many", "segment.required", "loop.required", "envelope.",
            "hierarchy.duplicate", "segment.out-of-order", "segment.unexpected"],
        ["order"] = ["segment.", "loop.", "envelope."],
        ["blank"] = ["element.required", "component.required", "segment.", "loop.", "envelope."],
        ["lengthen"] = ["element.too-long", "segment.", "loop.", "envelope."],
        ["mistype"] = ["element.characters", "element.date", "element.time", "element.too-short", "envelope."],
        ["miscode"] = ["element.code", "segment.", "loop.", "envelope."],
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

    private bool IsAt(SyntaxIssue issue) => Places.Contains((int)issue.Place.SegmentInFile - 1);

    internal static byte[] Join(IEnumerable<string> segments) =>
        Encoding.Latin1.GetBytes(string.Join("~\n", segments) + "~\n");
}
