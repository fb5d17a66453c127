using System.Text.Json;
using System.Xml.Linq;

namespace Chairtime.House.Tests;

/// <summary>A package in one exact version.</summary>
internal sealed record Package(string Name, string Version);

/// <summary>The packages that the repository names, and those that its lock files say it gets.</summary>
internal static class Packages
{
    /// <summary>Run while building only; nothing of them reaches a program.</summary>
    public static IReadOnlyList<string> Analyzers { get; } =
        ["Meziantou.Analyzer", "Microsoft.CodeAnalysis.BannedApiAnalyzers"];

    /// <summary>The versions of Directory.Packages.props.</summary>
    public static IReadOnlyList<Package> Central { get; } =
    [
        .. from element in XDocument.Parse(Repository.File("Directory.Packages.props").Text).Descendants()
        where element.Name.LocalName is "PackageVersion" or "GlobalPackageReference"
        select new Package(element.Attribute("Include")!.Value, element.Attribute("Version")?.Value ?? ""),
    ];

    /// <summary>Every place that asks for a package, with the file it is in.</summary>
    public static IEnumerable<(RepositoryFile File, XElement Asks)> Asked =>
        from file in Repository.Files
        where file.HasExtension(".csproj") || file.HasExtension(".props") || file.HasExtension(".targets")
        from element in XDocument.Parse(file.Text).Descendants()
        where element.Name.LocalName == "PackageReference"
        select (file, element);

    /// <summary>Direct and transitive packages of a project, from its lock file; other projects left out.</summary>
    public static IEnumerable<Package> ResolvedBy(string projectFolder)
    {
        using var lockFile = JsonDocument.Parse(Repository.File($"{projectFolder}/packages.lock.json").Text);
        var packages = new List<Package>();
        foreach (var target in lockFile.RootElement.GetProperty("dependencies").EnumerateObject())
        {
            foreach (var package in target.Value.EnumerateObject())
            {
                if (package.Value.GetProperty("type").GetString() != "Project")
                    packages.Add(new Package(package.Name, package.Value.GetProperty("resolved").GetString()!));
            }
        }

        return packages;
    }

    /// <summary>What every project of the repository gets, each package and version once.</summary>
    public static IEnumerable<Package> Resolved =>
        Repository.Projects.SelectMany(project => ResolvedBy(project.Folder)).Distinct()
            .OrderBy(package => package.Name, StringComparer.Ordinal);

    /// <summary>What the package says of its own licence, or null when it is not on this machine.</summary>
    public static string? LicenceOf(Package package)
    {
        var cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } chosen
            ? chosen
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
#pragma warning disable CA1308 // The cache spells folders in lower case.
        var name = package.Name.ToLowerInvariant();
        var description = Path.Combine(cache, name, package.Version.ToLowerInvariant(), name + ".nuspec");
#pragma warning restore CA1308
        if (!File.Exists(description))
            return null;
        var elements = XDocument.Load(description).Descendants().ToList();
        var licence = elements.FirstOrDefault(element => element.Name.LocalName == "license");
        if (licence?.Attribute("type")?.Value == "file")
            return NameIn(Path.Combine(Path.GetDirectoryName(description)!, licence.Value)) ?? licence.Value;
        return licence?.Value
            ?? elements.FirstOrDefault(element => element.Name.LocalName == "licenseUrl")?.Value ?? "";
    }

    // A package that brings its licence as a text names it in the first line.
    private static string? NameIn(string file) =>
        File.Exists(file) && File.ReadLines(file).FirstOrDefault()?.Trim() == "MIT License" ? "MIT" : null;
}
