using System.Text;

namespace Chairtime.Cli.Tests;

/// <summary>One call of the command, inside the test, with what it wrote on each stream.</summary>
internal sealed record CommandRun(int Status, string Out, string Error)
{
    public string[] OutLines => Lines(Out);

    public string[] ErrorLines => Lines(Error);

    public static CommandRun Of(params string[] args) => With("", args);

    /// <summary>A call that finds <paramref name="input"/> on its standard input.</summary>
    public static CommandRun With(string input, params string[] args)
    {
        using var output = new MemoryStream();
        var error = new StringWriter { NewLine = "\n" };
        using var stdin = new MemoryStream(Encoding.UTF8.GetBytes(input));
        var status = CommandLine.Run(
            args, new Streams(stdin, output, error, false, false, Streams.WidthWithoutTerminal));
        return new CommandRun(status, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
