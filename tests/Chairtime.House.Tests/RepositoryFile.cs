namespace Chairtime.House.Tests;

/// <summary>One file of the repository.</summary>
/// <param name="path">From the root, with forward slashes.</param>
internal sealed class RepositoryFile(string path)
{
    private readonly Lazy<string> _text = new(() => File.ReadAllText(System.IO.Path.Combine(Repository.Root, path)));
    private readonly Lazy<bool> _isText = new(() => LooksLikeText(System.IO.Path.Combine(Repository.Root, path)));

    public string Path { get; } = path;

    public string FullPath => System.IO.Path.Combine(Repository.Root, Path);

    public string Name => System.IO.Path.GetFileName(Path);

    public string Stem => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>Empty for a file at the root.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(Path)!.Replace('\\', '/');

    public IReadOnlyList<string> Folders => Folder.Length == 0 ? [] : Folder.Split('/');

    public string Text => _text.Value;

    /// <summary>Without line ends; a last empty line is not a line.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            var lines = Text.Split('\n');
            return lines.Length > 0 && lines[^1].Length == 0 ? lines[..^1] : lines;
        }
    }

    public bool IsText => _isText.Value;

    /// <summary>A table that says what a format or a generator dictates: its length is not a matter of taste.</summary>
    public bool IsTable => Folders.Contains("Guides") || Folders.Contains("Generated");

    public bool IsScript => IsText && Text.StartsWith("#!", StringComparison.Ordinal);

    public bool HasExtension(string extension) => Path.EndsWith(extension, StringComparison.Ordinal);

    public override string ToString() => Path;

    private static bool LooksLikeText(string fullPath)
    {
        Span<byte> start = stackalloc byte[4096];
        using var stream = File.OpenRead(fullPath);
        return !start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)].Contains((byte)0);
    }
}
