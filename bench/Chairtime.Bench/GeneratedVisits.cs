using System.Buffers;
using System.Text;
using System.Text.Json;
using Chairtime.Bench.Visits;
using Chairtime.Billing.Visits;

namespace Chairtime.Bench;

/// <summary>Generated visits as text, the same ones in every run.</summary>
internal static class GeneratedVisits
{
    private const ulong Seed = 20261005;

    public static void Write(string file, int count)
    {
        var generator = new VisitGenerator(Seed);
        using var stream = new FileStream(file, FileMode.Create);
        var buffer = new ArrayBufferWriter<byte>(1 << 16);
        using var json = new Utf8JsonWriter(buffer, Cli.Coding.VisitCoding.JsonOptions);
        for (var i = 0; i < count; i++)
        {
            VisitWriter.Write(json, generator.Next());
            json.Flush();
            json.Reset();
            buffer.Write("\n"u8);
            stream.Write(buffer.WrittenSpan);
            buffer.ResetWrittenCount();
        }
    }

    /// <summary>The text of a visit, for measuring how long one takes.</summary>
    public static string Text(int seed)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Cli.Coding.VisitCoding.JsonOptions))
            VisitWriter.Write(json, new VisitGenerator((ulong)seed).Next());
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
