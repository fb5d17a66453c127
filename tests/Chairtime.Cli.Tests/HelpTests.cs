using System.CommandLine;

namespace Chairtime.Cli.Tests;

public class HelpTests
{
    public static TheoryData<string> Commands()
    {
        var root = CommandLine.Create(new Streams(Stream.Null, Stream.Null, TextWriter.Null, false, false, 100));
        return [.. Below(root, "")];
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_has_help_with_an_example_of_itself(string path)
    {
        var run = CommandRun.Of([.. path.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
        Assert.Equal(ExitStatus.Done, run.Status);
        Assert.Equal("", run.Error);
        var example = run.Out[run.Out.IndexOf("Example", StringComparison.Ordinal)..];
        Assert.Contains($"./chairtime {path}".TrimEnd(), example, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Below(Command command, string path)
    {
        yield return path;
        foreach (var inner in command.Subcommands.SelectMany(child => Below(child, $"{path} {child.Name}".Trim())))
            yield return inner;
    }
}
