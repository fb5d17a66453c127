using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Chairtime.Cli;

/// <summary>A command that shows in its help how it is called.</summary>
/// <param name="example">One call, one line, as a person would type it at the root of the repository.</param>
internal sealed class ExampleCommand(string name, string description, string example) : Command(name, description)
{
    public string Example => example;
}

/// <summary>The usual help, followed by the command's example.</summary>
internal sealed class HelpWithExample(HelpAction help) : SynchronousCommandLineAction
{
    private const string FirstExample = "./chairtime code visits.ndjson > coded.ndjson";

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        help.Invoke(parseResult);
        var example = parseResult.CommandResult.Command switch
        {
            ExampleCommand command => command.Example,
            RootCommand => FirstExample,
            _ => null,
        };
        if (example is not null)
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Example:");
            output.WriteLine($"  {example}");
        }

        return ExitStatus.Done;
    }
}
