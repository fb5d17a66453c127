using System.Text;
using Chairtime.X12.Envelope;

namespace Chairtime.X12.Checking;

/// <summary>Collects issues with the place at which the check stands; shared by all checks of one file.</summary>
public sealed class IssueList
{
    /// <summary>More errors than this in one transaction are counted, not kept; warnings have their own
    /// limit of the same size, so that no number of them hides an error.</summary>
    public const int PerTransaction = 1000;

    private readonly List<SyntaxIssue> _issues = [];
    private byte[] _keyBytes = new byte[64];
    private int _keyLength;
    private string? _key;
    private int _errors;
    private int _warnings;

    public IReadOnlyList<SyntaxIssue> All => _issues;

    internal int Count => _issues.Count;

    /// <summary>How many were met, kept or not.</summary>
    internal long Met => unchecked(_issues.Count + Dropped);

    /// <summary>Issues that were met beyond the limits and not kept.</summary>
    public long Dropped { get; private set; }

    /// <summary>True when an error was met, kept or not.</summary>
    public bool HasErrors { get; private set; }

    internal string? Interchange { get; set; }

    internal string? Group { get; set; }

    internal string? Transaction { get; set; }

    internal int SegmentInTransaction { get; set; }

    internal Func<string> Loop { get; set; } = static () => "";

    /// <summary>The business key near the check; its text is made when something asks for it.</summary>
    internal string? Key
    {
        get => _key ??= _keyLength == 0 ? null : Encoding.Latin1.GetString(_keyBytes, 0, _keyLength);
        set => (_key, _keyLength) = (value, 0);
    }

    internal void TakeKey(ReadOnlySpan<byte> key)
    {
        (_key, _keyLength) = (null, key.Length);
        if (key.Length > _keyBytes.Length)
        {
            _keyBytes = new byte[key.Length * 2];
        }
        key.CopyTo(_keyBytes);
    }

    /// <summary>Severities that the caller has changed, by code.</summary>
    internal IReadOnlyDictionary<string, IssueSeverity>? Severities { get; init; }

    internal void StartTransaction() => _errors = _warnings = 0;

    internal void Add(
        in Segment at, string code, int snip, string tag, string expected, AckCode ack,
        IssueSeverity severity = IssueSeverity.Error)
    {
        var place = Here(at.ByteOffset, at.Ordinal);
        Add(new SyntaxIssue(code, snip, severity, place, tag, null, null, null, null, expected, ack));
    }

    internal void AddElement(
        in Segment at, IssueKind kind, ElementSpot spot, ReadOnlySpan<byte> value, string expected, string ack,
        IssueSeverity severity = IssueSeverity.Error)
    {
        var (element, component, repeat) = spot;
        Add(new SyntaxIssue(
            kind.Code, kind.Snip, severity, Here(at.OffsetOf(element), at.Ordinal), at.Id, element,
            component == 0 ? null : component, repeat == 0 ? null : repeat,
            value.Length == 0 ? null : Encoding.Latin1.GetString(value[..Math.Min(value.Length, 99)]), expected,
            new AckCode(ack.Length == 0 ? AckLevel.None : AckLevel.Element, ack)));
    }

    /// <summary>Reports something at a place that was passed before its fault could be known.</summary>
    internal void AddLater(
        Spot at, string loop, string code, int element, string expected, AckCode ack, Trigger? trigger)
    {
        var place = Here(at.Offset, at.Ordinal) with { SegmentInTransaction = at.InTransaction, Loop = loop };
        Add(new SyntaxIssue(code, 4, IssueSeverity.Error, place, Tags.Unpack(at.Tag), element == 0 ? null : element,
            null, null, null, expected, ack) { Trigger = trigger });
    }

    internal Place Here(long offset, long ordinal) =>
        new(offset, Interchange, Group, Transaction, SegmentInTransaction, ordinal, Loop());

    internal void Add(SyntaxIssue issue)
    {
        if (Severities is not null && Severities.TryGetValue(issue.Code, out var severity))
        {
            issue = issue with { Severity = severity };
        }
        // The envelope is never dropped: its few issues decide whether anything is accepted at all.
        var seen = issue.Severity == IssueSeverity.Error ? ++_errors : ++_warnings;
        HasErrors |= issue.Severity == IssueSeverity.Error;
        if (seen > PerTransaction && issue.Ack.Level is not (AckLevel.Interchange or AckLevel.Group
            or AckLevel.Transaction))
        {
            Dropped++;
            return;
        }
        _issues.Add(Key is null ? issue : issue with { Key = Key });
    }
}

/// <summary>What kind of problem it is, and the SNIP level that looks for it.</summary>
internal readonly record struct IssueKind(string Code, int Snip);

/// <summary>Where in a segment: element, component and repeat, from 1; 0 where the whole is meant.</summary>
internal readonly record struct ElementSpot(int Element, int Component = 0, int Repeat = 0);
