using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Chairtime.House.Tests;

/// <summary>A command that a page shows, and what the page says it prints.</summary>
/// <param name="Line">Of the command, counted from 1.</param>
/// <param name="Expected">A line of three dots stands for any number of lines.</param>
internal sealed record ShownCommand(string Page, int Line, string Command, IReadOnlyList<string> Expected)
{
    public const string Any = "...";

    public override string ToString() => $"{Page}:{Line}: {Command}";

    public bool Prints(IReadOnlyList<string> printed) => Matches(Expected, printed);

    private static bool Matches(IReadOnlyList<string> expected, IReadOnlyList<string> printed)
    {
        var pattern = string.Join('\n', expected.Select(line =>
            line.Trim() == Any ? @"(?:[^\n]*\n)*?[^\n]*" : Regex.Escape(line)));
        var text = string.Join('\n', printed);
        return Regex.IsMatch(text, $@"\A{pattern}\z", RegexOptions.None, TimeSpan.FromSeconds(10));
    }
}

/// <summary>Blocks fenced as <c>console</c>: lines that start with <c>$</c> are commands, the others their output.
/// </summary>
internal static class ConsoleBlock
{
    private const string Prompt = "$ ";

    // A first run builds the product; only a command that hangs takes longer than this.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>In order of appearance.</summary>
    public static IEnumerable<ShownCommand> In(RepositoryFile file) =>
        new MarkdownPage(file).Blocks.Where(block => block.Info == "console")
            .SelectMany(block => Read(file.Path, block));

    /// <summary>Runs a command in a shell at the root of the repository.</summary>
    /// <returns>Standard output, line by line, without empty lines at the end; and the exit status.</returns>
    public static (IReadOnlyList<string> Lines, int Status, string Errors) Run(string command)
    {
        var start = new ProcessStartInfo("bash", ["-c", command])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["NO_COLOR"] = "1";
        start.Environment["COLUMNS"] = "100";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"'{command}' did not end within {Patience.TotalMinutes} minutes.");
        }

        process.WaitForExit();
        return (Trimmed(output.Result), process.ExitCode, errors.Result);
    }

    /// <summary>The page with the output of each command put in its place; blocks with three dots stay.</summary>
    public static string Rewritten(RepositoryFile file, Func<string, IReadOnlyList<string>> run)
    {
        var lines = file.Lines.ToList();
        foreach (var shown in In(file).Reverse().Where(IsRunnable))
        {
            if (shown.Expected.Any(line => line.Trim() == ShownCommand.Any))
                continue;
            lines.RemoveRange(shown.Line, shown.Expected.Count);
            lines.InsertRange(shown.Line, run(shown.Command));
        }

        return string.Join('\n', lines) + "\n";
    }

    /// <summary>Only the product itself is run; other commands of a page (a clone, the tests) are the reader's.
    /// </summary>
    public static bool IsRunnable(ShownCommand shown) =>
        shown.Command.Contains("./chairtime ", StringComparison.Ordinal);

    private static IEnumerable<ShownCommand> Read(string page, FencedBlock block)
    {
        ShownCommand? current = null;
        var output = new List<string>();
        for (var i = 0; i < block.Lines.Count; i++)
        {
            if (block.Lines[i].StartsWith(Prompt, StringComparison.Ordinal))
            {
                if (current is not null)
                    yield return current with { Expected = Trimmed(output) };
                output = [];
                current = new ShownCommand(page, block.FirstLine + i, block.Lines[i][Prompt.Length..], []);
            }
            else
                output.Add(block.Lines[i]);
        }

        if (current is not null)
            yield return current with { Expected = Trimmed(output) };
    }

    private static List<string> Trimmed(string text) =>
        Trimmed(text.Replace("\r", "", StringComparison.Ordinal).Split('\n'));

    private static List<string> Trimmed(IEnumerable<string> lines)
    {
        var all = lines.Select(line => line.TrimEnd()).ToList();
        while (all.Count > 0 && all[^1].Length == 0)
            all.RemoveAt(all.Count - 1);
        return all;
    }
}
