using System.Diagnostics;

namespace Chairtime.Bench.X12;

/// <summary>
/// Two libraries from npm, run where node and the packages are at hand:
/// <c>npm install x12-parser node-x12</c> in the folder that CHAIRTIME_PEERS names.
/// </summary>
internal static class Peers
{
    private const string Timed = """
        const fs = require('fs'); const path = process.argv[1]; const start = process.hrtime.bigint();
        const end = () => console.log(Number(process.hrtime.bigint() - start) / 1e9);
        """;

    private static readonly (string Name, string Script)[] Libraries =
    [
        ("x12-parser (npm), tokens only", Timed + """
            const { X12parser } = require('x12-parser'); let n = 0;
            const p = new X12parser(); p.on('data', () => n++); p.on('end', end);
            fs.createReadStream(path).pipe(p);
            """),
        ("node-x12 (npm), segments and elements", Timed + """
            const { X12Parser } = require('node-x12');
            new X12Parser(false).parse(fs.readFileSync(path, 'utf8')); end();
            """),
    ];

    public static void Rows(string path, Action<string, TimeSpan> row)
    {
        if (Environment.GetEnvironmentVariable("CHAIRTIME_PEERS") is not { Length: > 0 } folder)
        {
            Console.WriteLine("(no peers: CHAIRTIME_PEERS does not name a folder with x12-parser and node-x12)");
            return;
        }

        foreach (var (name, script) in Libraries)
        {
            if (Seconds(script, path, folder) is { } seconds)
                row(name, TimeSpan.FromSeconds(seconds));
            else
                Console.WriteLine($"({name}: did not run)");
        }
    }

    private static double? Seconds(string script, string path, string folder)
    {
        var start = new ProcessStartInfo("node", ["--max-old-space-size=8000", "-e", script, path])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            _ = errors.Result;
            return double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var value) ? value
                : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
