using Chairtime.Billing.Policies;

namespace Chairtime.Cli.Inputs;

/// <summary>Visits from wherever the command line says: a file, a folder of files, or standard input.</summary>
internal static class VisitInput
{
    private const string StandardInput = "-";
    private static readonly string[] Endings = [".json", ".jsonl", ".ndjson"];

    /// <summary>Bytes to come; null when nobody knows beforehand.</summary>
    /// <param name="practice">Its own file and those that it names hold no visits.</param>
    public static long? Length(string path, Practice? practice) => Directory.Exists(path)
        ? FilesOf(path, practice).Sum(static file => new FileInfo(file).Length)
        : File.Exists(path) ? new FileInfo(path).Length : null;

    /// <summary>One after the other, in the order of the input; files of a folder in ordinal order of their
    /// names.</summary>
    /// <param name="practice">Its own file and those that it names hold no visits.</param>
    /// <exception cref="CannotException">There is nothing to read at the path.</exception>
    public static IEnumerable<VisitText> Texts(string path, Streams streams, Practice? practice)
    {
        if (path == StandardInput)
            return OncePerId(Texts("standard input", streams.In));
        if (Directory.Exists(path))
            return OncePerId(FilesOf(path, practice).SelectMany(OfFile));
        if (!File.Exists(path))
            throw new CannotException($"{path}: there is no such file or folder.");
        return OncePerId(OfFile(path));
    }

    private static IEnumerable<VisitText> OncePerId(IEnumerable<VisitText> texts)
    {
        var seen = new SeenVisits();
        foreach (var text in texts)
        {
            if (text.Problem is null && seen.RepeatedId(text.Text.Span) is { } id)
                yield return new VisitText(text.Place, default, $"found visit {id} a second time, expected it once");
            else
                yield return text;
        }
    }

    private static List<string> FilesOf(string folder, Practice? practice)
    {
        var except = BesideVisits.NotVisits(practice);
        var files = Directory.EnumerateFiles(folder)
            .Where(file => Endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)
                && !except.Contains(Path.GetFileName(file)))
            .Order(StringComparer.Ordinal).ToList();
        return files.Count > 0
            ? files
            : throw new CannotException(
                $"{folder}: the folder holds no file that ends in {string.Join(", ", Endings)}.");
    }

    private static IEnumerable<VisitText> OfFile(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        foreach (var text in Texts(file, stream))
            yield return text;
    }

    private static IEnumerable<VisitText> Texts(string name, Stream stream)
    {
        var window = new ByteWindow(stream);
        window.SkipByteOrderMark();
        window.SkipWhiteSpace();
        return window.First switch
        {
            (byte)'[' => JsonValues.OfArray(window, name),
            (byte)'{' when window.IsLaidOutOverLines() => JsonValues.OfObjects(window, name),
            _ => TextLines.Of(window, name),
        };
    }
}
