using System.Text;
using Chairtime.X12.Checking;
using Chairtime.X12.Envelope;
using Chairtime.X12.Reading;
using Chairtime.X12.Writing;
using CsCheck;

namespace Chairtime.X12.Tests;

/// <summary>Laws of reading and writing that hold for every file and every way of handing it over.</summary>
public class ReaderPropertyTests
{
    private static readonly byte[][] Files = [.. Places.Valid().Select(file => file.Bytes)];

    [Fact]
    public void However_the_bytes_arrive_the_segments_are_the_same()
    {
        var gen = Gen.Select(Gen.Int[0, Files.Length - 1], Gen.Int[1, 97], Gen.Bool);
        gen.Sample((which, chunk, noise) =>
        {
            var file = noise ? [.. Files[which], .. "\n\nnote\n"u8, .. Files[(which + 1) % Files.Length]]
                : Files[which];
            var whole = Segments(new SegmentReader(file));
            var pieces = Segments(new SegmentReader(new Trickle(file, chunk), 1024));
            Assert.Equal(whole, pieces);
        }, iter: 300);
    }

    [Fact]
    public void Writing_what_was_read_and_reading_it_again_changes_nothing()
    {
        var gen = Gen.Select(Gen.Int[0, Files.Length - 1], Gen.Bool);
        gen.Sample((which, lines) =>
        {
            var once = Canonical.Rewrite(Files[which], lines);
            Assert.Equal(once, Canonical.Rewrite(once, lines));
            using var checker = Checker.Over(once);
            Assert.Equal(once, PartWriter.Write(new PartReader(checker).Read(), lines));
        }, iter: 100);
    }

    [Fact]
    public void Segments_and_notices_together_cover_every_byte_of_the_file()
    {
        foreach (var file in Files)
        {
            using var reader = new SegmentReader(file);
            long covered = 0;
            while (reader.Read())
            {
                var segment = reader.Current;
                Assert.True(segment.ByteOffset >= covered);
                Assert.True(file.AsSpan((int)covered, (int)(segment.ByteOffset - covered)).Trim("\r\n "u8).IsEmpty);
                covered = segment.ByteOffset + segment.Bytes.Length + 1;
            }
            Assert.Equal(file.Length, covered + 1);
        }
    }

    [Fact]
    public void Other_delimiters_mean_the_same_claims()
    {
        var file = Places.Valid().First(f => f.Name.Contains("infusion", StringComparison.Ordinal)).Bytes;
        var text = Encoding.Latin1.GetString(file);
        char[] legal = ['|', '!', '>', '<', '+', '%', '\u001C', '\u001D', '\u001E', '\u001F', '\n', ';', '='];
        Gen.Shuffle(legal).Sample(chosen =>
        {
            var other = text.Replace("~\n", "~", StringComparison.Ordinal).Replace('*', '\u0001')
                .Replace(':', '\u0002').Replace('^', '\u0003').Replace('~', '\u0004')
                .Replace('\u0001', chosen[0]).Replace('\u0002', chosen[1]).Replace('\u0003', chosen[2])
                .Replace('\u0004', chosen[3]);
            using var checker = Checker.Run(Encoding.Latin1.GetBytes(other));
            Assert.DoesNotContain(checker.Issues, issue => issue.Severity == IssueSeverity.Error);
        }, iter: 200);
    }

    private static List<string> Segments(SegmentReader reader)
    {
        var segments = new List<string>();
        using (reader)
        {
            while (reader.Read())
            {
                var segment = reader.Current;
                segments.Add($"{segment.ByteOffset} {segment.Ordinal} {segment.Count} {segment.ToString()}");
            }
        }

        segments.AddRange(reader.Notices.Select(notice => notice.ToString()));
        return segments;
    }
}
