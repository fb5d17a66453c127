using SkiaSharp;

namespace Chairtime.Paper.Forms;

/// <summary>Draws a claim form of our own making, and the ruled grid that a printer is adjusted with.</summary>
internal sealed class FormDrawing : IDisposable
{
    // From the base of a line of text to the line of the box under it, and from a box's edge to its first column.
    private const float Below = 2.9f;
    private const float Inset = 2.6f;
    private const float CaptionSize = 5.6f;
    private const float SquareSize = 9f;
    private const int FirstUpperLine = 43;
    private const int ServiceLines = 6;

    private readonly SKPaint _line = Pen(SKColors.Black, 0.5f);
    private readonly SKPaint _thick = Pen(SKColors.Black, 1.2f);
    private readonly SKPaint _thin = Pen(new SKColor(0x80, 0x80, 0x80), 0.35f);
    private readonly SKPaint _shade = new() { Color = new SKColor(0xE4, 0xE4, 0xE4) };
    private readonly SKPaint _ink = new() { Color = new SKColor(0x30, 0x30, 0x30) };
    private readonly SKFont _caption = Font(CaptionSize);
    private readonly SKFont _title = Font(12);
    private readonly SKFont _foot = Font(7);

    public void Draw(SKCanvas canvas, int page, int pages, string control)
    {
        Text(canvas, "Health insurance claim", FormGrid.X(1) - Inset, FormGrid.Y(4), _title);
        Text(canvas, "Items as on the CMS-1500 (02/12)", FormGrid.X(1) - Inset, FormGrid.Y(5), _foot);
        Text(canvas, "Payer", FormGrid.X(41), FormGrid.Y(1), _caption);
        for (var i = 0; i < ServiceLines; i++)
            ServiceLine(canvas, FirstUpperLine + (2 * i));
        foreach (var box in FormBoxes.Boxes)
        {
            var area = Area(box.From, box.To, box.Line - box.Lines, box.Line);
            canvas.DrawRect(area, _line);
            Text(canvas, box.Caption, area.Left + 2, area.Top + CaptionSize + 0.9f, _caption);
        }

        Text(canvas, "through", FormGrid.X(10), Edge(40) + CaptionSize + 0.9f, _caption);
        foreach (var (column, word) in FormBoxes.ServiceWords)
            Text(canvas, word, FormGrid.X(column), FormGrid.Y(42), _caption);
        foreach (var square in FormBoxes.Squares)
            Square(canvas, square);
        Marks(canvas);
        canvas.DrawRect(Area(1, 80, 6, 61), _thick);
        canvas.DrawLine(FormGrid.X(1) - Inset, Edge(29), FormGrid.X(80) - Inset, Edge(29), _thick);
        canvas.DrawLine(FormGrid.X(1) - Inset, Edge(42), FormGrid.X(80) - Inset, Edge(42), _thick);
        Text(canvas, $"Claim {control}, page {page} of {pages}. Drawn by Chairtime, not the official form.",
            FormGrid.X(1) - Inset, Edge(61) + 10, _foot);
    }

    /// <summary>Lines at every tenth of an inch and at every line of text, numbered: to compare a print with.</summary>
    public void DrawGrid(SKCanvas canvas)
    {
        using var fine = Pen(new SKColor(0xC8, 0xD8, 0xF0), 0.2f);
        using var strong = Pen(new SKColor(0x60, 0x90, 0xD0), 0.4f);
        for (var column = 1; column <= 80; column++)
        {
            var x = FormGrid.X(column);
            canvas.DrawLine(x, FormGrid.Y(0), x, FormGrid.Y(63), column % 10 == 0 ? strong : fine);
            if (column % 10 == 0)
                Text(canvas, $"{column}", x + 1, FormGrid.Y(0), _caption);
        }

        for (var row = 0; row <= 63; row++)
        {
            var y = FormGrid.Y(row);
            canvas.DrawLine(FormGrid.X(1), y, FormGrid.X(80), y, row % 10 == 0 ? strong : fine);
            // Beside the first row stands the number of the last column.
            if (row > 0)
                Text(canvas, $"{row}", FormGrid.X(80) + 2, y, _caption);
        }
    }

    public void Dispose()
    {
        foreach (var paint in (SKPaint[])[_line, _thick, _thin, _shade, _ink])
            paint.Dispose();
        foreach (var font in (SKFont[])[_caption, _title, _foot])
            font.Dispose();
    }

    private void ServiceLine(SKCanvas canvas, int upper)
    {
        var (top, middle, bottom) = (Edge(upper - 1), Edge(upper), Edge(upper + 1));
        canvas.DrawRect(new SKRect(FormGrid.X(1) - Inset, top, FormGrid.X(80) - Inset, middle), _shade);
        canvas.DrawRect(new SKRect(FormGrid.X(1) - Inset, top, FormGrid.X(80) - Inset, bottom), _line);
        foreach (var column in FormBoxes.ServiceColumns)
            canvas.DrawLine(FormGrid.X(column) - Inset, middle, FormGrid.X(column) - Inset, bottom, _line);
        canvas.DrawLine(FormGrid.X(10) - Inset, middle, FormGrid.X(10) - Inset, bottom, _thin);
        foreach (var column in (int[])[33, 36, 39, 42])
            canvas.DrawLine(FormGrid.X(column) - Inset, middle, FormGrid.X(column) - Inset, bottom, _thin);
        var number = ((upper - FirstUpperLine) / 2 + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        Text(canvas, number, FormGrid.X(1) - 10, FormGrid.Y(upper + 1), _foot);
    }

    private void Square(SKCanvas canvas, FormSquare square)
    {
        var place = FormGrid.Of(square.Item);
        // Around the middle of a capital X, which stands in a column of 7.2 points and is 8 points high.
        var left = FormGrid.X(place.Column) - ((SquareSize - FormGrid.ColumnStep) / 2);
        var top = FormGrid.Y(place.Line) - 3.9f - (SquareSize / 2);
        canvas.DrawRect(new SKRect(left, top, left + SquareSize, top + SquareSize), _thin);
        var (x, y, align) = square.Side switch
        {
            LabelSide.Left => (left - 1.5f, top + 7, SKTextAlign.Right),
            LabelSide.Right => (left + SquareSize + 2, top + 7, SKTextAlign.Left),
            LabelSide.Above => (left + (SquareSize / 2), top - 1.5f, SKTextAlign.Center),
        };
        canvas.DrawText(square.Label, x, y, align, _caption, _ink);
    }

    private void Marks(SKCanvas canvas)
    {
        foreach (var letter in "ABCDEFGHIJKL")
        {
            var place = FormGrid.Of($"21.{letter}");
            Text(canvas, $"{letter}", FormGrid.X(place.Column) - 9, FormGrid.Y(place.Line), _foot);
        }

        var indicator = FormGrid.Of("21.indicator");
        Text(canvas, "ICD (0 for 10)", FormGrid.X(indicator.Column) - 42, FormGrid.Y(indicator.Line) - 1, _caption);
        foreach (var (column, line) in FormBoxes.Cents)
        {
            for (var i = 0; i < (line == 0 ? ServiceLines : 1); i++)
            {
                var at = line == 0 ? FirstUpperLine + 1 + (2 * i) : line;
                var x = FormGrid.X(column) + (FormGrid.ColumnStep / 2);
                canvas.DrawLine(x, Edge(at - 1) + (line == 0 ? 0 : 1), x, Edge(at), _thin);
            }
        }
    }

    private void Text(SKCanvas canvas, string text, float x, float y, SKFont font) =>
        canvas.DrawText(text, x, y, SKTextAlign.Left, font, _ink);

    private static SKRect Area(float from, float to, int above, int line) =>
        new(FormGrid.X(from) - Inset, Edge(above), FormGrid.X(to) - Inset, Edge(line));

    private static float Edge(int line) => FormGrid.Y(line) + Below;

    private static SKPaint Pen(SKColor color, float width) => new()
    {
        Color = color, IsStroke = true, StrokeWidth = width,
    };

    // Without hinting letters stand where they belong at this size, and not a whole point beside.
    private static SKFont Font(float size) => new(Fonts.Sans, size)
    {
        Subpixel = true, LinearMetrics = true, Hinting = SKFontHinting.None,
    };
}
