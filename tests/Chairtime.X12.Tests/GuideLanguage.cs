using Chairtime.X12.Grammar;

namespace Chairtime.X12.Tests;

/// <summary>
/// The sequences of segments that a guide's table allows, followed in every way at once: each state is one way of
/// giving every segment so far a place. Where no state is left, no valid transaction begins like this. It shares the
/// stated facts with the check (order, usage, repeats, qualifiers), and nothing of how they are checked.
/// </summary>
internal sealed class GuideLanguage(Guide guide, char component)
{
    /// <summary>An open loop with how often each of its places has been filled, and what it stands in.</summary>
    internal sealed class Level
    {
        public Level(LoopRule loop, int position, int[] counts, Level? above)
        {
            (Loop, Position, Counts, Above) = (loop, position, counts, above);
            Key = $"{loop.Id}@{position}:{string.Join(',', counts)}|{above?.Key}";
        }

        public LoopRule Loop { get; }

        public int Position { get; }

        public int[] Counts { get; }

        public Level? Above { get; }

        public string Key { get; }

        public bool Has(int before) => Array.TrueForAll(Loop.Slots,
            slot => slot.Usage != Usage.Required || slot.Position >= before || Counts[slot.Index] > 0);

        public Level With(Slot slot)
        {
            var counts = (int[])Counts.Clone();
            // Where any number is allowed, more than one is no other state than one.
            counts[slot.Index] = slot.Max == int.MaxValue ? 1 : counts[slot.Index] + 1;
            return new Level(Loop, slot.Position, counts, Above);
        }
    }

    /// <summary>The only state before the ST.</summary>
    public IReadOnlyList<Level> Start() => [new(guide.Root, 0, new int[guide.Root.Slots.Length], null)];

    /// <summary>Every state that a segment leads to; none where it has no place.</summary>
    public IReadOnlyList<Level> Step(IReadOnlyList<Level> states, string segment)
    {
        var values = segment.Split('*');
        var next = new SortedDictionary<string, Level>(StringComparer.Ordinal);
        foreach (var state in states)
        {
            for (var level = state; level is not null; level = level.Above)
            {
                foreach (var slot in level.Loop.Slots.AsSpan(level.Above is null ? 0 : 1))
                {
                    if (slot.Trigger.Id == values[0] && slot.Position >= level.Position
                        && (slot.Max == int.MaxValue || level.Counts[slot.Index] < slot.Max)
                        && level.Has(slot.Position) && Fits(slot.Trigger, values))
                    {
                        var taken = Enter(level.With(slot), slot);
                        next.TryAdd(taken.Key, taken);
                    }
                }
                if (!level.Has(int.MaxValue))
                    break;
            }
        }
        return [.. next.Values];
    }

    public static bool IsSame(IReadOnlyList<Level> one, IReadOnlyList<Level> two) =>
        one.Count == two.Count && one.Zip(two).All(pair => pair.First.Key == pair.Second.Key);

    private static Level Enter(Level level, Slot slot)
    {
        if (slot is not LoopSlot child)
            return level;
        var counts = new int[child.Loop.Slots.Length];
        counts[0] = 1;
        return new Level(child.Loop, 0, counts, level);
    }

    private bool Fits(SegmentRule rule, string[] values)
    {
        if (rule.Qualifiers is null)
            return true;
        var value = values.ElementAtOrDefault(rule.QualifierElement) ?? "";
        if (rule.QualifierComponent > 0)
            value = value.Split(component).ElementAtOrDefault(rule.QualifierComponent - 1) ?? "";
        return rule.Qualifiers.Codes.Contains(value);
    }
}
