using System.Text;
using Chairtime.Cli.Coding;
using Chairtime.Cli.Inputs;

namespace Chairtime.Cli.Tests;

public class VisitPipelineTests
{
    private const int Cores = 3;
    private static readonly Place Here = new("here", "line", 1);

    [Fact]
    public void However_long_the_input_only_a_few_batches_are_held_at_once()
    {
        var text = new byte[1000];
        long pulled = 0, written = 0, most = 0;
        IEnumerable<VisitText> Endless()
        {
            for (; pulled < 200_000; pulled++)
                yield return new VisitText(Here, text);
        }

        var counts = Run(Endless(), OneByteEach, new Callback(visits =>
        {
            most = Math.Max(most, pulled - written);
            written += visits;
        }));
        Assert.Equal(200_000, counts.Coded);
        // Four batches a core, each a little over its target.
        Assert.InRange(most, 1, Cores * 4 * ((Batch.TargetBytes / 1000) + 1));
    }

    [Fact]
    public void A_reader_that_went_away_ends_the_work_without_the_rest_being_read()
    {
        long pulled = 0;
        IEnumerable<VisitText> Endless()
        {
            while (true)
            {
                pulled++;
                yield return new VisitText(Here, new byte[1000]);
            }
        }

        Assert.Throws<PipeGone>(() => Run(Endless(), OneByteEach, new Callback(_ => throw new PipeGone())));
        Assert.InRange(pulled, 1, 2 * Cores * 4 * ((Batch.TargetBytes / 1000) + 1));
    }

    [Fact]
    public void What_was_read_before_the_input_broke_is_still_written()
    {
        IEnumerable<VisitText> Breaking()
        {
            for (var i = 0; i < 3; i++)
                yield return new VisitText(Here, Encoding.UTF8.GetBytes($"{i}"));
            throw new IOException("the disk is gone");
        }

        var output = new MemoryStream();
        var error = Assert.Throws<IOException>(() => Run(Breaking(), Echo, output));
        Assert.Equal("the disk is gone", error.Message);
        Assert.Equal("012", Encoding.UTF8.GetString(output.ToArray()));
    }

    [Fact]
    public void A_text_larger_than_any_batch_passes_whole_among_small_ones()
    {
        var texts = new[] { 10, 3_000_000, 20, 9_000_000, 30 }.Select((length, i) =>
            new VisitText(Here, Enumerable.Repeat((byte)('a' + i), length).ToArray())).ToList();
        var output = new MemoryStream();
        Run(texts, Echo, output);
        Assert.Equal(texts.SelectMany(text => text.Text.ToArray()), output.ToArray());
    }

    private static void OneByteEach(Batch batch)
    {
        batch.Output.GetSpan(batch.Count);
        batch.Output.Advance(batch.Count);
        batch.Coded = batch.Count;
    }

    private static void Echo(Batch batch)
    {
        for (var i = 0; i < batch.Count; i++)
        {
            batch[i].Text.Span.CopyTo(batch.Output.GetSpan(batch[i].Text.Length));
            batch.Output.Advance(batch[i].Text.Length);
        }
    }

    private static PipelineCounts Run(IEnumerable<VisitText> texts, Action<Batch> work, Stream output) =>
        new VisitPipeline(
            Cores, work, new Streams(Stream.Null, output, TextWriter.Null, false, false, 100), null).Run(texts);

    private sealed class PipeGone : IOException;

    /// <summary>An output that calls back on each write.</summary>
    private sealed class Callback(Action<int> onWrite) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => onWrite(buffer.Length);
    }
}
