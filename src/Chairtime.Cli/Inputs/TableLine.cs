using System.Globalization;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Cli.Inputs;

/// <summary>A published table that a result relied on, as commands show it to a person.</summary>
internal static class TableLine
{
    /// <summary>Which table, for which days, and what to beware of: <c>asp  2026-01-01 to 2026-03-31  extract</c>.
    /// </summary>
    /// <param name="day">Latest day that it was asked for.</param>
    public static string Of(TableVersion table, DateOnly day)
    {
        var notes = new List<string>();
        if (table.IsExtract)
            notes.Add("extract that ships with the product");
        if (table.Source.Confidence == Confidence.Unverified)
            notes.Add("unverified");
        if (table.IsStaleFor(day))
            notes.Add(string.Create(CultureInfo.InvariantCulture,
                $"STALE: due to be replaced after {table.FreshThrough:yyyy-MM-dd}"));
        return $"{table.Table}: {table.Label}, {table.Coverage}"
            + (notes.Count > 0 ? "; " + string.Join(", ", notes) : "");
    }

    /// <summary>The file it came from, with its hash.</summary>
    public static string From(TableVersion table)
    {
        // The citation ends with its own mark where it is unverified; the line above has said so.
        var source = table.Source with { Confidence = Confidence.Verified };
        return $"{source}; SHA-256 {(table.Sha256.Length > 16 ? table.Sha256[..16] : table.Sha256)}";
    }
}
