using System.Text.Json;
using System.Text.RegularExpressions;

namespace Chairtime.House.Tests;

/// <summary>What the project builds on is chosen once, in exact versions, with its licence known.</summary>
public partial class PackageTests
{
    private static readonly HashSet<string> FreeLicences = new(StringComparer.Ordinal)
    {
        "MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "PostgreSQL", "MS-PL", "ISC", "MPL-2.0",
    };

    // Before there were licence expressions, packages gave an address, or the name of a file with the text.
    private static readonly Dictionary<string, string> OlderSpelling = new(StringComparer.Ordinal)
    {
        ["https://github.com/dotnet/corefx/blob/master/LICENSE.TXT"] = "MIT",
        ["https://raw.githubusercontent.com/xunit/xunit/master/license.txt"] = "Apache-2.0",
    };

    [Fact]
    public void Versions_are_exact() => Repository.Holds(
        from package in Packages.Central
        where !ExactVersion.IsMatch(package.Version)
        select $"{package.Name}: '{package.Version}'",
        "Directory.Packages.props names one exact version for each package: no range, no star.");

    [Fact]
    public void Versions_stand_in_one_place() => Repository.Holds(
        from place in Packages.Asked
        where place.Asks.Attribute("Version") is not null || place.Asks.Attribute("VersionOverride") is not null
            || place.Asks.Elements().Any(element => element.Name.LocalName is "Version" or "VersionOverride")
        select $"{place.File.Path}: {place.Asks.Attribute("Include")?.Value}",
        "Leave the version out of the project file; Directory.Packages.props has it.");

    [Fact]
    public void Packages_asked_for_and_packages_listed_are_the_same() => Repository.Holds(
        Asked.Except(Listed).Select(name => $"{name} has no version")
            .Concat(Listed.Except(Asked).Select(name => $"{name} is used by no project")),
        "Bring Directory.Packages.props in line with the project files.");

    [Fact]
    public void Every_project_has_a_lock_file() => Repository.Holds(
        from project in Repository.Projects
        where !File.Exists(Path.Combine(Repository.Root, project.Folder, "packages.lock.json"))
        select project.Path,
        "Restore the project and commit the packages.lock.json beside it.");

    [Fact]
    public void Lock_files_hold_the_central_versions() => Repository.Holds(
        from project in Repository.Projects
        from package in Packages.ResolvedBy(project.Folder)
        join central in Packages.Central on package.Name equals central.Name
        where package.Version != central.Version
        select $"{project.Folder}: {package.Name} {package.Version}, listed as {central.Version}",
        "Restore again and commit the lock file.");

    [Fact]
    public void Every_package_was_decided_on()
    {
        var page = DecisionPage();
        var rows = Rows(page).ToList();
        Repository.Holds(
            Packages.Central.Select(package => package.Name).Except(rows.Select(row => row.Package))
                .Select(name => $"{name} is not in the table")
                .Concat(rows.Select(row => row.Package).Except(Packages.Central.Select(package => package.Name))
                    .Select(name => $"{name} is in the table but no longer used"))
                .Concat(from row in rows
                        where row.Saves.Length < 10 || row.Keeper.Length < 3 || !FreeLicences.Contains(row.Licence)
                        select $"{row.Package}: what it saves, a free licence and who keeps it must be told"),
            $"Bring the table of {page.Path} up to date: package, what it saves, licence, who keeps it.");
    }

    [Fact]
    public void The_licence_in_the_decision_is_the_one_in_the_package() => Repository.Holds(
        from row in Rows(DecisionPage())
        join package in Packages.Central on row.Package equals package.Name
        let own = Packages.LicenceOf(package)
        where own is not null && Spelled(own) != row.Licence
        select $"{row.Package}: the table says {row.Licence}, the package says '{own}'",
        "Correct the table, and think again if the licence has changed.");

    [Fact]
    public void What_packages_bring_along_is_free_as_well() => Repository.Holds(
        from package in Packages.Resolved
        let own = Packages.LicenceOf(package)
        where own is not null && !FreeLicences.Contains(Spelled(own))
        select $"{package.Name} {package.Version}: '{own}'",
        "Read the licence; allow it in this test when it is free, or do without the package that brings it.");

    [Fact]
    public void The_toolchain_is_pinned()
    {
        using var document = JsonDocument.Parse(Repository.File("global.json").Text);
        var sdk = document.RootElement.GetProperty("sdk");
        Assert.Matches(ExactVersion, sdk.GetProperty("version").GetString());
        Assert.Equal("latestFeature", sdk.GetProperty("rollForward").GetString());
    }

    private static IEnumerable<string> Listed => Packages.Central.Select(package => package.Name);

    private static IEnumerable<string> Asked =>
        Packages.Asked.Select(place => place.Asks.Attribute("Include")?.Value).OfType<string>().Distinct();

    private static string Spelled(string licence) => OlderSpelling.GetValueOrDefault(licence, licence);

    // The newest decision on packages holds: decisions are superseded, never edited away.
    private static RepositoryFile DecisionPage() =>
        Repository.Pages.Last(page => page.Folder == "docs/decisions"
            && page.Name.EndsWith("-packages.md", StringComparison.Ordinal));

    private static IEnumerable<DecidedPackage> Rows(RepositoryFile page) =>
        from line in page.Lines
        let cells = line.Split('|').Select(cell => cell.Trim()).ToArray()
        where cells.Length == 6 && cells[1].StartsWith('`')
        select new DecidedPackage(cells[1].Trim('`'), cells[2], cells[3], cells[4]);

    [GeneratedRegex(@"^\d+\.\d+\.\d+(\.\d+)?(-[0-9A-Za-z.]+)?$")]
    private static partial Regex ExactVersion { get; }

    private sealed record DecidedPackage(string Package, string Saves, string Licence, string Keeper);
}
