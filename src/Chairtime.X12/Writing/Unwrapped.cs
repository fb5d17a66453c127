using Chairtime.X12.Envelope;

namespace Chairtime.X12.Writing;

/// <summary>
/// Takes out line breaks that were put in after so many columns, in the middle of segments too, as mail programs and
/// mainframes do. They are no part of any value, because a value cannot hold them.
/// </summary>
public static class Unwrapped
{
    /// <exception cref="UnwritableException">Line breaks have a meaning here: they end segments, or may stand in a
    /// payload.</exception>
    public static byte[] Of(ReadOnlyMemory<byte> file)
    {
        var text = new byte[file.Length];
        var length = 0;
        foreach (var letter in file.Span)
        {
            if (letter is not (13 or 10))
            {
                text[length++] = letter;
            }
        }
        var whole = text.AsMemory(0, length);
        using var wrapped = new SegmentReader(file);
        using var reader = new SegmentReader(whole);
        while (reader.Read())
        {
            if (reader.Delimiters.Terminator is 13 or 10 || reader.Current.Tag is Tags.Bin or Tags.Bds)
            {
                throw new UnwritableException("line breaks end its segments, or may stand in a payload");
            }
        }
        return wrapped.Read() && wrapped.Delimiters.Terminator is 13 or 10
            ? throw new UnwritableException("line breaks end its segments") : whole.ToArray();
    }
}
