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
            Append(checker.Loop);
            _isAhead = false;
        }
        while (!_ended && checker.Read())
        {
            var loop = checker.Loop;
            if (_part.Count > 0 && Starts(loop))
            {
                return _isAhead = true;
            }
            Append(loop);
        }
        _ended = true;
        return _part.Count > 0;
    }

    /// <summary>A part starts at each unit of the guide, and where envelope and transaction begin and end.</summary>
    private bool Starts(LoopRule? loop) => loop is not null && checker.Opened ? loop.IsUnit
        : checker.Tag is Tags.Isa or Tags.Gs or Tags.St or Tags.Se or Tags.Iea or Tags.Plb;

    private void Append(LoopRule? loop)
    {
        var opens = loop is not null && checker.Opened;
        var segment = checker.Segment;
        if (_part.Count == 0)
        {
            var name = opens ? loop!.Id : checker.Rule?.Id == "PLB" ? "PLB" : "";
            _part.Start(name, checker.Guide, checker.Delimiters, segment.ByteOffset);
        }
        else if (checker.Tag == Tags.Bht)
        {
            // Which guide it is may be said only here.
            _part.Guide = checker.Guide;
        }
        _part.Add(segment, loop?.Number ?? 0, opens, checker.IsInside);
    }
}
