using System.Text;

namespace Chairtime.X12.Envelope;

/// <summary>The buffer side of the reader: filling, scanning, and the places where the plain run is left.</summary>
public sealed partial class SegmentReader
{
    /// <summary>Finds more delimiters; false when there are no more bytes to look at.</summary>
    private bool ScanMore()
    {
        if (_scanned >= _length && !Refill())
        {
            return false;
        }
        var left = _count - _next;
        if (_next > 0)
        {
            Array.Copy(_ends, _next, _ends, 0, left);
            _next = 0;
            _count = left;
        }
        var step = Math.Min(ScanStep, _length - _scanned);
        if (_ends.Length < left + step + 16)
        {
            Array.Resize(ref _ends, (left + step + 16) * 2);
        }
        _count += DelimiterScan.Fill(
            _buffer.AsSpan(_scanned, step), _scanned, _delimiters.Element, _delimiters.Terminator,
            _ends.AsSpan(left));
        _scanned += step;
        return true;
    }

    /// <summary>Moves the unread tail to the front, doubles the buffer when it is full, and reads once.</summary>
    private bool Refill()
    {
        if (_sourceEnded)
        {
            return false;
        }
        var tail = _length - _segment;
        if (_segment > 0)
        {
            Buffer.BlockCopy(_buffer, _segment, _buffer, 0, tail);
            Shift(_segment);
            _length = tail;
        }
        if (tail > LongestSegment + StreamBuffer && tail > _binaryNeeds)
        {
            return false;
        }
        if (_length == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }
        var read = _source!.ReadAtLeast(
            _buffer.AsSpan(_length), Math.Min(_buffer.Length - _length, StreamBuffer / 2), throwOnEndOfStream: false);
        _sourceEnded = read == 0;
        _length += read;
        return read > 0;
    }

    private int _binaryNeeds;
    private bool _entering;
    private bool _skipsSegments;

    private void Shift(int by)
    {
        _base += by;
        _segment -= by;
        _scanned -= by;
        for (var i = _next; i < _count; i++)
        {
            // The top bit marks a terminator, so the distance is taken from the lower bits only.
            _ends[i] = ((_ends[i] & int.MaxValue) - by) | (_ends[i] & int.MinValue);
        }
    }

    private void Notify(NoticeKind kind, int at, long length, string message) =>
        _notices.Add(new Notice(kind, _base + at, length, message));

    /// <summary>Handles what Deliver must not: odd ids, headers, trailers and binary payloads.</summary>
    private bool DeliverSpecial(int start, int first)
    {
        if (_entering)
        {
            _entering = false;
            _ordinal++;
            return true;
        }
        if (_tag is 0 or Tags.Isa)
        {
            if (_segment - start >= 8 && _buffer.AsSpan(start).StartsWith("ISA"u8)
                && InterchangeHeader.TryParse(_buffer.AsSpan(start, _length - start), out _))
            {
                _segment = start;
                _inside = false;
                return false;
            }
            if (start == first && _currentEnd - _current == 1)
            {
                Notify(NoticeKind.EmptySegment, start, 1, "a segment without content");
                return false;
            }
        }
        _ordinal++;
        if (_tag == Tags.Iea)
        {
            LeaveInterchange();
        }
        else if (_tag is Tags.Bin or Tags.Bds)
        {
            ReadBinary();
        }
        return true;
    }

    private void LeaveInterchange()
    {
        _inside = false;
        _scanned = _segment;
        _count = _next;
    }

    /// <summary>Makes the payload one element of exactly the stated length, whatever characters are in it.</summary>
    private void ReadBinary()
    {
        var lengthElement = _tag == Tags.Bin ? 1 : 2;
        var segment = Current;
        if (segment.Count <= lengthElement || !TryLength(segment[lengthElement], out var length))
        {
            return;
        }
        var data = (_ends[_current + lengthElement] & int.MaxValue) + 1 - _start;
        _segment = _start;
        while (_length - _segment <= data + length && RefillFor(data + length))
        {
        }
        var end = _segment + data + length;
        if (end >= _length || _buffer[end] != _delimiters.Terminator)
        {
            Notify(NoticeKind.BinaryLength, _segment, data + length,
                $"the payload is said to be {length} bytes long, but no terminator follows it");
            _start = _segment;
            _segment = Math.Min(_length, (_ends[_currentEnd - 1] & int.MaxValue) + 1);
            return;
        }
        _start = _segment;
        _ends[_current + lengthElement + 1] = end | int.MinValue;
        _currentEnd = _current + lengthElement + 2;
        _next = _count = _currentEnd;
        _scanned = _segment = end + 1;
    }

    private bool RefillFor(int bytes)
    {
        // Refill shifts only what is still to come; the current segment's own delimiters move with it here.
        _binaryNeeds = bytes + StreamBuffer;
        var (next, before) = (_next, _base);
        _next = _current;
        var more = Refill();
        _next = next;
        _start -= (int)(_base - before);
        _binaryNeeds = 0;
        return more;
    }

    private static bool TryLength(ReadOnlySpan<byte> digits, out int length) =>
        System.Buffers.Text.Utf8Parser.TryParse(digits, out length, out var used)
        && used == digits.Length && length is >= 0 and <= LongestBinary;

    /// <summary>Finds the next ISA outside an interchange and makes ready to read it as a segment.</summary>
    private bool OpenInterchange()
    {
        _scanned = _segment;
        _next = _count = 0;
        var skippedFrom = -1L;
        while (true)
        {
            while (_length - _segment < 512 && Refill())
            {
            }
            var rest = _buffer.AsSpan(_segment, _length - _segment);
            var blank = Blank(rest, _base + _segment == 0);
            var at = rest[blank..].IndexOf("ISA"u8);
            if (blank == rest.Length || at < 0)
            {
                if (rest.Length > blank)
                {
                    StartSkipping(ref skippedFrom, rest[blank..], blank);
                }
                var keep = _sourceEnded ? 0 : Math.Min(2, rest.Length - blank);
                _segment += rest.Length - keep;
                if (_sourceEnded || (keep == rest.Length && !Refill()))
                {
                    return Nothing(skippedFrom);
                }
                continue;
            }
            if (at > 0)
            {
                StartSkipping(ref skippedFrom, rest[blank..], blank);
            }
            _segment += blank + at;
            if (TryEnter(ref skippedFrom))
            {
                return true;
            }
        }
    }

    /// <summary>Remembers where the text outside starts, and whether it starts as a segment does.</summary>
    private void StartSkipping(ref long skippedFrom, ReadOnlySpan<byte> text, int blank)
    {
        if (skippedFrom < 0)
        {
            skippedFrom = _base + _segment + blank;
            var id = text.IndexOf(_delimiters.Element);
            _skipsSegments = _sawInterchange && id is 2 or 3 && Tags.Pack(text[..id]) != 0;
        }
    }

    private bool TryEnter(ref long skippedFrom)
    {
        while (_length - _segment < 512 && Refill())
        {
        }
        if (!InterchangeHeader.TryParse(_buffer.AsSpan(_segment, _length - _segment), out var header))
        {
            skippedFrom = skippedFrom < 0 ? _base + _segment : skippedFrom;
            if (_base + _segment == skippedFrom)
            {
                Notify(NoticeKind.Header, _segment, 3, "ISA stands here but its sixteen elements cannot be read");
            }
            _segment += 3;
            return false;
        }
        ReportSkipped(skippedFrom, _base + _segment);
        if (header.Problem is not null)
        {
            Notify(NoticeKind.Header, _segment, header.Length, header.Problem);
        }
        Header = header;
        _delimiters = header.Delimiters;
        _scanned = _segment;
        _next = _count = 0;
        _inside = _sawInterchange = _entering = true;
        return true;
    }

    private bool Nothing(long skippedFrom)
    {
        ReportSkipped(skippedFrom, _base + _length);
        if (!_sawInterchange)
        {
            _sawInterchange = true;
            Notify(NoticeKind.NoInterchange, 0, _base + _length, "there is no ISA segment in the input");
        }
        return false;
    }

    private void ReportSkipped(long from, long to)
    {
        if (from >= 0 && to > from)
        {
            var (kind, what) = _skipsSegments
                ? (NoticeKind.SegmentsOutside, "segments") : (NoticeKind.TextOutside, "text");
            _notices.Add(new Notice(kind, from, to - from,
                $"{what} outside any interchange: {to - from} bytes skipped"));
            _skipsSegments = false;
        }
    }

    /// <summary>Bytes that may stand between interchanges: white space, and one UTF-8 mark at the very start.</summary>
    private static int Blank(ReadOnlySpan<byte> rest, bool atStart)
    {
        var at = atStart && rest.StartsWith(Encoding.UTF8.Preamble) ? 3 : 0;
        while (at < rest.Length && rest[at] is 32 or 13 or 10 or 9 or 0 or 26)
        {
            at++;
        }
        return at;
    }

    /// <summary>The input has ended: what is left is nothing, blank, or a segment without its terminator.</summary>
    private bool AtEnd()
    {
        var rest = _buffer.AsSpan(_segment, _length - _segment);
        var blank = Blank(rest, atStart: false);
        _inside = false;
        if (blank == rest.Length)
        {
            _segment = _length;
            return false;
        }
        if (!_sourceEnded)
        {
            Notify(NoticeKind.TooLong, _segment, rest.Length, $"no terminator within {LongestSegment} bytes");
            _segment = _length;
            return false;
        }
        Notify(NoticeKind.Truncated, _segment + blank, rest.Length - blank, "the input ends inside a segment");
        _start = _segment + blank;
        _current = _next;
        _ends[_count++] = _length | int.MinValue;
        _currentEnd = _next = _count;
        _tag = TagAt(_start, (_ends[_current] & int.MaxValue) - _start);
        _segment = _length;
        _ordinal++;
        return true;
    }
}
