using System.Text;
using Chairtime.X12.Checking;
using Chairtime.X12.Envelope;
using Chairtime.X12.Guides.Claim837P;
using Chairtime.X12.Reading;
using Chairtime.X12.Writing;

namespace Chairtime.X12.Tests;

/// <summary>Files that were split, re-delimited or de-identified are valid files.</summary>
public class ConversionTests
{
    public static TheoryData<string> Names => [.. Files().Select(file => file.Name)];

    private static readonly byte[] Claims = File.ReadAllBytes(
        Path.Combine(Places.Fixtures, "Claim837P", "pass", "infusion.edi"));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Each_part_of_a_split_file_is_valid_and_no_claim_is_lost(int most)
    {
        var parts = Splitter.Split(Claims, most);
        Assert.Equal(2, parts.Count);
        var numbers = new List<string>();
        foreach (var (_, bytes) in parts)
        {
            using var check = Checker.Run(bytes);
            Assert.Empty(check.Issues);
            using var checker = Checker.Over(bytes);
            numbers.AddRange(ClaimReader.Read(checker).Select(claim => claim.PatientControlNumber));
        }

        Assert.Equal(["V881", "V882"], numbers);
    }

    [Fact]
    public void Parts_of_a_split_file_share_no_number()
    {
        var texts = Splitter.Split(Claims, 1).Select(part => Encoding.Latin1.GetString(part.Bytes)).ToList();
        foreach (var id in (string[])["ISA*", "GS*", "BHT*", "IEA*", "GE*"])
            Assert.Distinct(texts.Select(text => text.Split('\n').Single(line =>
                line.StartsWith(id, StringComparison.Ordinal))));
    }

    [Fact]
    public void Claims_of_two_kinds_for_one_payer_do_not_share_a_file()
    {
        var institutional = File.ReadAllBytes(
            Path.Combine(Places.Fixtures, "Claim837I", "pass", "outpatient-infusion.edi"));
        var parts = Splitter.Split(Merger.Merge([Claims, institutional]), 0);
        Assert.Equal(3, parts.Count);
        Assert.All(parts, part =>
        {
            using var check = Checker.Run(part.Bytes);
            Assert.Empty(check.Issues);
        });
    }

    [Fact]
    public void Files_between_the_same_parties_become_one_interchange()
    {
        var other = Canonical.Rewrite(Claims, new Delimiters((byte)'|', (byte)'>', (byte)'!', (byte)'\n'));
        var twice = Merger.Merge([Claims, other]);
        using var check = Checker.Run(twice);
        Assert.Empty(check.Issues);
        Assert.Equal(["101", "102"], Assert.Single(check.Interchanges).Groups.Select(group => group.ControlNumber));
        using var checker = Checker.Over(twice);
        Assert.Equal(["V881", "V882", "V881", "V882"],
            ClaimReader.Read(checker).Select(claim => claim.PatientControlNumber));
    }

    [Fact]
    public void Files_of_other_parties_stay_interchanges_of_their_own()
    {
        var other = Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(Claims)
            .Replace("*RECEIVERTEST   *", "*ANOTHERTEST    *", StringComparison.Ordinal));
        using var check = Checker.Run(Merger.Merge([Claims, other]));
        Assert.Empty(check.Issues);
        Assert.Equal(2, check.Interchanges.Count);
    }

    [Fact]
    public void A_file_that_breaks_off_is_not_joined_because_that_would_hide_it() =>
        Assert.Throws<UnwritableException>(() => Merger.Merge([Claims, Claims.AsMemory(0, Claims.Length - 40)]));

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void A_file_wrapped_after_80_columns_is_read_once_it_is_unwrapped(string end)
    {
        var flat = Encoding.Latin1.GetString(Claims).Replace("\n", "", StringComparison.Ordinal);
        var wrapped = Encoding.Latin1.GetBytes(string.Join(end, flat.Chunk(80).Select(chars => new string(chars))));
        using (var check = Checker.Run(wrapped))
            Assert.True(check.HasErrors);
        Assert.Equal(Claims, Canonical.Rewrite(Unwrapped.Of(wrapped)));
        Assert.Throws<UnwritableException>(() => Unwrapped.Of(
            Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(Claims).Replace("~", "", StringComparison.Ordinal))));
    }

    [Fact]
    public void Other_delimiters_keep_the_file_valid()
    {
        var other = Canonical.Rewrite(Claims, new Delimiters((byte)'|', (byte)'>', (byte)'!', (byte)'\n'));
        using var checker = Checker.Run(other);
        Assert.Empty(checker.Issues);
        Assert.Equal(Claims, Canonical.Rewrite(other, Delimiters.Usual));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Any_file_in_other_delimiters_is_the_same_file(string name)
    {
        var file = Files().First(file => file.Name == name).Bytes;
        var other = new Delimiters(0x1D, 0x1F, 0x1E, 0x1C);
        using var reader = new SegmentReader(file);
        if (!reader.Read() || !reader.Delimiters.HasRepetition)
            return;
        if (Errors(file).Exists(error => error.StartsWith("envelope.header-form", StringComparison.Ordinal)))
        {
            // No header can be written, or nobody knows what its separators mean.
            Assert.Throws<UnwritableException>(() => Canonical.Rewrite(file, other));
            return;
        }
        var usual = Canonical.Rewrite(file, Delimiters.Usual);
        var rewritten = Canonical.Rewrite(file, other);
        Assert.Equal(usual, Canonical.Rewrite(rewritten, Delimiters.Usual));
        Assert.Equal(Errors(usual), Errors(rewritten));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Any_valid_file_of_claims_can_be_split_and_joined_again(string name)
    {
        var file = Files().First(file => file.Name == name).Bytes;
        var claims = Claims837(file);
        if (claims.Count == 0 || Errors(file).Count > 0)
            return;
        foreach (var most in (int[])[0, 1, 2])
        {
            var parts = Splitter.Split(file, most);
            Assert.All(parts, part => Assert.Empty(Errors(part.Bytes)));
            Assert.Equal(claims.Order(), parts.SelectMany(part => Claims837(part.Bytes)).Order());
            Assert.All(parts, part => Assert.True(most == 0 || Claims837(part.Bytes).Count <= most));
            var joined = Merger.Merge(parts.Select(part => (ReadOnlyMemory<byte>)part.Bytes));
            Assert.Empty(Errors(joined));
            Assert.Equal(claims.Order(), Claims837(joined).Order());
        }
    }

    [Fact]
    public void A_delimiter_that_stands_in_the_data_is_refused()
    {
        var taken = new Delimiters((byte)' ', (byte)':', (byte)'^', (byte)'~');
        Assert.Throws<UnwritableException>(() => Canonical.Rewrite(Claims, taken));
    }

    [Fact]
    public void A_writer_refuses_what_X12_cannot_say()
    {
        var header = new[] { "00", "", "00", "", "ZZ", "A", "ZZ", "B", "260302", "0830", "^", "00501", "000000001",
            "0", "T" };
        var writer = new InterchangeWriter(header, Delimiters.Usual);
        Assert.Throws<UnwritableException>(() => writer.Segments.Write("NTE", "ADD", "A*B"));
        Assert.Throws<UnwritableException>(() => writer.Segments.Composite("HC", "J3490:JZ"));
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Files() => Places.Valid().Concat(Places.SampleFiles());

    /// <summary>Each claim as its segments without the numbers of levels.</summary>
    private static List<string> Claims837(byte[] file)
    {
        using var checker = Checker.Over(file);
        var claims = new List<string>();
        foreach (var part in new PartReader(checker).Read().Where(part => part.Loop == "2300"))
            claims.Add(string.Join('~', Enumerable.Range(0, part.Count).Select(i => part[i].ToString())));
        return claims;
    }

    private static List<string> Errors(byte[] file)
    {
        using var checker = Checker.Run(file);
        return [.. checker.Issues.Where(issue => issue.Severity == IssueSeverity.Error).Select(issue =>
            $"{issue.Code} {issue.Place.SegmentInFile} {issue.Element} {issue.Component}")];
    }
}
