using System.Text;

namespace Chairtime.X12.Envelope;

/// <summary>The buffer side of the reader: filling, scanning, and the places where the plain run is left.</summary>
public sealed partial class SegmentReader
{
    private int _binaryNeeds;
    private int _scanned;
    private bool _entering;
    private bool _skipsSegments;

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
            _base += _segment;
            _scanned -= _segment;
            _segment = 0;
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

    private void Notify(NoticeKind kind, int at, long length, string message) =>
        _notices.Add(new Notice(kind, _base + at, length, message));

    /// <summary>Handles segments that are not plain: long ones, odd ids, headers, trailers and binary payloads. False
    /// when there is no segment here.</summary>
    private bool DeliverSpecial()
    {
        _hasSpecial = false;
        ref var mark = ref _marked[_at];
        var length = _ends[_ends[0]];
        mark.Tag = Tags.Pack(_buffer.AsSpan(mark.Start, _ends[1]));
        if (_entering)
        {
            _entering = false;
            return true;
        }
        switch (mark.Tag)
        {
            case 0 or Tags.Isa:
                return IsSegment(mark.Start, length);
            case Tags.Iea:
                LeaveInterchange(mark.Start + length + 1);
                return true;
            case Tags.Bin or Tags.Bds:
                ReadBinary(mark.Tag == Tags.Bin ? 1 : 2);
                return true;
            default:
                _plain[Place(mark.Tag)] = mark.Tag;
                return true;
        }
    }

    /// <summary>False for another interchange that begins here, and for nothing between two terminators.</summary>
    private bool IsSegment(int start, int length)
    {
        if (length >= 7 && _buffer.AsSpan(start).StartsWith("ISA"u8)
            && InterchangeHeader.TryParse(_buffer.AsSpan(start, _length - start), out _))
        {
            _segment = start;
            _inside = false;
            DropMarks();
            return false;
        }
        if (length == 0)
        {
            Notify(NoticeKind.EmptySegment, start, 1, "a segment without content");
            return false;
        }
        return true;
    }

    /// <summary>The current segment stays; what follows it is looked at anew.</summary>
    private void LeaveInterchange(int end)
    {
        var at = _at;
        _inside = false;
        _segment = end;
        DropMarks();
        _at = at;
    }

    /// <summary>Makes the payload one element of exactly the stated length, whatever characters are in it.</summary>
    private void ReadBinary(int lengthElement)
    {
        var segment = Current;
        if (segment.Count <= lengthElement || !TryLength(segment[lengthElement], out var length))
        {
            return;
        }
        ref var mark = ref _marked[_at];
        Span<int> before = stackalloc int[3];
        before = before[..(lengthElement + 1)];
        for (var element = 0; element <= lengthElement; element++)
        {
            before[element] = (int)(segment.OffsetOf(element + 1) - segment.ByteOffset) - 1;
        }
        var whole = before[^1] + 1 + length;
        _segment = mark.Start;
        while (_length - _segment <= whole && RefillFor(whole))
        {
        }
        mark.Start = _segment;
        var end = mark.Start + whole;
        if (end >= _length || _buffer[end] != _delimiters.Terminator)
        {
            Notify(NoticeKind.BinaryLength, mark.Start, whole,
                $"the payload is said to be {length} bytes long, but no terminator follows it");
        }
        else
        {
            _ends[0] = 0;
            foreach (var at in before)
            {
                AddEnd(at);
            }
            AddEnd(whole);
        }
        var current = _at;
        _segment = mark.Start + _ends[_ends[0]] + 1;
        DropMarks();
        _at = current;
    }

    private bool RefillFor(int bytes)
    {
        _binaryNeeds = bytes + StreamBuffer;
        var more = Refill();
        _binaryNeeds = 0;
        return more;
    }

    private static bool TryLength(ReadOnlySpan<byte> digits, out int length) =>
        System.Buffers.Text.Utf8Parser.TryParse(digits, out length, out var used)
        && used == digits.Length && length is >= 0 and <= LongestBinary;

    /// <summary>Finds the next ISA outside an interchange and makes ready to read it as a segment.</summary>
    private bool OpenInterchange()
    {
        DropMarks();
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
        DropMarks();
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
        var start = _segment + blank;
        _segment = _length;
        DropMarks();
        _at = 0;
        MarkEnds(start, _length - start);
        _marked[0] = new SegmentMark { Start = start, Tag = Tags.Pack(_buffer.AsSpan(start, _ends[1])) };
        return true;
    }
}
