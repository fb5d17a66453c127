using System.Buffers;
using System.Globalization;
using Chairtime.X12.Checking;
using Chairtime.X12.Envelope;

namespace Chairtime.X12.Writing;

/// <summary>
/// Writes one interchange: the caller supplies every control number, date and time; counts are worked out. The
/// finished interchange is checked against its guide before it is handed over.
/// </summary>
public sealed class InterchangeWriter
{
    private readonly ArrayBufferWriter<byte> _output = new();
    private readonly string _control;
    private string _groupControl = "";
    private string _transactionControl = "";
    private long _transactionStart;
    private int _transactions;
    private int _groups;

    /// <param name="header">ISA01 to ISA15; ISA13 is the control number.</param>
    public InterchangeWriter(IReadOnlyList<string> header, Delimiters delimiters, bool lines = true)
    {
        Segments = new SegmentWriter(_output, delimiters, lines);
        Segments.Header(header);
        _control = header[12];
    }

    /// <summary>Where the segments between ST and SE go.</summary>
    public SegmentWriter Segments { get; }

    /// <param name="elements">GS01 to GS08; GS06 is the control number.</param>
    public void OpenGroup(params ReadOnlySpan<string?> elements)
    {
        _groupControl = elements[5] ?? "";
        _transactions = 0;
        _groups++;
        Segments.Write("GS", elements);
    }

    /// <param name="control">ST02, the same in SE02.</param>
    public void OpenTransaction(string set, string control, string? version)
    {
        _transactionControl = control;
        _transactionStart = Segments.Count;
        _transactions++;
        Segments.Write("ST", set, control, version);
    }

    public void CloseTransaction() =>
        Segments.Write("SE", Number(Segments.Count - _transactionStart + 1), _transactionControl);

    public void CloseGroup() => Segments.Write("GE", Number(_transactions), _groupControl);

    /// <summary>Closes the interchange and checks it; the bytes are usable when no issue is an error.</summary>
    /// <param name="options"><see cref="CheckOptions.Outgoing"/> when left out.</param>
    public (byte[] Bytes, IReadOnlyList<SyntaxIssue> Issues) Finish(CheckOptions? options = null)
    {
        Segments.Write("IEA", Number(_groups), _control);
        var bytes = _output.WrittenSpan.ToArray();
        using var checker = Checker.Run(bytes, options ?? CheckOptions.Outgoing);
        return (bytes, checker.Issues);
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
