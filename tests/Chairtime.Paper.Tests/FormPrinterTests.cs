using System.Collections.Immutable;
using System.Globalization;
using Chairtime.Billing.Claims;
using Chairtime.Billing.Claims.Forms;
using Chairtime.Paper.Forms;
using UglyToad.PdfPig;

namespace Chairtime.Paper.Tests;

public class FormPrinterTests
{
    public static TheoryData<string> Names => [.. SampleClaims.All.Select(static one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_read_from_the_sheet_is_the_claim(string name)
    {
        var claim = Sample(name);
        foreach (var mode in (FormMode[])[FormMode.TextOnly, FormMode.Whole])
        {
            var paper = PaperForm.Of(claim);
            Assert.Empty(paper.Problems);
            var bytes = Print(new FormSettings(mode), [.. paper.Pages]);
            if (Environment.GetEnvironmentVariable("CHAIRTIME_PICTURES") is { Length: > 0 } folder)
                File.WriteAllBytes(Path.Combine(folder, $"{name}-{mode}.pdf"), bytes);
            using var document = PdfDocument.Open(bytes);
            Assert.Equal(paper.Pages.Length, document.NumberOfPages);
            var read = new List<Dictionary<string, string>>();
            for (var i = 0; i < paper.Pages.Length; i++)
            {
                var reader = new FormReader(document.GetPage(i + 1), mode == FormMode.Whole);
                var entries = paper.Pages[i].Entries;
                Assert.All(entries, entry => Assert.Equal(entry.Text, reader.Read(entry)));
                Assert.Equal(entries.Sum(static entry => entry.Text.Count(static sign => sign != ' ')), reader.Letters);
                read.Add(entries.ToDictionary(static entry => entry.Item, entry => reader.Read(entry)));
            }

            IsClaim(claim, read);
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3.5, -2)]
    public void An_offset_moves_every_letter_by_so_many_millimetres(double x, double y)
    {
        var page = PaperForm.Of(Sample("second")).Pages[0];
        using var document = PdfDocument.Open(Print(new FormSettings(FormMode.TextOnly, (float)x, (float)y), page));
        var reader = new FormReader(document.GetPage(1));
        Assert.All(page.Entries, entry => Assert.Equal(entry.Text, reader.Read(entry, x, y)));
    }

    [Fact]
    public void Over_the_ruled_grid_every_text_begins_at_its_column_and_stands_on_its_line()
    {
        var page = PaperForm.Of(Sample("second")).Pages[0];
        using var document = PdfDocument.Open(Print(new FormSettings(FormMode.Grid), page));
        var sheet = document.GetPage(1);
        var lines = sheet.Paths.SelectMany(static path => path).Select(static path => path.GetBoundingRectangle())
            .OfType<UglyToad.PdfPig.Core.PdfRectangle>().ToList();
        var columns = lines.Where(static line => line.Height > 700).Select(static line => line.Left).Order().ToList();
        var rows = lines.Where(static line => line.Width > 500).Select(static line => line.Bottom).OrderDescending()
            .ToList();
        // Ten to the inch from 22 points, and six to the inch from the line that is called 0.
        Assert.Equal((80, 64), (columns.Count, rows.Count));
        Assert.All(columns.Index(), one => Assert.Equal(22 + (7.2 * one.Index), one.Item, 0.2));
        Assert.All(rows.Index(), one => Assert.Equal(792 - 24 - (12 * one.Index), one.Item, 0.2));
        var letters = sheet.Letters.Where(static letter =>
            letter.FontName!.Contains("Mono", StringComparison.Ordinal)).ToList();
        foreach (var entry in page.Entries)
        {
            var place = FormGrid.Of(entry.Item);
            var column = place.Width == 0 ? place.Column : place.Column + place.Width - entry.Text.Length;
            Assert.Contains(letters, letter => letter.Value == entry.Text[..1]
                && Math.Abs(letter.StartBaseLine.X - columns[column - 1]) < FormReader.Millimetre
                && Math.Abs(letter.StartBaseLine.Y - rows[place.Line]) < FormReader.Millimetre);
        }
    }

    // Inches from the left edge of the sheet at which another system's layout has the crosses of these items.
    [Theory]
    [InlineData("1.medicare", 0.33)]
    [InlineData("1.medicaid", 1.01)]
    [InlineData("1.tricare", 1.71)]
    [InlineData("1.champva", 2.61)]
    [InlineData("1.group", 3.31)]
    [InlineData("1.other", 4.72)]
    [InlineData("3.male", 4.43)]
    [InlineData("3.female", 4.93)]
    [InlineData("6.self", 3.52)]
    [InlineData("6.spouse", 4.03)]
    [InlineData("6.child", 4.43)]
    [InlineData("6.other", 4.93)]
    [InlineData("10a.no", 4.33)]
    [InlineData("11a.male", 7.02)]
    [InlineData("11a.female", 7.72)]
    [InlineData("11d.yes", 5.43)]
    [InlineData("11d.no", 5.94)]
    [InlineData("20.no", 5.94)]
    [InlineData("25.ssn", 1.94)]
    [InlineData("25.ein", 2.14)]
    [InlineData("27.yes", 4.04)]
    [InlineData("27.no", 4.54)]
    public void A_cross_stands_where_another_layout_has_it(string item, double inches) => Assert.Equal(
        inches * 25.4, FormGrid.Point(FormGrid.Of(item), "X").X / FormReader.Millimetre, 1.0);

    [Fact]
    public void The_same_pages_are_the_same_bytes()
    {
        var pages = PaperForm.Of(Sample("long")).Pages;
        Assert.Equal(Print(new FormSettings(FormMode.Whole), [.. pages]),
            Print(new FormSettings(FormMode.Whole), [.. pages]));
    }

    [Fact]
    public void A_long_claim_goes_over_numbered_pages_and_has_its_total_on_the_last()
    {
        var claim = Sample("long");
        var pages = PaperForm.Of(claim).Pages;
        Assert.Equal(["PAGE 1 OF 3", "PAGE 2 OF 3", "PAGE 3 OF 3"], pages.Select(static page => page["carrier.page"]));
        Assert.Equal([PaperForm.Continued, PaperForm.Continued, "1494 50"], pages.Select(static page => page["28"]));
        Assert.All(pages, static page => Assert.Null(page["24F.7"]));
        using var document = PdfDocument.Open(Print(new FormSettings(FormMode.Whole), [.. pages]));
        Assert.Contains("page 2 of 3", document.GetPage(2).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_paid_is_told_once() => Assert.Equal(["10 00", null],
        PaperForm.Of(Sample("two-authorizations")).Pages.Select(static page => page["29"]));

    [Fact]
    public void A_name_that_is_too_long_is_set_closer_and_a_number_is_refused()
    {
        var claim = Sample("plain");
        Claim Named(int length) => claim with
        {
            Facility = new ClaimFacility(new string('W', length), null, claim.Billing.Address),
        };
        Assert.Empty(PaperForm.Of(Named(32)).Problems);
        Assert.Contains("32.name", Assert.Single(PaperForm.Of(Named(33)).Problems), StringComparison.Ordinal);
        var member = claim.Insurance with { MemberId = new string('1', 30) };
        Assert.Contains("1a", Assert.Single(PaperForm.Of(claim with { Insurance = member }).Problems),
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_item_that_the_form_does_not_have_is_refused() =>
        Assert.Throws<ArgumentException>(static () => FormGrid.Of("34"));

    [Fact]
    public void No_two_items_share_a_place() => Assert.Empty(FormGrid.Items
        .GroupBy(static item => (item.Value.Line, item.Value.Column)).Where(static group => group.Count() > 1)
        .Select(static group => string.Join(" and ", group.Select(static item => item.Key))));

    // What the sheet says is compared with the claim itself, not with what was sent to the printer.
    private static void IsClaim(Claim claim, List<Dictionary<string, string>> read)
    {
        var lines = new List<(string Code, string Modifiers, string Units, string Charge, string To, string Drug)>();
        foreach (var page in read)
        {
            Assert.Equal(claim.Insurance.MemberId, page["1a"]);
            Assert.Equal($"{claim.Patient.FamilyName}, {claim.Patient.GivenName}".ToUpperInvariant(), page["2"]);
            Assert.Equal(claim.Billing.Npi, page["33a"]);
            Assert.Equal(claim.Diagnoses.Select(static code => code.Replace(".", "", StringComparison.Ordinal)),
                "ABCDEFGHIJKL".Select(letter => page.GetValueOrDefault($"21.{letter}")).OfType<string>());
            for (var i = 1; i <= PaperForm.LinesOnPage && page.ContainsKey($"24F.{i}"); i++)
            {
                lines.Add((page[$"24D.code.{i}"], string.Concat(Enumerable.Range(1, 4).Select(n =>
                    page.GetValueOrDefault($"24D.modifier{n}.{i}"))), page[$"24G.{i}"], page[$"24F.{i}"],
                    page[$"24E.{i}"], page.GetValueOrDefault($"24upper.{i}", "")));
            }
        }

        Assert.Equal(claim.Lines.Select(static line => (line.Code, string.Concat(line.Modifiers),
            line.Units.ToString(CultureInfo.InvariantCulture), Money(line.Charge),
            string.Concat(line.Pointers.Select(static to => "ABCDEFGHIJKL"[to - 1])), Upper(line))), lines);
        var totals = read.Select(static page => page["28"]).Where(static total => total != PaperForm.Continued);
        Assert.Equal(claim.Charge, totals.Sum(static total => decimal.Parse(
            total.Replace(' ', '.'), CultureInfo.InvariantCulture)));
    }

    private static string Upper(ClaimLine line)
    {
        var drug = line.Drug is { } given ? string.Create(
            CultureInfo.InvariantCulture, $"N4{given.Ndc} {given.Unit}{given.Quantity:0.###}") : "";
        return line.Description is null ? drug : $"{drug}   ZZ{line.Description}";
    }

    private static string Money(decimal dollars) =>
        dollars.ToString("0.00", CultureInfo.InvariantCulture).Replace('.', ' ');

    private static Claim Sample(string name) => SampleClaims.All.Single(one => one.Name == name).Claim;

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
