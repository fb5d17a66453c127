using System.Runtime.CompilerServices;

namespace Chairtime.Cli.Tests;

/// <summary>Texts kept beside the tests; <c>UPDATE_EXPECTED=1</c> writes them anew.</summary>
internal static class Expected
{
    private static readonly string Folder = Path.Combine(SourceFolder(), "Expected");

    public static void Matches(string name, string actual)
    {
        var file = Path.Combine(Folder, name);
        if (Environment.GetEnvironmentVariable("UPDATE_EXPECTED") == "1")
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(file, actual);
        }

        Assert.True(File.Exists(file), $"{name} is missing: run with UPDATE_EXPECTED=1, read it, commit it.");
        Assert.Equal(File.ReadAllText(file), actual);
    }

    private static string SourceFolder([CallerFilePath] string self = "") => Path.GetDirectoryName(self)!;
}
