using System.Collections.Immutable;

namespace Chairtime.Billing.Coding;

/// <summary>Minutes to hours: where each unit begins and what is left over. Sources: rules R3.3 and R3.4.</summary>
internal static class HourUnits
{
    /// <summary>A further hour counts from this minute of it on.</summary>
    public const int MoreThanHalf = 31;

    /// <summary>Further hours after the first: none up to 90 minutes, then one for each hour of which 31 minutes
    /// ran.</summary>
    public static int Additional(int minutes) => minutes <= 90 ? 0 : Hours(minutes - 60);

    /// <summary>Hours of add-on hydration: each hour of which 31 minutes ran, the first one too.</summary>
    public static int Hours(int minutes) => (minutes / 60) + (minutes % 60 >= MoreThanHalf ? 1 : 0);

    /// <summary>The step that counts further hours after the first, with its numbers.</summary>
    public static DerivationStep Step(string code, int minutes, int hours) => new(CodingRules.AdditionalHour,
        $"{code}: {minutes} min − 60 = {minutes - 60} min = {(minutes - 60) / 60} full h + {minutes % 60} min ({
            Counts(minutes % 60)}) = {hours}");

    public static string Counts(int rest) =>
        rest >= MoreThanHalf ? "31 or more: counts" : "under 31: does not count";

    /// <summary>Minutes past the last billed hour that earn nothing; 0 when none are left.</summary>
    /// <param name="floor">Minutes at which the first unit begins: 16 for a drug, 31 for hydration.</param>
    public static int Leftover(int minutes, int floor) =>
        minutes <= 60 || minutes < floor || minutes % 60 >= MoreThanHalf ? 0 : minutes % 60;

    /// <summary>Minutes at which a unit begins, rising, up to one beyond <paramref name="minutes"/>.</summary>
    public static ImmutableArray<int> Thresholds(int minutes, int floor)
    {
        var thresholds = ImmutableArray.CreateBuilder<int>(4);
        thresholds.Add(floor);
        for (var next = 91; thresholds[^1] <= minutes; next += 60)
            thresholds.Add(next);
        return thresholds.ToImmutable();
    }
}
