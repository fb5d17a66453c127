using System.Xml.Linq;

namespace Chairtime.Cli.Tests;

public class ExplainCommandTests
{
    [Fact]
    public void A_visit_explains_itself_as_it_did_before()
    {
        var run = CommandRun.With(VisitTexts.Infusion("V1", 150), "explain", "-");
        Assert.Equal("", run.Error);
        Assert.Equal(ExitStatus.Done, run.Status);
        Expected.Matches("explain.txt", run.Out);
    }

    [Fact]
    public void One_more_minute_that_reaches_the_next_hour_shows_what_it_would_add()
    {
        var run = CommandRun.With(VisitTexts.Infusion("V1", 150), "explain", "-");
        Assert.Contains("A1, one more (151 min): - 96415 × 1, + 96415 × 2", run.Out, StringComparison.Ordinal);
        Assert.Contains("A1, one fewer (149 min): the same lines", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_is_not_for_a_terminal_carries_no_colours()
    {
        var run = CommandRun.With(VisitTexts.WithoutStop("V1"), "explain", "-");
        Assert.DoesNotContain('\u001b', run.Out);
        Assert.Equal(ExitStatus.NeedsPerson, run.Status);
    }

    [Fact]
    public void Only_the_visit_that_was_asked_for_is_explained()
    {
        var input = string.Join('\n',
            VisitTexts.Infusion("V1"), VisitTexts.WithUnknownProperty("V2"), VisitTexts.Infusion("V3"));
        var run = CommandRun.With(input, "explain", "-", "--visit", "V3");
        Assert.StartsWith("Visit V3 ", run.Out, StringComparison.Ordinal);
        Assert.Equal("", run.Error);
        Assert.Equal(ExitStatus.Done, run.Status);
    }

    [Fact]
    public void A_visit_that_is_not_there_is_an_error_that_names_it()
    {
        var run = CommandRun.With(VisitTexts.Infusion("V1"), "explain", "-", "--visit", "V9");
        Assert.Equal(ExitStatus.CouldNot, run.Status);
        Assert.Contains("V9", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void The_picture_is_written_beside_the_text()
    {
        var file = Path.Combine(Path.GetTempPath(), $"chairtime-test-{Guid.NewGuid():N}.svg");
        try
        {
            var run = CommandRun.With(VisitTexts.Infusion("V1"), "explain", "-", "--svg", file);
            Assert.Equal(ExitStatus.Done, run.Status);
            Assert.Contains("130 min", XDocument.Load(file).Root!.Value, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
