using System.Text;
using Chairtime.Billing.Claims.Forms;
using Chairtime.Paper.Forms;
using UglyToad.PdfPig.Content;

namespace Chairtime.Paper.Tests;

/// <summary>Reads a printed form as a payer's scanner would: what stands in the columns of an item on its
/// line.</summary>
internal sealed class FormReader
{
    public const double Millimetre = 72 / 25.4;
    private const double SheetHeight = 792;

    private readonly List<Letter> _letters;

    /// <param name="isForm">Leaves out what is part of the drawing: captions are set in another font.</param>
    public FormReader(Page page, bool isForm = false) => _letters = [.. page.Letters.Where(letter =>
        letter.Value != " " && (!isForm || letter.FontName!.Contains("Mono", StringComparison.Ordinal)))];

    public int Letters => _letters.Count;

    /// <summary>The text of an item, by the places of its letters alone; a letter further than a millimetre from where
    /// it belongs is not seen.</summary>
    public string Read(FormEntry entry, double offsetX = 0, double offsetY = 0)
    {
        var point = FormGrid.Point(FormGrid.Of(entry.Item), entry.Text);
        var step = FormGrid.ColumnStep * FormGrid.Narrowing(entry);
        var text = new StringBuilder(entry.Text.Length);
        for (var i = 0; i < entry.Text.Length; i++)
        {
            var x = point.X + (i * step) + (offsetX * Millimetre);
            var y = SheetHeight - point.Y - (offsetY * Millimetre);
            var letter = _letters.Find(one => Math.Abs(one.StartBaseLine.X - x) < Millimetre
                && Math.Abs(one.StartBaseLine.Y - y) < Millimetre);
            text.Append(letter is null ? ' ' : letter.Value[0]);
        }

        return text.ToString();
    }
}
