using System.Collections.Immutable;

namespace Chairtime.Simulation.Practices;

/// <summary>Which containers are opened for a dose: those that leave least, and of these the fewest.</summary>
internal static class Containers
{
    /// <summary>Counts by package, largest package first; packages of which none is opened are left out.</summary>
    public static ImmutableArray<(Package Package, int Count)> For(decimal dose, ImmutableArray<Package> stock)
    {
        var sizes = stock.OrderByDescending(static one => one.Size).ToArray();
        var best = new Choice([], decimal.MaxValue, int.MaxValue);
        Try(dose, sizes, 0, new int[sizes.Length], ref best);
        return [.. sizes.Zip(best.Counts).Where(static pair => pair.Second > 0)];
    }

    public static decimal Opened(ImmutableArray<(Package Package, int Count)> opened) =>
        opened.Sum(static pair => pair.Package.Size * pair.Count);

    private static void Try(decimal dose, Package[] sizes, int at, int[] counts, ref Choice best)
    {
        var opened = sizes.Zip(counts).Sum(static pair => pair.First.Size * pair.Second);
        if (opened >= dose)
        {
            var left = opened - dose;
            var count = counts.Sum();
            if (left < best.Left || (left == best.Left && count < best.Count))
                best = new Choice([.. counts], left, count);
            return;
        }

        if (at == sizes.Length)
            return;
        var most = (int)Math.Ceiling((dose - opened) / sizes[at].Size);
        for (var i = most; i >= 0; i--)
        {
            counts[at] = i;
            Try(dose, sizes, at + 1, counts, ref best);
        }

        counts[at] = 0;
    }

    private readonly record struct Choice(ImmutableArray<int> Counts, decimal Left, int Count);
}
