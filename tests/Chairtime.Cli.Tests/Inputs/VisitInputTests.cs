using System.Text;
using Chairtime.Cli.Inputs;

namespace Chairtime.Cli.Tests.Inputs;

public class VisitInputTests
{
    private const string A = """{"visitId":"A","note":"]},{ \" "}""";
    private const string B = """{"visitId":"B"}""";

    public static TheoryData<string, string> Shapes() => new()
    {
        { "lines", $"{A}\n{B}\n" },
        { "lines without the last line end", $"{A}\n{B}" },
        { "lines of another system", $"{A}\r\n{B}\r\n" },
        { "blank lines", $"\n\n{A}\n \n\n{B}\n\n" },
        { "a byte order mark", $"\uFEFF{A}\n{B}\n" },
        { "an array", $"[{A},{B}]" },
        { "an array over lines", $"\uFEFF\n[\n  {A},\n  {B}\n]\n" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Gives_the_same_visits_however_they_are_laid_out(string shape, string text)
    {
        Assert.NotEmpty(shape);
        Assert.Equal([A, B], Read(text));
    }

    [Theory]
    [InlineData("{\n  \"visitId\": \"A\",\n  \"x\": [\n  ]\n}")]
    [InlineData("{ \"visitId\": \"A\",\r\n\"x\": [] }")]
    [InlineData("{\"visitId\":\"A\",\"x\":[ \n\n{\"y\":1},\n{\"y\":2}]}")]
    [InlineData("{\"visitId\":\"A\",\"x\":\n{\"y\":1}}")]
    public void Objects_laid_out_for_reading_come_whole(string laid) => Assert.Equal([laid, B], Read($"{laid}\n{B}\n"));

    [Fact]
    public void A_first_line_that_was_cut_off_does_not_take_the_next_one_along() =>
        Assert.Equal(["{\"visitId\":\"C\",", A, B], Read($"{{\"visitId\":\"C\",\n{A}\n{B}\n"));

    public static TheoryData<string, string> Broken() => new()
    {
        { "[]", "" },
        { $"[{A},{B}", $"{A}|{B}|! visit 3: found the end of the text, expected ] at the end of the array" },
        { $"[{A},{B},]", $"{A}|{B}|! visit 2: found a comma behind the last visit, expected ]" },
        { $"[{A} {B}]", $"{A}|! visit 1: found no comma behind it, expected , or ]|{B}" },
        { $"[{A};{B}]", $"{A}|! visit 1: found byte 0x3B behind it, expected , or ]; the rest is not read" },
        { $"[{B}] {A}", $"{B}|! visit 2: found something behind the array, expected nothing" },
        { $"[1,\"text\",{B}]", $"1|\"text\"|{B}" },
        { $"{B}\nnot JSON\n{A}", $"{B}|not JSON|{A}" },
        { $"{B}\n{A}\n{B}\n", $"{B}|{A}|! line 3: found visit B a second time, expected it once" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Says_where_an_input_is_broken_and_goes_on_where_it_can(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Read(text)));

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t")]
    [InlineData("\uFEFF")]
    public void An_empty_input_has_no_visits(string text) => Assert.Empty(Read(text));

    [Theory]
    [InlineData("", "\n", "! line 2: found 104857600 bytes, expected at most 1048576")]
    [InlineData("[", ",", "! visit 2: found 104857602 bytes, expected at most 1048576")]
    public void A_text_of_100_megabytes_is_reported_and_never_held(string before, string between, string problem)
    {
        var huge = new HugeStream(
            Encoding.UTF8.GetBytes($"{before}{B}{between}{(before == "[" ? "\"" : "")}"), 100 * 1024 * 1024,
            Encoding.UTF8.GetBytes($"{(before == "[" ? "\"" : "")}{between}{A}{(before == "[" ? "]" : "")}"));
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var read = Texts(huge);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, 16 * 1024 * 1024);
        Assert.Equal([B, problem, A], read);
    }

    [Fact]
    public void Ids_are_told_apart_in_great_numbers()
    {
        var seen = new SeenVisits();
        for (var i = 0; i < 200_000; i++)
            Assert.Null(seen.RepeatedId(Encoding.UTF8.GetBytes($$"""{"dateOfService":"x","visitId":"V{{i}}"}""")));
        for (var i = 0; i < 200_000; i += 1000)
            Assert.Equal($"V{i}", seen.RepeatedId(Encoding.UTF8.GetBytes($$"""{"visitId":"V{{i}}"}""")));
    }

    private static List<string> Read(string text) => Texts(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    // A problem is told by "!", without the name of the input.
    private static List<string> Texts(Stream input) =>
    [
        .. VisitInput.Texts(
                "-", new Streams(input, Stream.Null, TextWriter.Null, false, false, 100), practice: null)
            .Select(static text => text.Problem is null
                ? Encoding.UTF8.GetString(text.Text.Span)
                : $"! {text.Place.Unit} {text.Place.Number}: {text.Problem}"),
    ];

    /// <summary>A beginning, so many letters, and an end, made while they are read.</summary>
    private sealed class HugeStream(byte[] beginning, long letters, byte[] end) : MemoryStream
    {
        private long _at;

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var from = _at;
            for (var i = 0; i < buffer.Length; i++, _at++)
            {
                if (_at < beginning.Length)
                    buffer[i] = beginning[_at];
                else if (_at - beginning.Length < letters)
                    buffer[i] = (byte)'a';
                else if (_at - beginning.Length - letters < end.Length)
                    buffer[i] = end[_at - beginning.Length - letters];
                else
                    return (int)(_at - from);
            }

            return buffer.Length;
        }
    }
}
