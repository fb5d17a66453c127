using System.Runtime.InteropServices;
using Chairtime.Billing.Vocabulary;
using Chairtime.Reference.Reading;
using Chairtime.Reference.Tables;

namespace Chairtime.Reference.CodePairs;

/// <summary>
/// Millions of procedure-to-procedure edits: for each column 1 code the sorted column 2 codes, with days and modifier
/// in arrays beside them, ten bytes a row, as on disk. The first look-up builds an index by pair.
/// </summary>
public sealed class CodePairTable : ReferenceTable
{
    /// <summary>Three times what a whole quarter's table holds.</summary>
    internal const int MostRows = 8_000_000;

    private readonly uint[] _heads;
    private readonly int[] _starts;
    private readonly uint[] _seconds;
    private readonly ushort[] _from;
    private readonly ushort[] _through;
    private readonly byte[] _modifier;
    private readonly byte[] _rationale;
    private readonly string[] _reasons;
    private readonly Lazy<CodePairIndex> _index;

    private CodePairTable(TableKind kind, uint[] heads, int[] starts, int rows, string[] reasons)
    {
        Kind = kind;
        _heads = heads;
        _starts = starts;
        _seconds = new uint[rows];
        _from = new ushort[rows];
        _through = new ushort[rows];
        _modifier = new byte[rows];
        _rationale = new byte[rows];
        _reasons = reasons;
        _index = new Lazy<CodePairIndex>(Indexed);
    }

    public override TableKind Kind { get; }

    public override int RowCount => _seconds.Length;

    /// <summary>First and last column 1 code, packed: CMS splits the table into parts by it.</summary>
    internal (uint First, uint Last) Span => (_heads[0], _heads[^1]);

    internal static CodePairTable Build(TableKind kind, string place, List<CodePairRow> rows, string[] reasons)
    {
        if (rows.Count == 0)
            throw new RefusedFileException(place, "no rows", "at least one edit");
        var sorted = CollectionsMarshal.AsSpan(rows);
        sorted.Sort();
        var kept = DropRepeats(sorted, place);
        var heads = new List<uint>();
        var starts = new List<int>();
        for (var i = 0; i < kept; i++)
        {
            var head = (uint)(sorted[i].Pair >> 32);
            if (heads.Count == 0 || heads[^1] != head)
            {
                heads.Add(head);
                starts.Add(i);
            }
        }

        starts.Add(kept);
        var table = new CodePairTable(kind, [.. heads], [.. starts], kept, reasons);
        for (var i = 0; i < kept; i++)
        {
            table._seconds[i] = (uint)(sorted[i].Pair & uint.MaxValue);
            table._from[i] = sorted[i].From;
            table._through[i] = sorted[i].Through;
            table._modifier[i] = sorted[i].Modifier;
            table._rationale[i] = sorted[i].Rationale;
        }

        return table;
    }

    /// <param name="rows">Cells in the order of the kind's columns, already checked.</param>
    internal static CodePairTable Build(TableKind kind, string place, List<string[]> rows)
    {
        var reasons = rows.Select(cells => cells[6]).Distinct(StringComparer.Ordinal).ToArray();
        var packed = rows.Select(cells => new CodePairRow(
            ((ulong)CodeKey.Pack(cells[0]) << 32) | CodeKey.Pack(cells[1]), PackDay(cells[2]),
            cells[3].Length == 0 ? CodePairRow.Open : PackDay(cells[3]), (byte)(cells[4][0] - '0'),
            (byte)Array.IndexOf(reasons, cells[6]))).ToList();
        return Build(kind, place, packed, reasons);
    }

    private static ushort PackDay(string text) => CodePairRow.Pack(DateOnly.ParseExact(text, "yyyy-MM-dd"));

    /// <summary>The modifier indicator in force (0, 1, 9), or -1 when the pair has no edit that day. Allocates
    /// nothing.</summary>
    public int Indicator(ReadOnlySpan<char> column1, ReadOnlySpan<char> column2, DateOnly day)
    {
        var row = Find(column1, column2, day);
        return row.Pair == 0 ? -1 : row.Modifier & 15;
    }

    public override IEnumerable<TableEntry> Entries()
    {
        foreach (var row in Rows())
        {
            var edit = Edit(
                row, CodeKey.Unpack((uint)(row.Pair >> 32)), CodeKey.Unpack((uint)(row.Pair & uint.MaxValue)),
                Confidence.Verified);
            yield return new TableEntry(
                string.Join(Separator, edit.Column1, edit.Column2, Days.Text(edit.From)),
                $"{edit.Modifier}{Separator}{((row.Modifier & 16) != 0 ? "*" : "")}{Separator}{edit.Rationale}",
                edit.Through is { } through ? Days.Text(through) : "");
        }
    }

    protected override void WriteRows(BinaryWriter writer)
    {
        writer.Write(_reasons.Length);
        foreach (var reason in _reasons)
            writer.Write(reason);
        writer.Write(_heads.Length);
        writer.Write(RowCount);
        writer.Write(MemoryMarshal.AsBytes(_heads.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(_starts.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(_seconds.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(_from.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(_through.AsSpan()));
        writer.Write(_modifier);
        writer.Write(_rationale);
    }

    internal static CodePairTable ReadRows(BinaryReader reader, TableKind kind)
    {
        var reasons = new string[Bounded(reader.ReadInt32(), 256)];
        for (var i = 0; i < reasons.Length; i++)
            reasons[i] = reader.ReadString();
        var heads = new uint[Bounded(reader.ReadInt32(), MostRows)];
        var rows = Bounded(reader.ReadInt32(), MostRows);
        var starts = new int[heads.Length + 1];
        Fill(reader, MemoryMarshal.AsBytes(heads.AsSpan()));
        Fill(reader, MemoryMarshal.AsBytes(starts.AsSpan()));
        var table = new CodePairTable(kind, heads, starts, rows, reasons);
        Fill(reader, MemoryMarshal.AsBytes(table._seconds.AsSpan()));
        Fill(reader, MemoryMarshal.AsBytes(table._from.AsSpan()));
        Fill(reader, MemoryMarshal.AsBytes(table._through.AsSpan()));
        Fill(reader, table._modifier);
        Fill(reader, table._rationale);
        return table;
    }

    private CodePairRow Find(ReadOnlySpan<char> column1, ReadOnlySpan<char> column2, DateOnly day) =>
        Find(CodeKey.Pack(column1), CodeKey.Pack(column2), CodePairRow.Pack(day));

    /// <summary>The row of a packed pair in force on a packed day, or one whose pair is 0.</summary>
    internal CodePairRow Find(uint first, uint second, ushort day) => _index.Value.Find(first, second, day);

    private CodePairIndex Indexed()
    {
        var index = new CodePairIndex(RowCount, _heads.Length);
        var rows = new List<CodePairRow>();
        for (var head = 0; head < _heads.Length; head++)
        {
            rows.Clear();
            for (var row = _starts[head]; row < _starts[head + 1]; row++)
                rows.Add(Row(head, row));
            index.Add(_heads[head], CollectionsMarshal.AsSpan(rows));
        }

        return index;
    }

    private IEnumerable<CodePairRow> Rows()
    {
        for (var head = 0; head < _heads.Length; head++)
        {
            for (var row = _starts[head]; row < _starts[head + 1]; row++)
                yield return Row(head, row);
        }
    }

    private CodePairRow Row(int head, int row) => new(
        ((ulong)_heads[head] << 32) | _seconds[row], _from[row], _through[row], _modifier[row], _rationale[row]);

    internal CodePairEdit Edit(in CodePairRow row, string column1, string column2, Confidence confidence) => new(
        column1, column2, CodePairRow.Day(row.From),
        row.Through == CodePairRow.Open ? null : CodePairRow.Day(row.Through), (char)('0' + (row.Modifier & 15)),
        _reasons[row.Rationale], confidence);

    // A quarter's file repeats some rows; a pair with two different rows from the same day contradicts itself.
    private static int DropRepeats(Span<CodePairRow> rows, string place)
    {
        var kept = 1;
        for (var i = 1; i < rows.Length; i++)
        {
            if (rows[i] == rows[kept - 1])
                continue;
            if (rows[i].Pair == rows[kept - 1].Pair && rows[i].From == rows[kept - 1].From)
            {
                var pair = rows[i].Pair;
                throw new RefusedFileException(
                    place, $"two different edits of {CodeKey.Unpack((uint)(pair >> 32))} and "
                    + $"{CodeKey.Unpack((uint)(pair & uint.MaxValue))} from {Days.Text(CodePairRow.Day(rows[i].From))}",
                    "one");
            }

            rows[kept++] = rows[i];
        }

        return kept;
    }

    private static int Bounded(int count, int most) =>
        count >= 0 && count <= most ? count : throw new InvalidDataException("The stored table is damaged.");

    private static void Fill(BinaryReader reader, Span<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var read = reader.Read(bytes);
            if (read == 0)
                throw new InvalidDataException("The stored table is cut short.");
            bytes = bytes[read..];
        }
    }
}
