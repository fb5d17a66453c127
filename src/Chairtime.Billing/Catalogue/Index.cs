using System.Diagnostics.CodeAnalysis;

namespace Chairtime.Billing.Catalogue;

/// <summary>Rows by key, each group in the order of the rows.</summary>
internal static class Index
{
    /// <summary>Keys of digits and capitals; see <see cref="Find"/>.</summary>
    public static Dictionary<string, T[]> By<T>(IReadOnlyList<T> rows, Func<T, string?> keyOf)
        where T : class
    {
        var groups = new Dictionary<string, T[]>();
        foreach (var row in rows)
        {
            if (keyOf(row)?.ToUpperInvariant() is { } key)
                groups[key] = groups.TryGetValue(key, out var known) ? [.. known, row] : [row];
        }

        return groups;
    }

    /// <summary>The rows of a key, letter case aside: charts mostly write capitals, which are found at once.</summary>
    public static bool Find<T>(Dictionary<string, T[]> groups, string key, [MaybeNullWhen(false)] out T[] rows)
        where T : class =>
        groups.TryGetValue(key, out rows)
        || (key.AsSpan().ContainsAnyInRange('a', 'z') && groups.TryGetValue(key.ToUpperInvariant(), out rows));

    public static List<DrugCode> Coded(CataloguedDrug[] drugs)
    {
        var codes = new List<DrugCode>(drugs.Length);
        foreach (var drug in drugs)
        {
            if (drug.Code is not null)
                codes.Add(drug.Code);
        }

        return codes;
    }
}
