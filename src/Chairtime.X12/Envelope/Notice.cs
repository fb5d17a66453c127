namespace Chairtime.X12.Envelope;

/// <summary>What the reader met that is not a whole segment inside an interchange.</summary>
public enum NoticeKind
{
    /// <summary>The file ends inside a segment.</summary>
    Truncated,

    /// <summary>Text that belongs to no interchange; skipped.</summary>
    TextOutside,

    /// <summary>Segments that belong to no interchange, such as a second trailer; skipped.</summary>
    SegmentsOutside,

    /// <summary>An ISA that cannot be read, or that does not keep its fixed form.</summary>
    Header,

    /// <summary>A run without a terminator beyond the limit; the rest of the interchange is given up.</summary>
    TooLong,

    /// <summary>Two terminators with nothing between them.</summary>
    EmptySegment,

    /// <summary>A BIN or BDS segment whose stated length does not lead to a terminator.</summary>
    BinaryLength,

    /// <summary>There is no interchange in the input at all.</summary>
    NoInterchange,
}

/// <param name="ByteOffset">Where in the file.</param>
/// <param name="Length">Bytes concerned.</param>
public sealed record Notice(NoticeKind Kind, long ByteOffset, long Length, string Message);
