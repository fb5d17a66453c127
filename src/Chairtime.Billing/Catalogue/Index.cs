namespace Chairtime.Billing.Catalogue;

/// <summary>Rows by key, letter case aside, each group in the order of the rows.</summary>
internal static class Index
{
    public static Dictionary<string, T[]> By<T>(IReadOnlyList<T> rows, Func<T, string?> keyOf)
        where T : class
    {
        var groups = new Dictionary<string, T[]>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in rows)
        {
            if (keyOf(row) is { } key)
                groups[key] = groups.TryGetValue(key, out var known) ? [.. known, row] : [row];
        }

        return groups;
    }

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
