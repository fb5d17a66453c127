using System.Text;
using Chairtime.X12.Checking;
using Chairtime.X12.Envelope;

namespace Chairtime.X12.Tests;

/// <summary>The shapes of files that readers are known to stumble over, each with what must come of it.</summary>
public class EnvelopeTests
{
    private static readonly string Valid =
        Encoding.Latin1.GetString(Places.Valid().Single(f => f.Name.Contains("infusion", StringComparison.Ordinal)
            && f.Name.Contains("837P", StringComparison.Ordinal)).Bytes);

    [Fact]
    public void A_second_interchange_with_other_delimiters_is_read_with_its_own()
    {
        var other = Valid.Replace("000000101", "000000102", StringComparison.Ordinal)
            .Replace('*', '|').Replace(':', '>').Replace("~\n", "!", StringComparison.Ordinal);
        var codes = Codes(Valid + other, out var checker);
        Assert.Empty(codes);
        Assert.Equal(2, checker.Interchanges.Count);
        Assert.Equal((byte)'|', checker.Interchanges[1].Header.Delimiters.Element);
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_file() => Assert.Empty(Codes("\u00EF\u00BB\u00BF" + Valid, out _));

    [Fact]
    public void A_line_feed_can_be_the_terminator() =>
        Assert.Empty(Codes(Valid.Replace("~\n", "\n", StringComparison.Ordinal), out _));

    [Fact]
    public void A_carriage_return_can_be_the_terminator_and_line_feeds_after_it_are_skipped() =>
        Assert.Empty(Codes(Valid.Replace("~\n", "\r\n", StringComparison.Ordinal), out _));

    [Theory]
    [InlineData("ISAACS")]
    [InlineData("ISA")]
    public void The_letters_ISA_in_data_start_nothing(string name)
    {
        var codes = Codes(
            Valid.Replace("SAMPLE*PATIENT", $"{name}*PATIENT", StringComparison.Ordinal), out var checker);
        Assert.Empty(codes);
        Assert.Single(checker.Interchanges);
    }

    [Fact]
    public void A_truncated_file_is_reported_wherever_it_is_cut()
    {
        for (var length = 120; length < Valid.Length - 3; length += 7)
        {
            Codes(Valid[..length], out var checker);
            Assert.Contains(checker.Issues, issue => issue.Code is "envelope.missing-trailer" or "envelope.truncated");
        }
    }

    [Fact]
    public void A_run_without_a_terminator_is_one_error_and_the_next_interchange_is_read()
    {
        var run = Valid[..Valid.IndexOf("NM1*41", StringComparison.Ordinal)]
            + new string('X', SegmentReader.LongestSegment + 600_000);
        using var checker = new Checker(new SegmentReader(new MemoryStream(Encoding.Latin1.GetBytes(run))));
        while (checker.Read())
        {
        }
        Assert.Contains(checker.Issues, issue => issue.Code == "envelope.segment-too-long");
    }

    [Fact]
    public void A_segment_of_more_than_64_KiB_is_read_whole()
    {
        var text = Valid.Replace("FIVE VIALS OPENED", new string('X', 70_000), StringComparison.Ordinal);
        Assert.Equal(["element.too-long"], Codes(text, out _));
    }

    [Fact]
    public void A_letter_in_ISA11_means_that_nothing_repeats()
    {
        var codes = Codes(Valid.Replace("*^*00501*", "*U*00501*", StringComparison.Ordinal), out var checker);
        Assert.Equal(["envelope.header-value"], codes);
        Assert.Equal(IssueSeverity.Warning, checker.Issues[0].Severity);
        Assert.False(checker.Interchanges[0].Header.Delimiters.HasRepetition);
    }

    [Theory]
    [InlineData("\r\n\r\n")]
    [InlineData("\n\n\n   \n")]
    [InlineData("\u001A")]
    public void What_follows_the_last_trailer_is_no_segment(string end) => Assert.Empty(Codes(Valid + end, out _));

    [Fact]
    public void A_wrong_segment_count_is_one_issue()
    {
        var at = Valid.IndexOf("\nSE*", StringComparison.Ordinal);
        Assert.Equal(["envelope.segment-count"], Codes(Valid[..(at + 4)] + "9" + Valid[(at + 4)..], out _));
    }

    [Fact]
    public void Two_transactions_may_use_the_same_HL_numbers()
    {
        var st = Valid.IndexOf("\nST*", StringComparison.Ordinal);
        var ge = Valid.IndexOf("\nGE*", StringComparison.Ordinal);
        var second = Valid[st..ge].Replace("*0001", "*0002", StringComparison.Ordinal);
        var text = Valid[..ge] + second + Valid[ge..].Replace("GE*1*", "GE*2*", StringComparison.Ordinal);
        Assert.Empty(Codes(text, out var checker));
        Assert.Equal(2, checker.Interchanges[0].Groups[0].Transactions.Count);
    }

    [Fact]
    public void A_broken_transaction_does_not_hide_its_neighbour()
    {
        var st = Valid.IndexOf("\nST*", StringComparison.Ordinal);
        var se = Valid.IndexOf("\nSE*", StringComparison.Ordinal);
        var ge = Valid.IndexOf("\nGE*", StringComparison.Ordinal);
        var second = Valid[st..ge].Replace("*0001", "*0002", StringComparison.Ordinal);
        var text = Valid[..se] + second + Valid[ge..].Replace("GE*1*", "GE*2*", StringComparison.Ordinal);
        Assert.Equal(["envelope.missing-trailer"], Codes(text, out var checker));
        Assert.True(checker.Interchanges[0].Groups[0].Transactions[1].IsAccepted);
    }

    [Fact]
    public void Text_between_interchanges_is_skipped_and_said()
    {
        var text = Valid + "a note by hand\n" + Valid.Replace("000000101", "000000102", StringComparison.Ordinal);
        Assert.Equal(["envelope.text-outside"], Codes(text, out var checker));
        Assert.Equal(Valid.Length, checker.Issues[0].Place.ByteOffset);
    }

    [Fact]
    public void Names_with_letters_beyond_ASCII_are_read_and_noted()
    {
        Assert.Equal(["element.characters"],
            Codes(Valid.Replace("SAMPLE*PATIENT", "MU\u00D1OZ*PATIENT", StringComparison.Ordinal), out var checker));
        Assert.Equal(IssueSeverity.Warning, checker.Issues[0].Severity);
    }

    [Fact]
    public void A_payload_of_any_bytes_is_one_element()
    {
        var file = Places.Valid().First(f => f.Name.Contains("Attachment275", StringComparison.Ordinal)).Bytes;
        using var checker = Checker.Over(file);
        var attachment = Assert.Single(Guides.Attachment275.AttachmentReader.Read(checker));
        Assert.Equal("<document>~*:^ any bytes\r\nISA*00*</document>",
            Encoding.Latin1.GetString(attachment.Payload.Span));
    }

    [Fact]
    public void A_payload_with_a_wrong_length_is_reported_and_the_rest_goes_on()
    {
        var file = Places.Valid().First(f => f.Name.Contains("Attachment275", StringComparison.Ordinal)).Bytes;
        var text = Encoding.Latin1.GetString(file).Replace("BIN*44", "BIN*40", StringComparison.Ordinal);
        var codes = Codes(text, out _);
        Assert.Contains("envelope.binary-length", codes);
    }

    private static List<string> Codes(string text, out Checker checker)
    {
        checker = Checker.Run(Encoding.Latin1.GetBytes(text));
        return [.. checker.Issues.Select(issue => issue.Code)];
    }
}
