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

    private static readonly uint Plb = Tags.Pack("PLB");

    private readonly HashSet<LoopRule> _known = [];
    private readonly HashSet<LoopRule> _units = [];
    private readonly List<PartSegment> _segments = [];
    private byte[] _bytes = new byte[4096];
    private int _length;
    private string _loop = "";
    private Guide? _guide;
    private long _offset;
    private Delimiters _delimiters;

    /// <summary>Every part of the file, in order; issues gather in the checker.</summary>
    public IEnumerable<Part> Read()
    {
        while (checker.Read())
        {
            if (Starts() && _segments.Count > 0)
            {
                yield return Take();
            }
            Append();
        }
        if (_segments.Count > 0)
        {
            yield return Take();
        }
    }

    /// <summary>A part starts at each unit of the guide, and where envelope and transaction begin and end.</summary>
    private bool Starts()
    {
        var tag = checker.Segment.Tag;
        if (checker.OpensLoop && checker.Loop is { } loop)
        {
            if (_known.Add(loop) && IsUnit(loop))
            {
                _units.Add(loop);
            }
            return _units.Contains(loop);
        }
        return tag is Tags.Isa or Tags.Gs or Tags.St or Tags.Se or Tags.Iea || tag == Plb;
    }

    private bool IsUnit(LoopRule loop)
    {
        var set = checker.Guide?.TransactionSet;
        return Units.Contains($"{loop.Id} in {set}") || (Units.Contains(loop.Id) && set is not "275");
    }

    private void Append()
    {
        var segment = checker.Segment;
        var bytes = segment.Bytes;
        if (_segments.Count == 0)
        {
            _loop = checker.OpensLoop ? checker.Loop!.Id : checker.Rule?.Id == "PLB" ? "PLB" : "";
            (_guide, _offset, _delimiters) = (checker.Guide, segment.ByteOffset, checker.Delimiters);
        }
        while (_length + bytes.Length + 1 > _bytes.Length)
        {
            Array.Resize(ref _bytes, _bytes.Length * 2);
        }
        bytes.CopyTo(_bytes.AsSpan(_length));
        _segments.Add(new PartSegment(_length, checker.OpensLoop, checker.Loop));
        _length += bytes.Length;
        _bytes[_length++] = checker.Delimiters.Terminator;
    }

    private Part Take()
    {
        var part = new Part(
            _loop, _guide, _delimiters, _bytes.AsSpan(0, _length).ToArray(), [.. _segments], _offset);
        _length = 0;
        _segments.Clear();
        return part;
    }
}
