using System.Runtime.InteropServices;

namespace Chairtime.Reference.CodePairs;

/// <summary>
/// Finds the edits of a pair: a small table of column 1 codes, which stays in the processor's cache, and for each of
/// them a run of slots by column 2 code. A look-up so touches one place of the large array, which is what it costs
/// among millions of rows.
/// </summary>
internal sealed class CodePairIndex
{
    // Twice as many slots as rows: a pair that is not there is then known after one or two.
    private const int SlotsPerRow = 2;

    private const int RationaleBits = 8;

    private readonly Run[] _runs;
    private readonly int _shift;
    private readonly ulong[] _slots;
    private readonly List<Period> _periods = [];
    private readonly Dictionary<Period, uint> _known = [];
    private int _used;

    /// <param name="rows">How many rows will be added, at most 2^23.</param>
    /// <param name="firsts">Under how many column 1 codes.</param>
    public CodePairIndex(int rows, int firsts)
    {
        var bits = 4;
        while ((1 << bits) < firsts * 2L)
            bits++;
        _runs = new Run[1 << bits];
        _shift = 32 - bits;
        _slots = new ulong[(rows * SlotsPerRow) + firsts];
    }

    /// <summary>Adds all rows of one column 1 code.</summary>
    public void Add(uint first, ReadOnlySpan<CodePairRow> rows)
    {
        // One slot more than twice the rows stays empty, so that every search ends.
        var run = new Run(first, _used, (uint)(rows.Length * SlotsPerRow) + 1);
        _used += (int)run.Length;
        var at = Scatter(first) >> _shift;
        while (_runs[at].First != 0)
            at = (at + 1) & (uint)(_runs.Length - 1);
        _runs[at] = run;
        foreach (ref readonly var row in rows)
        {
            var second = (uint)(row.Pair & uint.MaxValue);
            var slot = Place(second, run.Length);
            while (_slots[run.Start + (int)slot] != 0)
                slot = slot + 1 == run.Length ? 0 : slot + 1;
            _slots[run.Start + (int)slot] =
                ((ulong)second << 32) | (NumberOf(new(row.From, row.Through, row.Modifier)) << RationaleBits)
                | row.Rationale;
        }
    }

    /// <summary>The row of a pair in force on a day, or one whose pair is 0.</summary>
    public CodePairRow Find(uint first, uint second, ushort day)
    {
        // What is no code has the number of an empty place.
        if (first == 0)
            return default;
        var runs = _runs;
        var at = Scatter(first) >> _shift;
        while (runs[at].First != first)
        {
            if (runs[at].First == 0)
                return default;
            at = (at + 1) & (uint)(runs.Length - 1);
        }

        ref readonly var run = ref runs[at];
        var slots = _slots.AsSpan(run.Start, (int)run.Length);
        var periods = CollectionsMarshal.AsSpan(_periods);
        for (var slot = (int)Place(second, run.Length); ; slot = slot + 1 == slots.Length ? 0 : slot + 1)
        {
            var found = slots[slot];
            if (found == 0)
                return default;
            if ((uint)(found >> 32) != second)
                continue;
            var rest = unchecked((uint)found);
            ref readonly var period = ref periods[(int)(rest >> RationaleBits)];
            if (period.From <= day && day <= period.Through)
            {
                return new CodePairRow(
                    ((ulong)first << 32) | second, period.From, period.Through, period.Modifier,
                    (byte)(rest & byte.MaxValue));
            }
        }
    }

    // A quarter's file has millions of rows and a few thousand different periods.
    private uint NumberOf(Period period)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_known, period, out var isKnown);
        if (!isKnown)
        {
            number = (uint)_periods.Count;
            _periods.Add(period);
        }

        return number;
    }

    private static uint Scatter(uint code) => unchecked(code * 0x9E3779B1u);

    // The upper half of the product spreads evenly over any length, a power of two or not.
    private static uint Place(uint code, uint length) => (uint)(((ulong)Scatter(code) * length) >> 32);

    private readonly record struct Run(uint First, int Start, uint Length);

    private readonly record struct Period(ushort From, ushort Through, byte Modifier);
}
