using System.CommandLine;
using System.Globalization;
using Chairtime.X12.Envelope;
using Chairtime.X12.Writing;

namespace Chairtime.Cli.X12;

/// <summary><c>x12 convert</c>: other delimiters, smaller files, one file of many, or a file that can be
/// shared.</summary>
internal static class ConvertCommand
{
    public static Command Create(Streams streams)
    {
        var files = new Argument<string[]>("FILE") { Description = "X12 files; - is standard input." };
        files.Arity = ArgumentArity.OneOrMore;
        var delimiters = new Option<string?>("--delimiters")
        {
            Description = "Element, component, repetition separator and terminator, as in '*:^~'.",
        };
        var split = new Option<string?>(
            "--split") { Description = "payer, or the most claims per file.", HelpName = "HOW" };
        var folder = new Option<string?>(
            "--out") { Description = "The folder for the files of --split.", HelpName = "DIR" };
        var share = new Option<int?>("--deidentify")
        {
            Description = "Replaces names and numbers and moves all dates by so many days.", HelpName = "DAYS",
        };
        var command = new ExampleCommand("convert",
            "Rewrites X12 files: other delimiters, split, merged (several FILEs) or de-identified.",
            "./chairtime x12 convert claims.837 --split payer --out by-payer")
        {
            files, delimiters, split, folder, share,
        };
        command.SetAction(call =>
        {
            var inputs = call.GetRequiredValue(files).Select(path => X12Command.ReadAll(path, streams)).ToList();
            var characters = call.GetValue(delimiters);
            try
            {
                var file = inputs.Count == 1 ? inputs[0] : Merger.Merge(inputs);
                if (call.GetValue(share) is { } days)
                    file = Shared(file, days);
                if (call.GetValue(split) is { } how)
                    return Split(file, how, call.GetValue(folder), characters);
                streams.Out.Write(Rewritten(file, characters));
                return ExitStatus.Done;
            }
            catch (UnwritableException error)
            {
                throw new CannotException(error.Message, error);
            }
        });
        return command;
    }

    private static byte[] Shared(ReadOnlyMemory<byte> file, int days) => days != 0 ? new Deidentifier(days).Rewrite(file)
        : throw new CannotException("--deidentify is 0: dates that do not move say who was treated when.");

    private static int Split(ReadOnlyMemory<byte> file, string how, string? folder, string? characters)
    {
        if (folder is null)
            throw new CannotException("--split writes several files: name their folder with --out.");
        var most = 0;
        if (how != "payer"
            && (!int.TryParse(how, NumberStyles.None, CultureInfo.InvariantCulture, out most) || most < 1))
            throw new CannotException($"--split is '{how}': write payer, or the most claims per file.");
        var results = Splitter.Split(file, most);
        if (results.Count == 0)
            throw new CannotException("there is no claim in the file: --split takes an 837P or 837I file.");
        Directory.CreateDirectory(folder);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, bytes) in results)
            File.WriteAllBytes(Path.Combine(folder, FileName(key, taken)), Rewritten(bytes, characters));
        return ExitStatus.Done;
    }

    /// <summary>A payer's number as a file name; a number when two payers would share one.</summary>
    private static string FileName(string key, HashSet<string> taken)
    {
        var name = string.Concat(key.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));
        var free = name;
        for (var i = 2; !taken.Add(free); i++)
            free = $"{name}-{i}";
        return free + ".837";
    }

    private static byte[] Rewritten(ReadOnlyMemory<byte> file, string? characters)
    {
        if (characters is null)
            return Canonical.Rewrite(file);
        if (characters.Length != 4 || characters.Distinct().Count() != 4 || characters.Any(char.IsAsciiLetterOrDigit))
            throw new CannotException(
                $"--delimiters is '{characters}': four different characters like '*:^~' are needed.");
        var wanted = new Delimiters(
            (byte)characters[0], (byte)characters[1], (byte)characters[2], (byte)characters[3]);
        return Canonical.Rewrite(file, wanted);
    }
}
