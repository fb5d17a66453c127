using Chairtime.X12.Envelope;
using Chairtime.X12.Grammar;
using Chairtime.X12.Guides;

namespace Chairtime.X12.Checking;

/// <summary>
/// Reads a file segment by segment and checks it on the way: envelope, guide, situational rules and balances.
/// After each <see cref="Read"/> the segment and its place in the guide are at hand; memory does not grow with
/// the file.
/// </summary>
public sealed partial class Checker : IDisposable
{
    private readonly SegmentReader _reader;
    private readonly IssueList _issues;
    private readonly Walker _walker;
    private readonly ElementChecks _elements;
    private readonly CompanionChecks? _companion;
    private readonly CheckOptions _options;
    private GuideRules? _rules;
    private int _claims;
    private int _noticesSeen;
    private int _issuesSeen;
    private bool _pendingPurpose;
    private bool _ended;

    public Checker(SegmentReader reader, CheckOptions? options = null)
    {
        options ??= CheckOptions.Default;
        _options = options;
        _reader = reader;
        _issues = new IssueList { Severities = options.Severities };
        _walker = new Walker(_issues);
        _elements = new ElementChecks(_issues, options);
        _known = options.IsKnownCode is null ? new KnownForms() : null;
        _companion = options.Companion.Count == 0 ? null : new CompanionChecks(options.Companion, _issues);
        _issues.Loop = () => _transaction is null ? "" : _walker.Path();
    }

    public static Checker Over(ReadOnlyMemory<byte> bytes, CheckOptions? options = null) =>
        new(new SegmentReader(bytes), options);

    /// <summary>Checks all of it and says what was found.</summary>
    public static Checker Run(ReadOnlyMemory<byte> bytes, CheckOptions? options = null)
    {
        var checker = Over(bytes, options);
        while (checker.Read())
        {
        }
        return checker;
    }

    public Segment Segment => _reader.Current;

    internal uint Tag => _reader.Tag;

    public Delimiters Delimiters => _reader.Delimiters;

    /// <summary>The current segment's rule; null for envelope segments and for segments without a place.</summary>
    public SegmentRule? Rule { get; private set; }

    /// <summary>The loop that the current segment belongs to; null outside a known guide.</summary>
    public LoopRule? Loop => Rule is null ? null : _walker.Loop;

    /// <summary>True when the last segment that was placed opened a new instance of its loop.</summary>
    internal bool Opened => _walker.Opened;

    internal SegmentReader Reader => _reader;

    /// <summary>True when the current segment opened a new instance of its loop.</summary>
    public bool OpensLoop => Rule is not null && _walker.Opened;

    /// <summary>How many loops the current segment is in.</summary>
    public int Depth => Loop is null ? 0 : _walker.Depth;

    /// <summary>The guide of the transaction being read; null outside one, or when it is not known.</summary>
    public Guide? Guide => _transaction?.Guide is null ? null : _walker.Guide;

    public IReadOnlyList<SyntaxIssue> Issues => _issues.All;

    /// <summary>True when there is an error, whether kept or not.</summary>
    public bool HasErrors => _issues.HasErrors;

    /// <summary>How many more issues there are than the first thousand errors and warnings of each transaction,
    /// which are kept.</summary>
    public long IssuesNotKept => _issues.Dropped;

    public IReadOnlyList<InterchangeOutcome> Interchanges => _interchanges;

    /// <summary>Steps to the next segment; false at the end, when everything has been reported.</summary>
    public bool Read()
    {
        if (!_reader.Read())
        {
            AtEnd();
            return false;
        }
        var segment = _reader.Current;
        if (_reader.NoticeCount > _noticesSeen)
        {
            ReportNotices(segment);
        }
        if (!TakeKnown(segment))
        {
            TakeAnew(segment);
        }
        return true;
    }

    private void TakeAnew(in Segment segment)
    {
        var tag = segment.Tag;
        if (_transaction is not null && !Tags.IsEnvelope(tag))
        {
            _issues.SegmentInTransaction++;
            Inside(segment);
        }
        else
        {
            Rule = null;
            Envelope(segment, tag);
        }
    }

    private void Inside(in Segment segment)
    {
        if (_pendingPurpose)
        {
            ChooseByPurpose(segment);
        }
        Rule = null;
        if (_transaction!.Guide is null)
        {
            return;
        }
        Place(segment);
        if (_issues.Count > _issuesSeen)
        {
            Distribute();
        }
    }

    private void Place(in Segment segment)
    {
        var from = _walker.Loop;
        var issues = _issues.Met;
        var rule = _walker.Step(segment);
        if (rule is null)
        {
            return;
        }
        Rule = rule;
        TakeKey(segment, rule.Tag);
        CheckElements(segment, rule, from, issues);
        ApplyRules(segment, rule);
    }

    /// <summary>A level is a business unit of its own: its key is not the last one's.</summary>
    private void TakeKey(in Segment segment, uint tag)
    {
        switch (tag)
        {
            case Tags.Hl:
                _issues.TakeKey(default);
                break;
            case Tags.Clm:
                CountClaim(segment, _options.MostClaims);
                _issues.TakeKey(segment[1]);
                break;
            case Tags.Clp:
                CountClaim(segment, _options.MostClaimPayments);
                break;
            case Tags.Trn when _transaction!.Set != "837":
                _issues.TakeKey(segment[2]);
                break;
        }
    }

    private void CountClaim(in Segment segment, int most)
    {
        _claims++;
        if (most > 0 && _claims == most + 1)
        {
            _issues.Add(segment, "limit.claims", 7, segment.Id, $"the transaction has more than {most} claims",
                new AckCode(AckLevel.None, ""));
        }
    }

    /// <summary>A 278 says only in BHT02 whether it asks or answers.</summary>
    private void ChooseByPurpose(in Segment segment)
    {
        _pendingPurpose = false;
        var purpose = segment.Id == "BHT" ? segment.Text(2) : "";
        if (GuideBook.Find(_transaction!.Set, _transaction.Version, purpose) is { } guide && guide != _walker.Guide)
        {
            _transaction.Guide = guide.Name;
            _walker.Start(guide, _reader.Delimiters.Component);
            _elements.Use(guide);
            _walker.SkipFirst();
        }
    }

    /// <summary>Hands new issues to the outcome that they concern.</summary>
    private void Distribute()
    {
        var all = _issues.All;
        for (; _issuesSeen < all.Count; _issuesSeen++)
        {
            Owner(all[_issuesSeen].Ack.Level)?.Add(all[_issuesSeen]);
        }
    }

    /// <summary>An issue of the interchange or group is theirs even when a transaction is open.</summary>
    private List<SyntaxIssue>? Owner(AckLevel level) => level switch
    {
        AckLevel.Interchange => _interchange?.Issues,
        AckLevel.Group => _group?.Issues ?? _interchange?.Issues,
        AckLevel.None or AckLevel.Transaction or AckLevel.Segment or AckLevel.Element =>
            _transaction?.Issues ?? _group?.Issues ?? _interchange?.Issues,
    };

    public void Dispose() => _reader.Dispose();
}
