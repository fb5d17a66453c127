using System.Buffers;

namespace Chairtime.Cli.Inputs;

/// <summary>Visits that stand in an array, or one after the other over several lines each.</summary>
/// <remarks>Only braces, brackets and quotes are looked at here; whether a visit is sound is the reader's to
/// say.</remarks>
internal static class JsonValues
{
    public static IEnumerable<VisitText> OfArray(ByteWindow window, string file)
    {
        window.Take(1);
        var number = 0L;
        window.SkipWhiteSpace();
        while (window.First is not (byte)']')
        {
            var place = new Place(file, "visit", ++number);
            if (window.First is null)
            {
                yield return new VisitText(
                    place, default, "found the end of the text, expected ] at the end of the array");
                yield break;
            }

            yield return Next(window, place);
            window.SkipWhiteSpace();
            if (window.First is (byte)',')
            {
                window.Take(1);
                window.SkipWhiteSpace();
                if (window.First is (byte)']')
                    yield return new VisitText(place, default, "found a comma behind the last visit, expected ]");
            }
            else if (window.First is (byte)'{')
            {
                yield return new VisitText(place, default, "found no comma behind it, expected , or ]");
            }
            else if (window.First is { } other and not (byte)']')
            {
                yield return new VisitText(
                    place, default, $"found byte 0x{other:X2} behind it, expected , or ]; the rest is not read");
                yield break;
            }
        }

        window.Take(1);
        window.SkipWhiteSpace();
        if (window.First is not null)
            yield return new VisitText(
                new Place(file, "visit", number + 1), default, "found something behind the array, expected nothing");
    }

    public static IEnumerable<VisitText> OfObjects(ByteWindow window, string file)
    {
        var number = 0L;
        while (window.First is not null)
        {
            yield return Next(window, new Place(file, "visit", ++number));
            window.SkipWhiteSpace();
        }
    }

    /// <summary>The value that begins here, to its end or the end of the stream.</summary>
    private static VisitText Next(ByteWindow window, Place place)
    {
        var scan = new ValueScan();
        var looked = 0;
        var skipped = 0L;
        while (true)
        {
            var end = scan.Look(window.Unread.Span[looked..]);
            if (end >= 0)
                return Whole(window.Take(looked + end));
            looked = window.Count;
            if (looked > ByteWindow.MostBytes)
            {
                skipped += window.Take(looked).Length;
                looked = 0;
            }

            if (!window.Fill())
                return Whole(window.Take(window.Count));
        }

        VisitText Whole(ReadOnlyMemory<byte> text) => skipped == 0
            ? new VisitText(place, text)
            : new VisitText(
                place, default, $"found {skipped + text.Length} bytes, expected at most {ByteWindow.MostBytes}");
    }

    /// <summary>Follows a JSON value byte by byte until it ends.</summary>
    private struct ValueScan
    {
        private static readonly SearchValues<byte> Structure = SearchValues.Create("\"{}[]"u8);
        private static readonly SearchValues<byte> TextEnd = SearchValues.Create("\"\\"u8);
        private static readonly SearchValues<byte> Separators = SearchValues.Create(",]} \t\r\n"u8);

        private int _depth;
        private bool _isInText;
        private bool _isEscaped;
        private bool _isPlain;
        private bool _isBegun;

        /// <returns>How many of the bytes belong to the value when it ends among them; otherwise -1.</returns>
        public int Look(ReadOnlySpan<byte> bytes)
        {
            if (!_isBegun && bytes.Length > 0)
            {
                _isBegun = true;
                _isPlain = bytes[0] is not ((byte)'{' or (byte)'[' or (byte)'"');
                if (_isPlain && Separators.Contains(bytes[0]))
                    return 1;
            }

            if (_isPlain)
                return bytes.IndexOfAny(Separators);
            for (var i = 0; i < bytes.Length; i++)
            {
                if (_isEscaped)
                {
                    _isEscaped = false;
                    continue;
                }

                var step = bytes[i..].IndexOfAny(_isInText ? TextEnd : Structure);
                if (step < 0)
                    return -1;
                i += step;
                if (Ends(bytes[i]))
                    return i + 1;
            }

            return -1;
        }

        private bool Ends(byte sign)
        {
            switch (sign)
            {
                case (byte)'\\':
                    _isEscaped = true;
                    return false;
                case (byte)'"':
                    _isInText = !_isInText;
                    return !_isInText && _depth == 0;
                case (byte)'{' or (byte)'[':
                    _depth++;
                    return false;
                default:
                    return --_depth <= 0;
            }
        }
    }
}
