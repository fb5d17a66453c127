namespace Chairtime.Cli.Inputs;

/// <summary>One visit on each line (NDJSON). A broken line costs itself only.</summary>
internal static class TextLines
{
    public static IEnumerable<VisitText> Of(ByteWindow window, string file)
    {
        var number = 0L;
        var looked = 0;
        while (true)
        {
            var at = window.Unread.Span[looked..].IndexOf((byte)'\n');
            if (at < 0 && window.Count <= ByteWindow.MostBytes)
            {
                looked = window.Count;
                if (window.Fill())
                    continue;
            }

            var place = new Place(file, "line", ++number);
            if (at < 0 && window.Count > ByteWindow.MostBytes)
            {
                yield return new VisitText(
                    place, default, $"found {SkipLine(window)} bytes, expected at most {ByteWindow.MostBytes}");
            }
            else
            {
                var line = Trim(window.Take(at < 0 ? window.Count : looked + at + 1));
                if (line.Length > 0)
                    yield return new VisitText(place, line);
            }

            looked = 0;
            if (window.First is null)
                yield break;
        }
    }

    private static long SkipLine(ByteWindow window)
    {
        var skipped = 0L;
        do
        {
            var at = window.Unread.Span.IndexOf((byte)'\n');
            if (at >= 0)
            {
                window.Take(at + 1);
                return skipped + at;
            }

            skipped += window.Take(window.Count).Length;
        }
        while (window.Fill());
        return skipped;
    }

    private static ReadOnlyMemory<byte> Trim(ReadOnlyMemory<byte> line)
    {
        var span = line.Span;
        var start = 0;
        var end = span.Length;
        while (start < end && span[start] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            start++;
        while (end > start && span[end - 1] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            end--;
        return line[start..end];
    }
}
