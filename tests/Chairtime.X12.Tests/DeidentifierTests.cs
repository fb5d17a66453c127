using System.Globalization;
using System.Text;
using Chairtime.X12.Checking;
using Chairtime.X12.Envelope;
using Chairtime.X12.Writing;

namespace Chairtime.X12.Tests;

/// <summary>A file that was made shareable is as valid as it was, and nobody can be found in it.</summary>
public class DeidentifierTests
{
    private const int Days = -37;

    /// <summary>What names a person, a claim, an account or a place, written down apart from the code under test:
    /// element, or element and component.</summary>
    private static readonly Dictionary<string, string[]> Personal = new()
    {
        ["NM1"] = ["3", "4", "5", "7", "9"], ["N1"] = ["2", "4"], ["N2"] = ["1", "2"], ["N3"] = ["1", "2"],
        ["N4"] = ["1", "3"], ["PER"] = ["2", "4", "6", "8"], ["CLM"] = ["1"], ["CLP"] = ["1", "7"],
        ["TRN"] = ["2", "3", "4"], ["NTE"] = ["2"], ["MSG"] = ["1"], ["K3"] = ["1"], ["SBR"] = ["3", "4"],
        ["PWK"] = ["6", "7"], ["BPR"] = ["7", "9", "10", "13", "15"], ["SVD"] = ["1"], ["BHT"] = ["3"],
        ["PLB"] = ["1", "3.2", "5.2", "7.2", "9.2", "11.2", "13.2"], ["SV1"] = ["1.7"], ["SV2"] = ["2.7"],
        ["IK4"] = ["4"], ["CTX"] = ["1.2"], ["STC"] = ["12"], ["HCR"] = ["2"], ["TS3"] = ["1"], ["ISA"] = ["6", "8"],
        ["GS"] = ["2", "3"], ["REF"] = ["2"], ["BGN"] = ["2"], ["EB"] = ["5"], ["HCP"] = ["4"],
    };

    private static readonly Dictionary<string, int> Dates = new()
    {
        ["DTP"] = 3, ["DMG"] = 2, ["DTM"] = 2, ["BHT"] = 4, ["BPR"] = 16, ["GS"] = 4, ["PLB"] = 2, ["TS3"] = 3,
    };

    public static TheoryData<string> Names => [.. Files().Select(file => file.Name)];

    private static IEnumerable<(string Name, byte[] Bytes)> Files() => Places.Valid().Concat(Places.SampleFiles());

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_that_names_anybody_is_left_and_days_move_together(string name)
    {
        var file = Files().First(file => file.Name == name).Bytes;
        var shared = new Deidentifier(Days).Rewrite(file);
        using var before = new SegmentReader(file);
        using var after = new SegmentReader(shared);
        var replaced = new Dictionary<string, string>();
        while (before.Read())
        {
            Assert.True(after.Read());
            Compare(before.Current, after.Current, before.Delimiters, replaced);
        }
        Assert.False(after.Read());
        var left = Encoding.Latin1.GetString(shared);
        Assert.All(replaced.Keys.Where(value => value.Length > 8 && value.Any(char.IsAsciiLetter)),
            value => Assert.DoesNotContain(value, left, StringComparison.Ordinal));
        Assert.Equal(replaced.Count, replaced.Values.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_file_has_the_errors_that_it_had(string name)
    {
        var file = Files().First(file => file.Name == name).Bytes;
        using var before = Checker.Run(file);
        using var after = Checker.Run(new Deidentifier(Days).Rewrite(file));
        // Only what depends on a replaced value itself may go: too long, of odd characters, the same twice, unknown.
        string[] ofValues = ["element.too-long", "element.too-short", "element.characters", "segment.unknown",
            "envelope.header-form", "component.", "element.code", "envelope.text-outside", "envelope.stray-segment"];
        Assert.Equal(Errors(before).Where(code => !Array.Exists(ofValues, code.StartsWith)),
            Errors(after).Where(code => !Array.Exists(ofValues, code.StartsWith)));
    }

    [Fact]
    public void A_payload_keeps_its_length_and_loses_its_content()
    {
        foreach (var (name, bytes) in Places.Valid().Where(file => file.Name.Contains("275", StringComparison.Ordinal)))
        {
            var text = Encoding.Latin1.GetString(new Deidentifier(Days).Rewrite(bytes));
            Assert.DoesNotContain("document", text, StringComparison.Ordinal);
            using var checker = Checker.Run(Encoding.Latin1.GetBytes(text));
            Assert.True(checker.Issues.Count == 0, name);
        }
    }

    private static void Compare(
        in Segment one, in Segment other, Delimiters delimiters, Dictionary<string, string> replaced)
    {
        if (one.Tag == 0)
            return;
        Assert.Equal(one.Id, other.Id);
        if (Personal.TryGetValue(one.Id, out var places) && !(one.Id == "REF" && one.Text(1) is "4N" or "F5" or "T4")
            && !(one.Id == "CTX" && one.Text(1).StartsWith("SITU", StringComparison.Ordinal)))
        {
            foreach (var place in places)
            {
                var (was, made) = (Piece(one, place, delimiters), Piece(other, place, delimiters));
                Assert.True(was.Length == 0 || was != made, $"{one.Id} {place} is still '{was}'");
                if (was.Length > 5 && !delimiters.Contains((byte)was[0]))
                    replaced[was] = made;
            }
        }
        if (Dates.TryGetValue(one.Id, out var element) && one.Text(element) is { Length: >= 8 } day
            && DateOnly.TryParseExact(day[..8], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)
            && on.Year > 1800)
        {
            Assert.Equal(on.AddDays(Days).ToString("yyyyMMdd", CultureInfo.InvariantCulture), other.Text(element)[..8]);
        }
    }

    private static string Piece(in Segment segment, string place, Delimiters delimiters)
    {
        var parts = place.Split('.');
        var value = segment.Text(int.Parse(parts[0], CultureInfo.InvariantCulture)).Trim();
        return parts.Length == 1 ? value : value.Split((char)delimiters.Component)
            .ElementAtOrDefault(int.Parse(parts[1], CultureInfo.InvariantCulture) - 1) ?? "";
    }

    private static List<string> Errors(Checker checker) =>
    [
        .. checker.Issues.Where(issue => issue.Severity == IssueSeverity.Error).Select(issue => issue.Code).Distinct()
            .Order(StringComparer.Ordinal),
    ];
}
