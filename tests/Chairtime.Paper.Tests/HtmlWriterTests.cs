using Chairtime.Paper.Html;
using CsCheck;

namespace Chairtime.Paper.Tests;

public class HtmlWriterTests
{
    [Fact]
    public void A_text_or_a_value_never_becomes_markup() => Gen.String[Gen.Char, 0, 40].Sample(static text =>
    {
        var written = Written(html => html.Put("p", text, ("title", text)));
        Assert.Equal(2, written.Count(static sign => sign == '<'));
        Assert.Equal(2, written.Count(static sign => sign == '"'));
        Assert.DoesNotContain('\'', written);
    });

    [Theory]
    [InlineData("script")]
    [InlineData("iframe")]
    [InlineData("form")]
    [InlineData("p onclick=x")]
    [InlineData("")]
    public void Elements_that_do_not_belong_on_the_page_are_refused(string name) =>
        Assert.Throws<ArgumentException>(() => Written(html => html.Put(name, "")));

    [Theory]
    [InlineData("onclick", "x()")]
    [InlineData("href", "https://example.com/")]
    [InlineData("href", "javascript:x()")]
    [InlineData("src", "data:x")]
    [InlineData("a b", "x")]
    public void Attributes_that_run_or_leave_the_page_are_refused(string name, string value) =>
        Assert.Throws<ArgumentException>(() => Written(html => html.Put("a", "", (name, value))));

    [Fact]
    public void Elements_close_in_order()
    {
        Assert.Equal("<ul>\n<li>one</li>\n</ul>\n", Written(static html =>
        {
            using var list = html.In("ul");
            html.Put("li", "one", ("class", null));
        }));
        Assert.Throws<InvalidOperationException>(() => Written(static html =>
        {
            var outer = html.In("ul");
            html.In("li");
            outer.Dispose();
        }));
    }

    [Fact]
    public void A_style_holds_no_markup() =>
        Assert.Throws<ArgumentException>(() => Written(static html => html.Style("</style><script>")));

    private static string Written(Action<HtmlWriter> write)
    {
        using var text = new StringWriter { NewLine = "\n" };
        write(new HtmlWriter(text));
        return text.ToString();
    }
}
