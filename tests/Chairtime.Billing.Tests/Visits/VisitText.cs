using System.Buffers;
using System.Text;
using System.Text.Json;
using Chairtime.Billing.Visits;

namespace Chairtime.Billing.Tests.Visits;

/// <summary>Visits as text, for tests.</summary>
internal static class VisitText
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n" };

    public static byte[] Of(Visit visit)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
            VisitWriter.Write(json, visit);
        return buffer.WrittenSpan.ToArray();
    }

    public static string Pretty(Visit visit)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Indented))
            VisitWriter.Write(json, visit);
        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    public static Visit Read(ReadOnlySpan<byte> utf8)
    {
        var reading = VisitReader.Read(utf8);
        Assert.True(reading.Visit is not null, string.Join("; ", reading.Errors));
        Assert.Empty(reading.Errors);
        return reading.Visit;
    }

    public static byte[] Case(string file) =>
        File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "cases", "Visits", file));
}
