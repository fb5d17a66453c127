using Chairtime.X12.Envelope;

namespace Chairtime.X12.Writing;

/// <summary>A file as this library writes it: the same segments, one line break (or none) after each
/// terminator.</summary>
public static class Canonical
{
    /// <summary>Reads and writes every segment; text outside interchanges is dropped.</summary>
    public static byte[] Rewrite(ReadOnlyMemory<byte> file, bool lines = true)
    {
        // A file that is in this form already comes out as long as it went in.
        var output = new ByteOutput(file.Length);
        using var reader = new SegmentReader(file);
        SegmentWriter? writer = null;
        while (reader.Read())
        {
            if (writer is null || writer.Delimiters != reader.Delimiters)
            {
                writer = new SegmentWriter(output, reader.Delimiters, lines);
            }
            writer.Copy(reader.Current, reader.Delimiters);
        }
        return output.Take();
    }

    /// <summary>The same segments in other delimiters.</summary>
    /// <exception cref="UnwritableException">A value holds one of the new delimiters, or one of the old ones means
    /// two things.</exception>
    public static byte[] Rewrite(ReadOnlyMemory<byte> file, Delimiters delimiters)
    {
        var output = new ByteOutput(file.Length);
        using var reader = new SegmentReader(file);
        var writer = new SegmentWriter(output, delimiters);
        while (reader.Read())
        {
            if (reader.Current.Tag == Tags.Isa)
            {
                if (reader.Delimiters.Repetition == reader.Delimiters.Component)
                {
                    throw new UnwritableException(
                        "one character separates components and repetitions, so that neither can be told");
                }
                writer.Header(reader.Header!.Elements);
            }
            else
            {
                writer.Copy(reader.Current, reader.Delimiters);
            }
        }
        return output.Take();
    }
}
