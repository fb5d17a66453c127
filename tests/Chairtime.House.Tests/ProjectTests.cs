using System.Xml.Linq;

namespace Chairtime.House.Tests;

/// <summary>The reference rule: which project may know which other.</summary>
public class ProjectTests
{
    private const string Product = "Chairtime.";

    // Everything else is pure or at an edge of its own; only the two shells may know all of it.
    private static readonly Dictionary<string, string[]> References = new(StringComparer.Ordinal)
    {
        ["X12"] = [],
        ["Billing"] = ["X12"],
        ["Reference"] = ["Billing"],
        ["Storage"] = ["Billing"],
        ["Exchange"] = ["Billing"],
        ["Paper"] = ["Billing"],
        ["Simulation"] = ["Billing"],
    };

    private static readonly string[] Shells = ["Server", "Cli"];

    private static readonly string[] Pure = ["X12", "Billing"];

    [Fact]
    public void Source_projects_refer_to_one_another_as_the_architecture_says() => Repository.Holds(
        from project in SourceProjects
        where References.ContainsKey(project.Name)
        let wanted = References[project.Name].Order(StringComparer.Ordinal)
        where !wanted.SequenceEqual(project.References.Order(StringComparer.Ordinal))
        select $"{project.Name} refers to [{string.Join(", ", project.References)}], not to "
            + $"[{string.Join(", ", wanted)}]",
        "Billing -> X12; Reference, Storage, Exchange, Paper, Simulation -> Billing; Server, Cli -> all.");

    [Fact]
    public void Nothing_refers_to_the_command_line_but_its_tests_and_benchmarks() => Repository.Holds(
        from project in SourceProjects
        where project.References.Contains("Cli", StringComparer.Ordinal)
        select project.Name,
        "The command line is the outermost layer: move what is wanted from it into the domain.");

    [Fact]
    public void There_is_no_project_that_the_architecture_does_not_name() => Repository.Holds(
        from project in SourceProjects
        where !References.ContainsKey(project.Name) && !Shells.Contains(project.Name, StringComparer.Ordinal)
        select project.Name,
        "A new project is a decision: write it into ARCHITECTURE.md, docs/decisions and this test first.");

    [Fact]
    public void Every_source_project_has_a_test_project_and_every_test_project_a_source() => Repository.Holds(
        SourceProjects.Select(project => project.Name + ".Tests").Append("House.Tests")
            .Except(TestProjects.Select(project => project.Name)).Select(name => $"{name} is missing")
            .Concat(TestProjects.Select(project => project.Name)
                .Except(SourceProjects.Select(project => project.Name + ".Tests").Append("House.Tests"))
                .Select(name => $"{name} tests no source project")),
        "One test project for each source project, and House.Tests for the repository itself.");

    [Fact]
    public void A_test_project_sees_its_own_source_and_what_that_may_see() => Repository.Holds(
        from project in TestProjects
        let source = project.Name.Replace(".Tests", "", StringComparison.Ordinal)
        where References.ContainsKey(source)
        from reference in project.References
        where reference != source && !Reachable(source).Contains(reference, StringComparer.Ordinal)
        select $"{project.Name} refers to {reference}",
        "Test a project through what it may itself refer to; what needs more belongs to a shell's tests.");

    [Fact]
    public void The_solution_holds_every_project()
    {
        var listed = XDocument.Parse(Repository.File("Chairtime.slnx").Text).Descendants("Project")
            .Select(project => project.Attribute("Path")!.Value).ToHashSet(StringComparer.Ordinal);
        Repository.Holds(
            Repository.Projects.Select(file => file.Path).Except(listed).Select(path => $"{path} is not in it")
                .Concat(listed.Except(Repository.Projects.Select(file => file.Path)).Select(path => $"{path} is gone")),
            "Bring Chairtime.slnx up to date.");
    }

    [Fact]
    public void The_core_depends_on_no_package() => Repository.Holds(
        from project in Pure
        from package in Packages.ResolvedBy($"src/{Product}{project}")
        where !Packages.Analyzers.Contains(package.Name, StringComparer.Ordinal)
        select $"{project} resolves {package.Name} {package.Version}",
        "X12 and Billing are plain .NET: what needs a package belongs to Reference, Exchange or a shell.");

    [Fact]
    public void The_core_keeps_its_guards() => Repository.Holds(
        from project in Pure
        let file = Repository.File($"src/{Product}{project}/{Product}{project}.csproj")
        from element in XDocument.Parse(file.Text).Descendants()
        where element.Name.LocalName is "NoWarn" or "AllowUnsafeBlocks" or "FrameworkReference" or "PackageReference"
            or "TreatWarningsAsErrors" or "WarningsNotAsErrors" or "RunAnalyzers" or "NuGetAudit"
        where !(project == "X12" && element.Name.LocalName == "AllowUnsafeBlocks")
        select $"{file.Path}: <{element.Name.LocalName}>",
        "The project files of the core switch nothing off and add nothing.");

    private static IEnumerable<Project> SourceProjects => Under("src/");

    private static IEnumerable<Project> TestProjects => Under("tests/");

    private static IEnumerable<Project> Under(string folder) =>
        from file in Repository.Projects
        where file.Path.StartsWith(folder, StringComparison.Ordinal)
        select new Project(ShortName(file.Path), [.. from reference in XDocument.Parse(file.Text).Descendants()
            where reference.Name.LocalName == "ProjectReference"
            select ShortName(reference.Attribute("Include")!.Value)]);

    private static HashSet<string> Reachable(string source)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(References[source]);
        while (open.TryPop(out var next))
        {
            if (seen.Add(next))
            {
                foreach (var further in References.GetValueOrDefault(next, []))
                    open.Push(further);
            }
        }

        return seen;
    }

    private static string ShortName(string path) =>
        Path.GetFileNameWithoutExtension(path.Replace('\\', '/')).Replace(Product, "", StringComparison.Ordinal);

    private sealed record Project(string Name, IReadOnlyList<string> References);
}
