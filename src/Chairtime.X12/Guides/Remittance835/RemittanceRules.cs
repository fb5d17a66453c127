using Chairtime.X12.Checking;
using Chairtime.X12.Envelope;
using Chairtime.X12.Grammar;

namespace Chairtime.X12.Guides.Remittance835;

/// <summary>
/// The balances of an 835 (005010X221A1 section 1.10.2): line, claim, provider and transaction, in whole cents, signs
/// never changed. What does not balance is reported where the equation ends.
/// </summary>
internal sealed class RemittanceRules(IssueList issues, Delimiters delimiters) : GuideRules(issues, delimiters)
{
    private Spot _bprAt;
    private Spot _claimAt;
    private Spot _lineAt;
    private long _payment;
    private long _claims;
    private long _provider;
    private long _charge;
    private long _paid;
    private long _claimAdjustments;
    private long _lineAdjustments;
    private long _lineCharge;
    private long _linePaid;
    private long _lineOwn;
    private long _lineCharges;
    private bool _inClaim;
    private bool _inLine;
    private bool _notPayment;
    private bool _isReversal;
    private bool _isEstimate;
    private bool _claimHasDate;
    private bool _lineHasDate;
    private long _patientAdjustments;
    private long? _patientShare;
    private Spot _providerAt;
    private bool _inProvider;
    private long _providerClaims;
    private long _providerCharge;
    private long _statedClaims;
    private long _statedCharge;

    public override void Accept(in Segment segment, SegmentRule rule, LoopRule loop, bool opensLoop)
    {
        switch (rule.Tag)
        {
            case Tags.Cas:
                Adjust(segment);
                break;
            case Tags.Svc:
                StartLine(segment);
                break;
            case Tags.Clp:
                EndClaim();
                StartClaim(segment);
                break;
            case Tags.Dtm:
                _lineHasDate |= _inLine;
                _claimHasDate |= !_inLine && _inClaim && segment[1].SequenceEqual("232"u8);
                break;
            case Tags.Lx:
                EndClaim();
                EndProvider();
                break;
            case Tags.Ts3:
                StartProvider(segment);
                break;
            case Tags.Plb:
                AdjustProvider(segment);
                break;
            case Tags.Bpr:
                StartPayment(segment);
                break;
        }
    }

    private void StartPayment(in Segment segment)
    {
        _bprAt = Remember(segment);
        _payment = Amounts.Cents(segment[2]);
        // BPR01 H announces amounts without moving money, and then BPR02 may be zero whatever they are.
        _notPayment = segment[1].SequenceEqual("H"u8);
        CheckBank(segment);
    }

    private void StartProvider(in Segment segment)
    {
        _inProvider = true;
        _providerAt = Remember(segment);
        (_statedClaims, _statedCharge) = (Amounts.Cents(segment[4]), Amounts.Cents(segment[5]));
    }

    private void AdjustProvider(in Segment segment)
    {
        EndClaim();
        EndProvider();
        for (var i = 4; i <= segment.Count; i += 2)
        {
            _provider += Amounts.Cents(segment[i]);
        }
    }

    private void StartLine(in Segment segment)
    {
        EndLine();
        (_inLine, _lineHasDate) = (true, false);
        _lineAt = Remember(segment);
        (_lineCharge, _linePaid, _lineOwn) = (Amounts.Cents(segment[2]), Amounts.Cents(segment[3]), 0);
        _lineCharges += _lineCharge;
    }

    private void StartClaim(in Segment segment)
    {
        (_inClaim, _claimHasDate, _patientAdjustments) = (true, false, 0);
        _claimAt = Remember(segment);
        (_charge, _paid) = (Amounts.Cents(segment[3]), Amounts.Cents(segment[4]));
        _isReversal = segment[2].SequenceEqual("22"u8);
        _isEstimate = segment[2].SequenceEqual("25"u8);
        _patientShare = segment[5].Length > 0 && !_isReversal ? Amounts.Cents(segment[5]) : null;
        if (_isReversal && (_charge > 0 || _paid > 0))
        {
            Situation(segment, "remittance.reversal-sign", _charge > 0 ? 3 : 4,
                "a reversal repeats the amounts of the original with the opposite sign", "I12");
        }
    }

    /// <summary>Money that moves between banks names both banks and accounts.</summary>
    private void CheckBank(in Segment segment)
    {
        if (!segment[4].SequenceEqual("ACH"u8) && !segment[4].SequenceEqual("BOP"u8)
            && !segment[4].SequenceEqual("FWT"u8))
        {
            return;
        }
        foreach (var element in (ReadOnlySpan<int>)[6, 7, 8, 9, 10, 12, 13, 14, 15])
        {
            if (segment[element].Length == 0)
            {
                Situation(segment, "remittance.bank", element, "is needed for a payment between banks");
            }
        }
    }

    public override void Finish(in Segment trailer)
    {
        EndClaim();
        EndProvider();
        if (_claims - _provider != _payment)
        {
            Unbalanced(_bprAt, "balance.payment", "",
                "claim payments less provider-level adjustments and the payment amount (BPR02)",
                _claims - _provider, _payment,
                _notPayment && _payment == 0 ? IssueSeverity.Warning : IssueSeverity.Error);
        }
    }

    /// <summary>The claims of one loop 2000 against the number and charge that its TS3 states.</summary>
    private void EndProvider()
    {
        if (_inProvider && _providerClaims * 100 != _statedClaims)
        {
            Unbalanced(_providerAt, "balance.provider", "2000", "number of claims and TS304",
                _providerClaims * 100, _statedClaims);
        }
        if (_inProvider && _providerCharge != _statedCharge)
        {
            Unbalanced(_providerAt, "balance.provider", "2000", "sum of claim charges and TS305",
                _providerCharge, _statedCharge);
        }
        _inProvider = false;
        _providerClaims = _providerCharge = 0;
    }

    private void Adjust(in Segment segment)
    {
        long sum = 0;
        for (var i = 3; i <= segment.Count; i += 3)
        {
            sum += Amounts.Cents(segment[i]);
        }
        _patientAdjustments += segment[1].SequenceEqual("PR"u8) ? sum : 0;
        if (_inLine)
        {
            _lineOwn += sum;
            _lineAdjustments += sum;
        }
        else
        {
            _claimAdjustments += sum;
        }
    }

    private void EndLine()
    {
        if (_inLine && _lineCharge - _lineOwn != _linePaid)
        {
            Unbalanced(_lineAt, "balance.line", "2000/2100/2110", "charge less adjustments and payment (SVC03)",
                _lineCharge - _lineOwn, _linePaid);
        }
        if (_inLine && !_lineHasDate && !_claimHasDate && !_isEstimate)
        {
            Later(_lineAt with { Tag = Tags.Dtm }, "2000/2100/2110", "remittance.service-date", 0,
                "neither the service nor its claim has a date", new AckCode(AckLevel.Segment, "I6"));
        }
        _inLine = false;
    }

    private void EndClaim()
    {
        EndLine();
        if (!_inClaim)
        {
            return;
        }
        var adjusted = _charge - _claimAdjustments - _lineAdjustments;
        if (adjusted != _paid)
        {
            Unbalanced(_claimAt, "balance.claim", "2000/2100", "charge less adjustments and payment (CLP04)",
                adjusted, _paid);
        }
        if (_lineCharges != 0 && _lineCharges != _charge)
        {
            Unbalanced(_claimAt, "balance.claim-charge", "2000/2100", "sum of line charges and charge (CLP03)",
                _lineCharges, _charge);
        }
        if (_patientShare is { } share && share != _patientAdjustments)
        {
            Unbalanced(_claimAt, "balance.patient-share", "2000/2100",
                "adjustments of group PR and patient's share (CLP05)", _patientAdjustments, share);
        }
        _claims += _paid;
        _providerClaims++;
        _providerCharge += _charge;
        _inClaim = false;
        _claimAdjustments = _lineAdjustments = _lineCharges = 0;
    }
}
