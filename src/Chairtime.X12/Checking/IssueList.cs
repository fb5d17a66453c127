using System.Text;
using Chairtime.X12.Envelope;

namespace Chairtime.X12.Checking;

/// <summary>Collects issues with the place at which the check stands; shared by all checks of one file.</summary>
public sealed class IssueList
{
    /// <summary>More issues than this in one transaction are counted, not kept.</summary>
    public const int PerTransaction = 1000;

    private readonly List<SyntaxIssue> _issues = [];
    private int _inTransaction;

    public IReadOnlyList<SyntaxIssue> All => _issues;

    /// <summary>Issues that were met beyond the limit and not kept.</summary>
    public long Dropped { get; private set; }

    internal string? Interchange { get; set; }

    internal string? Group { get; set; }

    internal string? Transaction { get; set; }

    internal int SegmentInTransaction { get; set; }

    internal Func<string> Loop { get; set; } = static () => "";

    internal string? Key { get; set; }

    internal void StartTransaction() => _inTransaction = 0;

    internal void Add(
        in Segment at, string code, int snip, string tag, string expected, AckCode ack,
        IssueSeverity severity = IssueSeverity.Error)
    {
        var place = Here(at.ByteOffset, at.Ordinal);
        Add(new SyntaxIssue(code, snip, severity, place, tag, null, null, null, null, expected, ack));
    }

    internal void AddElement(
        in Segment at, string code, int snip, int element, int component, int repeat, ReadOnlySpan<byte> value,
        string expected, string ack, IssueSeverity severity = IssueSeverity.Error)
    {
        Add(new SyntaxIssue(
            code, snip, severity, Here(at.OffsetOf(element), at.Ordinal), at.Id, element,
            component == 0 ? null : component, repeat == 0 ? null : repeat,
            value.Length == 0 ? null : Encoding.Latin1.GetString(value[..Math.Min(value.Length, 99)]), expected,
            new AckCode(ack.Length == 0 ? AckLevel.None : AckLevel.Element, ack)));
    }

    internal Place Here(long offset, long ordinal) =>
        new(offset, Interchange, Group, Transaction, SegmentInTransaction, ordinal, Loop());

    internal void Add(SyntaxIssue issue)
    {
        if (++_inTransaction > PerTransaction)
        {
            Dropped++;
            return;
        }
        _issues.Add(Key is null ? issue : issue with { Key = Key });
    }
}
