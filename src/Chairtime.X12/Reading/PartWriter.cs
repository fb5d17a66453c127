using System.Buffers;
using Chairtime.X12.Writing;

namespace Chairtime.X12.Reading;

/// <summary>Writes parts back: the same bytes as were read, in canonical line breaks.</summary>
public static class PartWriter
{
    public static byte[] Write(IEnumerable<Part> parts, bool lines = true)
    {
        var output = new ArrayBufferWriter<byte>();
        foreach (var part in parts)
        {
            Write(part, output, lines);
        }
        return output.WrittenSpan.ToArray();
    }

    public static void Write(Part part, IBufferWriter<byte> output, bool lines = true)
    {
        var writer = new SegmentWriter(output, part.Delimiters, lines);
        for (var i = 0; i < part.Count; i++)
        {
            writer.Copy(part[i], part.Delimiters);
        }
    }
}
