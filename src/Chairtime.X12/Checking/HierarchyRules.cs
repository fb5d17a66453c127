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
    private int _number;
    private int _meant;
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
            if (opensLoop && loop.First.Tag == Tags.Hl)
            {
                // The HL is missing, which has been said; the level is there all the same.
                (_awaitsChild, _lastHasChildren, Level) = (false, true, LevelOf(loop.First));
                AddMeant();
                Utf8Formatter.TryFormat(_number, _lastId, out _lastIdLength);
            }
            return;
        }
        var parent = segment[2];
        var isChild = parent.Length > 0 && parent.SequenceEqual(_lastId.AsSpan(0, _lastIdLength));
        if (!isChild && (parent.Length == 0 || _levels.Find(parent) != 0) && _levels.Find(segment[1]) == 0)
        {
            EndLevel();
        }
        _count++;
        Level = LevelOf(rule);
        CheckParent(segment, parent, isChild);
        CheckNumber(segment);
        _lastAt = Remember(segment);
        Utf8Formatter.TryFormat(_number, _lastId, out _lastIdLength);
        _awaitsChild = segment[4].SequenceEqual("1"u8);
        // A code that is neither has been reported, and says nothing about children.
        _lastHasChildren = !segment[4].SequenceEqual("0"u8) && !(segment[4].IsEmpty && rule.Elements[3].Usage
            != Usage.Required);
        _lastLoop = _awaitsChild ? Issues.Loop() : "";
    }

    /// <summary>Numbers count from 1, each used once. A gap is said once: what follows it counts on from there.</summary>
    private void CheckNumber(in Segment segment)
    {
        if (!Utf8Parser.TryParse(segment[1], out int number, out var used) || used != segment[1].Length)
        {
            // No number at all has been reported.
            AddMeant();
            return;
        }
        var isNew = _levels.TryAdd(segment[1], Level) || number == _meant;
        if (!isNew)
        {
            Situation(segment, "hierarchy.duplicate-id", 1, "the same HL number came before in this transaction", "7");
        }
        else if (number != _number + 1 && number != _meant)
        {
            Issues.AddElement(segment, new("hierarchy.sequence", 4), new(1), segment[1], $"{_number + 1} comes next",
                "7", _count == 1 ? IssueSeverity.Warning : IssueSeverity.Error);
        }
        _number = isNew ? number : Math.Max(number, _number);
    }

    /// <summary>The number that should stand where none does, so that those who name it are not blamed.</summary>
    private void AddMeant()
    {
        Span<byte> meant = stackalloc byte[12];
        _meant = ++_number;
        Utf8Formatter.TryFormat(_number, meant, out var length);
        _levels.TryAdd(meant[..length], Level);
    }

    /// <summary>The level that the segment's place stands for, whatever its HL03 says.</summary>
    private static uint LevelOf(SegmentRule hl) =>
        LevelTable.Pack(System.Text.Encoding.ASCII.GetBytes(hl.Qualifiers?.Codes[0] ?? ""));

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

    /// <summary>The parent is in the gap before this number: that its HL is missing is said of the gap.</summary>
    private bool IsSkipped(ReadOnlySpan<byte> parent, ReadOnlySpan<byte> own) =>
        Utf8Parser.TryParse(parent, out int up, out _) && Utf8Parser.TryParse(own, out int number, out _)
        && up > _number && up < number;

    private void CheckParent(in Segment segment, ReadOnlySpan<byte> parent, bool isChild)
    {
        if (parent.Length == 0)
        {
            return;
        }
        var level = _levels.Find(parent);
        if (level == 0 && IsSkipped(parent, segment[1]))
        {
            return;
        }
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
}
