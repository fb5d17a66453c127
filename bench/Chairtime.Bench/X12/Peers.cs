using System.Diagnostics;
using System.Globalization;

namespace Chairtime.Bench.X12;

/// <summary>
/// Two libraries from npm, where node is at hand: taken from the folder that CHAIRTIME_PEERS names, or installed once
/// under artifacts.
/// </summary>
internal sealed class Peers
{
    private static readonly TimeSpan MostForInstalling = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan MostForOne = TimeSpan.FromMinutes(3);

    private const string Timed = """
        const fs = require('fs'); const path = process.argv[1]; const start = process.hrtime.bigint();
        const end = () => console.log(Number(process.hrtime.bigint() - start) / 1e9 + ' '
            + process.resourceUsage().maxRSS);
        """;

    private static readonly (string Name, string Package, string Script)[] Libraries =
    [
        ("x12-parser (npm), tokens only", "x12-parser@1.3.0", Timed + """
            const { X12parser } = require('x12-parser'); let n = 0;
            const p = new X12parser(); p.on('data', () => n++); p.on('end', end);
            fs.createReadStream(path).pipe(p);
            """),
        ("node-x12 (npm), segments and elements", "node-x12@1.7.1", Timed + """
            const { X12Parser } = require('node-x12');
            new X12Parser(false).parse(fs.readFileSync(path, 'utf8')); end();
            """),
    ];

    private readonly string? _folder;
    private readonly string? _reason;

    private Peers(string? folder, string? reason) => (_folder, _reason) = (folder, reason);

    public static Peers Prepare()
    {
        if (Environment.GetEnvironmentVariable("CHAIRTIME_PEERS") is { Length: > 0 } given)
            return new Peers(given, null);
        var root = Path.GetDirectoryName(Environment.GetEnvironmentVariable("CHAIRTIME_COMMAND"));
        if (root is null)
            return new Peers(null, "run it as ./chairtime bench x12");
        var folder = Path.Combine(root, "artifacts", "peers");
        if (Array.TrueForAll(Libraries, library => Directory.Exists(
            Path.Combine(folder, "node_modules", library.Package[..library.Package.IndexOf('@')]))))
            return new Peers(folder, null);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "package.json"), """{"private":true}""");
        var output = Run("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts",
            .. Libraries.Select(library => library.Package)], folder, MostForInstalling);
        return output is null ? new Peers(null, "npm did not install them") : new Peers(folder, null);
    }

    public void Measure(string path, Action<string, double, long> row)
    {
        if (_folder is null)
        {
            Console.WriteLine($"(without x12-parser and node-x12: {_reason})");
            return;
        }

        foreach (var (name, _, script) in Libraries)
        {
            var words = Run("node", ["--max-old-space-size=8000", "-e", script, path], _folder, MostForOne)?.Split(' ');
            if (words is [var seconds, var kilobytes]
                && double.TryParse(seconds, CultureInfo.InvariantCulture, out var time)
                && long.TryParse(kilobytes, CultureInfo.InvariantCulture, out var peak))
                row(name, time, peak * 1024);
            else
                Console.WriteLine($"({name}: did not run)");
        }
    }

    /// <summary>What a program printed; null when there is none, it failed or took too long.</summary>
    private static string? Run(string program, string[] arguments, string folder, TimeSpan most)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        try
        {
            using var process = Process.Start(start)!;
            var (text, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            if (!process.WaitForExit(most))
            {
                process.Kill(entireProcessTree: true);
                return null;
            }

            Task.WaitAll(text, errors);
            return process.ExitCode == 0 ? text.Result.Trim() : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
