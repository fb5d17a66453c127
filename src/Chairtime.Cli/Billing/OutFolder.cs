namespace Chairtime.Cli.Billing;

/// <summary>The folder that a run writes into. Files get their names only when all of them are whole, so that an
/// interrupted run leaves none half done.</summary>
internal sealed class OutFolder
{
    // What a run that was interrupted left behind is recognized by this and taken away by the next one.
    private const string Prefix = ".chairtime-";
    private const string Ending = ".tmp";

    private readonly List<(string Temporary, string Final)> _files = [];

    /// <exception cref="CannotException">The folder cannot be used.</exception>
    public OutFolder(string path)
    {
        Path = path;
        if (File.Exists(path))
            throw new CannotException($"--out {path}: this is a file; name a folder.");
        Directory.CreateDirectory(path);
        foreach (var left in Directory.EnumerateFiles(path, $"{Prefix}*{Ending}"))
            File.Delete(left);
    }

    public string Path { get; }

    /// <summary>Names of the files that the run will have written, in ordinal order.</summary>
    public IEnumerable<string> Names =>
        _files.Select(static file => System.IO.Path.GetFileName(file.Final)).Order(StringComparer.Ordinal);

    /// <summary>Opens a file that gets its name at the end.</summary>
    public FileStream Create(string name)
    {
        var final = System.IO.Path.Combine(Path, name);
        var temporary = Temporary(name);
        _files.Add((temporary, final));
        return Open(temporary);
    }

    /// <summary>Opens a file that is only needed during the run.</summary>
    public FileStream CreateScratch(string name) => new(
        Temporary(name), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose);

    /// <summary>Gives every file its name. What an earlier run wrote, and this one did not, is taken away.</summary>
    /// <param name="before">Names that the earlier run had written.</param>
    public void Finish(IEnumerable<string> before)
    {
        foreach (var (temporary, final) in _files)
            File.Move(temporary, final, overwrite: true);
        foreach (var name in before.Except(Names, StringComparer.Ordinal))
        {
            if (name == System.IO.Path.GetFileName(name))
                File.Delete(System.IO.Path.Combine(Path, name));
        }
    }

    private string Temporary(string name) => System.IO.Path.Combine(Path, Prefix + name + Ending);

    private static FileStream Open(string path) =>
        new(path, FileMode.Create, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
}
