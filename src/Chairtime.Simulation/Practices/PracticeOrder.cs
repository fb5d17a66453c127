namespace Chairtime.Simulation.Practices;

/// <summary>What is to be simulated.</summary>
/// <param name="Visits">How many; up to 130 fill one week, more are spread over twelve.</param>
/// <param name="Seed">The same seed gives the same bytes.</param>
/// <param name="From">The Monday on which the practice opens.</param>
public sealed record PracticeOrder(int Visits, long Seed, DateOnly From)
{
    /// <summary>A week for whose days published prices ship with the product.</summary>
    public static readonly DateOnly UsualWeek = new(2026, 10, 5);

    private const int MostOfOneWeek = 130;
    private const int ManyWeeks = 12;

    public int Weeks => Visits <= MostOfOneWeek ? 1 : ManyWeeks;

    /// <summary>Visits of a week that is full; the last one may have fewer.</summary>
    public int EachWeek => (Visits + Weeks - 1) / Weeks;
}
