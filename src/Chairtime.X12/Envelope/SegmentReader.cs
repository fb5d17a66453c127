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
    private const int StreamBuffer = 128 * 1024;

    /// <summary>A longer run without a terminator is no segment but a wrong delimiter.</summary>
    public const int LongestSegment = 1024 * 1024;

    /// <summary>The largest BIN or BDS payload that is read.</summary>
    public const int LongestBinary = 64 * 1024 * 1024;

    private readonly Stream? _source;
    private readonly List<Notice> _notices = [];
    private byte[] _buffer;
    private int _length;

    // The next byte that belongs to no marked segment.
    private int _segment;
    private long _base;

    // How many segments were delivered before the one that is marked first.
    private long _earlier;
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
        MakeRoom(Math.Min(array.Count, ScanStep));
    }

    public SegmentReader(Stream source, int bufferSize = StreamBuffer)
    {
        _source = source;
        _buffer = new byte[Math.Max(bufferSize, 1024)];
        MakeRoom(ScanStep);
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
    public long Position => _base + (_at < _plainCount ? _marked[_at].Start + Current.Bytes.Length + 1 : _segment);

    /// <summary>How many segments have been read.</summary>
    public long Ordinal => unchecked(_earlier + _at);

    public Segment Current
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Marked(_at);
    }

    /// <summary>Where the current segment lies.</summary>
    internal ref readonly SegmentMark CurrentMark
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_marked), _at);
    }

    /// <summary>The first byte of a segment.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref byte FirstOf(in SegmentMark mark) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_buffer), mark.Start);

    /// <summary>The current segment's packed id.</summary>
    internal uint Tag => _marked[_at].Tag;

    /// <summary>True when as many bytes as a short segment may have lie in the buffer from the current one's start
    /// on.</summary>
    internal bool IsInside
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => unchecked(_marked[_at].Start + Segment.Short <= _buffer.Length);
    }

    /// <summary>Steps to the next segment; false at the end of the input.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Read() => unchecked(++_at) < _plainCount || ReadOn();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Segment Marked(int at)
    {
        unchecked
        {
            // The reader counts the marks itself.
            ref var mark = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_marked), at);
            return new Segment(
                ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_buffer), mark.Start), mark.Cuts,
                _ends, mark.Tag, _base + mark.Start, _earlier + at);
        }
    }

    /// <summary>Steps to a segment that is not plain, or marks more of them.</summary>
    private bool ReadOn()
    {
        var ordinal = Ordinal;
        var found = Find();
        _earlier = ordinal - _at - (found ? 0 : 1);
        return found;
    }

    private bool Find()
    {
        while (true)
        {
            if (_at < _plainCount || (_at == _plainCount && _hasSpecial && DeliverSpecial()))
            {
                return true;
            }
            if (_stop < _stopCount)
            {
                Mark();
            }
            else if (!_inside)
            {
                if (!OpenInterchange())
                {
                    return false;
                }
            }
            else if (!ScanMore() && AtEnd())
            {
                return true;
            }
        }
    }

    /// <summary>All segments that are left, for a loop that reads them by itself.</summary>
    public Enumerator GetEnumerator() => new(this);

    public void Dispose() => _source?.Dispose();

    /// <summary>Steps from segment to segment. Its place is its own, so that a loop does not wait until the reader's
    /// is written and read again; it is only told to the reader.</summary>
    public struct Enumerator
    {
        private readonly SegmentReader _reader;
        private int _at;
        private int _plainCount;

        internal Enumerator(SegmentReader reader) =>
            (_reader, _at, _plainCount) = (reader, reader._at, reader._plainCount);

        public readonly Segment Current
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => _reader.Marked(_at);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool MoveNext()
        {
            _reader._at = unchecked(++_at);
            if (_at < _plainCount)
            {
                return true;
            }
            var found = _reader.ReadOn();
            (_at, _plainCount) = (_reader._at, _reader._plainCount);
            return found;
        }
    }
}
