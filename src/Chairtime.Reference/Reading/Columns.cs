using System.Text;
using System.Text.RegularExpressions;

namespace Chairtime.Reference.Reading;

/// <summary>A column that an importer knows.</summary>
/// <param name="Name">What this project calls it; empty for a column that is known and not kept.</param>
/// <param name="IsRequired">Whether a file without it is refused.</param>
/// <param name="Headers">
/// What publishers call it, normalised: lower case, single spaces, <c>####</c> for a year, <c>~</c> at the end for
/// any continuation.
/// </param>
public sealed record Column(string Name, bool IsRequired, params string[] Headers)
{
    /// <param name="header">A normalised header.</param>
    public bool Matches(string header) => Headers.Any(known => known.EndsWith('~')
        ? header.StartsWith(known[..^1], StringComparison.Ordinal) : header == known);

    public static Column Required(string name, params string[] headers) => new(name, true, headers);

    public static Column Optional(string name, params string[] headers) => new(name, false, headers);

    /// <summary>Known headers whose cells are not kept.</summary>
    public static Column Ignored(params string[] headers) => new("", false, headers);
}

/// <summary>Where each known column stands in one file.</summary>
public sealed partial class ColumnMap
{
    private const int DeepestHeader = 60;
    private readonly Dictionary<string, int> _places;

    private readonly string[] _headers;

    private ColumnMap(Dictionary<string, int> places, string[] headers, string preamble)
    {
        _places = places;
        _headers = headers;
        Preamble = preamble;
    }

    /// <summary>Everything above the header row, for its dates.</summary>
    public string Preamble { get; }

    public bool Has(string name) => _places.ContainsKey(name);

    /// <summary>Index of a column, or -1 where the file has none.</summary>
    public int this[string name] => _places.GetValueOrDefault(name, -1);

    /// <summary>Reads down to the header row, which is the first whose cells hold every required column.</summary>
    /// <param name="lines">How many rows a header may be spread over; their cells are joined per column.</param>
    /// <exception cref="RefusedFileException">No header row, an unknown column, or one that is there twice.</exception>
    public static ColumnMap Find(RowReader rows, IReadOnlyList<Column> known, int lines = 1)
    {
        var preamble = new StringBuilder();
        var above = new Queue<string[]>();
        var best = (Missing: int.MaxValue, Line: 0, Names: "");
        while (rows.Line < DeepestHeader && rows.Read())
        {
            above.Enqueue(Cells(rows));
            if (above.Count > lines)
                above.Dequeue();
            var candidates = Enumerable.Range(1, above.Count)
                .Select(depth => Join(above.Skip(above.Count - depth).ToList())).ToList();
            // A header spread over rows fits best at the depth that leaves the fewest cells unexplained.
            var headers = candidates.MinBy(c => (Missing(c, known).Count * 1000) + c.Count(h => IsUnknown(h, known)))!;
            var missing = Missing(headers, known);
            if (missing.Count == 0)
                return new ColumnMap(Place(rows, headers, known), headers, preamble.ToString());
            if (missing.Count < best.Missing)
                best = (missing.Count, rows.Line, string.Join(", ", missing.Select(column => column.Headers[0])));

            preamble.AppendLine(string.Join(' ', above.Last().Where(cell => cell.Length > 0)));
        }

        throw new RefusedFileException(
            $"{rows.Place}, line {best.Line}",
            best.Line == 0 ? "no row at all" : $"no header row; the nearest lacks the columns: {best.Names}",
            "a header row with " + string.Join(", ", known.Where(c => c.IsRequired).Select(c => c.Headers[0])));
    }

    /// <summary>Refuses a row with something in a column that has no header.</summary>
    public void RefuseStray(RowReader rows)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            if ((i >= _headers.Length || _headers[i].Length == 0) && !rows[i].IsWhiteSpace())
            {
                throw rows.Refuse(
                    $"{RefusedFileException.Show(rows.Cell(i))} in column {i + 1}, which has no header",
                        "nothing there");
            }
        }
    }

    /// <summary>Trimmed, white space collapsed, lower case, years as <c>####</c>.</summary>
    public static string Normalise(string header) =>
        Year().Replace(Spaces().Replace(header, " ").Trim().ToLowerInvariant(), "####");

    private static Dictionary<string, int> Place(RowReader rows, string[] headers, IReadOnlyList<Column> known)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < headers.Length; i++)
        {
            if (headers[i].Length == 0)
                continue;
            var column = known.FirstOrDefault(column => column.Matches(headers[i]))
                ?? throw rows.Refuse(
                    $"an unknown column {i + 1}, {RefusedFileException.Show(headers[i])}",
                    "one of: " + string.Join(", ", known.Select(column => column.Headers[0])));
            if (column.Name.Length > 0 && !places.TryAdd(column.Name, i))
                throw rows.Refuse($"the column {RefusedFileException.Show(headers[i])} twice", "each column once");
        }

        return places;
    }

    private static List<Column> Missing(string[] headers, IReadOnlyList<Column> known) =>
        known.Where(column => column.IsRequired && !headers.Any(column.Matches)).ToList();

    private static bool IsUnknown(string header, IReadOnlyList<Column> known) =>
        header.Length > 0 && !known.Any(column => column.Matches(header));

    private static string[] Cells(RowReader rows)
    {
        var cells = new string[rows.Count];
        for (var i = 0; i < cells.Length; i++)
            cells[i] = rows[i].ToString();
        return cells;
    }

    private static string[] Join(List<string[]> rows) =>
        [.. Enumerable.Range(0, rows.Max(row => row.Length))
            .Select(i => Normalise(string.Join(' ', rows.Where(row => i < row.Length).Select(row => row[i]))))];

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"(?<!\d)20\d\d(?!\d)")]
    private static partial Regex Year();
}
