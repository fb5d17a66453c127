using Chairtime.X12.Checking;

namespace Chairtime.X12.Guides.Claim837P;

/// <summary>What the other payers of one claim did with it (loops 2320, 2330B and 2430), in whole cents.</summary>
internal sealed class OtherPayers
{
    private readonly List<OtherPayer> _payers = [];
    private OtherPayer? _ofLine;

    public int Count { get; private set; }

    public OtherPayer this[int index] => _payers[index];

    /// <summary>Adjudications of payers that the claim does not name: they still have to balance.</summary>
    public OtherPayer Unnamed { get; } = new();

    public void Clear()
    {
        (Count, _ofLine) = (0, null);
        Unnamed.Start(default, default);
    }

    /// <summary>A loop 2320 begins: false when the claim has another payer with the same place in the order.</summary>
    /// <param name="sequence">SBR01.</param>
    /// <param name="ours">SBR01 of the payer that the claim goes to.</param>
    public bool Open(Spot at, ReadOnlySpan<byte> sequence, byte ours)
    {
        var mark = sequence.Length == 1 && sequence[0] != 'U' ? sequence[0] : (byte)0;
        var isNew = mark == 0 || mark != ours;
        for (var i = 0; i < Count; i++)
        {
            isNew &= mark == 0 || _payers[i].Sequence != mark;
        }
        if (Count == _payers.Count)
        {
            _payers.Add(new OtherPayer());
        }
        _payers[Count++].Start(at, mark);
        return isNew;
    }

    /// <summary>The payer whose loop 2320 was opened last.</summary>
    public OtherPayer? Last => Count == 0 ? null : _payers[Count - 1];

    /// <summary>A loop 2430 begins: false when its payer is none of the claim's.</summary>
    public bool OpenLine(ReadOnlySpan<byte> id, long paid, Spot at)
    {
        _ofLine = null;
        for (var i = 0; i < Count && _ofLine is null; i++)
        {
            _ofLine = _payers[i].Is(id) ? _payers[i] : null;
        }
        var isNamed = _ofLine is not null;
        _ofLine ??= Unnamed;
        _ofLine.AddLine(paid, at);
        return isNamed;
    }

    /// <summary>A CAS segment of the loop 2430 that was opened last.</summary>
    public void AdjustLine(long amount) => _ofLine?.AdjustLine(amount);
}

/// <summary>One other payer of a claim; used again for the next claim.</summary>
internal sealed class OtherPayer
{
    private readonly byte[] _id = new byte[80];
    private int _idLength;

    /// <summary>The SBR of its loop 2320.</summary>
    public Spot At { get; private set; }

    /// <summary>SBR01; zero when it orders nothing.</summary>
    public byte Sequence { get; private set; }

    /// <summary>AMT*D; null when the claim does not say.</summary>
    public long? Paid { get; set; }

    /// <summary>The sum of its CAS segments in loop 2320; null when it has none.</summary>
    public long? Adjusted { get; set; }

    /// <summary>True when loop 2330B has the day on which it decided.</summary>
    public bool HasDate { get; set; }

    /// <summary>The sum of SVD02 over the lines that it decided on.</summary>
    public long PaidOnLines { get; private set; }

    /// <summary>How many lines it decided on.</summary>
    public int Lines { get; private set; }

    /// <summary>Payment and adjustments of the line at hand; a line that was split has several loops 2430.</summary>
    public long OfLine { get; private set; }

    /// <summary>The first SVD of the line at hand.</summary>
    public Spot LineAt { get; private set; }

    public bool HasLine { get; private set; }

    public void Start(Spot at, byte sequence)
    {
        (At, Sequence, _idLength, Lines, PaidOnLines, HasLine, HasDate) = (at, sequence, 0, 0, 0, false, false);
        (Paid, Adjusted) = (null, null);
    }

    public void Name(ReadOnlySpan<byte> id)
    {
        _idLength = Math.Min(id.Length, _id.Length);
        id[.._idLength].CopyTo(_id);
    }

    public bool Is(ReadOnlySpan<byte> id) => id.Length > 0 && id.SequenceEqual(_id.AsSpan(0, _idLength));

    public void AddLine(long paid, Spot at)
    {
        if (!HasLine)
        {
            (HasLine, OfLine, LineAt) = (true, 0, at);
            Lines++;
        }
        OfLine += paid;
        PaidOnLines += paid;
    }

    public void AdjustLine(long amount) => OfLine += amount;

    public void LeaveLine() => HasLine = false;
}
