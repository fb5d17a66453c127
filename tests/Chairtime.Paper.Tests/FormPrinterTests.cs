using System.Collections.Immutable;
using Chairtime.Billing.Claims.Forms;
using Chairtime.Paper.Forms;
using UglyToad.PdfPig;

namespace Chairtime.Paper.Tests;

public class FormPrinterTests
{
    private const double Millimetre = 72 / 25.4;

    private static readonly FormPage Page = new("0123456789ABCD", 1, 1,
    [
        new("1a", "MEMBER1"), new("2", "SAMPLE, ANA"), new("3.month", "01"), new("21.A", "M0579"),
        new("24upper.2", "N457894003001 UN5"), new("24D.code.2", "J1745"), new("24F.2", "3990 00"), new("24G.2", "42"),
        new("24J.2", "1000000004"), new("26", "0123456789ABCD"), new("28", "3990 00"), new("33a", "1234567893"),
    ]);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3.5, -2)]
    public void Every_item_stands_within_a_millimetre_of_its_place(double x, double y)
    {
        using var document = PdfDocument.Open(Print(new FormSettings(FormMode.TextOnly, (float)x, (float)y), Page));
        var letters = document.GetPage(1).Letters;
        Assert.Equal(
            Signs(Page.Entries.Select(static entry => entry.Text)),
            Signs(letters.Select(static letter => letter.Value)));
        foreach (var entry in Page.Entries)
        {
            var point = FormGrid.Point(FormGrid.Of(entry.Item), entry.Text);
            for (var i = 0; i < entry.Text.Length; i++)
            {
                if (entry.Text[i] == ' ')
                    continue;
                var (wantedX, wantedY) = (point.X + (i * FormGrid.ColumnStep) + (x * Millimetre),
                    792 - point.Y - (y * Millimetre));
                Assert.Contains(letters, letter => letter.Value == entry.Text[i].ToString()
                    && Math.Abs(letter.StartBaseLine.X - wantedX) < Millimetre
                    && Math.Abs(letter.StartBaseLine.Y - wantedY) < Millimetre);
            }
        }
    }

    [Fact]
    public void The_same_pages_are_the_same_bytes() => Assert.Equal(
        Print(new FormSettings(FormMode.Whole), Page, Page), Print(new FormSettings(FormMode.Whole), Page, Page));

    [Fact]
    public void Every_claim_page_is_a_sheet()
    {
        using var document = PdfDocument.Open(Print(new FormSettings(FormMode.Whole), Page, Page, Page));
        Assert.Equal(3, document.NumberOfPages);
        Assert.Contains("page 1 of 1", document.GetPage(2).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_item_that_the_form_does_not_have_is_refused() =>
        Assert.Throws<ArgumentException>(static () => FormGrid.Of("34"));

    [Fact]
    public void No_two_items_share_a_place() => Assert.Empty(FormGrid.Items
        .GroupBy(static item => (item.Value.Line, item.Value.Column)).Where(static group => group.Count() > 1)
        .Select(static group => string.Join(" and ", group.Select(static item => item.Key))));

    private static string Signs(IEnumerable<string> texts) =>
        string.Concat(string.Concat(texts).Where(static sign => sign != ' ').Order());

    private static byte[] Print(FormSettings settings, params ImmutableArray<FormPage> pages)
    {
        using var output = new MemoryStream();
        using (var printer = new FormPrinter(output, settings))
        {
            foreach (var page in pages)
                printer.Print(page);
            printer.Close();
        }

        return output.ToArray();
    }
}
