using System.Text;
using Chairtime.Reference.Reading;

namespace Chairtime.Reference.Tables;

/// <summary>Rows of text cells, sorted by key and packed as UTF-8: found by binary search.</summary>
public sealed class RowTable : ReferenceTable
{
    private const int MostRows = 2_000_000;

    // The largest published table, all packages of the NDC directory, has less than half of this.
    private const long MostBytes = 192L << 20;

    private readonly byte[] _text;
    private readonly int[] _starts;

    private RowTable(TableKind kind, byte[] text, int[] starts)
    {
        Kind = kind;
        _text = text;
        _starts = starts;
    }

    public override TableKind Kind { get; }

    public override int RowCount => _starts.Length - 1;

    /// <param name="rows">In any order; each as many cells as the kind has columns. Repeated rows are kept
    /// once.</param>
    /// <exception cref="RefusedFileException">Two rows of one key that differ, or too many rows.</exception>
    public static RowTable Build(TableKind kind, string place, IEnumerable<string[]> rows)
    {
        var lines = new List<byte[]>();
        long bytes = 0;
        foreach (var cells in rows)
        {
            var row = Encoding.UTF8.GetBytes(string.Join(Separator, cells));
            lines.Add(row);
            bytes += row.Length;
            if (lines.Count > MostRows)
                throw new RefusedFileException(place, $"more than {MostRows:N0} rows", "a smaller table");
            if (bytes > MostBytes)
                throw new RefusedFileException(place, $"rows of more than {MostBytes >> 20} MiB", "a smaller table");
        }

        if (lines.Count == 0)
            throw new RefusedFileException(place, "no rows", "at least one row");
        lines.Sort((a, b) => a.AsSpan().SequenceCompareTo(b));
        var starts = new List<int>(lines.Count + 1) { 0 };
        var text = new MemoryStream((int)bytes);
        byte[]? last = null;
        foreach (var line in lines)
        {
            if (last is not null && line.AsSpan().SequenceEqual(last))
                continue;
            if (last is not null && SameKey(kind, last, line))
            {
                throw new RefusedFileException(place, "two different rows for "
                    + KeyOf(kind, line).Replace(Separator, ' '), "one row each");
            }

            text.Write(line);
            starts.Add((int)text.Length);
            last = line;
        }

        return new RowTable(kind, text.GetBuffer().Length == text.Length ? text.GetBuffer() : text.ToArray(),
            [.. starts]);
    }

    /// <summary>The rows whose first key cells equal the ones given, in order.</summary>
    public IEnumerable<TableRow> Find(params string[] keyCells)
    {
        var key = Encoding.UTF8.GetBytes(string.Join(Separator, keyCells) + Separator);
        for (var i = FirstAtLeast(key); i < RowCount && Row(i).StartsWith(key); i++)
            yield return new TableRow(Kind, Text(i).Split(Separator));
    }

    public IEnumerable<TableRow> Rows()
    {
        for (var i = 0; i < RowCount; i++)
            yield return new TableRow(Kind, Text(i).Split(Separator));
    }

    public override IEnumerable<TableEntry> Entries()
    {
        var through = Kind.Through is null ? -1 : Kind.IndexOf(Kind.Through);
        for (var i = 0; i < RowCount; i++)
        {
            var cells = Text(i).Split(Separator);
            var keyLength = EntryKeyLength(Kind);
            var rest = cells.Where((_, at) => at >= keyLength && at != through);
            yield return new TableEntry(
                string.Join(Separator, cells.Take(keyLength)), string.Join(Separator, rest),
                through < 0 ? "" : cells[through]);
        }
    }

    protected override void WriteRows(BinaryWriter writer)
    {
        writer.Write(RowCount);
        foreach (var start in _starts)
            writer.Write(start);
        writer.Write(_text);
    }

    internal static RowTable ReadRows(BinaryReader reader, TableKind kind)
    {
        var rows = reader.ReadInt32();
        if (rows is < 0 or > MostRows)
            throw new InvalidDataException("The stored table is damaged.");
        var starts = new int[rows + 1];
        for (var i = 0; i <= rows; i++)
            starts[i] = reader.ReadInt32();
        var text = reader.ReadBytes(starts[rows]);
        if (text.Length != starts[rows])
            throw new InvalidDataException("The stored table is cut short.");
        return new RowTable(kind, text, starts);
    }

    private ReadOnlySpan<byte> Row(int i) => _text.AsSpan(_starts[i], _starts[i + 1] - _starts[i]);

    private string Text(int i) => Encoding.UTF8.GetString(Row(i));

    private int FirstAtLeast(ReadOnlySpan<byte> key)
    {
        var (low, high) = (0, RowCount);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Row(middle).SequenceCompareTo(key) < 0)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    // A day in the row's key columns tells versions of one code apart; other dated kinds have one row a code.
    private static int EntryKeyLength(TableKind kind) => kind.KeyColumns;

    private static bool SameKey(TableKind kind, byte[] one, byte[] other) =>
        KeyOf(kind, one) == KeyOf(kind, other) && (kind.From is null || FromOf(kind, one) == FromOf(kind, other));

    private static string KeyOf(TableKind kind, byte[] line) =>
        string.Join(Separator, Encoding.UTF8.GetString(line).Split(Separator).Take(kind.KeyColumns));

    private static string FromOf(TableKind kind, byte[] line) =>
        Encoding.UTF8.GetString(line).Split(Separator)[kind.IndexOf(kind.From!)];
}

/// <summary>One row, its cells by this project's column names.</summary>
public readonly struct TableRow(TableKind kind, string[] cells)
{
    /// <summary>A cell's text; empty where the publisher printed nothing.</summary>
    public string this[string column] => cells[kind.IndexOf(column)];
}
