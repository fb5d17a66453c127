using System.Globalization;
using System.Text.Json.Nodes;
using Deque.AxeCore.Commons;
using UglyToad.PdfPig;

namespace Chairtime.Cli.Tests.Reports;

/// <summary>The report as a browser shows and prints it. Pictures of it are kept where CHAIRTIME_PICTURES names a
/// folder.</summary>
public sealed class ReportInBrowserTests(BilledWeek week) : IClassFixture<BilledWeek>
{
    private const string Axe = """
        axe.run(document, { resultTypes: ['violations'] }).then(found => JSON.stringify({
            passes: found.passes.length,
            violations: found.violations.map(one =>
                ({ id: one.id, help: one.help, nodes: one.nodes.slice(0, 3).map(node => node.html) })) }))
        """;

    [Theory]
    [InlineData(360)]
    [InlineData(768)]
    [InlineData(1440)]
    public async Task It_fits_the_screen_asks_for_nothing_and_axe_has_nothing_against_it(int width)
    {
        await using var browser = await Chromium.Start();
        await browser.Open(week.File, width);
        if (Pictures is not null)
        {
            await Keep($"report-{width.ToString(CultureInfo.InvariantCulture)}.png",
                await browser.Picture(ofWholePage: true));
        }

        Assert.Equal([new Uri(week.File).AbsoluteUri], browser.Requests);
        Assert.Equal(width, (await browser.Ask("document.documentElement.scrollWidth"))!.GetValue<int>());
        await browser.Ask(new BundledAxeScriptProvider().GetScript());
        var found = JsonNode.Parse((await browser.Ask(Axe))!.GetValue<string>())!;
        Assert.True(found["passes"]!.GetValue<int>() > 20);
        Assert.Empty(found["violations"]!.AsArray().Select(static one => one!.ToJsonString()));
    }

    [Fact]
    public async Task It_looks_the_same_without_script()
    {
        await using var browser = await Chromium.Start();
        await browser.Open(week.File, 1440);
        var with = await browser.Picture();
        await browser.Open(week.File, 1440, withScript: false);
        Assert.Equal(with, await browser.Picture());
    }

    [Fact]
    public async Task What_stands_in_the_chart_is_shown_and_never_run()
    {
        await using var browser = await Chromium.Start();
        await browser.Open(week.File, 1440);
        Assert.Equal(0, (await browser.Ask("document.querySelectorAll('script, img, [onerror]').length"))!
            .GetValue<int>());
        var text = (await browser.Ask("document.body.innerText"))!.GetValue<string>();
        Assert.Contains(BilledWeek.HostileId, text, StringComparison.Ordinal);
        Assert.Contains("<img src=x onerror=alert('patient')>", text, StringComparison.Ordinal);
        Assert.Contains("</td><script>alert('nurse')</script>", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_link_leads_to_a_place_on_the_page()
    {
        await using var browser = await Chromium.Start();
        await browser.Open(week.File, 768);
        var lost = await browser.Ask("""
            JSON.stringify([...document.querySelectorAll('a')].map(a => a.getAttribute('href'))
                .filter(href => !document.getElementById(href.slice(1))))
            """);
        Assert.Equal("[]", lost!.GetValue<string>());
    }

    [Fact]
    public async Task In_print_pages_are_numbered_heads_repeat_and_no_visit_is_torn()
    {
        await using var browser = await Chromium.Start();
        await browser.Open(week.File, 1440);
        var bytes = await browser.Print();
        await Keep("report.pdf", bytes);
        using var pdf = PdfDocument.Open(bytes);
        Assert.True(pdf.NumberOfPages > 3);
        var pages = pdf.GetPages().Select(static page =>
            string.Concat(page.GetWords().Select(static word => word.Text))).ToList();
        for (var i = 0; i < pages.Count; i++)
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"Page{i + 1}of{pages.Count}"), pages[i]);
        Assert.StartsWith("PrairieExample", pages[0], StringComparison.Ordinal);
        Assert.DoesNotContain("Skiptothereport", pages[0], StringComparison.Ordinal);
        // Each page with lines of a visit has the visit's own head: none begins in the middle of one.
        Assert.All(pages.Where(static page => page.Contains("PayerpaysPatientowesBecause", StringComparison.Ordinal)),
            static page => Assert.Matches("^(HELD|REVIEW|READY)?Visit", page));
    }

    private static string? Pictures =>
        Environment.GetEnvironmentVariable("CHAIRTIME_PICTURES") is { Length: > 0 } folder ? folder : null;

    private static async Task Keep(string name, byte[] bytes)
    {
        if (Pictures is { } folder)
            await File.WriteAllBytesAsync(Path.Combine(folder, name), bytes);
    }
}
