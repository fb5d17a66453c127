using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Chairtime.Cli.Inputs;

namespace Chairtime.Cli.Coding;

/// <summary>What happened to the visits of a run.</summary>
internal readonly record struct PipelineCounts(long Coded, long Held, long Bad)
{
    public int Status => Held > 0 || Bad > 0 ? ExitStatus.NeedsPerson : ExitStatus.Done;

    public long Seen => Coded + Bad;
}

/// <summary>
/// Works on visits on several cores and writes the results in input order. A fixed number of batches circulates, so
/// memory does not depend on the length of the input: who feeds waits until a batch is free.
/// </summary>
/// <param name="cores">How many batches are worked on at once.</param>
/// <param name="work">Turns a batch's texts into its output; called from several threads at once.</param>
internal sealed class VisitPipeline(int cores, Action<Batch> work, Streams streams, Progress? progress)
{
    private const int BatchesPerCore = 4;

    private readonly BlockingCollection<Batch> _free = [];
    private readonly BlockingCollection<Batch> _toWork = [];
    private readonly BlockingCollection<Batch> _toWrite = [];
    private ExceptionDispatchInfo? _failure;
    private PipelineCounts _counts;

    /// <summary>Called for each batch in input order, on one thread, after its output is written.</summary>
    public Action<Batch>? Written { get; init; }

    /// <exception cref="IOException">The input could not be read, or the output not written.</exception>
    public PipelineCounts Run(IEnumerable<VisitText> visits)
    {
        for (var i = 0; i < cores * BatchesPerCore; i++)
            _free.Add(new Batch());
        var threads = new List<Thread> { Start("write", Write) };
        for (var i = 0; i < cores; i++)
            threads.Add(Start($"code {i + 1}", Work));

        try
        {
            Feed(visits);
        }
        finally
        {
            // Whatever was read before the input broke is still worked on and written.
            _toWork.CompleteAdding();
            _toWrite.CompleteAdding();
            threads.ForEach(thread => thread.Join());
        }

        _failure?.Throw();
        progress?.End();
        return _counts;
    }

    private static Thread Start(string name, Action action)
    {
        var thread = new Thread(() => action()) { Name = name, IsBackground = true };
        thread.Start();
        return thread;
    }

    private void Feed(IEnumerable<VisitText> visits)
    {
        var batch = _free.Take();
        try
        {
            foreach (var visit in visits)
            {
                batch.Add(visit);
                if (!batch.IsFull)
                    continue;
                Hand(batch);
                batch = _free.Take();
                if (_failure is not null)
                    return;
            }
        }
        finally
        {
            if (!batch.IsEmpty)
                Hand(batch);
        }
    }

    private void Hand(Batch batch)
    {
        _toWrite.Add(batch);
        _toWork.Add(batch);
    }

    private void Work()
    {
        foreach (var batch in _toWork.GetConsumingEnumerable())
        {
            try
            {
                if (_failure is null)
                    work(batch);
            }
            catch (Exception error)
            {
                Fail(error);
            }
            finally
            {
                batch.Finish();
            }
        }
    }

    private void Write()
    {
        foreach (var batch in _toWrite.GetConsumingEnumerable())
        {
            batch.Wait();
            try
            {
                if (_failure is null)
                    Write(batch);
            }
            catch (Exception error) when (error is IOException or CannotException or UnauthorizedAccessException)
            {
                Fail(error);
            }

            batch.Reset();
            _free.Add(batch);
        }
    }

    private void Write(Batch batch)
    {
        streams.Out.Write(batch.Output.WrittenSpan);
        streams.Out.Flush();
        Written?.Invoke(batch);
        if (batch.Complaints.Count > 0)
        {
            progress?.Clear();
            foreach (var complaint in batch.Complaints)
                streams.Error.WriteLine(complaint);
        }

        _counts = new(_counts.Coded + batch.Coded, _counts.Held + batch.Held, _counts.Bad + batch.Bad);
        progress?.Show(_counts.Seen, batch.Bytes);
    }

    private void Fail(Exception error) =>
        Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(error), null);
}
