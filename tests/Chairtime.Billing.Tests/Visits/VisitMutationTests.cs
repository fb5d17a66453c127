using System.Text;
using Chairtime.Bench.Visits;
using Chairtime.Billing.Visits;

namespace Chairtime.Billing.Tests.Visits;

/// <summary>Texts that were sound once: each still reads, or says what is wrong with it.</summary>
public class VisitMutationTests
{
    private const int Mutants = 100_000;
    private const long MostBytes = 512L * 1024 * 1024;

    private static readonly string[] Values =
    [
        "null", "true", "-1", "0", "1e999", "1e-999", "99999999999999999999999999999999999999", "-0.0", "NaN", "01",
        "[]", "{}", "[[[]]]", "\"\"", "\"\\ud800\"", "\"\\u0000\"", "\"2026-02-30\"", "\"2026-10-05T25:00\"",
        "\"text\"", "{\"value\":-1,\"unit\":\"stone\"}",
    ];

    [Fact]
    public void Mutated_visits_read_or_say_what_is_wrong()
    {
        var generator = new VisitGenerator(99);
        var draw = new Draw(5);
        var (read, refused) = (0, 0);
        byte[] text = [];
        for (var i = 0; i < Mutants; i++)
        {
            if (i % 50 == 0)
                text = VisitText.Of(generator.Next());
            var reading = VisitReader.Read(Mutant(text, draw));
            Assert.True(reading.Visit is null != reading.Errors.IsEmpty, $"mutant {i}: no visit and no error, or both");
            foreach (var error in reading.Errors)
            {
                Assert.InRange(error.ToString().Length, 20, 1000);
                Assert.DoesNotContain('\n', error.ToString());
            }

            if (reading.Visit is { } visit)
            {
                read++;
                VisitText.Of(visit);
            }
            else
            {
                refused++;
            }
        }

        // Both happen: the mutations are neither harmless nor hopeless.
        Assert.InRange(read, Mutants / 100, Mutants);
        Assert.InRange(refused, Mutants / 2, Mutants);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true), 0, MostBytes);
    }

    private static byte[] Mutant(byte[] text, Draw draw)
    {
        var bytes = text.ToList();
        for (var times = draw.Of(1, 1, 2, 4); times > 0; times--)
            Mutate(bytes, draw);
        return [.. bytes];
    }

    private static void Mutate(List<byte> bytes, Draw draw)
    {
        var at = draw.From(0, Math.Max(0, bytes.Count - 1));
        if (bytes.Count < 10)
            return;
        switch (draw.From(0, 8))
        {
            case 0:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 1:
                bytes[at] = (byte)draw.From(0, 255);
                break;
            case 2:
                bytes.RemoveAt(at);
                break;
            case 3:
                bytes.InsertRange(at, bytes.GetRange(at, Math.Min(draw.From(1, 60), bytes.Count - at)));
                break;
            case 4:
                var sign = draw.Of((byte)'[', (byte)'{', (byte)'9', (byte)'"', (byte)0xFF);
                bytes.InsertRange(at, Enumerable.Repeat(sign, draw.Of(1, 40, 5000)));
                break;
            case 5:
                bytes.InsertRange(Math.Max(1, bytes.IndexOf((byte)'{') + 1), "\"x-more\":[1,2,{}],"u8.ToArray());
                break;
            default:
                ReplaceValue(bytes, at, Encoding.ASCII.GetBytes(draw.Of<string>(Values)));
                break;
        }
    }

    /// <summary>Puts another value behind the first colon after a place that is not within a value.</summary>
    private static void ReplaceValue(List<byte> bytes, int at, byte[] value)
    {
        var colon = -1;
        for (var i = at; i < bytes.Count - 1 && colon < 0; i++)
        {
            if (bytes[i] == ':' && bytes[i - (i > 0 ? 1 : 0)] == '"')
                colon = i;
        }

        if (colon < 0)
            return;
        var end = colon + 1;
        var isText = bytes[end] == '"';
        do
            end++;
        while (end < bytes.Count && !IsEnd(end));
        bool IsEnd(int place) => isText
            ? bytes[place - 1] == '"' && place > colon + 2
            : bytes[place] is (byte)',' or (byte)'}' or (byte)']';

        bytes.RemoveRange(colon + 1, end - colon - 1);
        bytes.InsertRange(colon + 1, value);
    }
}
