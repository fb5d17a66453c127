using System.Xml.Linq;
using Chairtime.Cli.Explaining;

namespace Chairtime.Cli.Tests;

public class TimeLineTests
{
    [Fact]
    public void A_visit_is_drawn_as_text_with_its_pause_boundaries_and_leftover_minutes()
    {
        var text = new StringWriter();
        var line = TimeLine.Of(HandMadeVisits.PausedInfusionAndPush())!;
        TimeLineText.Draw(Page.Plain(text, 100), line);
        Expected.Matches("time-line.txt", text.ToString());
    }

    [Fact]
    public void A_visit_is_drawn_as_a_picture_that_needs_nothing_from_outside()
    {
        var coded = HandMadeVisits.PausedInfusionAndPush();
        var picture = new StringWriter();
        TimeLineSvg.Write(picture, coded, TimeLine.Of(coded)!);
        Expected.Matches("time-line.svg", picture.ToString());

        var root = XDocument.Parse(picture.ToString()).Root!;
        var names = root.DescendantsAndSelf().Select(element => element.Name.LocalName).ToList();
        Assert.Contains("title", names);
        Assert.Contains("desc", names);
        Assert.DoesNotContain("script", names);
        Assert.DoesNotContain("image", names);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(200)]
    public void No_line_of_the_drawing_is_wider_than_the_page(int width)
    {
        var text = new StringWriter();
        TimeLineText.Draw(Page.Plain(text, width), TimeLine.Of(HandMadeVisits.PausedInfusionAndPush())!);
        Assert.All(text.ToString().Split('\n'), line => Assert.InRange(line.Length, 0, width));
    }
}
