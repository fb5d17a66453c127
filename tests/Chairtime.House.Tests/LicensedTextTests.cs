namespace Chairtime.House.Tests;

/// <summary>Codes are facts and may be named; the sentences that describe them have owners.</summary>
public class LicensedTextTests
{
    private const string ListPath = "tests/Chairtime.House.Tests/licensed-phrases.txt";

    private static readonly LicensedText Listed = LicensedText.Read(Repository.File(ListPath).Text);

    [Fact]
    public void Nothing_is_copied_from_a_code_set_or_a_guide() => Repository.Holds(
        from finding in Repository.Texts.Where(MayHoldProse).AsParallel().AsOrdered()
            .SelectMany(file => Listed.In(file.Text).DistinctBy(found => found.Line)
                .Select(found => $"{file.Path}:{found.Line}: words of {found.Origin}"))
        select finding,
        "Say it in our own words: what the code is for, not how its owner describes it.");

    [Fact]
    public void The_list_is_long_enough_to_mean_something() => Assert.InRange(Listed.Count, 300, int.MaxValue);

    [Theory]
    [InlineData("Seven purple umbrellas were counted by the heron.")]
    [InlineData("... and SEVEN (purple) umbrellas were\n  counted, by the heron; twice")]
    public void A_listed_phrase_is_found_in_any_dress(string text)
    {
        var list = LicensedText.Of("an invented phrase", "seven purple umbrellas were counted by the heron");
        Assert.NotEmpty(list.In(text));
    }

    [Fact]
    public void Other_words_about_the_same_thing_are_left_alone()
    {
        var list = LicensedText.Of("an invented phrase", "seven purple umbrellas were counted by the heron");
        Assert.Empty(list.In("The heron counted seven umbrellas, all of them purple."));
    }

    [Fact]
    public void A_list_written_down_finds_what_the_phrase_itself_finds()
    {
        const string phrase = "seven purple umbrellas were counted by the heron";
        var read = LicensedText.Read("# a remark\n" + string.Join('\n', LicensedText.Lines("somewhere", phrase)));
        Assert.Equal((1, "somewhere"), read.In("x " + phrase).First());
    }

    private static bool MayHoldProse(RepositoryFile file) =>
        file.Path != ListPath && file.Name != "packages.lock.json" && file.Name != "LICENSE";
}
