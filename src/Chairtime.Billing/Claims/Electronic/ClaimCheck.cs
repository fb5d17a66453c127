using System.Buffers;
using System.Collections.Immutable;
using Chairtime.Billing.Vocabulary;
using Chairtime.X12.Checking;

namespace Chairtime.Billing.Claims.Electronic;

/// <summary>Checks claims as they would be written, before any of them is.</summary>
public static class ClaimCheck
{
    private static readonly CheckOptions Strict = new() { NpiSeverity = IssueSeverity.Error };

    /// <summary>What is wrong with each claim, in their order; empty lists for sound ones.</summary>
    /// <param name="names">Any numbers will do: envelope and transaction are checked along.</param>
    public static ImmutableArray<ImmutableArray<Finding>> Check(
        IReadOnlyList<ElectronicClaim> claims, InterchangeNames names, ClaimBilling billing)
    {
        var output = new ArrayBufferWriter<byte>(claims.Sum(static claim => claim.Bytes.Length + 64) + 2048);
        var interchange = new ClaimInterchange(output, names, billing);
        var starts = new long[claims.Count];
        for (var i = 0; i < claims.Count; i++)
        {
            starts[i] = output.WrittenCount;
            interchange.Add(claims[i]);
        }

        interchange.Close();
        using var checker = Checker.Run(output.WrittenMemory, Strict);
        if (checker.Issues.Count == 0)
            return [.. claims.Select(static _ => ImmutableArray<Finding>.Empty)];
        var found = claims.Select(static _ => ImmutableArray.CreateBuilder<Finding>()).ToArray();
        foreach (var issue in checker.Issues)
        {
            var at = Array.BinarySearch(starts, issue.Place.ByteOffset);
            at = at >= 0 ? at : ~at - 1;
            // What stands in front of the first claim, or behind the last, concerns every claim.
            var isOfOne = at >= 0 && issue.Segment is not ("SE" or "GE" or "IEA");
            for (var i = isOfOne ? at : 0; i < (isOfOne ? at + 1 : found.Length); i++)
                found[i].Add(Invalid(issue));
        }

        return [.. found.Select(static one => one.ToImmutable())];
    }

    /// <summary>A claim cannot be written at all.</summary>
    public static Finding Unwritable(string why) => Invalid("claim", $"The claim cannot be written: {why}.");

    private static Finding Invalid(SyntaxIssue issue) => Invalid(
        issue.Segment, $"{issue.Code} in loop {issue.Place.Loop}: {issue.Message}");

    private static Finding Invalid(string about, FormattableString text)
    {
        var kind = ClaimFindings.FormInvalid;
        return new Finding(kind.Id, kind.Severity, about, text, kind.GeneralFix, kind.Source);
    }
}
