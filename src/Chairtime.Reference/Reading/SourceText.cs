using System.Text;

namespace Chairtime.Reference.Reading;

/// <summary>Tells which of the publishers' two encodings a text is in, and refuses everything else.</summary>
internal static class SourceText
{
    private static readonly Encoding StrictUtf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>Reads the whole text once to choose the encoding, then opens it for reading.</summary>
    /// <exception cref="RefusedFileException">A byte that no table contains, such as a NUL.</exception>
    public static StreamReader Open(SourceMember member) =>
        new(member.Open(), IsUtf8(member) ? StrictUtf8 : Windows1252, detectEncodingFromByteOrderMarks: true, 1 << 16);

    private static bool IsUtf8(SourceMember member)
    {
        using var stream = member.Open();
        var decoder = StrictUtf8.GetDecoder();
        var bytes = new byte[1 << 16];
        var chars = new char[(1 << 16) + 4];
        var isUtf8 = true;
        long before = 0;
        while (stream.Read(bytes) is > 0 and var count)
        {
            RefuseControls(bytes.AsSpan(0, count), member, before);
            isUtf8 = isUtf8 && Decodes(decoder, bytes.AsSpan(0, count), chars);
            before += count;
        }

        return isUtf8 && Decodes(decoder, [], chars, last: true);
    }

    private static bool Decodes(Decoder decoder, ReadOnlySpan<byte> bytes, char[] chars, bool last = false)
    {
        try
        {
            decoder.GetChars(bytes, chars, last);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static readonly System.Buffers.SearchValues<byte> Controls = System.Buffers.SearchValues.Create(
        [.. Enumerable.Range(0, 32).Where(b => b is not ('\t' or '\n' or '\r')).Select(b => (byte)b), 127]);

    private static void RefuseControls(ReadOnlySpan<byte> bytes, SourceMember member, long before)
    {
        var at = bytes.IndexOfAny(Controls);
        if (at >= 0)
        {
            throw new RefusedFileException(
                $"{member.Place}, byte {before + at}", $"the control byte 0x{bytes[at]:X2}",
                "text in Windows-1252 or UTF-8");
        }
    }
}
