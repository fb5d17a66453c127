using Chairtime.Billing.Visits;

namespace Chairtime.Cli.Inputs;

/// <summary>The part of a stream that is looked at. Grows to hold one visit, and never much beyond.</summary>
internal sealed class ByteWindow(Stream stream)
{
    /// <summary>More than this is no visit, and is not kept.</summary>
    public const int MostBytes = VisitReader.MostBytes;

    private byte[] _bytes = new byte[MostBytes / 4];
    private int _start;
    private int _end;

    public ReadOnlyMemory<byte> Unread => _bytes.AsMemory(_start, _end - _start);

    public int Count => _end - _start;

    /// <summary>The next byte; null at the end of the stream.</summary>
    public byte? First => Count > 0 || Fill() ? _bytes[_start] : null;

    public ReadOnlyMemory<byte> Take(int count)
    {
        var taken = Unread[..count];
        _start += count;
        return taken;
    }

    /// <summary>Reads on behind what is there. What was taken before is no longer good.</summary>
    /// <returns>False at the end of the stream.</returns>
    public bool Fill()
    {
        if (_start > 0)
        {
            _bytes.AsSpan(_start, Count).CopyTo(_bytes);
            (_start, _end) = (0, Count);
        }

        if (_end == _bytes.Length)
            Array.Resize(ref _bytes, 2 * _bytes.Length);
        var read = stream.Read(_bytes, _end, _bytes.Length - _end);
        _end += read;
        return read > 0;
    }

    public void SkipByteOrderMark()
    {
        while (Count < 3 && Fill())
        {
        }

        if (Unread.Span is [0xEF, 0xBB, 0xBF, ..])
            Take(3);
    }

    public void SkipWhiteSpace()
    {
        while (First is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            Take(1);
    }

    /// <summary>True when the first line ends where a JSON value cannot, and the next one goes on with it.</summary>
    /// <remarks>A line that was cut off behind a comma is told by the object that begins on the next one.</remarks>
    public bool IsLaidOutOverLines()
    {
        byte last = 0;
        var isLineOver = false;
        for (var i = 0; i <= MostBytes && (i < Count || Fill()); i++)
        {
            var sign = Unread.Span[i];
            if (sign == (byte)'\n')
                isLineOver = true;
            else if (sign is (byte)' ' or (byte)'\t' or (byte)'\r')
                continue;
            else if (isLineOver)
                return last is (byte)'[' or (byte)':' || (last is (byte)'{' or (byte)',' && sign != (byte)'{');
            else
                last = sign;
        }

        return false;
    }
}
