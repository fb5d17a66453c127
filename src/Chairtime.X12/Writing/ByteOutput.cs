using System.Buffers;

namespace Chairtime.X12.Writing;

/// <summary>Bytes that are being written, in one array that is handed over without a copy when it fits.</summary>
internal sealed class ByteOutput(int expected) : IBufferWriter<byte>
{
    private byte[] _bytes = GC.AllocateUninitializedArray<byte>(Math.Max(expected, 256));
    private int _count;

    public void Advance(int count) => _count += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Ensure(sizeHint);
        return _bytes.AsMemory(_count);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Ensure(sizeHint);
        return _bytes.AsSpan(_count);
    }

    /// <summary>What was written; nothing can be written after it.</summary>
    public byte[] Take()
    {
        if (_count != _bytes.Length)
        {
            Array.Resize(ref _bytes, _count);
        }
        return _bytes;
    }

    private void Ensure(int size)
    {
        if (_bytes.Length - _count < Math.Max(size, 1))
        {
            var more = Math.Max(_bytes.Length * 5L / 4, _count + size + 256L);
            Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, more));
        }
    }
}
