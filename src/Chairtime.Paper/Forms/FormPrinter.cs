using Chairtime.Billing.Claims.Forms;
using SkiaSharp;

namespace Chairtime.Paper.Forms;

/// <summary>What is put onto the sheet.</summary>
public enum FormMode
{
    /// <summary>The text alone, for a printer that holds the official red form.</summary>
    TextOnly,

    /// <summary>Text and a form of our own drawing.</summary>
    Whole,

    /// <summary>Text over the ruled grid, to adjust a printer.</summary>
    Grid,
}

/// <summary>How the pages are printed.</summary>
/// <param name="OffsetX">Millimetres to the right; what the printer needs.</param>
/// <param name="OffsetY">Millimetres down.</param>
public sealed record FormSettings(FormMode Mode, float OffsetX = 0, float OffsetY = 0);

/// <summary>Writes pages of the CMS-1500 as one PDF, page by page, so that memory does not grow with it. The same
/// pages give the same bytes.</summary>
public sealed class FormPrinter : IDisposable
{
    private const float PageWidth = 612;
    private const float PageHeight = 792;
    private const float PointsPerMillimetre = 72f / 25.4f;

    // A day that says nothing: the file must not differ because it was made again.
    private static readonly DateTime NoDay = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly FormSettings _settings;
    private readonly SKDocument _document;

    // Without hinting and with linear metrics a character is a tenth of an inch wide, and not a whole point less.
    private readonly SKFont _font = new(Fonts.Mono, 12)
    {
        Subpixel = true, LinearMetrics = true, Hinting = SKFontHinting.None,
    };

    private readonly FormDrawing _drawing = new();
    private readonly SKPaint _ink = new() { Color = SKColors.Black };

    /// <param name="output">Stays open.</param>
    public FormPrinter(Stream output, FormSettings settings)
    {
        _settings = settings;
        _document = SKDocument.CreatePdf(output, new SKDocumentPdfMetadata
        {
            Title = "Claims", Producer = "Chairtime", Creator = "Chairtime", Creation = NoDay, Modified = NoDay,
        });
    }

    /// <summary>Pages printed so far.</summary>
    public int Pages { get; private set; }

    public void Print(FormPage page)
    {
        var canvas = _document.BeginPage(PageWidth, PageHeight);
        canvas.Translate(_settings.OffsetX * PointsPerMillimetre, _settings.OffsetY * PointsPerMillimetre);
        if (_settings.Mode == FormMode.Whole)
            _drawing.Draw(canvas, page.Number, page.Of, page.ControlNumber);
        else if (_settings.Mode == FormMode.Grid)
            _drawing.DrawGrid(canvas);
        foreach (var entry in page.Entries)
        {
            var point = FormGrid.Point(FormGrid.Of(entry.Item), entry.Text);
            // What is longer than its item, as a name may be, is set closer and stays whole.
            _font.ScaleX = FormGrid.Narrowing(entry);
            canvas.DrawText(entry.Text, point.X, point.Y, SKTextAlign.Left, _font, _ink);
        }

        _document.EndPage();
        Pages++;
    }

    /// <summary>Writes the end of the file.</summary>
    public void Close() => _document.Close();

    public void Dispose()
    {
        _ink.Dispose();
        _drawing.Dispose();
        _font.Dispose();
        _document.Dispose();
    }
}
