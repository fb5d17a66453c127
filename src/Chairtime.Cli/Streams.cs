using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Chairtime.Cli;

/// <summary>Where a command reads and writes: results on <see cref="Out"/>, everything else on
/// <see cref="Error"/>.</summary>
/// <param name="IsOutTerminal">A person looks at <paramref name="Out"/>: colours and its width count.</param>
/// <param name="IsErrorTerminal">A person looks at <paramref name="Error"/>: a progress bar may show.</param>
/// <param name="Width">Columns of the terminal; 100 where there is none.</param>
public sealed record Streams(
    Stream In, Stream Out, TextWriter Error, bool IsOutTerminal, bool IsErrorTerminal, int Width)
{
    public const int WidthWithoutTerminal = 100;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Those of the process.</summary>
    public static Streams Standard()
    {
        var isOutTerminal = !Console.IsOutputRedirected;
        return new Streams(
            Console.OpenStandardInput(),
            isOutTerminal ? Console.OpenStandardOutput() : OpenOutput(),
            new StreamWriter(Console.OpenStandardError(), Utf8, 256) { AutoFlush = true },
            isOutTerminal,
            !Console.IsErrorRedirected,
            isOutTerminal && Console.WindowWidth > 0 ? Console.WindowWidth : WidthWithoutTerminal);
    }

    // The console's own stream swallows a broken pipe, and a million visits would go on being coded for nobody. A
    // file stream leaves the position of a file as it was, and whoever writes there next would write over the result.
    private static Stream OpenOutput()
    {
        var output = new FileStream(new SafeFileHandle((nint)1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return output.CanSeek ? Console.OpenStandardOutput() : output;
    }

    /// <summary>A writer of text over <see cref="Out"/>; dispose it to flush.</summary>
    public StreamWriter OpenText() => new(Out, Utf8, 16 * 1024, leaveOpen: true) { NewLine = "\n" };
}
