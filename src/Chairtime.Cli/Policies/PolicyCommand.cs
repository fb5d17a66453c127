using System.CommandLine;

namespace Chairtime.Cli.Policies;

/// <summary><c>policy</c>: payers' rules as data: what is in force, whether their cases hold, what a change would
/// do.</summary>
internal static class PolicyCommand
{
    public static Command Create(Streams streams) => new ExampleCommand(
        "policy", "Payers' rules: what is in force, whether their own cases hold, what another policy would change.",
        "./chairtime policy diff commercial medicare-part-b --visits visits.ndjson")
    {
        ShowCommand.Create(streams), TestCommand.Create(streams), DiffCommand.Create(streams),
    };
}
