using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Chairtime.X12.Envelope;

/// <summary>
/// Reads segments one after another from bytes, a stream or a pipe, in memory that does not grow with the file.
/// Delimiters are taken anew from every ISA; BIN and BDS payloads are stepped over by their stated length.
/// </summary>
public sealed partial class SegmentReader : IDisposable
{
    private const int StreamBuffer = 256 * 1024;
    private const int ScanStep = 16 * 1024;

    /// <summary>A longer run without a terminator is no segment but a wrong delimiter.</summary>
    public const int LongestSegment = 1024 * 1024;

    /// <summary>The largest BIN or BDS payload that is read.</summary>
    public const int LongestBinary = 64 * 1024 * 1024;

    private readonly Stream? _source;
    private readonly List<Notice> _notices = [];
    private byte[] _buffer;
    private int _length;
    private int _segment;
    private int _scanned;
    private int[] _ends;
    private int _next;
    private int _count;
    private int _current;
    private int _currentEnd;
    private uint _tag;
    private long _base;
    private long _ordinal;
    private bool _inside;
    private bool _sourceEnded;
    private bool _sawInterchange;
    private Delimiters _delimiters = Delimiters.Usual;

    public SegmentReader(ReadOnlyMemory<byte> bytes)
    {
        var array = MemoryMarshal.TryGetArray(bytes, out var part) ? part : new ArraySegment<byte>(bytes.ToArray());
        _buffer = array.Array ?? [];
        _segment = array.Offset;
        _length = array.Offset + array.Count;
        _base = -array.Offset;
        _sourceEnded = true;
        // A delimiter per byte at most, and room for the scan to write ahead.
        _ends = new int[Math.Min(array.Count, ScanStep * 2) + 32];
    }

    public SegmentReader(Stream source, int bufferSize = StreamBuffer)
    {
        _source = source;
        _buffer = new byte[Math.Max(bufferSize, 1024)];
        _ends = new int[(ScanStep * 2) + 32];
    }

    /// <summary>Reads from a pipe; the pipe is completed when the reader is disposed.</summary>
    public SegmentReader(PipeReader pipe) : this(pipe.AsStream())
    {
    }

    /// <summary>The header of the interchange that the current segment belongs to.</summary>
    public InterchangeHeader? Header { get; private set; }

    public Delimiters Delimiters => _delimiters;

    /// <summary>What was met beside segments so far, in file order. The caller may clear it.</summary>
    public IList<Notice> Notices => _notices;

    internal int NoticeCount => _notices.Count;

    /// <summary>Bytes consumed so far: everything before this offset was a segment, a separator or a notice.</summary>
    public long Position => _base + _segment;

    /// <summary>How many segments have been read.</summary>
    public long Ordinal => _ordinal;

    public Segment Current => new(
        _buffer, _ends.AsSpan(_current, _currentEnd - _current), _start, _tag, _base + _start, _ordinal);

    private int _start;

    /// <summary>Steps to the next segment; false at the end of the input.</summary>
    public bool Read()
    {
        var look = _next;
        while (true)
        {
            if (!_inside)
            {
                if (!OpenInterchange())
                {
                    return false;
                }
                look = _next;
            }
            var ends = _ends;
            var count = _count;
            while (look < count && ends[look] >= 0)
            {
                look++;
            }
            if (look < count)
            {
                if (Deliver(look))
                {
                    return true;
                }
                look = _next;
                continue;
            }
            var pending = look - _next;
            if (!ScanMore())
            {
                if (AtEnd())
                {
                    return true;
                }
                look = _next;
                continue;
            }
            look = _next + pending;
        }
    }

    /// <summary>Turns the delimiters up to the terminator at <paramref name="last"/> into the current
    /// segment.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Deliver(int last)
    {
        var start = _segment;
        var first = _ends[_next] & int.MaxValue;
        while (start < first && _buffer[start] <= ' ' && _buffer[start] is 32 or 13 or 10 or 9 or 0)
        {
            start++;
        }
        _current = _next;
        _currentEnd = unchecked(last + 1);
        _start = start;
        _next = _currentEnd;
        _segment = unchecked((_ends[last] & int.MaxValue) + 1);
        _tag = TagAt(start, unchecked(first - start));
        if (_tag is 0 or Tags.Isa or Tags.Iea or Tags.Bin or Tags.Bds)
        {
            return DeliverSpecial(start, first);
        }
        _ordinal++;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint TagAt(int start, int length)
    {
        var buffer = _buffer;
        return length switch
        {
            2 => Letters(0, buffer[start], buffer[start + 1]),
            3 => Letters(buffer[start], buffer[start + 1], buffer[start + 2]),
            _ => 0,
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Letters(uint one, uint two, uint three)
    {
        unchecked
        {
            var legal = (one == 0 || IsLegal(one)) && IsLegal(two) && IsLegal(three);
            return legal ? (one << 16) | (two << 8) | three : 0;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsLegal(uint letter) => unchecked(letter - 'A' < 26 || letter - '0' < 10);

    public void Dispose() => _source?.Dispose();
}
