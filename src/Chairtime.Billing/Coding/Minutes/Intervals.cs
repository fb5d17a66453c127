namespace Chairtime.Billing.Coding;

/// <summary>A stretch of wall-clock minutes, counted from midnight of the date of service; the end is
/// exclusive.</summary>
internal readonly record struct Stretch(int From, int To);

/// <summary>Arithmetic on lists of stretches that are sorted and do not overlap.</summary>
internal static class Intervals
{
    public static readonly List<Stretch> None = [];

    /// <summary>Every minute that is in any of the stretches, as the fewest stretches, oldest first.</summary>
    public static List<Stretch> Union(List<Stretch> any)
    {
        if (any.Count < 2)
            return any;
        var sorted = new List<Stretch>(any);
        sorted.Sort(static (a, b) => a.From != b.From ? a.From.CompareTo(b.From) : a.To.CompareTo(b.To));
        var merged = new List<Stretch>(sorted.Count) { sorted[0] };
        for (var i = 1; i < sorted.Count; i++)
        {
            var last = merged[^1];
            if (sorted[i].From <= last.To)
                merged[^1] = new Stretch(last.From, Math.Max(last.To, sorted[i].To));
            else
                merged.Add(sorted[i]);
        }

        return merged;
    }

    /// <summary>The minutes of <paramref name="whole"/> that are in none of <paramref name="taken"/>; both
    /// normalised.</summary>
    public static List<Stretch> Subtract(List<Stretch> whole, List<Stretch> taken)
    {
        if (whole.Count == 0 || taken.Count == 0)
            return whole;
        var left = new List<Stretch>(whole.Count + taken.Count);
        foreach (var stretch in whole)
        {
            var from = stretch.From;
            foreach (var cut in taken)
            {
                if (cut.To <= from || cut.From >= stretch.To)
                    continue;
                if (cut.From > from)
                    left.Add(new Stretch(from, cut.From));
                from = Math.Max(from, cut.To);
            }

            if (from < stretch.To)
                left.Add(new Stretch(from, stretch.To));
        }

        return left;
    }

    /// <summary>True when the two lists share at least one minute.</summary>
    public static bool Meet(List<Stretch> one, List<Stretch> other)
    {
        foreach (var a in one)
        {
            foreach (var b in other)
            {
                if (a.From < b.To && b.From < a.To)
                    return true;
            }
        }

        return false;
    }
}
