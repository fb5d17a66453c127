using Chairtime.X12.Checking;
using Chairtime.X12.Envelope;
using Chairtime.X12.Grammar;

namespace Chairtime.X12.Guides.Claim837P;

/// <summary>What a claim needs to know of its subscriber (loops 2000B, 2010BA), and says of it too late.</summary>
internal sealed class ClaimSubscriber(IssueList issues)
{
    private const string Level = "2000A/2000B";

    private static readonly uint Sbr = Tags.Pack("SBR");
    private static readonly uint Nm1 = Tags.Pack("NM1");
    private static readonly uint N3 = Tags.Pack("N3");
    private static readonly uint N4 = Tags.Pack("N4");
    private static readonly uint Dmg = Tags.Pack("DMG");

    private Spot _sbrAt;
    private Spot _nameAt;
    private bool _isSelf;
    private bool _hasStreet;
    private bool _hasCity;
    private bool _hasBirth;
    private bool _isName;

    /// <summary>SBR01; zero when there is none.</summary>
    public byte Sequence { get; private set; }

    /// <summary>True when SBR01 says that another payer comes before the one the claim goes to.</summary>
    public bool IsBehindAnother => Sequence is not (0 or (byte)'P' or (byte)'U');

    /// <summary>A loop 2000B begins.</summary>
    public void Start()
    {
        (_sbrAt, _nameAt, _isName, Sequence) = (default, default, false, 0);
        _hasStreet = _hasCity = _hasBirth = false;
    }

    public void Accept(in Segment segment, SegmentRule rule)
    {
        var tag = rule.Tag;
        if (tag == Sbr)
        {
            _sbrAt = At(segment);
            _isSelf = segment[2].SequenceEqual("18"u8);
            Sequence = segment[1].Length == 1 ? segment[1][0] : (byte)0;
            CheckMedicare(segment, rule);
        }
        else if (tag == Nm1)
        {
            _isName = segment[1].SequenceEqual("IL"u8);
            _nameAt = _isName ? At(segment) : _nameAt;
        }
        else if (_isName)
        {
            _hasStreet |= tag == N3;
            _hasCity |= tag == N4;
            _hasBirth |= tag == Dmg;
        }
    }

    /// <summary>A claim under the subscriber is the subscriber's own; one under a dependent is not.</summary>
    public void CheckPatient(bool isUnderSubscriber)
    {
        if (_sbrAt.Tag == 0)
        {
            return;
        }
        if (_isSelf != isUnderSubscriber)
        {
            issues.AddLater(_sbrAt, Level, "claim.patient", 2, _isSelf
                ? "says that the subscriber is the patient, but the claim is under a dependent"
                : "must be 18 when the claim is under the subscriber", new AckCode(AckLevel.Element, "I9"), null);
        }
        else if (_isSelf && _nameAt.Tag != 0)
        {
            Need(_hasStreet, N3, "claim.subscriber-address", "has an address");
            Need(_hasCity, N4, "claim.subscriber-address", "has a city");
            Need(_hasBirth, Dmg, "claim.subscriber-demographics", "needs a date of birth and a sex");
        }
    }

    private void Need(bool isThere, uint tag, string code, string what)
    {
        if (!isThere)
        {
            issues.AddLater(_nameAt with { Tag = tag }, Level + "/2010BA", code, 0,
                $"a subscriber who is the patient {what}", new AckCode(AckLevel.Segment, "I6"),
                new Trigger("SBR", _sbrAt.InTransaction, Level, 2));
        }
    }

    /// <summary>Medicare wants to know why it is not the first payer (professional claims only).</summary>
    private void CheckMedicare(in Segment segment, SegmentRule rule)
    {
        if (rule.Elements[4].Usage != Usage.NotUsed && IsBehindAnother && segment[5].Length == 0
            && (segment[9].SequenceEqual("MB"u8) || segment[9].SequenceEqual("MA"u8)))
        {
            issues.AddElement(segment, new("claim.medicare-secondary-type", 4), new(5), default,
                "Medicare behind another payer needs the kind of insurance", "I9");
        }
    }

    private Spot At(in Segment segment) =>
        new(segment.ByteOffset, segment.Ordinal, issues.SegmentInTransaction, segment.Tag);
}
