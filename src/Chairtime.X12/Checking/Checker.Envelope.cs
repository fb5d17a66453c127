using System.Globalization;
using System.Text;
using Chairtime.X12.Envelope;
using Chairtime.X12.Guides;

namespace Chairtime.X12.Checking;

/// <summary>The envelope: headers and trailers, counts and control numbers, and what the reader noticed.</summary>
public sealed partial class Checker
{
    private static readonly HashSet<string> GroupIds =
        ["HC", "HP", "FA", "HN", "HR", "HS", "HB", "HI", "PI", "BE", "RA"];

    private readonly List<InterchangeOutcome> _interchanges = [];
    private readonly HashSet<string> _transactionNumbers = [];
    private readonly HashSet<string> _groupNumbers = [];
    private readonly HashSet<string> _interchangeNumbers = [];
    private InterchangeOutcome? _interchange;
    private GroupOutcome? _group;
    private TransactionOutcome? _transaction;

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
            case Tags.Ta1:
                break;
            default:
                Report(segment, "envelope.stray-segment", segment.Tag == 0 ? "???" : segment.Id,
                    "stands outside any transaction", new AckCode(AckLevel.Interchange, "024"));
                break;
        }
        Distribute();
    }

    private void OpenInterchange(in Segment segment)
    {
        EndInterchange(segment);
        var header = _reader.Header!;
        _interchange = new InterchangeOutcome(header);
        _interchanges.Add(_interchange);
        _elements.Use(header.Delimiters);
        _issues.StartTransaction();
        _issues.Interchange = header.ControlNumber.Trim();
        _groupNumbers.Clear();
        var key = string.Join('|', header.Elements.Skip(4).Take(4).Append(header.ControlNumber));
        if (!_interchangeNumbers.Add(key))
        {
            Report(segment, "envelope.duplicate-interchange", "ISA", "the same control number came before",
                new AckCode(AckLevel.Interchange, "025"));
        }
        CheckHeader(segment, header);
    }

    private void CheckHeader(in Segment segment, InterchangeHeader header)
    {
        Header(segment, header.Elements[0] is "00" or "01" or "02" or "03" or "04" or "05" or "06", 1, "010");
        Header(segment, header.Elements[2] is "00" or "01", 3, "012");
        Header(segment, header.Elements[4].Trim().Length == 2, 5, "005");
        Header(segment, header.Elements[6].Trim().Length == 2, 7, "007");
        Header(segment, header.Elements[5].Trim().Length > 0, 6, "006");
        Header(segment, header.Elements[7].Trim().Length > 0, 8, "008");
        Header(segment, ValueForms.IsDate(Encoding.Latin1.GetBytes("20" + header.Elements[8])), 9, "014");
        Header(segment, header.Elements[9].Length == 4 && ValueForms.IsTime(
            Encoding.Latin1.GetBytes(header.Elements[9])), 10, "015");
        Header(segment, header.Elements[11] is "00501" or "00602", 12, "017", IssueSeverity.Warning);
        Header(segment, header.ControlNumber.Length == 9 && header.ControlNumber.All(char.IsAsciiDigit), 13, "018");
        Header(segment, header.Elements[13] is "0" or "1", 14, "019");
        Header(segment, header.Elements[14] is "P" or "T", 15, "020");
        Header(segment, header.Delimiters.HasRepetition, 11, "026", IssueSeverity.Warning);
    }

    private void Header(
        in Segment segment, bool holds, int element, string note, IssueSeverity severity = IssueSeverity.Error)
    {
        if (!holds)
        {
            var place = _issues.Here(segment.OffsetOf(element), segment.Ordinal);
            _issues.Add(new SyntaxIssue("envelope.header-value", 1, severity, place, "ISA", element, null, null,
                segment.Text(element), "is not a legal value of the interchange header",
                new AckCode(AckLevel.Interchange, note)));
        }
    }

    private void OpenGroup(in Segment segment)
    {
        EndGroup(segment);
        var elements = new string[8];
        for (var i = 0; i < 8; i++)
        {
            elements[i] = segment.Text(i + 1);
        }
        _group = new GroupOutcome(elements);
        _interchange?.Groups.Add(_group);
        _issues.Group = _group.ControlNumber;
        _transactionNumbers.Clear();
        Group(segment, GroupIds.Contains(elements[0]), 1, "1");
        Group(segment, elements[1].Length is >= 2 and <= 15, 2, "14");
        Group(segment, elements[2].Length is >= 2 and <= 15, 3, "13");
        Group(segment, ValueForms.IsDate(Encoding.Latin1.GetBytes(elements[3])), 4, "1");
        Group(segment, ValueForms.IsTime(Encoding.Latin1.GetBytes(elements[4])), 5, "1");
        Group(segment, elements[5].Length is >= 1 and <= 9 && elements[5].All(char.IsAsciiDigit), 6, "6");
        Group(segment, elements[6] == "X", 7, "1");
        Group(segment, elements[7].Length is >= 6 and <= 12, 8, "2");
        if (!_groupNumbers.Add(_group.ControlNumber))
        {
            Report(segment, "envelope.duplicate-group", "GS", "the same group control number came before",
                new AckCode(AckLevel.Group, "19"));
        }
    }

    private void Group(in Segment segment, bool holds, int element, string code)
    {
        if (!holds)
        {
            var place = _issues.Here(segment.OffsetOf(element), segment.Ordinal);
            _issues.Add(new SyntaxIssue("envelope.group-value", 1, IssueSeverity.Error, place, "GS", element, null,
                null, segment.Text(element), "is not a legal value of the group header",
                new AckCode(AckLevel.Group, code)));
        }
    }

    private void OpenTransaction(in Segment segment)
    {
        EndTransaction(segment);
        if (_group is null)
        {
            Report(segment, "envelope.missing-group", "GS", "a transaction without a group header",
                new AckCode(AckLevel.Interchange, "024"));
            _group = new GroupOutcome(["", "", "", "", "", "0", "X", ""]);
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
            Report(segment, "guide.unknown", "ST", "no guide is known for this transaction set and version",
                new AckCode(AckLevel.Transaction, "1"));
            return;
        }
        _transaction.Guide = guide.Name;
        _walker.Start(guide, _reader.Delimiters.Component);
        _pendingPurpose = _transaction.Set == "278";
        _rules = GuideRules.For(guide, _issues, _reader.Delimiters);
        if (version != _group.Version && segment.Count >= 3)
        {
            Report(segment, "envelope.version-differs", "ST", "ST03 is not the version of the group (GS08)",
                new AckCode(AckLevel.Transaction, "1"), IssueSeverity.Warning);
        }
        Place(segment);
    }

    private void CloseTransaction(in Segment segment)
    {
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
        if (segment.Text(1) != _issues.SegmentInTransaction.ToString(CultureInfo.InvariantCulture))
        {
            Trailer(segment, "envelope.segment-count", 1,
                $"says {segment.Text(1)}, but there are {_issues.SegmentInTransaction} segments",
                new AckCode(AckLevel.Transaction, "4"));
        }
        if (segment.Text(2) != _transaction.ControlNumber)
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
        if (segment.Text(1) != _group.Transactions.Count.ToString(CultureInfo.InvariantCulture))
        {
            Trailer(segment, "envelope.transaction-count", 1,
                $"says {segment.Text(1)}, but there are {_group.Transactions.Count} transactions",
                new AckCode(AckLevel.Group, "5"));
        }
        if (segment.Text(2) != _group.ControlNumber)
        {
            Trailer(segment, "envelope.group-number", 2, "is not the control number of the GS segment",
                new AckCode(AckLevel.Group, "4"));
        }
        Distribute();
        (_group, _issues.Group) = (null, null);
    }

    private void CloseInterchange(in Segment segment)
    {
        EndGroup(segment);
        if (_interchange is null)
        {
            return;
        }
        if (segment.Text(1) != _interchange.Groups.Count.ToString(CultureInfo.InvariantCulture))
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
        if (_transaction.Guide is not null)
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
            (_group, _issues.Group) = (null, null);
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
            _issues.Add(new SyntaxIssue(code, 1, severity, _issues.Here(notice.ByteOffset, near.Ordinal), "", null,
                null, null, null, notice.Message, new AckCode(AckLevel.Interchange, ack)));
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
