using System.Buffers.Text;
using Chairtime.X12.Envelope;
using Chairtime.X12.Grammar;
using Chairtime.X12.Guides;

namespace Chairtime.X12.Checking;

/// <summary>The envelope: headers and trailers, counts and control numbers, and what the reader noticed.</summary>
public sealed partial class Checker
{
    private readonly List<InterchangeOutcome> _interchanges = [];
    private readonly HashSet<string> _transactionNumbers = [];
    private readonly HashSet<string> _groupNumbers = [];
    private readonly HashSet<string> _interchangeNumbers = [];
    private InterchangeOutcome? _interchange;
    private GroupOutcome? _group;
    private TransactionOutcome? _transaction;
    private bool _isStraying;
    private int _withoutHeader;

    private void Envelope(in Segment segment, uint tag)
    {
        switch (tag)
        {
            case Tags.Isa:
                OpenInterchange(segment);
                break;
            case Tags.Gs:
                OpenGroup(segment);
                break;
            case Tags.St when _transaction is not null && _issues.SegmentInTransaction == 1
                && segment.Text(2) == _transaction.ControlNumber && _transaction.Guide is not null:
                // Said twice in a row, it is one transaction with a segment too many.
                _issues.SegmentInTransaction++;
                Place(segment);
                break;
            case Tags.St:
                OpenTransaction(segment);
                break;
            case Tags.Se:
                CloseTransaction(segment);
                break;
            case Tags.Ge:
                CloseGroup(segment);
                break;
            case Tags.Iea:
                CloseInterchange(segment);
                break;
            case Tags.Ta1 when _group is null:
                CheckAnswer(segment);
                break;
            default:
                Stray(segment);
                break;
        }
        Distribute();
    }

    /// <summary>Only the first of a run: the rest are the same mistake.</summary>
    private void Stray(in Segment segment)
    {
        if (!_isStraying)
        {
            var level = _group is null ? new AckCode(AckLevel.Interchange, "024") : new AckCode(AckLevel.Group, "5");
            Report(segment, "envelope.stray-segment", segment.Tag == 0 ? "???" : segment.Id,
                "stands outside any transaction, without an ST before it", level);
        }
        _isStraying = true;
    }

    private void OpenTransaction(in Segment segment)
    {
        EndTransaction(segment);
        _isStraying = false;
        if (_group is null)
        {
            Report(segment, "envelope.missing-group", "GS", "a transaction without a group header",
                new AckCode(AckLevel.Interchange, "024"));
            _group = new GroupOutcome(["", "", "", "", "", "0", "X", ""]) { IsImplied = true };
            _interchange?.Groups.Add(_group);
        }
        var version = segment.Count >= 3 && segment[3].Length > 0 ? segment.Text(3) : _group.Version;
        _transaction = new TransactionOutcome(segment.Text(1), segment.Text(2), version);
        _group.Transactions.Add(_transaction);
        _issues.StartTransaction();
        _issues.Transaction = _transaction.ControlNumber;
        _issues.SegmentInTransaction = 1;
        _issues.Key = null;
        _claims = 0;
        _companion?.Start(_reader.Delimiters.Component);
        if (!_transactionNumbers.Add(_transaction.ControlNumber))
        {
            Report(segment, "envelope.duplicate-transaction", "ST", "the same control number came before in the group",
                new AckCode(AckLevel.Transaction, "23"));
        }
        var guide = GuideBook.Find(_transaction.Set, version) ?? GuideBook.Find(_transaction.Set, _group.Version);
        if (guide is null)
        {
            NoGuide(segment);
            return;
        }
        _transaction.Guide = guide.Name;
        _walker.Start(guide, _reader.Delimiters.Component);
        _elements.Use(guide);
        _pendingPurpose = _transaction.Set == "278";
        _rules = GuideRules.For(guide, _issues, _reader.Delimiters);
        CheckGroup(segment, guide, version);
        Place(segment);
    }

    /// <summary>Either nobody knows the transaction set, or this version of it.</summary>
    private void NoGuide(in Segment segment)
    {
        var (element, ack) = GuideBook.IsSet(_transaction!.Set) ? (segment[3].Length > 0 ? 3 : 0, "I6") : (1, "1");
        var place = _issues.Here(segment.OffsetOf(element), segment.Ordinal);
        _issues.Add(new SyntaxIssue("guide.unknown", 2, IssueSeverity.Error, place, "ST", element == 0 ? null : element,
            null, null, element == 1 ? _transaction.Set : _transaction.Version,
            "no guide is known for this transaction set and version", new AckCode(AckLevel.Transaction, ack)));
    }

    /// <summary>A transaction belongs to the kind and the version of its group.</summary>
    private void CheckGroup(in Segment segment, Guide guide, string version)
    {
        if (_group!.IsImplied)
        {
            return;
        }
        if (_group.FunctionalId != guide.FunctionalGroup && GroupIds.Contains(_group.FunctionalId))
        {
            var place = _issues.Here(segment.OffsetOf(1), segment.Ordinal);
            _issues.Add(new SyntaxIssue("envelope.wrong-group", 1, IssueSeverity.Warning, place, "ST", 1, null, null,
                segment.Text(1), $"belongs into a group {guide.FunctionalGroup}, not {_group.FunctionalId}",
                new AckCode(AckLevel.Transaction, "18")));
        }
        if (version != _group.Version && segment.Count >= 3)
        {
            var another = GuideBook.Find(_transaction!.Set, _group.Version) is { } theirs && theirs.Name != guide.Name
                && theirs.TransactionSet == guide.TransactionSet && _transaction.Set != "278";
            Report(segment, "envelope.version-differs", "ST", "ST03 is not the version of the group (GS08)",
                new AckCode(AckLevel.Transaction, "I6"), another ? IssueSeverity.Error : IssueSeverity.Warning);
        }
    }

    private void CloseTransaction(in Segment segment)
    {
        if (_transaction is null && _isStraying)
        {
            // The ST is missing, which has been said where the first segment after it stands.
            _isStraying = false;
            _withoutHeader++;
            return;
        }
        _issues.SegmentInTransaction++;
        if (_transaction?.Guide is not null)
        {
            Place(segment);
        }
        if (_transaction is null)
        {
            Report(segment, "envelope.stray-trailer", "SE", "closes a transaction that was not opened",
                new AckCode(AckLevel.Interchange, "024"));
            return;
        }
        if (!IsNumber(segment[1], _issues.SegmentInTransaction))
        {
            Trailer(segment, "envelope.segment-count", 1,
                $"says {segment.Text(1)}, but there are {_issues.SegmentInTransaction} segments",
                new AckCode(AckLevel.Transaction, "4"));
        }
        if (segment.Text(2) != _transaction.ControlNumber && _transaction.ControlNumber.Length is >= 4 and <= 9)
        {
            Trailer(segment, "envelope.transaction-number", 2, "is not the control number of the ST segment",
                new AckCode(AckLevel.Transaction, "3"));
        }
        if (_transaction.Guide is not null)
        {
            _walker.Finish(segment);
            _rules?.Finish(segment);
            _companion?.Finish(segment);
        }
        Distribute();
        LeaveTransaction();
    }

    private void LeaveTransaction()
    {
        (_transaction, _rules, _pendingPurpose) = (null, null, false);
        (_issues.Transaction, _issues.Key, _issues.SegmentInTransaction) = (null, null, 0);
    }

    private void CloseGroup(in Segment segment)
    {
        EndTransaction(segment);
        if (_group is null)
        {
            Report(segment, "envelope.stray-trailer", "GE", "closes a group that was not opened",
                new AckCode(AckLevel.Interchange, "024"));
            return;
        }
        _group.StatedCount = segment.Text(1);
        var transactions = _group.Transactions.Count + _withoutHeader;
        if (!IsNumber(segment[1], transactions))
        {
            Trailer(segment, "envelope.transaction-count", 1,
                $"says {segment.Text(1)}, but there are {transactions} transactions",
                new AckCode(AckLevel.Group, "5"));
        }
        if (segment.Text(2) != _group.ControlNumber && !_group.IsImplied)
        {
            Trailer(segment, "envelope.group-number", 2, "is not the control number of the GS segment",
                new AckCode(AckLevel.Group, "4"));
        }
        Distribute();
        LeaveGroup();
    }

    private void LeaveGroup() => (_group, _issues.Group, _isStraying, _withoutHeader) = (null, null, false, 0);

    /// <summary>Leading zeros change no count.</summary>
    private static bool IsNumber(ReadOnlySpan<byte> text, int number) =>
        Utf8Parser.TryParse(text, out int value, out var used) && used == text.Length && value == number;

    private void CloseInterchange(in Segment segment)
    {
        EndGroup(segment);
        _isStraying = false;
        if (_interchange is null)
        {
            return;
        }
        var implied = _interchange.Groups.Count(group => group.IsImplied);
        if (!IsNumber(segment[1], _interchange.Groups.Count)
            && !IsNumber(segment[1], _interchange.Groups.Count - implied))
        {
            Trailer(segment, "envelope.group-count", 1,
                $"says {segment.Text(1)}, but there are {_interchange.Groups.Count} groups",
                new AckCode(AckLevel.Interchange, "021"));
        }
        if (segment.Text(2) != _interchange.Header.ControlNumber)
        {
            Trailer(segment, "envelope.interchange-number", 2, "is not the control number of the ISA segment",
                new AckCode(AckLevel.Interchange, "001"));
        }
        Distribute();
        (_interchange, _issues.Interchange) = (null, null);
    }

    private void EndTransaction(in Segment at)
    {
        if (_transaction is null)
        {
            return;
        }
        Report(at, "envelope.missing-trailer", "SE", "the transaction has no trailer",
            new AckCode(AckLevel.Transaction, "2"));
        // Of a file that breaks off nobody can say what its sums would have been.
        if (_transaction.Guide is not null && !_ended)
        {
            _rules?.Finish(at);
        }
        Distribute();
        LeaveTransaction();
    }

    private void EndGroup(in Segment at)
    {
        EndTransaction(at);
        if (_group is not null)
        {
            Report(at, "envelope.missing-trailer", "GE", "the group has no trailer", new AckCode(AckLevel.Group, "3"));
            Distribute();
            LeaveGroup();
        }
    }

    private void EndInterchange(in Segment at)
    {
        EndGroup(at);
        if (_interchange is not null)
        {
            Report(at, "envelope.missing-trailer", "IEA", "the interchange has no trailer",
                new AckCode(AckLevel.Interchange, "023"));
            Distribute();
            (_interchange, _issues.Interchange) = (null, null);
        }
    }

    private void AtEnd()
    {
        if (_ended)
        {
            return;
        }
        _ended = true;
        var end = Segment.Over(default, 0, _reader.Position, _reader.Ordinal + 1);
        ReportNotices(end);
        EndInterchange(end);
    }

    private void ReportNotices(in Segment near)
    {
        for (; _noticesSeen < _reader.Notices.Count; _noticesSeen++)
        {
            var notice = _reader.Notices[_noticesSeen];
            var (code, ack, severity) = notice.Kind switch
            {
                NoticeKind.Truncated => ("envelope.truncated", "023",
                    near.Tag == Tags.Iea ? IssueSeverity.Warning : IssueSeverity.Error),
                NoticeKind.TextOutside => ("envelope.text-outside", "022", IssueSeverity.Warning),
                NoticeKind.SegmentsOutside => ("envelope.stray-segment", "022", IssueSeverity.Error),
                NoticeKind.Header => ("envelope.header-form", "022", IssueSeverity.Error),
                NoticeKind.TooLong => ("envelope.segment-too-long", "022", IssueSeverity.Error),
                NoticeKind.EmptySegment => ("envelope.empty-segment", "022", IssueSeverity.Error),
                NoticeKind.BinaryLength => ("envelope.binary-length", "022", IssueSeverity.Error),
                NoticeKind.NoInterchange => ("envelope.no-interchange", "024", IssueSeverity.Error),
            };
            var place = _issues.Here(notice.ByteOffset, near.Ordinal);
            var answer = new AckCode(AckLevel.Interchange, ack);
            if (_transaction is not null && notice.Kind is NoticeKind.EmptySegment or NoticeKind.BinaryLength)
            {
                // Inside a transaction it is a fault of that one, and its neighbours stay acceptable.
                answer = new AckCode(AckLevel.Segment, notice.Kind == NoticeKind.EmptySegment ? "1" : "8");
                place = place with { SegmentInTransaction = place.SegmentInTransaction + 1 };
            }
            _issues.Add(new SyntaxIssue(code, 1, severity, place, answer.Level == AckLevel.Segment ? "???" : "",
                null, null, null, null, notice.Message, answer));
        }
        Distribute();
    }

    private void Report(
        in Segment at, string code, string tag, string expected, AckCode ack,
        IssueSeverity severity = IssueSeverity.Error) => _issues.Add(at, code, 1, tag, expected, ack, severity);

    private void Trailer(in Segment at, string code, int element, string expected, AckCode ack)
    {
        var place = _issues.Here(at.OffsetOf(element), at.Ordinal);
        _issues.Add(new SyntaxIssue(
            code, 1, IssueSeverity.Error, place, at.Id, element, null, null, at.Text(element), expected, ack));
    }
}
