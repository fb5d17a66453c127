using Chairtime.X12.Checking;

namespace Chairtime.X12.Guides.Claim837P;

/// <summary>What the other payers of one claim did with it (loops 2320, 2330B and 2430), in whole cents.</summary>
internal sealed class OtherPayers
{
    private readonly List<OtherPayer> _payers = [];
    private OtherPayer? _ofLine;

    public int Count { get; private set; }

    public OtherPayer this[int index] => _payers[index];

    public void Clear() => (Count, _ofLine) = (0, null);

    /// <summary>A loop 2320 begins.</summary>
    public void Open(Spot at)
    {
        if (Count == _payers.Count)
        {
            _payers.Add(new OtherPayer());
        }
        _payers[Count++].Start(at);
    }

    /// <summary>The payer whose loop 2320 was opened last.</summary>
    public OtherPayer? Last => Count == 0 ? null : _payers[Count - 1];

    /// <summary>A loop 2430 begins: false when its payer is none of the claim's.</summary>
    public bool OpenLine(ReadOnlySpan<byte> id, long paid)
    {
        _ofLine = null;
        for (var i = 0; i < Count && _ofLine is null; i++)
        {
            _ofLine = _payers[i].Is(id) ? _payers[i] : null;
        }
        if (_ofLine is null)
        {
            return false;
        }
        _ofLine.Lines++;
        _ofLine.PaidOnLines += paid;
        return true;
    }
}

/// <summary>One other payer of a claim; used again for the next claim.</summary>
internal sealed class OtherPayer
{
    private readonly byte[] _id = new byte[80];
    private int _idLength;

    /// <summary>The SBR of its loop 2320.</summary>
    public Spot At { get; private set; }

    /// <summary>AMT*D; null when the claim does not say.</summary>
    public long? Paid { get; set; }

    /// <summary>The sum of its CAS segments in loop 2320; null when it has none.</summary>
    public long? Adjusted { get; set; }

    /// <summary>The sum of SVD02 over the lines that it decided on.</summary>
    public long PaidOnLines { get; set; }

    /// <summary>How many lines it decided on.</summary>
    public int Lines { get; set; }

    public void Start(Spot at)
    {
        (At, _idLength, Lines, PaidOnLines) = (at, 0, 0, 0);
        (Paid, Adjusted) = (null, null);
    }

    public void Name(ReadOnlySpan<byte> id)
    {
        _idLength = Math.Min(id.Length, _id.Length);
        id[.._idLength].CopyTo(_id);
    }

    public bool Is(ReadOnlySpan<byte> id) => id.Length > 0 && id.SequenceEqual(_id.AsSpan(0, _idLength));
}
