using System.CommandLine;
using System.Globalization;

namespace Chairtime.Cli.X12;

/// <summary><c>x12</c>: what can be done with an X12 file, one subcommand per file of this folder.</summary>
public static class X12Command
{
    public static Command Create(Streams streams) => new ExampleCommand(
        "x12", "Checks, acknowledges, shows and converts X12 files (837, 835, 999, 27x).",
        "./chairtime x12 check claims.837")
    {
        CheckCommand.Create(streams),
        AckCommand.Create(streams),
        ShowCommand.Create(streams),
        JsonCommand.Create(streams),
        ConvertCommand.Create(streams),
    };

    internal static Argument<string> File() => new("FILE") { Description = "An X12 file; - is standard input." };

    /// <summary>Opens the file, or says in one line why it cannot be read.</summary>
    internal static Stream Open(string path, Streams streams)
    {
        if (path == "-")
            return streams.In;
        if (!System.IO.File.Exists(path))
            throw new CannotException($"'{path}' is not a file: name an X12 file, or - for standard input.");
        return System.IO.File.OpenRead(path);
    }

    /// <summary>An option that takes a whole number, and says so in words when it gets something else.</summary>
    internal static Option<int?> Number(string name, string helpName, string description, int least, int most)
    {
        var option = new Option<int?>(name)
        {
            Description = description, HelpName = helpName, Arity = ArgumentArity.ExactlyOne,
        };
        option.CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                && number >= least && number <= most)
                return number;
            result.AddError(string.Create(CultureInfo.InvariantCulture,
                $"{name} needs a whole number from {least} to {most}, not '{text}'."));
            return null;
        };
        return option;
    }

    /// <summary>Standard input ends once: whoever names it twice meant another file.</summary>
    internal static void RefuseTwoStandardInputs(string[] paths)
    {
        if (paths.Count(static path => path == "-") > 1)
            throw new CannotException("standard input (-) is named twice and can be read once: name it once.");
    }

    internal static ReadOnlyMemory<byte> ReadAll(string path, Streams streams)
    {
        using var source = Open(path, streams);
        using var copy = new MemoryStream();
        source.CopyTo(copy);
        return copy.GetBuffer().AsMemory(0, (int)copy.Length);
    }
}
