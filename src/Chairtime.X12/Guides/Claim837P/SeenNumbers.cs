namespace Chairtime.X12.Guides.Claim837P;

/// <summary>Which numbers one claim has used already, kept as bytes so that a claim costs no allocation.</summary>
internal sealed class SeenNumbers
{
    private byte[] _bytes = new byte[1024];
    private (uint Hash, int From, int Length)[] _entries = new (uint, int, int)[64];
    private int _count;
    private int _used;

    public void Clear() => (_count, _used) = (0, 0);

    /// <summary>False when the number came before.</summary>
    public bool Add(ReadOnlySpan<byte> number)
    {
        var hash = 2166136261u;
        foreach (var letter in number)
        {
            hash = unchecked((hash ^ letter) * 16777619u);
        }
        for (var i = 0; i < _count; i++)
        {
            var (other, from, length) = _entries[i];
            if (other == hash && number.SequenceEqual(_bytes.AsSpan(from, length)))
            {
                return false;
            }
        }
        if (_count == _entries.Length)
        {
            Array.Resize(ref _entries, _count * 2);
        }
        if (_used + number.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, (_used + number.Length) * 2);
        }
        number.CopyTo(_bytes.AsSpan(_used));
        _entries[_count++] = (hash, _used, number.Length);
        _used += number.Length;
        return true;
    }
}
