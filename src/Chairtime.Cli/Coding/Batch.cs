using System.Buffers;
using Chairtime.Cli.Billing;
using Chairtime.Cli.Inputs;

namespace Chairtime.Cli.Coding;

/// <summary>Some visits on their way through the pipeline: texts in, bytes and complaints out. Used again and
/// again.</summary>
internal sealed class Batch : IDisposable
{
    /// <summary>Full from here on. Large enough to make handing over cheap, small enough to stay in the processor's
    /// cache.</summary>
    public const int TargetBytes = 256 * 1024;

    // Texts without bytes (refused ones) count too.
    private const int MostTexts = 4096;

    // What one huge visit made a batch grow to is given back, so that memory stays flat.
    private const int KeptBytes = 4 * TargetBytes;

    private readonly List<(VisitText Text, int Start)> _texts = [];
    private readonly ManualResetEventSlim _isDone = new();
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(TargetBytes);
    private int _used;

    public bool IsFull => _used >= TargetBytes || _texts.Count >= MostTexts;

    public bool IsEmpty => _texts.Count == 0;

    public int Count => _texts.Count;

    public int Bytes => _used;

    /// <summary>What goes to standard output.</summary>
    public ArrayBufferWriter<byte> Output { get; private set; } = new(TargetBytes);

    /// <summary>What goes to standard error, one line each.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>What billing made of the visits, in input order; empty where nothing is billed.</summary>
    public List<BilledVisit> Billed { get; } = [];

    public int Coded { get; set; }

    public int Held { get; set; }

    public int Bad { get; set; }

    /// <summary>Takes the visit over; its text is copied.</summary>
    public void Add(VisitText visit)
    {
        var text = visit.Text.Span;
        if (_bytes.Length - _used < text.Length)
            Grow(text.Length);
        text.CopyTo(_bytes.AsSpan(_used));
        _texts.Add((visit, _used));
        _used += text.Length;
    }

    public VisitText this[int index]
    {
        get
        {
            var (visit, start) = _texts[index];
            return visit with { Text = _bytes.AsMemory(start, visit.Text.Length) };
        }
    }

    public void Finish() => _isDone.Set();

    public void Wait() => _isDone.Wait();

    /// <summary>Empties the batch for its next use.</summary>
    public void Reset()
    {
        _isDone.Reset();
        _texts.Clear();
        _used = 0;
        Complaints.Clear();
        Billed.Clear();
        (Coded, Held, Bad) = (0, 0, 0);
        if (_bytes.Length > KeptBytes)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = ArrayPool<byte>.Shared.Rent(TargetBytes);
        }

        if (Output.Capacity > KeptBytes)
            Output = new ArrayBufferWriter<byte>(TargetBytes);
        else
            Output.ResetWrittenCount();
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _isDone.Dispose();
    }

    private void Grow(int more)
    {
        var larger = ArrayPool<byte>.Shared.Rent(checked(_used + more));
        _bytes.AsSpan(0, _used).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
