namespace Chairtime.Simulation.Practices;

/// <summary>Who comes in which week: each slot of the week belongs to a regimen, and its patients take turns as long
/// as their interval is.</summary>
internal sealed class Schedule
{
    private readonly Regimen[] _slots;

    public Schedule(PracticeOrder order)
    {
        _slots = Shared(order.EachWeek);
        Chance.For(order.Seed, "slots").Shuffle(_slots.AsSpan());
    }

    public IEnumerable<(int Slot, Regimen Regimen)> Slots(int count) =>
        _slots.Take(count).Select(static (one, at) => (at, one));

    /// <summary>The number of the patient who has a slot in a week.</summary>
    public int Patient(int slot, int week) => (week % _slots[slot].Weeks * _slots.Length) + slot + 1;

    // By largest remainder, so that shares hold as well as whole visits can; every regimen where there is room.
    private static Regimen[] Shared(int count)
    {
        var all = Regimens.All;
        var sum = all.Sum(static one => one.Share);
        var floor = all.Select(one => count * one.Share / sum).ToArray();
        var rest = Enumerable.Range(0, all.Length)
            .OrderBy(i => floor[i] > 0 ? 1 : 0).ThenByDescending(i => count * all[i].Share % sum).ThenBy(static i => i);
        foreach (var i in rest.Take(count - floor.Sum()))
            floor[i]++;
        return [.. all.SelectMany((one, i) => Enumerable.Repeat(one, floor[i]))];
    }
}
