using SkiaSharp;

namespace Chairtime.Paper.Forms;

/// <summary>A box of the form: the columns and lines that it covers, and its label.</summary>
/// <param name="From">First column.</param>
/// <param name="To">The column behind its last one.</param>
/// <param name="Line">Its last line.</param>
/// <param name="Lines">How many lines it is high.</param>
/// <param name="Label">The item's number and words of our own.</param>
internal readonly record struct FormBox(int From, int To, int Line, int Lines, string Label);

/// <summary>Draws a claim form of our own making: the boxes stand where the official form has them, the words are
/// ours.</summary>
internal static class FormDrawing
{
    private const float Below = 3.2f;
    private const float LabelSize = 5.4f;
    private const int FirstUpperLine = 43;

    private static readonly FormBox[] Boxes =
    [
        new(1, 50, 8, 2, "1  kind of insurance"), new(50, 80, 8, 2, "1a  insured's number"),
        new(1, 31, 10, 2, "2  patient"), new(31, 50, 10, 2, "3  born, sex"), new(50, 80, 10, 2, "4  insured"),
        new(1, 31, 12, 2, "5  patient's address"), new(31, 50, 12, 2, "6  patient is the insured's"),
        new(50, 80, 12, 2, "7  insured's address"),
        new(1, 26, 14, 2, "city"), new(26, 31, 14, 2, "state"), new(31, 50, 16, 4, "8"),
        new(50, 74, 14, 2, "city"), new(74, 80, 14, 2, "state"),
        new(1, 15, 16, 2, "ZIP"), new(15, 31, 16, 2, "telephone"), new(50, 65, 16, 2, "ZIP"),
        new(65, 80, 16, 2, "telephone"),
        new(1, 31, 18, 2, "9  other insured"), new(31, 50, 18, 2, "10  condition is due to"),
        new(50, 80, 18, 2, "11  insured's group"),
        new(1, 31, 20, 2, "9a  other group or number"), new(31, 50, 20, 2, "10a  work"),
        new(50, 80, 20, 2, "11a  insured born, sex"),
        new(1, 31, 22, 2, "9b"), new(31, 50, 22, 2, "10b  car"), new(50, 80, 22, 2, "11b  other claim number"),
        new(1, 31, 24, 2, "9c"), new(31, 50, 24, 2, "10c  other accident"), new(50, 80, 24, 2, "11c  plan"),
        new(1, 31, 26, 2, "9d  other plan"), new(31, 50, 26, 2, "10d  claim codes"),
        new(50, 80, 26, 2, "11d  another plan?"),
        new(1, 50, 29, 3, "12  patient's signature"), new(50, 80, 29, 3, "13  insured's signature"),
        new(1, 31, 32, 3, "14  illness began"), new(31, 50, 32, 3, "15  other date"),
        new(50, 80, 32, 3, "16  unable to work"),
        new(1, 31, 34, 2, "17  referred, ordered or supervised by"), new(31, 50, 34, 2, "17b  NPI"),
        new(50, 80, 34, 2, "18  in hospital"),
        new(1, 50, 36, 2, "19  further information"), new(50, 80, 36, 2, "20  outside laboratory"),
        new(1, 50, 40, 4, "21  diagnoses, ICD"), new(50, 80, 38, 2, "22  resubmission, original number"),
        new(50, 80, 40, 2, "23  prior authorization"),
        new(1, 19, 42, 2, "24A  from, through"), new(19, 22, 42, 2, "B place"), new(22, 25, 42, 2, "C"),
        new(25, 45, 42, 2, "D  service, modifiers"), new(45, 50, 42, 2, "E  diag."), new(50, 59, 42, 2, "F  charge"),
        new(59, 62, 42, 2, "G units"), new(62, 65, 42, 2, "H"), new(65, 68, 42, 2, "I"),
        new(68, 80, 42, 2, "J  rendering NPI"),
        new(1, 22, 56, 2, "25  tax number          SSN EIN"), new(22, 37, 56, 2, "26  our account"),
        new(37, 50, 56, 2, "27  assignment  yes / no"), new(50, 61, 56, 2, "28  total"), new(61, 70, 56, 2, "29  paid"),
        new(70, 80, 56, 2, "30"),
        new(1, 22, 62, 6, "31  provider"), new(22, 50, 60, 4, "32  where"), new(50, 80, 60, 4, "33  billing provider"),
        new(22, 36, 62, 2, "a"), new(36, 50, 62, 2, "b"), new(50, 64, 62, 2, "a"), new(64, 80, 62, 2, "b"),
    ];

    // Columns at which the white half of a line of item 24 is divided.
    private static readonly int[] ServiceColumns = [1, 19, 22, 25, 45, 50, 59, 62, 65, 68, 80];

    public static void Draw(SKCanvas canvas, int page, int pages, string control)
    {
        using var line = new SKPaint { Color = SKColors.Black, IsStroke = true, StrokeWidth = 0.5f };
        using var shade = new SKPaint { Color = new SKColor(0xE6, 0xE6, 0xE6) };
        using var ink = new SKPaint { Color = new SKColor(0x40, 0x40, 0x40) };
        using var label = new SKFont(Fonts.Sans, LabelSize);
        using var title = new SKFont(Fonts.Sans, 11);
        canvas.DrawText("Health insurance claim", FormGrid.X(1), FormGrid.Y(3), SKTextAlign.Left, title, ink);
        for (var i = 0; i < 6; i++)
            ServiceLine(canvas, FirstUpperLine + (2 * i), line, shade);
        foreach (var box in Boxes)
        {
            var area = Area(box);
            canvas.DrawRect(area, line);
            canvas.DrawText(box.Label, area.Left + 2, area.Top + LabelSize + 0.6f, SKTextAlign.Left, label, ink);
        }

        using var foot = new SKFont(Fonts.Sans, 7);
        canvas.DrawText($"{control}   page {page} of {pages}   items as on the CMS-1500 (02/12); drawn by Chairtime, "
            + "not the official form", FormGrid.X(1), FormGrid.Y(63) + 2, SKTextAlign.Left, foot, ink);
    }

    /// <summary>Lines at every tenth of an inch and at every line of text, numbered: to compare a print with.</summary>
    public static void DrawGrid(SKCanvas canvas)
    {
        using var fine = new SKPaint { Color = new SKColor(0xC8, 0xD8, 0xF0), IsStroke = true, StrokeWidth = 0.2f };
        using var strong = new SKPaint { Color = new SKColor(0x60, 0x90, 0xD0), IsStroke = true, StrokeWidth = 0.4f };
        using var ink = new SKPaint { Color = new SKColor(0x30, 0x60, 0xA0) };
        using var font = new SKFont(Fonts.Sans, 4);
        for (var column = 1; column <= 80; column++)
        {
            var x = FormGrid.X(column);
            canvas.DrawLine(x, FormGrid.Y(0), x, FormGrid.Y(63), column % 10 == 0 ? strong : fine);
            if (column % 10 == 0)
                canvas.DrawText($"{column}", x + 1, FormGrid.Y(0), SKTextAlign.Left, font, ink);
        }

        for (var row = 0; row <= 63; row++)
        {
            var y = FormGrid.Y(row);
            canvas.DrawLine(FormGrid.X(1), y, FormGrid.X(80), y, row % 10 == 0 ? strong : fine);
            canvas.DrawText($"{row}", FormGrid.X(80) + 2, y, SKTextAlign.Left, font, ink);
        }
    }

    private static void ServiceLine(SKCanvas canvas, int upper, SKPaint line, SKPaint shade)
    {
        var top = FormGrid.Y(upper - 1) + Below;
        var middle = FormGrid.Y(upper) + Below;
        var bottom = FormGrid.Y(upper + 1) + Below;
        canvas.DrawRect(new SKRect(FormGrid.X(1), top, FormGrid.X(80), middle), shade);
        canvas.DrawRect(new SKRect(FormGrid.X(1), top, FormGrid.X(80), bottom), line);
        foreach (var column in ServiceColumns)
            canvas.DrawLine(FormGrid.X(column) - 1, middle, FormGrid.X(column) - 1, bottom, line);
    }

    private static SKRect Area(FormBox box) => new(
        FormGrid.X(box.From) - 1, FormGrid.Y(box.Line - box.Lines) + Below, FormGrid.X(box.To) - 1,
        FormGrid.Y(box.Line) + Below);
}
