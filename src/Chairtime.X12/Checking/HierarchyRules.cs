using System.Buffers.Text;
using Chairtime.X12.Envelope;
using Chairtime.X12.Grammar;

namespace Chairtime.X12.Checking;

/// <summary>
/// HL segments: numbered from 1, each under a parent of the right level that came before, with children where HL04
/// says so.
/// </summary>
internal class HierarchyRules(IssueList issues, Delimiters delimiters) : GuideRules(issues, delimiters)
{
    private readonly LevelTable _levels = new();
    private readonly byte[] _lastId = new byte[12];
    private int _lastIdLength;
    private int _count;
    private Spot _lastAt;
    private string _lastLoop = "";
    private bool _lastHasChildren;
    private bool _awaitsChild;

    /// <summary>HL03 of the last HL, packed.</summary>
    protected uint Level { get; private set; }

    /// <summary>True when the last HL does not say that others are under it.</summary>
    protected bool IsLowest => !_lastHasChildren;

    public override void Accept(in Segment segment, SegmentRule rule, LoopRule loop, bool opensLoop)
    {
        if (rule.Tag != Tags.Hl)
        {
            return;
        }
        var parent = segment[2];
        var isChild = parent.Length > 0 && parent.SequenceEqual(_lastId.AsSpan(0, _lastIdLength));
        if (!isChild && (parent.Length == 0 || _levels.Find(parent) != 0))
        {
            EndLevel();
        }
        _count++;
        Level = LevelTable.Pack(segment[3]);
        CheckParent(segment, parent, isChild);
        if (!_levels.TryAdd(segment[1], Level))
        {
            Situation(segment, "hierarchy.duplicate-id", 1, "the same HL number came before in this transaction", "7");
        }
        if (!IsNumber(segment[1], _count) && Utf8Parser.TryParse(segment[1], out long _, out _))
        {
            Issues.AddElement(segment, new("hierarchy.sequence", 4), new(1), segment[1], $"{_count} comes next", "",
                IssueSeverity.Warning);
        }
        _lastAt = Remember(segment);
        _lastIdLength = Math.Min(segment[1].Length, _lastId.Length);
        segment[1][.._lastIdLength].CopyTo(_lastId);
        _awaitsChild = _lastHasChildren = segment[4].SequenceEqual("1"u8);
        _lastLoop = _awaitsChild ? Issues.Loop() : "";
    }

    public override void Finish(in Segment trailer) => EndLevel();

    /// <summary>Children follow their parent at once, so whatever else comes ends the wait for them.</summary>
    private void EndLevel()
    {
        if (_awaitsChild)
        {
            Later(_lastAt, _lastLoop, "hierarchy.children", 4, "says that levels follow under it, and none does",
                new AckCode(AckLevel.Element, "7"));
        }
        _awaitsChild = false;
    }

    private void CheckParent(in Segment segment, ReadOnlySpan<byte> parent, bool isChild)
    {
        if (parent.Length == 0)
        {
            return;
        }
        var level = _levels.Find(parent);
        if (level == 0)
        {
            Situation(segment, "hierarchy.parent", 2, "names a parent that did not come before", "7");
        }
        else if (LevelTable.ParentsOf(Level) is { Length: > 0 } wanted && !wanted.Contains(level))
        {
            Situation(segment, "hierarchy.parent", 2, "names a parent of the wrong level", "7");
        }
        else if (isChild && !_lastHasChildren)
        {
            Situation(segment, "hierarchy.children", 2, "names a parent that says that nothing is under it", "7");
        }
    }

    private static bool IsNumber(ReadOnlySpan<byte> text, int number) =>
        Utf8Parser.TryParse(text, out int value, out var used) && used == text.Length && value == number;
}
