using System.Text;
using Chairtime.X12.Checking;
using Chairtime.X12.Reading;
using Chairtime.X12.Writing;

namespace Chairtime.X12.Tests;

/// <summary>A file in a guide's <c>pass</c> folder has no fault; one in <c>fail</c> has those of its
/// .expected.</summary>
public class FixtureTests
{
    public static TheoryData<string> Passing => Files("pass");

    public static TheoryData<string> Failing => Files("fail");

    [Theory]
    [MemberData(nameof(Passing))]
    public void A_valid_file_has_no_issue_and_comes_back_byte_for_byte(string file)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Places.Fixtures, file));
        using var checker = Checker.Run(bytes);
        Assert.Empty(checker.Issues);
        Assert.Equal(Text(bytes), Text(Canonical.Rewrite(bytes)));
        using var again = Checker.Over(bytes);
        Assert.Equal(Text(bytes), Text(PartWriter.Write(new PartReader(again).Read())));
    }

    [Theory]
    [MemberData(nameof(Failing))]
    public void A_faulty_file_has_exactly_the_faults_that_it_was_given(string file)
    {
        var path = Path.Combine(Places.Fixtures, file);
        using var checker = Checker.Run(File.ReadAllBytes(path));
        var found = checker.Issues.Select(issue =>
            $"{issue.Code} {issue.Segment} {issue.Place.SegmentInTransaction} {issue.Element}".TrimEnd());
        Assert.Equal(File.ReadAllLines(Path.ChangeExtension(path, ".expected")), found);
    }

    private static TheoryData<string> Files(string kind)
    {
        var files = Directory.EnumerateFiles(Places.Fixtures, "*.edi", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(Path.GetDirectoryName(file)) == kind)
            .Select(file => Path.GetRelativePath(Places.Fixtures, file)).Order(StringComparer.Ordinal);
        return [.. files];
    }

    private static string Text(byte[] bytes) => Encoding.Latin1.GetString(bytes);
}
