using System.Text;
using Chairtime.X12.Checking;
using Chairtime.X12.Reading;
using Chairtime.X12.Writing;

namespace Chairtime.X12.Tests;

/// <summary>
/// Real files of many makers, which are not part of the repository. <c>tests/x12/samples.tsv</c> lists those that are
/// wrong, with the faults that they have and why; every other file must be without error.
/// </summary>
public class SampleTests
{
    public static TheoryData<string> Samples
    {
        get
        {
            if (Places.Samples is not { } root)
                return ["(no samples)"];
            var files = new[] { "x12", "x12-more" }
                .SelectMany(
                    folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*", SearchOption.AllDirectories))
                .Where(file => !file.EndsWith(".tsv", StringComparison.Ordinal))
                .Select(file => Path.GetRelativePath(root, file)).Order(StringComparer.Ordinal);
            return [.. files];
        }
    }

    private static readonly Dictionary<string, string[]> Wrong = File
        .ReadLines(Path.Combine(Places.Fixtures, "samples.tsv")).Skip(1)
        .Select(line => line.Split('\t')).ToDictionary(cells => cells[0], cells => cells);

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_reads_comes_back_and_has_no_error_but_those_that_are_known(string file)
    {
        Assert.SkipWhen(Places.Samples is null, "the shared samples are not beside this repository");
        var bytes = File.ReadAllBytes(Path.Combine(Places.Samples!, file));
        var canonical = Canonical.Rewrite(bytes);
        Assert.Equal(Text(canonical), Text(Canonical.Rewrite(canonical)));
        using (var parts = Checker.Over(bytes))
            Assert.Equal(Text(canonical), Text(PartWriter.Write(new PartReader(parts).Read())));

        using var checker = Checker.Run(bytes);
        var errors = checker.Issues.Where(issue => issue.Severity == IssueSeverity.Error)
            .Select(issue => issue.Code).Distinct().Order(StringComparer.Ordinal).ToArray();
        var expected = Wrong.TryGetValue(file, out var known) ? known[1].Split(' ') : [];
        Assert.Equal(expected, errors);
    }

    [Fact]
    public void Every_sample_called_wrong_says_why()
    {
        Assert.All(Wrong.Values, cells => Assert.True(cells.Length == 3 && cells[2].Length > 10, cells[0]));
    }

    private static string Text(byte[] bytes) => Encoding.Latin1.GetString(bytes);
}
