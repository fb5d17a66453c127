using System.Runtime.CompilerServices;
using Chairtime.X12.Checking;
using Chairtime.X12.Envelope;
using Chairtime.X12.Grammar;

namespace Chairtime.X12.Reading;

/// <summary>
/// Reads a file part by part, checking it on the way: one claim, payment or subject at a time, so that a transaction
/// with many thousands of claims never stands in memory as a whole.
/// </summary>
public sealed class PartReader(Checker checker)
{
    private readonly Part _part = new(new PartTexts());

    // The current segment starts the next part.
    private bool _isAhead;
    private bool _ended;

    /// <summary>Every part of the file, in order; issues gather in the checker.</summary>
    public IEnumerable<Part> Read()
    {
        foreach (var part in ReadEach())
        {
            yield return part.Keep();
        }
    }

    /// <summary>The same, in one part that is filled again each time.</summary>
    internal IEnumerable<Part> ReadEach()
    {
        while (Fill())
        {
            yield return _part;
        }
    }

    /// <summary>Reads the next part; false when there is none.</summary>
    private bool Fill()
    {
        _part.Clear();
        if (_isAhead)
        {
            Start();
            _isAhead = false;
        }
        while (!_ended && checker.Read())
        {
            if (_part.Count == 0)
            {
                Start();
                continue;
            }
            var loop = checker.Loop;
            var opens = loop is not null && checker.Opened;
            if (opens ? loop!.IsUnit : IsOwn(checker.Tag))
            {
                return _isAhead = true;
            }
            Append(loop, opens);
        }
        _ended = true;
        return _part.Count > 0;
    }

    /// <summary>True where envelope and transaction begin and end, and where providers settle.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsOwn(uint tag) => tag is Tags.Isa or Tags.Gs or Tags.St or Tags.Se or Tags.Iea or Tags.Plb;

    private void Start()
    {
        var loop = checker.Loop;
        var opens = loop is not null && checker.Opened;
        var name = opens ? loop!.Id : checker.Rule?.Id == "PLB" ? "PLB" : "";
        _part.Start(name, checker.Guide, checker.Delimiters, checker.Segment.ByteOffset);
        Append(loop, opens);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Append(LoopRule? loop, bool opens)
    {
        var number = loop is null ? 0 : loop.Number;
        var reader = checker.Reader;
        ref readonly var mark = ref reader.CurrentMark;
        if (mark.Cuts != 0 && reader.IsInside && _part.HasRoom)
        {
            _part.Add(ref reader.FirstOf(mark), mark.Cuts, mark.Tag, number, opens);
        }
        else
        {
            _part.Add(checker.Segment, number, opens);
        }
        if (mark.Tag == Tags.Bht)
        {
            // Which guide it is may be said only here.
            _part.Guide = checker.Guide;
        }
    }
}
