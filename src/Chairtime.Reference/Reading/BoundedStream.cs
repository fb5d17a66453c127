namespace Chairtime.Reference.Reading;

/// <summary>A stream that refuses to give more than a set number of bytes: a small zip may unpack to
/// anything.</summary>
internal sealed class BoundedStream(Stream inner, long limit, string name) : Stream
{
    private long _given;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _given; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        _given += read;
        if (_given > limit)
            throw new RefusedFileException(name, "more than " + (limit >> 20) + " MiB unpacked", "a publisher's table");
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
