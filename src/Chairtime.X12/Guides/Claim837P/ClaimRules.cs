using Chairtime.X12.Checking;
using Chairtime.X12.Envelope;
using Chairtime.X12.Grammar;

namespace Chairtime.X12.Guides.Claim837P;

/// <summary>Rules of a claim, professional or institutional, that span segments: sums, pointers, COB,
/// hierarchy.</summary>
internal sealed class ClaimRules(IssueList issues, Delimiters delimiters) : HierarchyRules(issues, delimiters)
{
    private static readonly uint Clm = Tags.Pack("CLM");
    private static readonly uint Sv1 = Tags.Pack("SV1");
    private static readonly uint Sv2 = Tags.Pack("SV2");
    private static readonly uint Svd = Tags.Pack("SVD");
    private static readonly uint Cas = Tags.Pack("CAS");
    private static readonly uint Hi = Tags.Pack("HI");
    private static readonly uint Lx = Tags.Pack("LX");
    private static readonly uint Nm1 = Tags.Pack("NM1");
    private static readonly uint Ref = Tags.Pack("REF");

    private readonly HashSet<string> _payers = [];
    private Spot _claimAt;
    private Spot _adjudicationAt;
    private string _claimLoop = "";
    private bool _inClaim;
    private bool _needsOriginal;
    private long _charge;
    private long _lines;
    private long _lineCharge;
    private long _adjudicated;
    private bool _inAdjudication;
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
            base.Accept(segment, rule, loop, opensLoop);
        }
        else if (_inClaim)
        {
            InClaim(segment, tag, loop);
        }
        if (tag == Nm1)
        {
            CheckName(segment, loop);
        }
    }

    public override void Finish(in Segment trailer) => EndClaim();

    private void StartClaim(in Segment segment)
    {
        _inClaim = true;
        _claimAt = Remember(segment);
        _claimLoop = Issues.Loop();
        _charge = Amounts.Cents(segment[2]);
        (_lines, _diagnoses, _line) = (0, 0, 0);
        _payers.Clear();
        var frequency = segment[5].Piece(Delimiters.Component, 3);
        _needsOriginal = frequency.SequenceEqual("7"u8) || frequency.SequenceEqual("8"u8);
    }

    private void InClaim(in Segment segment, uint tag, LoopRule loop)
    {
        if (tag == Lx)
        {
            EndAdjudication();
            _line++;
            if (segment.Text(1) != _line.ToString(System.Globalization.CultureInfo.InvariantCulture))
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
        else if (tag == Svd)
        {
            EndAdjudication();
            _adjudicationAt = Remember(segment);
            (_inAdjudication, _adjudicated) = (true, Amounts.Cents(segment[2]));
            if (!_payers.Contains(segment.Text(1)))
            {
                Situation(segment, "claim.other-payer", 1, "names a payer without a loop 2330B in this claim", "I12");
            }
        }
        else if (tag == Cas && loop.Id == "2430")
        {
            for (var i = 3; i <= segment.Count; i += 3)
            {
                _adjudicated += Amounts.Cents(segment[i]);
            }
        }
        else if (tag == Hi && _diagnoses == 0)
        {
            _diagnoses = segment.Count;
        }
        else if (tag == Nm1 && loop.Id == "2330B")
        {
            _payers.Add(segment.Text(9));
        }
        else if (tag == Ref && loop.Id == "2300" && segment[1].SequenceEqual("F8"u8))
        {
            _needsOriginal = false;
        }
    }

    private void CheckPointers(in Segment segment)
    {
        for (var i = 1; i <= 4; i++)
        {
            var pointer = segment[7].Piece(Delimiters.Component, i);
            if (pointer.Length is 1 or 2 && int.TryParse(pointer, out var number)
                && (number < 1 || number > _diagnoses))
            {
                Issues.AddElement(segment, new("claim.diagnosis-pointer", 4), new(7, i, 0), pointer,
                    $"points to none of the {_diagnoses} diagnoses of the claim", "I12");
            }
        }
    }

    private void CheckName(in Segment segment, LoopRule loop)
    {
        var person = segment[2].SequenceEqual("1"u8);
        if (!person && segment[2].SequenceEqual("2"u8) && segment[4].Length > 0)
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

    private void Missing(string code, string tag, string expected)
    {
        var place = Issues.Here(_claimAt.Offset, _claimAt.Ordinal) with
        {
            SegmentInTransaction = _claimAt.InTransaction,
            Loop = _claimLoop,
        };
        Issues.Add(new SyntaxIssue(code, 4, IssueSeverity.Error, place, tag, null, null, null, null, expected,
            new AckCode(AckLevel.Segment, "I6")));
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
        if (_needsOriginal)
        {
            Missing("claim.original-reference", "REF", "a replacement or void names the payer's claim number (REF*F8)");
        }
        _inClaim = false;
    }
}
