using System.Text.RegularExpressions;

namespace Chairtime.House.Tests;

/// <summary>The repository names no real person, no machine and nothing but the project itself.</summary>
/// <remarks>Some patterns write one letter in brackets so that they do not find themselves.</remarks>
public partial class PrivacyTests
{
    private const string NpiList = "tests/invented-npis.txt";

    private static readonly HashSet<string> InventedNpis =
    [
        .. from line in Repository.File(NpiList).Lines
        where line.Length > 0 && line[0] != '#'
        select line.Split(' ')[0],
    ];

    [Fact]
    public void No_number_looks_like_a_social_security_number() => Repository.Holds(
        Found(DashedSocialSecurity, _ => true).Concat(Found(TransmittedSocialSecurity, CouldBeIssued)),
        "Leave it out. A test of such a field uses an area that is never issued: 000, 666 or 900 and above.");

    [Fact]
    public void Every_provider_number_is_a_listed_invention() => Repository.Holds(
        Found(TenDigits, match => HasNpiCheckDigit(match.Value) && !InventedNpis.Contains(match.Value)),
        $"A valid NPI may be somebody's. Use one of {NpiList}.");

    [Fact]
    public void The_invented_provider_numbers_are_valid_and_few()
    {
        Assert.InRange(InventedNpis.Count, 5, 40);
        Assert.All(InventedNpis, npi => Assert.True(HasNpiCheckDigit(npi), $"{npi} has a wrong check digit"));
    }

    [Fact]
    public void No_path_of_a_machine_is_written_down() => Repository.Holds(
        Found(MachinePath, _ => true),
        "Name files from the root of the repository; take anything else from an argument.");

    [Fact]
    public void No_package_host_and_no_network_address_is_written_down() => Repository.Holds(
        Found(PackageHost, _ => true).Concat(Found(NetworkAddress, match => !IsOwnMachine(match.Value))),
        "Where packages come from belongs to the machine that restores them.");

    [Fact]
    public void No_address_of_a_person_is_written_down() => Repository.Holds(
        Found(MailAddress, match => !ReservedDomain.IsMatch(match.Value)),
        "Use example.com, example.org or a name under .test or .invalid.");

    [Fact]
    public void The_project_speaks_of_itself_alone() => Repository.Holds(
        Found(ToolTalk, _ => true),
        "Say what the code does and why; how it came to be written is nobody's business.");

    [Theory]
    [InlineData("12345678", "93", true)]
    [InlineData("12345678", "90", false)]
    public void The_check_digit_is_the_one_of_the_published_method(string start, string end, bool valid) =>
        Assert.Equal(valid, HasNpiCheckDigit(start + end));

    private static IEnumerable<string> Found(Regex pattern, Func<Match, bool> isProblem) =>
        from file in Repository.Texts
        where file.Name != "packages.lock.json" && file.Name != "LICENSE" && file.Path != NpiList
        from line in file.Lines.Select((text, index) => (text, number: index + 1))
        from Match match in pattern.Matches(line.text)
        where isProblem(match)
        select $"{file.Path}:{line.number}: {match.Value}";

    // Luhn over the ten digits behind the prefix 80840, which adds 24 to the sum (45 CFR 162.406; ISO/IEC 7812).
    private static bool HasNpiCheckDigit(string npi)
    {
        var sum = 24;
        for (var i = 0; i < npi.Length; i++)
        {
            var digit = npi[i] - '0';
            var weighed = i % 2 == 0 ? digit * 2 : digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }

        return sum % 10 == 0;
    }

    private static bool CouldBeIssued(Match match)
    {
        var digits = match.Groups["ssn"].Value;
        return !(digits.StartsWith("000", StringComparison.Ordinal)
            || digits.StartsWith("666", StringComparison.Ordinal) || digits[0] == '9');
    }

    private static bool IsOwnMachine(string address) =>
        address is "127.0.0.1" or "0.0.0.0" || address.Split('.').Any(part => int.Parse(part, null) > 255);

    [GeneratedRegex(@"(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])")]
    private static partial Regex DashedSocialSecurity { get; }

    [GeneratedRegex(@"(REF\*SY\*|\*34\*|""ssn"":\s*"")(?<ssn>\d{9})(?!\d)")]
    private static partial Regex TransmittedSocialSecurity { get; }

    [GeneratedRegex(@"(?<![\w.-])[12]\d{9}(?![\w-]|\.\d)")]
    private static partial Regex TenDigits { get; }

    [GeneratedRegex(@"(?<![\w.])(/wor[k]/|/roo[t]/|/hom[e]/\w|/tm[p]/w|/User[s]/\w|[A-Z]:\\User[s])")]
    private static partial Regex MachinePath { get; }

    [GeneratedRegex(@"nuge[t]\.org|npmj[s]\.|py[p]i\.|debia[n]\.org|crate[s]\.io|docke[r]\.io|pkg[s]\.dev",
        RegexOptions.IgnoreCase)]
    private static partial Regex PackageHost { get; }

    [GeneratedRegex(@"(?<![\w.-])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![\w.-])")]
    private static partial Regex NetworkAddress { get; }

    [GeneratedRegex(@"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")]
    private static partial Regex MailAddress { get; }

    [GeneratedRegex(@"@(?:[\w-]+\.)*(?:example\.(?:com|org|net)|test|invalid|example)$", RegexOptions.IgnoreCase)]
    private static partial Regex ReservedDomain { get; }

    [GeneratedRegex(@"\b(?:anthropi[c]|claud[e]|copilo[t]|chatgp[t]|opena[i]|LL[M]s?|A[I] (?:assistant|agent))\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex ToolTalk { get; }
}
