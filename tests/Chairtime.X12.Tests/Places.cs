namespace Chairtime.X12.Tests;

/// <summary>Where the fixtures and the samples are, from wherever the tests run.</summary>
internal static class Places
{
    public static string Root { get; } = FindRoot();

    public static string Fixtures => Path.Combine(Root, "tests", "x12");

    /// <summary>The shared samples, which are not part of the repository; null when they are not beside it.</summary>
    public static string? Samples
    {
        get
        {
            var beside = Path.Combine(Root, "..", "shared", "samples");
            return Directory.Exists(beside) ? beside : null;
        }
    }

    public static bool IsNightly => Environment.GetEnvironmentVariable("CHAIRTIME_NIGHTLY") == "1";

    /// <summary>Every valid fixture with its bytes, in a fixed order.</summary>
    public static IReadOnlyList<(string Name, byte[] Bytes)> Valid() =>
    [
        .. Directory.EnumerateFiles(Fixtures, "*.edi", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(Path.GetDirectoryName(file)) == "pass")
            .Order(StringComparer.Ordinal)
            .Select(file => (Path.GetRelativePath(Fixtures, file), File.ReadAllBytes(file))),
    ];

    /// <summary>Every file of the shared samples with its bytes, in a fixed order; none when they are absent.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> SampleFiles() => Samples is null ? []
        : new[] { "x12", "x12-more" }
            .SelectMany(folder => Directory.EnumerateFiles(
                Path.Combine(Samples, folder), "*", SearchOption.AllDirectories))
            .Where(file => !file.EndsWith(".tsv", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(Samples, file)).Order(StringComparer.Ordinal)
            .Select(file => (file, File.ReadAllBytes(Path.Combine(Samples, file))));

    private static string FindRoot()
    {
        var at = AppContext.BaseDirectory;
        while (at is not null && !File.Exists(Path.Combine(at, "Chairtime.slnx")))
            at = Path.GetDirectoryName(at);
        return at ?? throw new InvalidOperationException("the tests run outside the repository");
    }
}
