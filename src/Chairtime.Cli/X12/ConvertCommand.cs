using System.CommandLine;
using System.Globalization;
using Chairtime.X12.Envelope;
using Chairtime.X12.Writing;

namespace Chairtime.Cli.X12;

/// <summary><c>x12 convert</c>: other delimiters, smaller files, one file of many, or a file that can be
/// shared.</summary>
internal static class ConvertCommand
{
    // A hundred years: further, and a day leaves the calendar.
    private const int FurthestDays = 36_500;

    public static Command Create(Streams streams)
    {
        var files = new Argument<string[]>("FILE") { Description = "X12 files; - is standard input." };
        files.Arity = ArgumentArity.OneOrMore;
        var delimiters = new Option<string?>("--delimiters")
        {
            Description = "Element, component, repetition separator and terminator, as in '*:^~'.",
            HelpName = "FOUR",
        };
        var split = new Option<string?>(
            "--split") { Description = "payer, or the most claims per file.", HelpName = "HOW" };
        var folder = new Option<string?>(
            "--out") { Description = "The folder for the files of --split.", HelpName = "DIR" };
        var share = X12Command.Number("--deidentify", "DAYS",
            "Replaces names and numbers and moves all dates by so many days.", -FurthestDays, FurthestDays);
        var unwrap = new Option<bool>("--unwrap")
        {
            Description = "Takes out line breaks in the middle of segments, as after every 80 columns.",
        };
        var command = new ExampleCommand("convert",
            "Rewrites X12 files: other delimiters, split, merged (several FILEs) or de-identified.",
            "./chairtime x12 convert claims.837 --split payer --out by-payer")
        {
            files, delimiters, split, folder, share, unwrap,
        };
        command.SetAction(call =>
        {
            var characters = call.GetValue(delimiters);
            if (call.GetValue(folder) is not null && call.GetValue(split) is null)
                throw new CannotException("--out is the folder of --split: add --split, or use > FILE.");
            try
            {
                var inputs = Inputs(call.GetRequiredValue(files), call.GetValue(unwrap), streams);
                var file = inputs.Count == 1 ? inputs[0] : Merger.Merge(inputs);
                if (call.GetValue(share) is { } days)
                    file = Shared(file, days);
                if (call.GetValue(split) is { } how)
                    return Split(file, how, call.GetValue(folder), characters, streams.Error);
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

    private static List<ReadOnlyMemory<byte>> Inputs(string[] paths, bool unwraps, Streams streams)
    {
        X12Command.RefuseTwoStandardInputs(paths);
        var inputs = new List<ReadOnlyMemory<byte>>(paths.Length);
        foreach (var path in paths)
        {
            var read = X12Command.ReadAll(path, streams);
            var input = unwraps ? Unwrapped.Of(read) : read;
            using var reader = new SegmentReader(input);
            if (!reader.Read())
                throw new CannotException($"'{path}' holds no interchange (no ISA segment): name an X12 file.");
            inputs.Add(input);
        }

        return inputs;
    }

    private static byte[] Shared(ReadOnlyMemory<byte> file, int days) => days != 0
        ? new Deidentifier(days).Rewrite(file)
        : throw new CannotException("--deidentify is 0: dates that do not move say who was treated when.");

    private static int Split(
        ReadOnlyMemory<byte> file, string how, string? folder, string? characters, TextWriter error)
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
        if (File.Exists(folder))
            throw new CannotException($"--out {folder}: this is a file; name a folder.");
        Directory.CreateDirectory(folder);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, bytes) in results)
            File.WriteAllBytes(Path.Combine(folder, FileName(key, taken)), Rewritten(bytes, characters));
        error.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{results.Count:N0} {(results.Count == 1 ? "file" : "files")} written to {folder}."));
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
        if (characters.Length != 4 || characters.Distinct().Count() != 4 || !characters.All(IsDelimiter))
            throw new CannotException($"--delimiters is '{characters}': four different ASCII characters like '*:^~'"
                + " are needed, no letters, digits or blanks.");
        var wanted = new Delimiters(
            (byte)characters[0], (byte)characters[1], (byte)characters[2], (byte)characters[3]);
        return Canonical.Rewrite(file, wanted);
    }

    // A character beyond ASCII is several bytes in UTF-8, and a delimiter is one.
    private static bool IsDelimiter(char letter) =>
        char.IsAscii(letter) && !char.IsAsciiLetterOrDigit(letter) && letter is not (' ' or '\0');
}
