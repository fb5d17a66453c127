using System.Text;
using System.Text.Json;
using Chairtime.Billing.Visits;

namespace Chairtime.Billing.Tests.Visits;

/// <summary>What is refused, with the exact words: <c>tests/cases/Visits/refused.jsonl</c>.</summary>
public class VisitRefusalTests
{
    /// <summary>Values that stand for people's data in the case file: none of them may come back in an error.</summary>
    private static readonly string[] Personal = ["Secretname", "SECRETID", "1951-02-30", "SECRETNPI"];

    public static TheoryData<string> Cases() => [.. All().Select(static one => one.GetProperty("case").GetString()!)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Is_refused_in_these_words(string name)
    {
        var one = All().Single(one => one.GetProperty("case").GetString() == name);
        var reading = VisitReader.Read(Encoding.UTF8.GetBytes(one.GetProperty("text").GetString()!));
        Assert.Null(reading.Visit);
        Assert.Equal(
            one.GetProperty("errors").EnumerateArray().Select(static error => error.GetString()!),
            reading.Errors.Select(static error => error.ToString()));
        foreach (var error in reading.Errors)
        {
            var words = error.ToString();
            Assert.DoesNotContain(Personal, secret => words.Contains(secret, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public void Bytes_that_are_not_UTF8_are_refused_with_their_place()
    {
        byte[] text = [.. "{\"visitId\":\"V"u8, 0xC3, 0x28, .. "\"}"u8];
        var error = Assert.Single(VisitReader.Read(text).Errors);
        Assert.Equal(("bytes that are not UTF-8", 13), (error.Found, error.Offset));
    }

    [Fact]
    public void More_than_a_mebibyte_is_refused()
    {
        var error = Assert.Single(VisitReader.Read(new byte[VisitReader.MostBytes + 1]).Errors);
        Assert.Equal(("1048577 bytes", "at most 1048576 bytes"), (error.Found, error.Expected));
    }

    [Fact]
    public void Errors_without_end_are_cut_off()
    {
        var wrong = string.Join(',', Enumerable.Repeat("""{"colour":1}""", 400));
        var reading = VisitReader.Read(Encoding.UTF8.GetBytes($$"""{"visitId":"V1","administrations":[{{wrong}}]}"""));
        Assert.Equal(101, reading.Errors.Length);
        Assert.Equal("more than 100 errors", reading.Errors[^1].Found);
    }

    [Fact]
    public void A_list_of_more_than_500_entries_is_refused_once()
    {
        var many = string.Join(',', Enumerable.Repeat("\"M05.79\"", 502));
        var reading = VisitReader.Read(Encoding.UTF8.GetBytes(
            $$"""{"visitId":"V1","dateOfService":"2026-10-05","diagnoses":[{{many}}],"administrations":[]}"""));
        Assert.Equal("more than 500 entries", Assert.Single(reading.Errors).Found);
    }

    private static IEnumerable<JsonElement> All() => Encoding.UTF8.GetString(VisitText.Case("refused.jsonl"))
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(static line => JsonElement.Parse(line));
}
