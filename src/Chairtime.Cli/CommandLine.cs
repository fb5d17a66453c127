using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Chairtime.Cli.Bills;
using Chairtime.Cli.Coding;
using Chairtime.Cli.Explaining;
using Chairtime.Cli.Inputs;
using Chairtime.Cli.Policies;
using Chairtime.Cli.Pricing;
using Chairtime.Cli.Reference;
using Chairtime.Cli.Simulating;
using Chairtime.Cli.Working;
using Chairtime.Cli.X12;
using Chairtime.X12.Writing;

namespace Chairtime.Cli;

/// <summary>Every command of <c>./chairtime</c>, and how a call of it begins and ends.</summary>
public static class CommandLine
{
    /// <summary>The commands, each in a file of its own.</summary>
    public static RootCommand Create(Streams streams)
    {
        var root = new RootCommand("Turns documented infusion visits into coded lines that explain themselves.")
        {
            BillCommand.Create(streams),
            CodeCommand.Create(streams),
            ExplainCommand.Create(streams),
            PriceCommand.Create(streams),
            WorkCommand.Create(streams),
            PolicyCommand.Create(streams),
            ReferenceCommand.Create(streams),
            RemitCommand.Create(streams),
            SimulateCommand.Create(streams),
            X12Command.Create(streams),
            BenchCommand.Create(),
        };
        foreach (var option in root.Options)
        {
            if (option is HelpOption { Action: HelpAction help } helpOption)
                helpOption.Action = new HelpWithExample(help);
        }

        return root;
    }

    /// <summary>Runs one call and returns its exit status.</summary>
    public static int Run(string[] args, Streams streams)
    {
        if (args is ["bill" or "code" or "explain" or "work", ..])
            CodingInputs.BeginLoading();
        var call = Create(streams).Parse(args);
        if (call.Errors.Count > 0 && call.Action is not HelpWithExample)
        {
            streams.Error.WriteLine($"chairtime: {FirstError(call)} See ./chairtime {Path(call.CommandResult)}--help.");
            return ExitStatus.CouldNot;
        }

        using var output = streams.OpenText();
        try
        {
            return call.Invoke(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                Output = output,
                Error = streams.Error,
            });
        }
        catch (Exception error) when (error is CannotException or UnwritableException or IOException
            or UnauthorizedAccessException)
        {
            if (BrokenPipe.Caused(error))
                return ExitStatus.Done;
            streams.Error.WriteLine($"chairtime: {error.Message.ReplaceLineEndings(" ")}");
            return ExitStatus.CouldNot;
        }
    }

    // A mistyped option is taken for the file, and the file is then what is left over: the option is the mistake.
    private static string Unknown(ParseResult call) =>
        call.Tokens.FirstOrDefault(static token => token.Type == TokenType.Argument
            && token.Value.StartsWith("--", StringComparison.Ordinal))?.Value ?? call.UnmatchedTokens[0];

    // "policy diff " for a command within a command, nothing for the root.
    private static string Path(SymbolResult at) => at is not CommandResult { Command: not RootCommand } named ? ""
        : (named.Parent is { } parent ? Path(parent) : "") + named.Command.Name + " ";

    private static string FirstError(ParseResult call)
    {
        if (call.UnmatchedTokens.Count > 0)
            return $"'{Unknown(call)}' is not known here.";
        if (call.CommandResult.Command is { Subcommands.Count: > 0, Arguments.Count: 0 })
            return "a command is missing.";
        var text = call.Errors[0].Message.ReplaceLineEndings(" ").Trim();
        return text.EndsWith('.') ? text : text + ".";
    }
}
