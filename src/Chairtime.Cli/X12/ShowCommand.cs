using System.CommandLine;
using Chairtime.X12.Checking;
using Chairtime.X12.Envelope;

namespace Chairtime.Cli.X12;

/// <summary><c>x12 show</c>: the file as a person reads it, indented by loop, with the problems where they
/// are.</summary>
internal static class ShowCommand
{
    public static Command Create(Streams streams)
    {
        var file = X12Command.File();
        var command = new ExampleCommand(
            "show", "Shows an X12 file indented by its loops, with its problems in place.",
                "./chairtime x12 show era.835")
        {
            file,
        };
        command.SetAction(call =>
        {
            var output = call.InvocationConfiguration.Output;
            using var checker = new Checker(new SegmentReader(X12Command.Open(call.GetRequiredValue(file), streams)));
            var shown = 0;
            while (checker.Read())
            {
                Show(checker, output);
                for (; shown < checker.Issues.Count; shown++)
                    output.WriteLine($"      ! {checker.Issues[shown].Code}: {checker.Issues[shown].Message}");
            }
            for (; shown < checker.Issues.Count; shown++)
                output.WriteLine($"      ! {checker.Issues[shown].Code}: {checker.Issues[shown].Message}");
            return checker.HasErrors
                ? ExitStatus.NeedsPerson : ExitStatus.Done;
        });
        return command;
    }

    private static void Show(Checker checker, TextWriter output)
    {
        var segment = checker.Segment;
        if (checker.OpensLoop)
            output.WriteLine($"{new string(' ', 2 * checker.Depth)}[{checker.Loop!.Id}]");
        var indent = new string(' ', 2 * (checker.Depth + 1));
        var text = segment.Tag is Tags.Bin or Tags.Bds ? $"{segment.Id}*{segment.Text(1)}*..." : segment.ToString();
        output.WriteLine($"{segment.ByteOffset,9} {indent}{text}");
    }
}
