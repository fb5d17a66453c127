using System.Text.RegularExpressions;

namespace Chairtime.House.Tests;

/// <summary>Names come from the field. Words that say nothing about billing are kept out.</summary>
public partial class NameTests
{
    // As a whole name: a place where anything could go.
    private static readonly HashSet<string> SayNothing = new(StringComparer.OrdinalIgnoreCase)
    {
        "Common", "Shared", "Core", "Util", "Utils", "Utilities", "Utility", "Helper", "Helpers", "Manager", "Managers",
        "Processor", "Processors", "Misc", "Miscellaneous", "Abstractions", "Stuff",
    };

    // As the last word of a name: a role in a program, never something that a biller would say.
    private static readonly HashSet<string> SayOnlyARole = new(StringComparer.Ordinal)
    {
        "Util", "Utils", "Utilities", "Utility", "Helper", "Helpers", "Manager", "Managers", "Processor", "Processors",
        "Common", "Core", "Info", "Impl",
    };

    [Fact]
    public void Folders_are_named_for_the_domain() => Repository.Holds(
        from file in Repository.Files
        from folder in file.Folders.SelectMany(folder => folder.Split('.')).Distinct()
        where IsBanned(folder)
        select $"{file.Path}: folder '{folder}'",
        "Name the folder for what it holds.");

    [Fact]
    public void Files_are_named_for_what_they_hold() => Repository.Holds(
        from file in Repository.Files
        where file.Stem.Split('.').Any(IsBanned)
        select file.Path,
        "Name the file for the type or the rule family in it.");

    [Fact]
    public void Types_are_named_with_words_of_the_field() => Repository.Holds(
        from source in SourceOutline.All
        from type in source.Types
        where IsBanned(type)
        select $"{source.File.Path}: type '{type}'",
        "Say what it is or does in a biller's words.");

    [Fact]
    public void Types_do_not_repeat_the_name_of_the_product() => Repository.Holds(
        from source in SourceOutline.All
        from type in source.Types
        where type.StartsWith("Chairtime", StringComparison.Ordinal)
        select $"{source.File.Path}: type '{type}'",
        "Drop the product's name: the namespace says it.");

    [Theory]
    [InlineData("Core", true)]
    [InlineData("shared", true)]
    [InlineData("ClaimManager", true)]
    [InlineData("HL7Helpers", true)]
    [InlineData("SharedMinutes", false)]
    [InlineData("CoreBenefit", false)]
    [InlineData("CommonProcedures", false)]
    public void The_list_of_words_bites_where_it_should(string name, bool banned) =>
        Assert.Equal(banned, IsBanned(name));

    private static bool IsBanned(string name) =>
        SayNothing.Contains(name)
        || (LastWord.Match(name) is { Success: true } last && SayOnlyARole.Contains(last.Value));

    [GeneratedRegex("[A-Z][a-z]+$")]
    private static partial Regex LastWord { get; }
}
