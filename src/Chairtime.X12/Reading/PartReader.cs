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
    private static readonly HashSet<string> Units =
    [
        "2000A", "2000B", "2000C", "2000D", "2000E", "2000F", "2300", "2100 in 835", "2000 in 999", "2000A in 275",
    ];

    private readonly HashSet<LoopRule> _known = [];
    private readonly HashSet<LoopRule> _units = [];
    private LoopRule? _lastLoop;
    private bool _lastStarts;
    private readonly Part _part = new(new PartTexts());

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
        while (checker.Read())
        {
            if (Starts() && _part.Count > 0)
            {
                yield return _part;
                _part.Clear();
            }
            Append();
        }
        if (_part.Count > 0)
        {
            yield return _part;
        }
    }

    /// <summary>A part starts at each unit of the guide, and where envelope and transaction begin and end.</summary>
    private bool Starts()
    {
        var rule = checker.Rule;
        if (rule is not null && checker.OpensLoop)
        {
            var loop = checker.Loop!;
            if (loop == _lastLoop)
            {
                return _lastStarts;
            }
            if (_known.Add(loop) && IsUnit(loop))
            {
                _units.Add(loop);
            }
            (_lastLoop, _lastStarts) = (loop, _units.Contains(loop));
            return _lastStarts;
        }
        return checker.Tag is Tags.Isa or Tags.Gs or Tags.St or Tags.Se or Tags.Iea or Tags.Plb;
    }

    private bool IsUnit(LoopRule loop)
    {
        var set = checker.Guide?.TransactionSet;
        return Units.Contains($"{loop.Id} in {set}") || (Units.Contains(loop.Id) && set is not "275");
    }

    private void Append()
    {
        var segment = checker.Segment;
        if (_part.Count == 0)
        {
            var loop = checker.OpensLoop ? checker.Loop!.Id : checker.Rule?.Id == "PLB" ? "PLB" : "";
            _part.Start(loop, checker.Guide, checker.Delimiters, segment.ByteOffset);
        }
        _part.Add(segment, checker.Loop, checker.OpensLoop);
    }
}
