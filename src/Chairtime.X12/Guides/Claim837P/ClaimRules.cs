using Chairtime.X12.Checking;
using Chairtime.X12.Envelope;
using Chairtime.X12.Grammar;

namespace Chairtime.X12.Guides.Claim837P;

/// <summary>
/// Rules of a claim, professional or institutional, that span segments: sums, what other payers did, and who is above
/// the claim.
/// </summary>
internal sealed class ClaimRules : HierarchyRules
{
    private static readonly uint Clm = Tags.Pack("CLM");
    private static readonly uint Svd = Tags.Pack("SVD");
    private static readonly uint Cas = Tags.Pack("CAS");
    private static readonly uint Amt = Tags.Pack("AMT");
    private static readonly uint Sbr = Tags.Pack("SBR");
    private static readonly uint Hi = Tags.Pack("HI");
    private static readonly uint Lx = Tags.Pack("LX");
    private static readonly uint Nm1 = Tags.Pack("NM1");
    private static readonly uint Dtp = Tags.Pack("DTP");
    private static readonly uint Pwk = Tags.Pack("PWK");
    private static readonly uint Ref = Tags.Pack("REF");

    private readonly OtherPayers _payers = new();
    private readonly ClaimPeople _people;
    private readonly ClaimLines _lines;
    private readonly ClaimSubscriber _subscriber;
    private Spot _claimAt;
    private string _claimLoop = "";
    private string? _claimKey;
    private bool _hasClaim = true;
    private bool _inClaim;
    private bool _needsOriginal;
    private bool _needsAccident;
    private long _charge;
    private byte _edition;

    public ClaimRules(IssueList issues, Delimiters delimiters) : base(issues, delimiters)
    {
        _people = new ClaimPeople(issues);
        _lines = new ClaimLines(issues, delimiters);
        _subscriber = new ClaimSubscriber(issues);
    }

    public override void Accept(in Segment segment, SegmentRule rule, LoopRule loop, bool opensLoop)
    {
        var tag = rule.Tag;
        if (tag == Clm)
        {
            EndClaim();
            StartClaim(segment);
        }
        else if (tag == Tags.Hl || (opensLoop && loop.First.Tag == Tags.Hl))
        {
            EndClaim();
            EndLevel(segment);
            base.Accept(segment, rule, loop, opensLoop);
            if (Level == LevelTable.Subscriber)
            {
                _subscriber.Start();
            }
            _hasClaim = !IsLowest || Level is not (LevelTable.Subscriber or LevelTable.Dependent);
        }
        else if (_inClaim)
        {
            InClaim(segment, tag, loop, opensLoop);
        }
        if (!_inClaim && Level == LevelTable.Subscriber)
        {
            _subscriber.Accept(segment, rule);
        }
        _people.Accept(segment, rule, loop);
    }

    public override void Finish(in Segment trailer)
    {
        EndClaim();
        EndLevel(trailer);
        base.Finish(trailer);
    }

    /// <summary>Whoever has nobody below has at least one claim.</summary>
    private void EndLevel(in Segment at)
    {
        if (!_hasClaim)
        {
            Issues.Add(at, "claim.missing", 4, "CLM", "the level before it has neither a claim nor levels under it",
                new AckCode(AckLevel.Segment, "3"));
        }
        _hasClaim = true;
    }

    private void StartClaim(in Segment segment)
    {
        (_inClaim, _hasClaim, _edition) = (true, true, 0);
        _claimAt = Remember(segment);
        (_claimLoop, _claimKey) = (Issues.Loop(), Issues.Key);
        _charge = Amounts.Cents(segment[2]);
        _lines.Start();
        _payers.Clear();
        if (_charge < 0)
        {
            Situation(segment, "claim.negative-charge", 2, "a charge is not below zero", "I12");
        }
        var frequency = segment[5].Piece(Delimiters.Component, 3);
        _needsOriginal = frequency.SequenceEqual("7"u8) || frequency.SequenceEqual("8"u8);
        var cause = segment[11].Piece(Delimiters.Component, 1);
        var other = segment[11].Piece(Delimiters.Component, 2);
        var isAuto = cause.SequenceEqual("AA"u8) || other.SequenceEqual("AA"u8);
        _needsAccident = isAuto || cause.SequenceEqual("OA"u8) || other.SequenceEqual("OA"u8);
        if (isAuto && segment[11].Piece(Delimiters.Component, 4).Length == 0)
        {
            Issues.AddElement(segment, new("claim.accident-state", 4), new(11, 4), default,
                "an automobile accident names its state", "I9");
        }
        _subscriber.CheckPatient(Level == LevelTable.Subscriber);
    }

    private void InClaim(in Segment segment, uint tag, LoopRule loop, bool opensLoop)
    {
        if (tag == Lx)
        {
            EndLine();
        }
        if (_lines.Accept(segment, tag, loop))
        {
            return;
        }
        if (tag == Hi)
        {
            TakeDiagnoses(segment);
        }
        else if (tag == Ref && loop.Id == "2300" && segment[1].SequenceEqual("F8"u8))
        {
            _needsOriginal = false;
        }
        else if (tag == Dtp && segment[1].SequenceEqual("439"u8))
        {
            _needsAccident = false;
        }
        else if (tag == Pwk && segment[6].Length == 0 && IsSentApart(segment[2]))
        {
            Situation(segment, "claim.attachment-number", 6, "a document that is sent apart has a control number");
        }
        else
        {
            OfOtherPayers(segment, tag, loop, opensLoop);
        }
    }

    private static bool IsSentApart(ReadOnlySpan<byte> way) => way.SequenceEqual("BM"u8) || way.SequenceEqual("EL"u8)
        || way.SequenceEqual("EM"u8) || way.SequenceEqual("FX"u8) || way.SequenceEqual("FT"u8);

    /// <summary>The first HI holds what lines point to; all diagnoses of a claim are of one edition.</summary>
    private void TakeDiagnoses(in Segment segment)
    {
        if (_lines.Diagnoses == 0)
        {
            _lines.Diagnoses = segment.Count;
        }
        for (var i = 1; i <= segment.Count; i++)
        {
            var kind = segment[i].Piece(Delimiters.Component, 1);
            var edition = kind switch
            {
                [(byte)'A', (byte)'B' or (byte)'P', _] => (byte)10,
                [(byte)'B', (byte)'K' or (byte)'F' or (byte)'J' or (byte)'N'] or [(byte)'P', (byte)'R'] => (byte)9,
                _ => (byte)0,
            };
            if (edition != 0 && _edition != 0 && edition != _edition)
            {
                Issues.AddElement(segment, new("claim.diagnosis-edition", 4), new(i, 1), kind,
                    "mixes the ninth and the tenth edition of diagnosis codes in one claim", "I12");
            }
            _edition = _edition == 0 ? edition : _edition;
        }
    }

    private void OfOtherPayers(in Segment segment, uint tag, LoopRule loop, bool opensLoop)
    {
        if (opensLoop && loop.Id == "2320")
        {
            if (!_payers.Open(Remember(segment), tag == Sbr ? segment[1] : default, _subscriber.Sequence))
            {
                Situation(segment, "claim.payer-sequence", 1, "another payer of the claim has the same place", "I12");
            }
        }
        else if (tag == Svd)
        {
            if (!_payers.OpenLine(segment[1], Amounts.Cents(segment[2]), Remember(segment)))
            {
                Situation(segment, "claim.other-payer", 1, "names a payer without a loop 2330B in this claim", "I12");
            }
        }
        else if (tag == Cas && loop.Id == "2430")
        {
            _payers.AdjustLine(SumOfAdjustments(segment));
        }
        else if (_payers.Last is { } payer)
        {
            OfOtherPayer(payer, segment, tag, loop);
        }
    }

    private static void OfOtherPayer(OtherPayer payer, in Segment segment, uint tag, LoopRule loop)
    {
        if (tag == Cas && loop.Id == "2320")
        {
            payer.Adjusted = (payer.Adjusted ?? 0) + SumOfAdjustments(segment);
        }
        else if (tag == Amt && loop.Id == "2320" && segment[1].SequenceEqual("D"u8))
        {
            payer.Paid = Amounts.Cents(segment[2]);
        }
        else if (tag == Nm1 && loop.Id == "2330B")
        {
            payer.Name(segment[9]);
        }
        else if (tag == Dtp && loop.Id == "2330B")
        {
            payer.HasDate = true;
        }
    }

    private static long SumOfAdjustments(in Segment segment)
    {
        long sum = 0;
        for (var i = 3; i <= segment.Count; i += 3)
        {
            sum += Amounts.Cents(segment[i]);
        }
        return sum;
    }

    private void EndLine()
    {
        for (var i = 0; i < _payers.Count; i++)
        {
            EndLine(_payers[i]);
        }
        EndLine(_payers.Unnamed);
    }

    private void EndLine(OtherPayer payer)
    {
        if (payer.HasLine && payer.OfLine != _lines.Charge)
        {
            Unbalanced(payer.LineAt, "balance.other-payer-line", $"{_claimLoop}/2400/2430",
                "the other payer's payment and adjustments, and the line's charge", payer.OfLine, _lines.Charge);
        }
        payer.LeaveLine();
    }

    private void EndClaim()
    {
        if (!_inClaim)
        {
            return;
        }
        // The next level may have begun: what is said now is still said of this claim.
        var next = Issues.Key;
        Issues.Key = _claimKey;
        CheckWhole();
        Issues.Key = next;
        _inClaim = false;
    }

    private void CheckWhole()
    {
        EndLine();
        if (_lines.Total != _charge)
        {
            Unbalanced(_claimAt, "balance.claim-charge", _claimLoop, "sum of line charges and charge (CLM02)",
                _lines.Total, _charge);
        }
        for (var i = 0; i < _payers.Count; i++)
        {
            Balance(_payers[i]);
        }
        if (_needsOriginal)
        {
            Missing(_claimAt, "claim.original-reference", Ref,
                "a replacement or void names the payer's claim number (REF*F8)", OfClaim(5));
        }
        if (_needsAccident)
        {
            Missing(_claimAt, "claim.accident-date", Dtp, "an accident has a date (DTP*439)", OfClaim(11));
        }
        if (_payers.Count == 0 && _subscriber.IsBehindAnother)
        {
            Missing(_claimAt, "claim.other-coverage", Sbr,
                "a payer that is not the first comes with a loop 2320 for the one before it", null);
        }
    }

    /// <summary>
    /// What another payer paid on the claim is what it paid on the lines less what it adjusted on the claim as a
    /// whole; without lines, payment and adjustments make up the charge.
    /// </summary>
    private void Balance(OtherPayer payer)
    {
        if (payer is { Lines: > 0, Paid: { } paid } && payer.PaidOnLines - (payer.Adjusted ?? 0) != paid)
        {
            Unbalanced(payer.At, "balance.other-payer-claim", $"{_claimLoop}/2320",
                "the other payer's payments of lines less its adjustments of the claim, and its payment (AMT*D)",
                payer.PaidOnLines - (payer.Adjusted ?? 0), paid);
        }
        else if (payer is { Lines: 0, Adjusted: { } adjusted } && (payer.Paid ?? 0) + adjusted != _charge)
        {
            Unbalanced(payer.At, "balance.other-payer-claim", $"{_claimLoop}/2320",
                "the other payer's payment and adjustments, and the charge (CLM02)",
                (payer.Paid ?? 0) + adjusted, _charge);
        }
        if (payer is { Lines: > 0, Paid: null })
        {
            Missing(payer.At, "claim.other-payer-paid", Amt, "a payer that decided on lines has a payment (AMT*D)",
                new Trigger("SVD", payer.LineAt.InTransaction, $"{_claimLoop}/2400/2430", 1));
        }
        if (payer is { Lines: 0, HasDate: false } && (payer.Paid ?? payer.Adjusted) is not null)
        {
            Missing(payer.At, "claim.other-payer-date", Dtp,
                "a payer that decided on the claim without its lines has a day of decision (DTP*573)", null);
        }
    }

    private Trigger OfClaim(int element) => new("CLM", _claimAt.InTransaction, _claimLoop, element);

    private void Missing(Spot at, string code, uint tag, string expected, Trigger? trigger) => Later(
        at with { Tag = tag }, at == _claimAt ? _claimLoop : $"{_claimLoop}/2320", code, 0, expected,
        new AckCode(AckLevel.Segment, "I6"), trigger);
}
