namespace Chairtime.Reference.Reading;

/// <summary>The rows of a table, one at a time. Cells are valid until the next row is read.</summary>
public abstract class RowReader(string place) : IDisposable
{
    /// <summary>The file, for messages.</summary>
    public string Place { get; } = place;

    /// <summary>1-based line (text) or row (workbook) that the current row starts on.</summary>
    public int Line { get; protected set; }

    /// <summary>Number of cells in the current row.</summary>
    public abstract int Count { get; }

    /// <summary>A cell of the current row as it stands, spaces included.</summary>
    public abstract ReadOnlySpan<char> this[int column] { get; }

    /// <summary>A cell trimmed; empty beyond the end of a short row.</summary>
    public ReadOnlySpan<char> Cell(int column) =>
        column >= 0 && column < Count ? this[column].Trim() : default;

    public bool IsBlank
    {
        get
        {
            for (var i = 0; i < Count; i++)
            {
                if (!this[i].IsWhiteSpace())
                    return false;
            }

            return true;
        }
    }

    public abstract bool Read();

    public RefusedFileException Refuse(string found, string expected) => new($"{Place}, line {Line}", found, expected);

    /// <summary>Opens a delimited text (comma, or tab where the name or content says so) or a workbook.</summary>
    public static RowReader Open(SourceMember member) =>
        member.IsWorkbook ? WorkbookReader.Of(member) : DelimitedReader.Of(member);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}
