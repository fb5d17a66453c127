using Chairtime.X12.Checking;
using Chairtime.X12.Envelope;
using Chairtime.X12.Grammar;

namespace Chairtime.X12.Guides.Claim837P;

/// <summary>Rules on the names, addresses and numbers of whoever stands in a claim file.</summary>
internal sealed class ClaimPeople(IssueList issues)
{
    private static readonly uint Nm1 = Tags.Pack("NM1");
    private static readonly uint N4 = Tags.Pack("N4");
    private static readonly uint Ref = Tags.Pack("REF");

    /// <summary>Where the service was given: these addresses carry the nine-digit ZIP code.</summary>
    private static readonly HashSet<string> Premises = ["2010AA", "2310C", "2310E", "2420C"];

    public void Accept(in Segment segment, SegmentRule rule, LoopRule loop)
    {
        if (rule.Tag == Nm1)
        {
            CheckName(segment, loop);
        }
        else if (rule.Tag == N4)
        {
            CheckPlace(segment, loop);
        }
        else if (rule.Tag == Ref)
        {
            CheckNumber(segment, loop);
        }
    }

    private void CheckName(in Segment segment, LoopRule loop)
    {
        if (segment[2].SequenceEqual("2"u8))
        {
            OfPersons(segment, 4, "name.organization-first-name", "an organization has no first name");
            OfPersons(segment, 5, "name.organization-first-name", "an organization has no middle name");
            OfPersons(segment, 7, "name.organization-first-name", "an organization has no name suffix");
        }
        else if (loop.Id == "2010BA" && segment[9].Length == 0)
        {
            Situation(segment, "claim.subscriber-id", 9, "a subscriber who is a person has a member number", "I9");
        }
        if (loop.Id == "2010AA" && segment[9].Length == 0)
        {
            issues.AddElement(segment, new("claim.billing-npi", 4), new(9), default,
                "a billing provider that has a national provider identifier must state it", "",
                IssueSeverity.Warning);
        }
    }

    private void OfPersons(in Segment segment, int element, string code, string expected)
    {
        if (segment[element].Length > 0)
        {
            Situation(segment, code, element, expected, "I13");
        }
    }

    private void CheckPlace(in Segment segment, LoopRule loop)
    {
        if (Premises.Contains(loop.Id) && segment[3].Length == 5
            && (segment[4].Length == 0 || segment[4].SequenceEqual("US"u8)))
        {
            issues.AddElement(segment, new("claim.zip-plus-four", 4), new(3), segment[3],
                "the place of service and the billing provider have nine-digit ZIP codes", "", IssueSeverity.Warning);
        }
    }

    /// <summary>Tax and social security numbers are nine digits without separators.</summary>
    private void CheckNumber(in Segment segment, LoopRule loop)
    {
        var isTax = segment[1].SequenceEqual("EI"u8) && loop.Id is "2010AA" or "2010AC";
        if ((isTax || segment[1].SequenceEqual("SY"u8)) && segment[2].Length > 0
            && (segment[2].Length != 9 || segment[2].ContainsAnyExceptInRange((byte)'0', (byte)'9')))
        {
            issues.AddElement(segment, new("reference.nine-digits", 4), new(2), segment[2],
                "is not nine digits without separators", "I12", IssueSeverity.Warning);
        }
    }

    private void Situation(in Segment at, string code, int element, string expected, string ack) =>
        issues.AddElement(at, new(code, 4), new(element), at[element], expected, ack);
}
