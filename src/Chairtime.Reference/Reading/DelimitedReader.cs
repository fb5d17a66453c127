namespace Chairtime.Reference.Reading;

/// <summary>
/// Comma- or tab-separated text with quoted cells (RFC 4180), as publishers write it: quoted line breaks, CRLF or LF,
/// stray quotes inside unquoted cells.
/// </summary>
public sealed class DelimitedReader : RowReader
{
    private const int LongestRow = 1 << 20;
    private const int MostCells = 2_000;

    private readonly TextReader _text;
    private readonly char _delimiter;
    private readonly char[] _buffer = new char[1 << 16];
    private readonly int[] _ends = new int[MostCells];
    private char[] _row = new char[1 << 12];
    private int _at;
    private int _filled;
    private int _length;
    private int _cells;
    private int _nextLine = 1;

    public DelimitedReader(TextReader text, char delimiter, string place) : base(place)
    {
        _text = text;
        _delimiter = delimiter;
    }

    public override int Count => _cells;

    public override ReadOnlySpan<char> this[int column]
    {
        get
        {
            var start = column == 0 ? 0 : _ends[column - 1];
            return _row.AsSpan(start, _ends[column] - start);
        }
    }

    public static DelimitedReader Of(SourceMember member)
    {
        var delimiter = HasMoreTabs(member) ? '\t' : ',';
        return new DelimitedReader(SourceText.Open(member), delimiter, member.Place);
    }

    public override bool Read()
    {
        _length = 0;
        _cells = 0;
        Line = _nextLine;
        if (Peek() < 0)
            return false;
        while (ReadCell())
        {
            // Each call takes one cell; the row ends with the last.
        }

        return true;
    }

    // Returns true when another cell follows in this row.
    private bool ReadCell()
    {
        if (Peek() == '"')
            ReadQuoted();
        while (true)
        {
            var c = Next();
            if (c == _delimiter)
            {
                EndCell();
                return true;
            }

            if (c is '\n' or -1)
            {
                if (_length > CellStart && _row[_length - 1] == '\r')
                    _length--;
                _nextLine++;
                EndCell();
                return false;
            }

            Append((char)c);
        }
    }

    private void ReadQuoted()
    {
        Next();
        while (true)
        {
            var c = Next();
            if (c < 0)
                throw Refuse("a quote that never closes", "a closing quote");
            if (c == '"')
            {
                if (Peek() != '"')
                {
                    // Anything else here means that a quote was lost, and whole rows may lie inside this cell.
                    if (Peek() != _delimiter && Peek() is not (-1 or '\r' or '\n' or ' '))
                        throw Refuse("text after a closing quote", "the next cell");
                    return;
                }

                Next();
            }

            if (c == '\n')
                _nextLine++;
            Append((char)c);
        }
    }

    private int CellStart => _cells == 0 ? 0 : _ends[_cells - 1];

    private void EndCell()
    {
        if (_cells == MostCells)
            throw Refuse($"more than {MostCells} cells in a row", "a publisher's table");
        _ends[_cells++] = _length;
    }

    private void Append(char c)
    {
        if (_length == _row.Length)
        {
            if (_length >= LongestRow)
                throw Refuse("a row of more than a million characters", "one row a line");
            Array.Resize(ref _row, _row.Length * 2);
        }

        _row[_length++] = c;
    }

    private int Peek()
    {
        if (_at == _filled)
        {
            _at = 0;
            _filled = _text.Read(_buffer, 0, _buffer.Length);
            if (_filled <= 0)
            {
                _filled = 0;
                return -1;
            }
        }

        return _buffer[_at];
    }

    private int Next()
    {
        var c = Peek();
        if (c >= 0)
            _at++;
        return c;
    }

    private static bool HasMoreTabs(SourceMember member)
    {
        using var stream = member.Open();
        var start = new byte[1 << 14];
        var span = start.AsSpan(0, stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false));
        return span.Count((byte)'\t') > span.Count((byte)',');
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _text.Dispose();
    }
}
