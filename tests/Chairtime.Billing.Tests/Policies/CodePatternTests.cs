using Chairtime.Billing.Policies;

namespace Chairtime.Billing.Tests.Policies;

public sealed class CodePatternTests
{
    [Theory]
    [InlineData("J1745", "J1745", true)]
    [InlineData("J1745", "J1746", false)]
    [InlineData("Q51*", "Q5103", true)]
    [InlineData("Q51*", "Q5098", false)]
    [InlineData("96413-96415", "96413", true)]
    [InlineData("96413-96415", "96415", true)]
    [InlineData("96413-96415", "96416", false)]
    [InlineData("96413-96415", "96412", false)]
    public void A_code_is_covered_by_itself_its_beginning_and_its_range(string pattern, string code, bool isCovered) =>
        Assert.Equal(isCovered, CodePattern.Covers(pattern, code));

    [Theory]
    [InlineData("J1745", true)]
    [InlineData("0001U", true)]
    [InlineData("Q5*", true)]
    [InlineData("96413-96415", true)]
    [InlineData("*", false)]
    [InlineData("Q5103*", false)]
    [InlineData("Q*03", false)]
    [InlineData("q5103", false)]
    [InlineData("Q510", false)]
    [InlineData("96413-", false)]
    [InlineData("-96413", false)]
    [InlineData("", false)]
    public void What_could_never_match_is_no_pattern(string text, bool isOne) =>
        Assert.Equal(isOne, CodePattern.IsOne(text));
}
