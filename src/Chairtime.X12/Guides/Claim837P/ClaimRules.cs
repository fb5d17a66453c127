using System.Buffers.Text;
using Chairtime.X12.Checking;
using Chairtime.X12.Envelope;
using Chairtime.X12.Grammar;

namespace Chairtime.X12.Guides.Claim837P;

/// <summary>
/// Rules of a claim, professional or institutional, that span segments: sums, pointers, what other payers did, and
/// who is above the claim.
/// </summary>
internal sealed class ClaimRules(IssueList issues, Delimiters delimiters) : HierarchyRules(issues, delimiters)
{
    private static readonly uint Clm = Tags.Pack("CLM");
    private static readonly uint Sv1 = Tags.Pack("SV1");
    private static readonly uint Sv2 = Tags.Pack("SV2");
    private static readonly uint Svd = Tags.Pack("SVD");
    private static readonly uint Cas = Tags.Pack("CAS");
    private static readonly uint Amt = Tags.Pack("AMT");
    private static readonly uint Sbr = Tags.Pack("SBR");
    private static readonly uint Hi = Tags.Pack("HI");
    private static readonly uint Lx = Tags.Pack("LX");
    private static readonly uint Nm1 = Tags.Pack("NM1");
    private static readonly uint Dmg = Tags.Pack("DMG");
    private static readonly uint Dtp = Tags.Pack("DTP");
    private static readonly uint Pwk = Tags.Pack("PWK");
    private static readonly uint Ref = Tags.Pack("REF");

    private readonly OtherPayers _payers = new();
    private Spot _levelAt;
    private Spot _subscriberAt;
    private Spot _claimAt;
    private Spot _adjudicationAt;
    private string _claimLoop = "";
    private bool _hasClaim = true;
    private bool _isSelf;
    private bool _subscriberHasBirth;
    private bool _inClaim;
    private bool _needsOriginal;
    private bool _needsAccident;
    private bool _inAdjudication;
    private long _charge;
    private long _lines;
    private long _lineCharge;
    private long _adjudicated;
    private int _diagnoses;
    private int _line;

    public override void Accept(in Segment segment, SegmentRule rule, LoopRule loop, bool opensLoop)
    {
        var tag = rule.Tag;
        if (tag == Clm)
        {
            EndClaim();
            StartClaim(segment);
        }
        else if (tag == Tags.Hl)
        {
            EndClaim();
            EndLevel(segment);
            base.Accept(segment, rule, loop, opensLoop);
            _levelAt = Remember(segment);
            _hasClaim = !IsLowest || Level is not (LevelTable.Subscriber or LevelTable.Dependent);
        }
        else if (_inClaim)
        {
            InClaim(segment, tag, loop);
        }
        else if (tag == Sbr)
        {
            _subscriberAt = Remember(segment);
            (_isSelf, _subscriberHasBirth) = (segment[2].SequenceEqual("18"u8), false);
        }
        else if (tag == Dmg && Level == LevelTable.Subscriber)
        {
            _subscriberHasBirth = true;
        }
        if (tag == Nm1)
        {
            CheckName(segment, loop);
        }
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
        (_inClaim, _hasClaim) = (true, true);
        _claimAt = Remember(segment);
        _claimLoop = Issues.Loop();
        _charge = Amounts.Cents(segment[2]);
        (_lines, _diagnoses, _line) = (0, 0, 0);
        _payers.Clear();
        var frequency = segment[5].Piece(Delimiters.Component, 3);
        _needsOriginal = frequency.SequenceEqual("7"u8) || frequency.SequenceEqual("8"u8);
        var cause = segment[11].Piece(Delimiters.Component, 1);
        _needsAccident = cause.SequenceEqual("AA"u8) || cause.SequenceEqual("OA"u8);
        if (cause.SequenceEqual("AA"u8) && segment[11].Piece(Delimiters.Component, 4).Length == 0)
        {
            Issues.AddElement(segment, new("claim.accident-state", 4), new(11, 4), default,
                "an automobile accident names its state", "I9");
        }
        CheckPatient();
    }

    /// <summary>A claim under the subscriber is the subscriber's own; one under a dependent is not.</summary>
    private void CheckPatient()
    {
        if (_isSelf != (Level == LevelTable.Subscriber))
        {
            Later(_subscriberAt, _claimLoop, "claim.patient", 2, _isSelf
                ? "says that the subscriber is the patient, but the claim is under a dependent"
                : "must be 18 when the claim is under the subscriber", new AckCode(AckLevel.Element, "I9"));
        }
        else if (_isSelf && !_subscriberHasBirth)
        {
            Later(_subscriberAt with { Tag = Dmg }, _claimLoop, "claim.subscriber-demographics", 0,
                "a subscriber who is the patient needs a date of birth and a sex", new AckCode(AckLevel.Segment, "I6"));
        }
    }

    private void InClaim(in Segment segment, uint tag, LoopRule loop)
    {
        if (tag == Lx)
        {
            EndAdjudication();
            _line++;
            if (!Utf8Parser.TryParse(segment[1], out int number, out _) || number != _line)
            {
                Situation(segment, "claim.line-number", 1, $"{_line} comes next", "7");
            }
        }
        else if (tag == Sv1 || tag == Sv2)
        {
            _lineCharge = Amounts.Cents(segment[tag == Sv1 ? 2 : 3]);
            _lines += _lineCharge;
            if (tag == Sv1)
            {
                CheckPointers(segment);
            }
        }
        else if (tag == Hi && _diagnoses == 0)
        {
            _diagnoses = segment.Count;
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
            OfOtherPayers(segment, tag, loop);
        }
    }

    private static bool IsSentApart(ReadOnlySpan<byte> way) => way.SequenceEqual("BM"u8) || way.SequenceEqual("EL"u8)
        || way.SequenceEqual("EM"u8) || way.SequenceEqual("FX"u8) || way.SequenceEqual("FT"u8);

    private void OfOtherPayers(in Segment segment, uint tag, LoopRule loop)
    {
        if (tag == Sbr)
        {
            _payers.Open(Remember(segment));
        }
        else if (tag == Amt && loop.Id == "2320" && segment[1].SequenceEqual("D"u8))
        {
            _payers.Last!.Paid = Amounts.Cents(segment[2]);
        }
        else if (tag == Nm1 && loop.Id == "2330B")
        {
            _payers.Last!.Name(segment[9]);
        }
        else if (tag == Svd)
        {
            EndAdjudication();
            _adjudicationAt = Remember(segment);
            (_inAdjudication, _adjudicated) = (true, Amounts.Cents(segment[2]));
            if (!_payers.OpenLine(segment[1], _adjudicated))
            {
                Situation(segment, "claim.other-payer", 1, "names a payer without a loop 2330B in this claim", "I12");
            }
        }
        else if (tag == Cas)
        {
            long sum = 0;
            for (var i = 3; i <= segment.Count; i += 3)
            {
                sum += Amounts.Cents(segment[i]);
            }
            if (loop.Id == "2430")
            {
                _adjudicated += sum;
            }
            else if (_payers.Last is { } payer)
            {
                payer.Adjusted = (payer.Adjusted ?? 0) + sum;
            }
        }
    }

    private void CheckPointers(in Segment segment)
    {
        var rest = segment[7];
        for (var i = 1; i <= 4 && rest.Length > 0; i++)
        {
            var cut = rest.IndexOf(Delimiters.Component);
            var pointer = cut < 0 ? rest : rest[..cut];
            rest = cut < 0 ? default : rest[(cut + 1)..];
            if (pointer.Length is 1 or 2 && Utf8Parser.TryParse(pointer, out int number, out _)
                && (number < 1 || number > _diagnoses))
            {
                Issues.AddElement(segment, new("claim.diagnosis-pointer", 4), new(7, i), pointer,
                    $"points to none of the {_diagnoses} diagnoses of the claim", "I12");
            }
        }
    }

    private void CheckName(in Segment segment, LoopRule loop)
    {
        if (segment[2].SequenceEqual("2"u8) && segment[4].Length > 0)
        {
            Situation(segment, "name.organization-first-name", 4, "an organization has no first name", "I13");
        }
        if (loop.Id == "2010AA" && segment[9].Length == 0)
        {
            Issues.AddElement(segment, new("claim.billing-npi", 4), new(9), default,
                "a billing provider that has a national provider identifier must state it", "",
                IssueSeverity.Warning);
        }
    }

    private void EndAdjudication()
    {
        if (_inAdjudication && _adjudicated != _lineCharge)
        {
            Unbalanced(_adjudicationAt, "balance.other-payer-line", $"{_claimLoop}/2400/2430",
                "the other payer's payment and adjustments, and the line's charge", _adjudicated, _lineCharge);
        }
        _inAdjudication = false;
    }

    private void EndClaim()
    {
        EndAdjudication();
        if (!_inClaim)
        {
            return;
        }
        if (_lines != _charge)
        {
            Unbalanced(_claimAt, "balance.claim-charge", _claimLoop, "sum of line charges and charge (CLM02)",
                _lines, _charge);
        }
        for (var i = 0; i < _payers.Count; i++)
        {
            Balance(_payers[i]);
        }
        if (_needsOriginal)
        {
            Missing("claim.original-reference", Ref, "a replacement or void names the payer's claim number (REF*F8)");
        }
        if (_needsAccident)
        {
            Missing("claim.accident-date", Dtp, "an accident has a date (DTP*439)");
        }
        _inClaim = false;
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
    }

    private void Missing(string code, uint tag, string expected) =>
        Later(_claimAt with { Tag = tag }, _claimLoop, code, 0, expected, new AckCode(AckLevel.Segment, "I6"));
}
