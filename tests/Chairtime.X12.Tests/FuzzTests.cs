using Chairtime.X12.Acknowledging;
using Chairtime.X12.Checking;
using Chairtime.X12.Envelope;

namespace Chairtime.X12.Tests;

/// <summary>Broken bytes never break the reader. A short run here, ten million executions in the nightly run.</summary>
public class FuzzTests
{
    private const int Short = 20_000;
    private const int Long = 10_000_000;

    [Fact]
    public void No_bytes_make_the_reader_fail_or_lose_its_place()
    {
        var seeds = Places.Valid().Select(file => file.Bytes).ToArray();
        var random = new Random(20260302);
        var executions = Places.IsNightly ? Long : Short;
        for (var i = 0; i < executions; i++)
        {
            var input = Mangle(seeds[random.Next(seeds.Length)], random);
            using var reader = new SegmentReader(input);
            long end = 0;
            while (reader.Read())
            {
                Assert.True(reader.Current.ByteOffset >= end, $"execution {i}: segments overlap");
                end = reader.Current.ByteOffset + reader.Current.Bytes.Length;
                Assert.True(end <= input.Length, $"execution {i}: a segment reaches beyond the input");
            }
        }
    }

    [Fact]
    public void No_bytes_make_the_check_fail()
    {
        var seeds = Places.Valid().Select(file => file.Bytes).ToArray();
        var random = new Random(20260303);
        var executions = Places.IsNightly ? 200_000 : 3_000;
        for (var i = 0; i < executions; i++)
        {
            using var checker = Checker.Run(Mangle(seeds[random.Next(seeds.Length)], random));
            Assert.All(checker.Issues, issue => Assert.True(issue.Place.ByteOffset >= 0));
            Assert.All(AcknowledgmentWriter.Write(checker, new(1, new DateTime(2026, 3, 2))), answer =>
                Assert.Equal("ISA"u8, answer.AsSpan(0, 3)));
        }
    }

    /// <summary>A window of a valid file with a few bytes changed, removed, doubled or swapped.</summary>
    private static byte[] Mangle(byte[] seed, Random random)
    {
        var from = random.Next(4) == 0 ? random.Next(seed.Length) : 0;
        var length = Math.Min(seed.Length - from, random.Next(3) == 0 ? 2000 : 400);
        var bytes = seed.AsSpan(from, length).ToArray();
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
