using System.CommandLine;

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

    internal static ReadOnlyMemory<byte> ReadAll(string path, Streams streams)
    {
        using var source = Open(path, streams);
        using var copy = new MemoryStream();
        source.CopyTo(copy);
        return copy.GetBuffer().AsMemory(0, (int)copy.Length);
    }
}
