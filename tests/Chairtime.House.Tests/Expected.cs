namespace Chairtime.House.Tests;

/// <summary>Files that a program can write again.</summary>
internal static class Expected
{
    /// <summary>Set <c>UPDATE_EXPECTED=1</c> to write what is there instead of comparing it.</summary>
    public static bool Rewrites => Environment.GetEnvironmentVariable("UPDATE_EXPECTED") == "1";

    /// <summary>Compares a file with what it should hold, or writes it.</summary>
    /// <param name="path">From the root, with forward slashes.</param>
    public static void Holds(string path, string text)
    {
        var full = Path.Combine(Repository.Root, path);
        if (Rewrites)
        {
            File.WriteAllText(full, text);
            return;
        }

        if (!File.Exists(full))
            Assert.Fail($"{path} is missing. Run this test with UPDATE_EXPECTED=1 and commit the file.");
        var current = File.ReadAllText(full);
        if (current == text)
            return;
        var (was, shouldBe) = (current.Split('\n'), text.Split('\n'));
        var line = was.Zip(shouldBe).TakeWhile(pair => pair.First == pair.Second).Count();
        Assert.Fail($"{path} is not current from line {line + 1}. Run this test with UPDATE_EXPECTED=1 and commit it.\n"
            + $"  file: {was.ElementAtOrDefault(line) ?? "(ends)"}\n"
            + $"  code: {shouldBe.ElementAtOrDefault(line) ?? "(ends)"}");
    }
}
