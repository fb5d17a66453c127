namespace Chairtime.House.Tests;

/// <summary>The files of this repository as they lie on disk, without what a build leaves behind.</summary>
internal static class Repository
{
    private static readonly HashSet<string> LeftByTools = new(StringComparer.Ordinal)
    {
        ".git", "artifacts", "bin", "obj", "TestResults", ".vs", ".idea", ".vscode", "node_modules",
    };

    /// <summary>The folder that holds the solution file.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>In order of path.</summary>
    public static IReadOnlyList<RepositoryFile> Files { get; } =
        [.. Walk(Root).OrderBy(file => file.Path, StringComparer.Ordinal)];

    public static IEnumerable<RepositoryFile> Sources => Files.Where(file => file.HasExtension(".cs"));

    public static IEnumerable<RepositoryFile> Projects => Files.Where(file => file.HasExtension(".csproj"));

    public static IEnumerable<RepositoryFile> Pages => Files.Where(file => file.HasExtension(".md"));

    /// <summary>Every file that a person can read, in whatever format.</summary>
    public static IEnumerable<RepositoryFile> Texts => Files.Where(file => file.IsText);

    public static RepositoryFile File(string path) =>
        Files.FirstOrDefault(file => file.Path == path)
        ?? throw new FileNotFoundException($"The repository has no file '{path}'.");

    /// <summary>Fails with every problem at once, and with the way to repair them.</summary>
    public static void Holds(IEnumerable<string> problems, string repair)
    {
        var all = problems.ToList();
        if (all.Count > 0)
            Assert.Fail($"{all.Count} to repair. {repair}\n  " + string.Join("\n  ", all));
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "Chairtime.slnx")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException("No folder above the tests holds Chairtime.slnx.");
    }

    private static IEnumerable<RepositoryFile> Walk(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder))
        {
            // In a second working tree .git is a file.
            if (Path.GetFileName(path) != ".git")
                yield return new RepositoryFile(Path.GetRelativePath(Root, path).Replace('\\', '/'));
        }

        foreach (var below in Directory.EnumerateDirectories(folder))
        {
            if (LeftByTools.Contains(Path.GetFileName(below)) || new DirectoryInfo(below).LinkTarget is not null)
                continue;
            foreach (var file in Walk(below))
                yield return file;
        }
    }
}
