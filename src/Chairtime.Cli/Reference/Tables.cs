using Spectre.Console;
using Spectre.Console.Rendering;

namespace Chairtime.Cli.Reference;

/// <summary>Writes tables for a person, to whatever the command's output is.</summary>
internal static class Tables
{
    private const int Wide = 160;

    public static void Write(TextWriter output, Streams streams, IRenderable what)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = streams.IsOutTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            Out = new AnsiConsoleOutput(output),
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = streams.IsOutTerminal ? streams.Width : Wide;
        console.Write(what);
    }
}
