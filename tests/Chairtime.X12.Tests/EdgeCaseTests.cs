using System.Text;
using Chairtime.X12.Acknowledging;
using Chairtime.X12.Checking;
using Chairtime.X12.Envelope;
using Chairtime.X12.Reading;
using Chairtime.X12.Writing;

namespace Chairtime.X12.Tests;

/// <summary>
/// The table of shapes that other readers fail on, each with its required outcome: the problems that are reported, and
/// how many interchanges and transactions are read. Every case is read from memory and from a stream that gives a few
/// bytes at a time, and whatever was read is written back unchanged.
/// </summary>
public class EdgeCaseTests
{
    private static readonly string Claims = Encoding.Latin1.GetString(
        File.ReadAllBytes(Path.Combine(Places.Fixtures, "Claim837P", "pass", "infusion.edi")));

    private static readonly string Attachment = Encoding.Latin1.GetString(
        File.ReadAllBytes(Path.Combine(Places.Fixtures, "Attachment275", "pass", "document-006020x314.edi")));

    private sealed record Case(string Text, int Interchanges, int Transactions, params string[] Problems);

    private static readonly Dictionary<string, Case> Cases = new()
    {
        ["01 the second interchange has other delimiters"] = new(Claims + Second(Claims).Replace('*', '|')
            .Replace(':', '>').Replace('^', '!').Replace("~\n", "\u001D", StringComparison.Ordinal), 2, 2),
        ["02 a byte order mark stands first"] = new("\u00EF\u00BB\u00BF" + Claims, 1, 1),
        ["03 a line feed is the terminator"] = new(Claims.Replace("~\n", "\n", StringComparison.Ordinal), 1, 1),
        ["04 the letters ISA stand in data"] = new(
            Claims.Replace("SAMPLE*PATIENT", "ISA*ISAAC", StringComparison.Ordinal), 1, 1),
        ["05 the file ends inside a segment"] = new(
            Claims[..(Claims.IndexOf("CLM*V882", StringComparison.Ordinal) + 8)], 1, 1,
            "element.required-missing", "envelope.missing-trailer", "envelope.truncated"),
        ["06 a segment is longer than 64 KiB"] = new(
            Claims.Replace("FIVE VIALS OPENED", new string('X', 100_000), StringComparison.Ordinal), 1, 1,
            "element.too-long"),
        ["07 ISA11 is a letter"] = new(
            Claims.Replace("*^*00501*", "*U*00501*", StringComparison.Ordinal), 1, 1, "envelope.header-value"),
        ["08 newlines and a control-Z follow the end"] = new(Claims + "\r\n\n   \n\u001A", 1, 1),
        ["09 SE01 is wrong"] = new(Claims.Replace("\nSE*", "\nSE*9", StringComparison.Ordinal), 1, 1,
            "envelope.segment-count"),
        ["10 two transactions use the same HL numbers"] = new(Twice(Claims), 1, 2),
        ["11 nobody knows the version"] = new(
            Claims.Replace("005010X222A1", "005010X999", StringComparison.Ordinal), 1, 1, "guide.unknown"),
        ["12 a payload holds every delimiter and an ISA"] = new(Attachment, 1, 1),
        ["13 text stands between interchanges"] = new(Claims + "sent by hand\r\n" + Second(Claims), 2, 2,
            "envelope.text-outside"),
        ["14 the terminator is a file separator and elements are cut by group separators"] = new(
            Claims.Replace('*', '\u001D').Replace("~\n", "\u001C", StringComparison.Ordinal), 1, 1),
        ["15 letters beyond ASCII stand in a name, as UTF-8"] = new(
            Claims.Replace("SAMPLE*PATIENT", "MU\u00C3\u0091OZ*PATIENT", StringComparison.Ordinal), 1, 1,
            "element.characters"),
        ["16 a transaction lacks its trailer and the next one is sound"] = new(
            Twice(Claims).Replace(Trailer(Claims) + "ST*", "ST*", StringComparison.Ordinal), 1, 2,
            "envelope.missing-trailer"),
        ["17 the header has lost its padding"] = new(
            Claims.Replace("CHAIRTIMETEST  *ZZ", "CHAIRTIMETEST*ZZ", StringComparison.Ordinal), 1, 1,
            "envelope.header-form"),
        ["18 two terminators stand together"] = new(
            Claims.Replace("\nPER*IC", "\n~\nPER*IC", StringComparison.Ordinal), 1, 1, "envelope.empty-segment"),
        ["19 there is no X12 at all"] = new("a letter to the practice", 0, 0, "envelope.no-interchange",
            "envelope.text-outside"),
        ["20 the file is empty"] = new("", 0, 0, "envelope.no-interchange"),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_shape_has_its_outcome_however_it_arrives(string name)
    {
        var wanted = Cases[name];
        var bytes = Encoding.Latin1.GetBytes(wanted.Text);
        using var whole = Checker.Run(bytes);
        Assert.Equal(wanted.Problems, Codes(whole));
        Assert.Equal(wanted.Interchanges, whole.Interchanges.Count);
        Assert.Equal(wanted.Transactions, whole.Interchanges.SelectMany(i => i.Groups).Sum(g => g.Transactions.Count));

        using var pieces = new Checker(new SegmentReader(new Trickle(bytes, 7), 1024));
        while (pieces.Read())
        {
        }
        Assert.Equal(whole.Issues.Select(Line), pieces.Issues.Select(Line));

        var canonical = Canonical.Rewrite(bytes);
        using var again = Checker.Over(bytes);
        Assert.Equal(canonical, PartWriter.Write(new PartReader(again).Read()));
        Assert.Equal(canonical, Canonical.Rewrite(canonical));
    }

    [Theory]
    [InlineData("\0")]
    [InlineData("\0\0")]
    [InlineData(" ")]
    [InlineData("\t")]
    [InlineData("\r\n\n")]
    public void What_may_stand_before_a_segment_is_no_part_of_it(string blank)
    {
        var bytes = Encoding.Latin1.GetBytes(Claims.Replace("~\n", "~" + blank, StringComparison.Ordinal));
        var ids = new List<string>();
        foreach (var segment in new SegmentReader(bytes))
        {
            ids.Add(segment.Id);
        }
        Assert.All(ids, id => Assert.True(id.All(char.IsAsciiLetterOrDigit), id));
        using var checker = Checker.Run(bytes);
        Assert.Empty(checker.Issues);
    }

    [Fact]
    public void A_file_cut_anywhere_is_reported()
    {
        foreach (var (name, bytes) in Places.Valid())
        {
            // Without its very last terminator nothing is lost; anything less is an error.
            var end = bytes.AsSpan().TrimEnd("\r\n"u8).Length;
            for (var length = 1; length < end - 1; length++)
            {
                using var checker = Checker.Run(bytes.AsMemory(0, length));
                Assert.True(checker.HasErrors, $"{name} cut after {length} bytes");
            }
            using var whole = Checker.Run(bytes.AsMemory(0, end - 1));
            using var untouched = Checker.Run(bytes);
            Assert.Equal([.. Codes(untouched), "envelope.truncated"], Codes(whole));
        }
    }

    [Fact]
    public void A_version_that_nobody_knows_is_read_and_rejected()
    {
        var bytes = Encoding.Latin1.GetBytes(Cases["11 nobody knows the version"].Text);
        using var checker = Checker.Run(bytes);
        using var answer = Checker.Over(Assert.Single(AcknowledgmentWriter.Write(checker, new(1, default))));
        Assert.Equal("R", AnswerReader.Groups(answer).Single().Status);
    }

    [Fact]
    public void More_warnings_than_are_kept_hide_no_error()
    {
        var line = "NTE*ADD*\u00C9T\u00C9~\n";
        var at = Claims.IndexOf("HI*", StringComparison.Ordinal);
        var text = Claims[..at] + string.Concat(Enumerable.Repeat(line, IssueList.PerTransaction + 200))
            + Claims[at..].Replace("DTP*472*D8*20260302", "DTP*472*D8*20261302", StringComparison.Ordinal);
        using var checker = Checker.Run(Encoding.Latin1.GetBytes(text));
        Assert.True(checker.HasErrors);
        Assert.True(checker.IssuesNotKept > 0);
        Assert.Contains(checker.Issues, issue => issue.Code == "segment.too-many");
        Assert.Contains(checker.Issues, issue => issue.Code == "envelope.segment-count");
    }

    private static string Second(string text) =>
        text.Replace("000000101", "000000102", StringComparison.Ordinal);

    private static string Twice(string text)
    {
        var st = text.IndexOf("\nST*", StringComparison.Ordinal) + 1;
        var ge = text.IndexOf("\nGE*", StringComparison.Ordinal) + 1;
        return text[..ge] + text[st..ge].Replace("*0001", "*0002", StringComparison.Ordinal)
            + text[ge..].Replace("GE*1*", "GE*2*", StringComparison.Ordinal);
    }

    private static string Trailer(string text)
    {
        var se = text.IndexOf("\nSE*", StringComparison.Ordinal) + 1;
        return text[se..(text.IndexOf('\n', se) + 1)];
    }

    private static string[] Codes(Checker checker) =>
        [.. checker.Issues.Select(issue => issue.Code).Distinct().Order(StringComparer.Ordinal)];

    private static string Line(SyntaxIssue issue) => $"{issue.Code} {issue.Place} {issue.Element} {issue.Value}";
}
