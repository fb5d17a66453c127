namespace Chairtime.Reference.CodePairs;

/// <summary>
/// Rows by pair, in one array with gaps: a look-up touches one or two neighbouring places in memory, which is what it
/// costs among millions of rows.
/// </summary>
internal sealed class CodePairIndex
{
    private readonly CodePairRow[] _slots;
    private readonly int _shift;

    public CodePairIndex(int rows)
    {
        var bits = 4;
        while ((1L << bits) < rows * 3L / 2)
            bits++;
        _slots = new CodePairRow[1 << bits];
        _shift = 64 - bits;
    }

    public void Add(in CodePairRow row)
    {
        var slot = Slot(row.Pair);
        while (_slots[slot].Pair != 0)
            slot = (slot + 1) & (_slots.Length - 1);
        _slots[slot] = row;
    }

    /// <summary>The row of a pair in force on a day, or one whose pair is 0.</summary>
    public ref readonly CodePairRow Find(ulong pair, ushort day)
    {
        var slots = _slots;
        for (var slot = Slot(pair); ; slot = (slot + 1) & (slots.Length - 1))
        {
            ref readonly var row = ref slots[slot];
            if (row.Pair == 0 || (row.Pair == pair && row.From <= day && day <= row.Through))
                return ref row;
        }
    }

    private int Slot(ulong pair) => unchecked((int)((pair * 0x9E3779B97F4A7C15) >> _shift));
}
