using System.Diagnostics;
using System.Globalization;
using Chairtime.X12.Acknowledging;
using Chairtime.X12.Checking;
using Chairtime.X12.Envelope;

namespace Chairtime.X12.Tests;

/// <summary>
/// Broken bytes never break the reader. A short run here, ten million executions in the nightly run, which begins
/// each day with another seed; every execution can be repeated by its number alone.
/// </summary>
public class FuzzTests(ITestOutputHelper output)
{
    private const int Short = 20_000;
    private const int Long = 10_000_000;

    /// <summary>The ISA with its terminator.</summary>
    private const int Header = 106;

    private static readonly byte[][] Seeds = [.. Places.Valid().Select(file => file.Bytes)];

    private static readonly int First = !Places.IsNightly ? 20260302
        : int.Parse(Environment.GetEnvironmentVariable("CHAIRTIME_FUZZ_SEED")
            ?? DateTime.UtcNow.ToString("yyyyMMdd", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    [Fact]
    public void No_bytes_make_the_reader_fail_or_lose_its_place()
    {
        var (segments, bytes, clock) = (0L, 0L, Stopwatch.StartNew());
        var executions = Places.IsNightly ? Long : Short;
        Run(executions, (input, random) =>
        {
            bytes += input.Length;
            using var reader = new SegmentReader(input);
            var whole = Follow(reader, input.Length);
            segments += whole.Segments;
            if (random.Next(4) == 0)
            {
                using var pieces = new SegmentReader(new Trickle(input, random.Next(1, 700)), 1024);
                Assert.Equal(whole, Follow(pieces, input.Length));
            }
        });
        output.WriteLine($"{executions} executions from seed {First} in {clock.Elapsed.TotalSeconds:0} s: "
            + $"{bytes} bytes read as {segments} segments, a quarter of them from a stream as well");
    }

    [Fact]
    public void No_bytes_make_the_check_fail() => Run(Places.IsNightly ? 200_000 : 3_000, (input, _) =>
    {
        using var checker = Checker.Run(input);
        Assert.All(checker.Issues, issue => Assert.True(issue.Place.ByteOffset >= 0));
        Assert.All(AcknowledgmentWriter.Write(checker, new(1, new DateTime(2026, 3, 2))), answer =>
            Assert.Equal("ISA"u8, answer.AsSpan(0, 3)));
    });

    private static void Run(int executions, Action<byte[], Random> execute)
    {
        for (var i = 0; i < executions; i++)
        {
            var random = new Random(unchecked(First + i));
            var input = Mangle(Seeds[random.Next(Seeds.Length)], random);
            try
            {
                execute(input, random);
            }
            catch (Exception problem)
            {
                throw new InvalidOperationException(
                    $"execution {i} from seed {First}: {Convert.ToBase64String(input)}", problem);
            }
        }
    }

    /// <summary>Reads to the end; what was read as a count and a fingerprint of places and contents.</summary>
    private static (long Segments, ulong Print, int Notices) Follow(SegmentReader reader, int length)
    {
        var (end, count, print) = (0L, 0L, 14695981039346656037UL);
        while (reader.Read())
        {
            var segment = reader.Current;
            Assert.True(segment.ByteOffset >= end, "segments overlap");
            end = segment.ByteOffset + segment.Bytes.Length;
            Assert.True(end <= length, "a segment reaches beyond the input");
            print = unchecked((print ^ (ulong)segment.ByteOffset ^ ((ulong)segment.Count << 48)) * 1099511628211);
            foreach (var value in segment.Bytes)
                print = unchecked((print ^ value) * 1099511628211);
            count++;
        }
        return (count, print, reader.Notices.Count);
    }

    /// <summary>A window of a valid file, mostly behind its header, with a few bytes changed, removed, doubled or
    /// swapped.</summary>
    private static byte[] Mangle(byte[] seed, Random random)
    {
        var from = random.Next(2) == 0 ? random.Next(seed.Length) : 0;
        var length = Math.Min(seed.Length - from, random.Next(3) == 0 ? 2000 : 400);
        var header = from > 0 && random.Next(8) > 0 ? Header : 0;
        byte[] bytes = [.. seed[..header], .. seed.AsSpan(from, length)];
        for (var changes = random.Next(6); changes > 0 && bytes.Length > 2; changes--)
        {
            var at = random.Next(bytes.Length);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes = [.. bytes[..at], .. bytes[(at + 1)..]];
                    break;
                case 2:
                    bytes = [.. bytes[..at], .. bytes[Math.Max(0, at - 30)..]];
                    break;
                case 3:
                    bytes[at] = "~*:^\n\0ISAB"u8[random.Next(10)];
                    break;
                default:
                    var other = random.Next(bytes.Length);
                    (bytes[at], bytes[other]) = (bytes[other], bytes[at]);
                    break;
            }
        }

        return bytes;
    }
}
