namespace Chairtime.House.Tests;

/// <summary>What the pages show in a terminal is what the terminal shows.</summary>
public class ShownCommandTests
{
    private const string Script = "chairtime";

    private static readonly RepositoryFile[] Pages =
        [.. Repository.Pages.Where(page => page.Path is "README.md" or "ARCHITECTURE.md" or "CONTRIBUTING.md"
            || page.Path.StartsWith("docs/", StringComparison.Ordinal))];

    public static TheoryData<string> PagesWithCommands =>
        [.. Pages.Where(page => ConsoleBlock.In(page).Any(ConsoleBlock.IsRunnable)).Select(page => page.Path)];

    [Theory]
    [MemberData(nameof(PagesWithCommands))]
    public void Commands_print_what_their_page_says(string path)
    {
        Assert.SkipUnless(
            File.Exists(Path.Combine(Repository.Root, Script)), "The command ./chairtime is not in this tree.");
        var page = Repository.File(path);
        if (Expected.Rewrites)
        {
            File.WriteAllText(page.FullPath, ConsoleBlock.Rewritten(page, Printed));
            return;
        }

        Repository.Holds(
            ConsoleBlock.In(page).Where(ConsoleBlock.IsRunnable).Select(Difference).OfType<string>(),
            "Run the test with UPDATE_EXPECTED=1 to put the real output into the page, and look at the change.");
    }

    [Fact]
    public void The_first_page_shows_the_product_at_work() =>
        Assert.InRange(ConsoleBlock.In(Repository.File("README.md")).Count(ConsoleBlock.IsRunnable), 2, 10);

    [Fact]
    public void Three_dots_stand_for_any_lines_and_nothing_else_does()
    {
        var shown = new ShownCommand("page", 1, "./chairtime x", ["first", "...", "last (1.0)"]);
        Assert.True(shown.Prints(["first", "a", "b", "last (1.0)"]));
        Assert.True(shown.Prints(["first", "a", "last (1.0)"]));
        Assert.False(shown.Prints(["first", "a", "last (1x0)"]));
        Assert.False(shown.Prints(["first", "a", "last (1.0)", "more"]));
        Assert.False((shown with { Expected = ["a"] }).Prints(["b"]));
    }

    [Fact]
    public void A_command_runs_at_the_root_and_hands_back_output_status_and_errors()
    {
        var run = ConsoleBlock.Run("ls Chairtime.slnx; echo; echo trouble >&2; exit 3");
        Assert.Equal(["Chairtime.slnx"], run.Lines);
        Assert.Equal(3, run.Status);
        Assert.Equal("trouble\n", run.Errors);
    }

    // A command that could not do its work shows nothing worth keeping.
    private static IReadOnlyList<string> Printed(string command)
    {
        var run = ConsoleBlock.Run(command);
        Assert.True(run.Status <= 1, $"'{command}' ends with status {run.Status}: {run.Errors}");
        return run.Lines;
    }

    private static string? Difference(ShownCommand shown)
    {
        var run = ConsoleBlock.Run(shown.Command);
        if (run.Status > 1)
            return $"{shown} ends with status {run.Status}: {run.Errors.Trim()}";
        return shown.Prints(run.Lines)
            ? null
            : $"{shown}\n    the page says:\n      {string.Join("\n      ", shown.Expected)}\n    it printed:\n      "
                + string.Join("\n      ", run.Lines);
    }
}
