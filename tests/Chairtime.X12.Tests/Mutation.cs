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
    public bool IsReportedBy(IReadOnlyList<SyntaxIssue> issues) => issues.Any(issue =>
        issue.Severity == IssueSeverity.Error
        && Places.Contains((int)issue.Place.SegmentInFile - 1)
        && (Element == 0 || issue.Element is null || issue.Element == Element));

    internal static byte[] Join(IEnumerable<string> segments) =>
        Encoding.Latin1.GetBytes(string.Join("~\n", segments) + "~\n");
}
