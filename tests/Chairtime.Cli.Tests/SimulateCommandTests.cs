namespace Chairtime.Cli.Tests;

public class SimulateCommandTests
{
    [Theory]
    [InlineData("2026-10-06")]
    [InlineData("2026-10-10")]
    [InlineData("soon")]
    public void A_practice_opens_on_a_Monday(string day)
    {
        var run = CommandRun.Of("simulate", "practice", "--from", day, "--out", "never-made");
        Assert.Equal(ExitStatus.CouldNot, run.Status);
        Assert.StartsWith($"chairtime: --from needs a Monday as YYYY-MM-DD, not '{day}'.",
            Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.False(Directory.Exists("never-made"));
    }
}
