using System.Globalization;
using System.Text.RegularExpressions;

namespace Chairtime.House.Tests;

/// <summary>What is written for people stays short, linked and in one form.</summary>
public partial class PageTests
{
    private const int ReadmeLines = 200;
    private const int ArchitectureLines = 150;
    private const int DecisionLines = 40;

    private static readonly string[] ChangeTypes = ["rule", "data", "fix", "technical"];

    private static IReadOnlyList<MarkdownPage> Pages { get; } =
        [.. Repository.Pages.Select(file => new MarkdownPage(file))];

    [Fact]
    public void Links_inside_the_repository_resolve() => Repository.Holds(
        from page in Pages
        from link in page.Links
        where !link.Target.Contains("://", StringComparison.Ordinal) && !Resolves(page, link.Target)
        select $"{page.File.Path}:{link.Line}: {link.Target}",
        "Correct the path from the page to its target, or the heading behind the '#'.");

    [Fact]
    public void Links_stay_inside_the_repository() => Repository.Holds(
        from page in Pages
        from link in page.Links
        where link.Target.StartsWith('/') || link.Target.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
        select $"{page.File.Path}:{link.Line}: {link.Target}",
        "Link from the page itself, with '../' where needed.");

    [Fact]
    public void Fences_are_closed() => Repository.Holds(
        from page in Pages
        where !page.IsClosed
        select page.File.Path,
        "A line of three backticks is missing.");

    [Theory]
    [InlineData("README.md", ReadmeLines)]
    [InlineData("ARCHITECTURE.md", ArchitectureLines)]
    public void The_first_pages_stay_short(string path, int limit) =>
        Assert.InRange(Repository.File(path).Lines.Count, 20, limit);

    [Theory]
    [InlineData("LICENSE")]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("SECURITY.md")]
    [InlineData("CHANGELOG.md")]
    [InlineData("docs/glossary.md")]
    public void The_pages_that_people_look_for_are_there(string path) =>
        Assert.InRange(Repository.File(path).Text.Length, 500, 60_000);

    [Fact]
    public void The_licence_is_the_whole_Apache_licence()
    {
        var licence = Repository.File("LICENSE").Text;
        Assert.Contains("Version 2.0, January 2004", licence, StringComparison.Ordinal);
        Assert.Contains("END OF TERMS AND CONDITIONS", licence, StringComparison.Ordinal);
    }

    [Fact]
    public void Decisions_are_short_numbered_and_in_one_form()
    {
        var decisions = Pages.Where(page => page.File.Folder == "docs/decisions").ToList();
        Assert.NotEmpty(decisions);
        Repository.Holds(
            decisions.SelectMany((page, index) => DecisionProblems(page.File, index + 1)),
            $"A decision is docs/decisions/NNNN-what.md, at most {DecisionLines} lines, with the headings Context, "
            + "Decision and Consequences. Supersede it with a new one; do not renumber.");
    }

    [Fact]
    public void Every_change_says_what_it_touches_and_from_which_day()
    {
        var entries = Repository.File("CHANGELOG.md").Lines
            .Where(line => line.StartsWith("- ", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(entries);
        Repository.Holds(
            entries.Where(line => !Change.IsMatch(line) || !ChangeTypes.Contains(Change.Match(line).Groups[1].Value)),
            "- **type** (area; dates of service affected): what a biller will see. Types: "
            + string.Join(", ", ChangeTypes) + ".");
    }

    private static IEnumerable<string> DecisionProblems(RepositoryFile file, int number)
    {
        var start = number.ToString("0000", CultureInfo.InvariantCulture) + "-";
        if (!file.Name.StartsWith(start, StringComparison.Ordinal))
            yield return $"{file.Path}: the next number is {start}";
        if (file.Lines.Count > DecisionLines)
            yield return $"{file.Path}: {file.Lines.Count} lines";
        foreach (var heading in new[] { "## Context", "## Decision", "## Consequences" })
        {
            if (!file.Lines.Contains(heading))
                yield return $"{file.Path}: no '{heading}'";
        }
    }

    private static bool Resolves(MarkdownPage page, string target)
    {
        var cut = target.IndexOf('#', StringComparison.Ordinal);
        var path = cut < 0 ? target : target[..cut];
        var anchor = cut < 0 ? "" : target[(cut + 1)..];
        var full = path.Length == 0
            ? page.File.FullPath
            : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page.File.FullPath)!, path));
        if (!full.StartsWith(Repository.Root, StringComparison.Ordinal))
            return false;
        if (anchor.Length == 0)
            return File.Exists(full) || Directory.Exists(full);
        return Pages.FirstOrDefault(other => other.File.FullPath == full)?.Anchors.Contains(anchor) ?? false;
    }

    [GeneratedRegex(@"^- \*\*(\w+)\*\* \([^;()]+; [^()]+\): \S.*")]
    private static partial Regex Change { get; }
}
