using System.Text.RegularExpressions;

namespace Chairtime.X12.Tests;

/// <summary>The page on X12 files lists every problem that can be reported, and no other.</summary>
public partial class ProblemPageTests
{
    [Fact]
    public void Every_problem_stands_on_the_page()
    {
        var source = Path.Combine(Places.Root, "src", "Chairtime.X12");
        var reported = Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Reported().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["problem"].Value)
            .Distinct().Order(StringComparer.Ordinal);
        var listed = Listed().Matches(File.ReadAllText(Path.Combine(Places.Root, "docs", "x12.md")))
            .Select(match => match.Groups["problem"].Value).Order(StringComparer.Ordinal);
        Assert.Equal(reported, listed);
    }

    [GeneratedRegex("\"(?<problem>(?:envelope|guide|segment|loop|element|component|hierarchy|balance|claim|drug|name"
        + "|reference|address|remittance|code-set|limit)\\.[a-z0-9-]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Reported();

    [GeneratedRegex("^\\| `(?<problem>[a-z-]+\\.[a-z0-9-]+)` \\|",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Listed();
}
