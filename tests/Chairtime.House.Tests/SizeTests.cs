using System.Text.RegularExpressions;

namespace Chairtime.House.Tests;

/// <summary>Files, methods, lines, folders and paths stay small enough to read.</summary>
public partial class SizeTests
{
    private const int FileLines = 400;
    private const int MethodLines = 60;
    private const int MethodParameters = 7;
    private const int LineWidth = 120;
    private const int FolderFiles = 30;
    private const int PathLength = 140;

    // One file per thing that is billed, paid or tried: these folders grow with the world.
    private static readonly string[] CollectionFolders = ["data/", "tests/cases/", "tests/x12/", "docs/decisions"];

    [Fact]
    public void A_source_file_holds_one_idea() => Repository.Holds(
        from file in Repository.Sources
        where !file.IsTable && file.Lines.Count > FileLines
        select $"{file.Path}: {file.Lines.Count} lines",
        $"A source file has at most {FileLines} lines: split it by idea, public entry first.");

    [Fact]
    public void A_method_fits_on_a_screen() => Repository.Holds(
        from source in SourceOutline.All
        where !source.File.IsTable
        from member in source.Members
        where member.Lines > MethodLines
        select $"{source.File.Path}:{member.Line}: {member.Name} has {member.Lines} lines",
        $"A method has at most {MethodLines} lines: name its steps and call them.");

    [Fact]
    public void A_method_takes_few_parameters() => Repository.Holds(
        from source in SourceOutline.All
        from member in source.Members
        where member.Parameters > MethodParameters
        select $"{source.File.Path}:{member.Line}: {member.Name} has {member.Parameters} parameters",
        $"A method has at most {MethodParameters} parameters: more of them want a record.");

    [Fact]
    public void A_line_can_be_read_without_scrolling() => Repository.Holds(
        from file in Repository.Texts
        where (file.HasExtension(".cs") || file.IsScript) && !IsGrammarTable(file)
        from line in file.Lines.Select((text, index) => (text, number: index + 1))
        where line.text.TrimEnd('\r').Length > LineWidth
        select $"{file.Path}:{line.number}: {line.text.Length} characters",
        $"A line has at most {LineWidth} characters.");

    // A guide's table reads by its rows, one segment each, as wide as the segment is.
    private static bool IsGrammarTable(RepositoryFile file) =>
        file.Path.StartsWith("src/Chairtime.X12/Gu", StringComparison.Ordinal)
            && file.Path.EndsWith("Grammar.cs", StringComparison.Ordinal)
        || file.Path.EndsWith("Grammar/SegmentDictionary.cs", StringComparison.Ordinal);

    [Fact]
    public void A_folder_can_be_taken_in_at_a_glance() => Repository.Holds(
        from file in Repository.Files
        where !CollectionFolders.Any(folder => $"{file.Folder}/".StartsWith(folder, StringComparison.Ordinal))
        group file by file.Folder into folder
        where folder.Count() > FolderFiles
        select $"{folder.Key}: {folder.Count()} files",
        $"A folder has at most {FolderFiles} files: group them by a word of the field.");

    [Fact]
    public void A_path_fits_every_file_system() => Repository.Holds(
        from file in Repository.Files
        where file.Path.Length > PathLength
        select $"{file.Path}: {file.Path.Length} characters",
        $"A path has at most {PathLength} characters.");

    [Fact]
    public void Work_left_undone_names_its_issue() => Repository.Holds(
        (from source in SourceOutline.All
         from comment in source.Comments
         where Undone.IsMatch(comment.Text)
         select $"{source.File.Path}:{comment.Line}: {comment.Text.Trim()}")
        .Concat(
            from file in Repository.Texts
            where file.IsScript || file.HasExtension(".csproj") || file.HasExtension(".props")
            from line in file.Lines.Select((text, index) => (text, number: index + 1))
            where Undone.IsMatch(line.text)
            select $"{file.Path}:{line.number}: {line.text.Trim()}"),
        "Write the number of the issue behind it, as in 'TODO(#12)', or do it now.");

    [Fact]
    public void Text_files_end_in_one_line_feed_and_use_no_tabs_in_sources() => Repository.Holds(
        from file in Repository.Texts
        where file.HasExtension(".cs") || file.HasExtension(".md") || file.IsScript
        where file.Text.Contains('\r', StringComparison.Ordinal) || file.Text.Contains('\t', StringComparison.Ordinal)
            || !file.Text.EndsWith('\n') || file.Text.EndsWith("\n\n", StringComparison.Ordinal)
        select file.Path,
        "Line ends are single line feeds, one at the end of the file; indent with spaces.");

    [GeneratedRegex(@"\b(TODO|FIXME|HACK)\b(?!\s?\(?#\d+)")]
    private static partial Regex Undone { get; }
}
