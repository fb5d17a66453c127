using System.Collections.Immutable;

namespace Chairtime.Billing.Coding;

/// <summary>Minutes to hours: where each unit begins and what is left over. Sources: rules R3.3 and R3.4.</summary>
internal static class HourUnits
{
    private const int DrugFloor = IvServices.PushMinutes + 1;

    // Those of infusions up to eight hours, made once.
    private static readonly ImmutableArray<int>[] Prepared =
        [.. Enumerable.Range(1, 9).Select(static count => Rising(DrugFloor, count))];

    /// <summary>A further hour counts from this minute of it on.</summary>
    public const int MoreThanHalf = 31;

    /// <summary>Further hours after the first: none up to 90 minutes, then one for each hour of which 31 minutes
    /// ran.</summary>
    public static int Additional(int minutes) => minutes <= 90 ? 0 : Hours(minutes - 60);

    /// <summary>Hours of add-on hydration: each hour of which 31 minutes ran, the first one too.</summary>
    public static int Hours(int minutes) => (minutes / 60) + (minutes % 60 >= MoreThanHalf ? 1 : 0);

    /// <summary>The step that counts further hours after the first, with its numbers.</summary>
    public static DerivationStep Step(string code, int minutes, int hours) =>
        new(CodingRules.AdditionalHour, new HoursCounted(code, minutes, hours));

    public static string Counts(int rest) =>
        rest >= MoreThanHalf ? "31 or more: counts" : "under 31: does not count";

    /// <summary>Minutes past the last billed hour that earn nothing; 0 when none are left.</summary>
    /// <param name="floor">Minutes at which the first unit begins: 16 for a drug, 31 for hydration.</param>
    public static int Leftover(int minutes, int floor) =>
        minutes <= 60 || minutes < floor || minutes % 60 >= MoreThanHalf ? 0 : minutes % 60;

    /// <summary>Minutes at which a unit begins, rising, up to one beyond <paramref name="minutes"/>.</summary>
    public static ImmutableArray<int> Thresholds(int minutes, int floor)
    {
        // A first unit, then one from minute 91 on, then one for each hour more.
        var count = minutes < floor ? 1 : minutes < 91 ? 2 : 3 + ((minutes - 91) / 60);
        return floor switch
        {
            DrugFloor when count <= Prepared.Length => Prepared[count - 1],
            _ => Rising(floor, count),
        };
    }

    private static ImmutableArray<int> Rising(int floor, int count)
    {
        var thresholds = ImmutableArray.CreateBuilder<int>(count);
        thresholds.Add(floor);
        for (var next = 91; thresholds.Count < count; next += 60)
            thresholds.Add(next);
        return thresholds.MoveToImmutable();
    }
}
