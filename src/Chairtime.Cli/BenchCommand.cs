using System.CommandLine;

namespace Chairtime.Cli;

/// <summary><c>bench</c>: listed here so that help shows it; the script hands it to the benchmarks' own
/// program.</summary>
internal static class BenchCommand
{
    public static Command Create()
    {
        var command = new ExampleCommand("bench",
            "Runs the benchmarks, with what they are compared with in the same run.", "./chairtime bench coding");
        command.Add(new Argument<string[]>("NAME")
        {
            Description = "Which benchmark, and its options; all of them when left out.",
            Arity = ArgumentArity.ZeroOrMore,
        });
        command.SetAction(static int (ParseResult _) =>
            throw new CannotException("the benchmarks are a program of their own: run them as ./chairtime bench."));
        return command;
    }
}
