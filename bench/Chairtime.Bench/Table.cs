namespace Chairtime.Bench;

/// <summary>Rows of text in columns, the first to the left, the others to the right.</summary>
internal sealed class Table(params string[] heads)
{
    private readonly List<string[]> _rows = [heads];

    public void Add(params string[] cells) => _rows.Add(cells);

    public void Print()
    {
        var widths = Enumerable.Range(0, heads.Length).Select(i => _rows.Max(row => row[i].Length)).ToArray();
        for (var i = 0; i < _rows.Count; i++)
        {
            Console.WriteLine(string.Join("  ", _rows[i].Select((cell, column) =>
                column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))));
            if (i == 0)
                Console.WriteLine(string.Join("  ", widths.Select(width => new string('-', width))));
        }
    }
}
