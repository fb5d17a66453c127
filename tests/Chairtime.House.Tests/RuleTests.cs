using System.Text.RegularExpressions;

namespace Chairtime.House.Tests;

/// <summary>Every rule and every finding can be looked up: what it says, from when, and who says so.</summary>
public partial class RuleTests
{
    private static readonly DateOnly EarliestCodeSet = new(1983, 1, 1);

    // Ids outlive the rules: what an id once meant, it means in every claim file of its time.
    private static readonly HashSet<string> Retired = new(StringComparer.Ordinal);

    [Fact]
    public void Ids_are_dotted_names_family_first() => Repository.Holds(
        from entry in Everything
        where !Dotted.IsMatch(entry.Id)
        select $"'{entry.Id}'",
        "Write family.name in lower case with hyphens, as in documentation.stop-time-missing.");

    [Fact]
    public void Ids_are_unique_and_never_used_again() => Repository.Holds(
        (from entry in RuleRegister.CodingRules.Entries.DistinctBy(rule => (rule.Id, rule.InForce))
            .Concat(RuleRegister.Findings)
         group entry by entry.Id into same
         where same.Count() > 1 && same.Any(entry => entry.InForce is null)
         select $"{same.Key} is used {same.Count()} times")
        .Concat(Everything.Where(entry => Retired.Contains(entry.Id)).Select(entry => $"{entry.Id} is retired")),
        "Give the newer one another name.");

    [Fact]
    public void Versions_of_one_rule_do_not_overlap() => Repository.Holds(
        from rule in RuleRegister.CodingRules.Entries
        group rule by rule.Id into versions
        let byDay = versions.OrderBy(rule => rule.InForce?.From).ToList()
        from pair in byDay.Zip(byDay.Skip(1))
        where pair.First.InForce?.Through is not { } through || through >= pair.Second.InForce?.From
        select $"{versions.Key}: {pair.First.InForce} and {pair.Second.InForce}",
        "Close the older version on the day before the newer one starts.");

    [Fact]
    public void Every_rule_says_what_holds_from_when_and_who_says_so() => Repository.Holds(
        from rule in RuleRegister.CodingRules.Entries
        let range = rule.InForce
        where !IsSentence(rule.Says) || !IsCited(rule) || range is null || range.Value.From < EarliestCodeSet
            || range.Value.Through < range.Value.From
        select $"{rule.Id}: '{rule.Says}', {range}, {rule.Source}",
        "A rule has one sentence, a first day (and a last one, if it ended), and a source with its place.");

    [Fact]
    public void Every_finding_says_what_is_wrong_what_to_do_and_who_says_so() => Repository.Holds(
        from finding in RuleRegister.Findings
        where !IsSentence(finding.Says) || !IsSentence(finding.Remedy) || !IsCited(finding) || finding.Severity is null
        select $"{finding.Id}: '{finding.Says}', '{finding.Remedy}', {finding.Source}",
        "A finding has one sentence, a remedy, a severity, and a source with its place.");

    [Fact]
    public void What_a_finding_prevents_is_a_denial_code() => Repository.Holds(
        from finding in RuleRegister.Findings
        from code in finding.Prevents
        where !DenialCode.IsMatch(code)
        select $"{finding.Id}: '{code}'",
        "Write group and reason (CO-16) or a remark code (M53, N4).");

    [Fact]
    public void Nothing_is_declared_that_is_not_listed() => Repository.Holds(
        RuleRegister.CodingRules.Unlisted.Concat(RuleRegister.CodingFindings.Unlisted)
            .Concat(RuleRegister.ClaimFindings.Unlisted)
            .Concat(RuleRegister.MissingInRuleBook),
        "Add the field to 'All', or remove it.");

    [Fact]
    public void Every_finding_is_raised_and_every_rule_applied_somewhere() => Repository.Holds(
        from holder in new[] { "CodingRules", "CodingFindings" }
        let file = Repository.File($"src/Chairtime.Billing/Coding/{holder}.cs")
        from Match declared in Declaration.Matches(file.Text)
        let field = declared.Groups[1].Value
        let use = new Regex($@"(?<!static readonly \w+ )\b{field}\b")
        where !Repository.Sources.Any(source => source.Path != file.Path && use.IsMatch(source.Text)
            && source.Path.StartsWith("src/", StringComparison.Ordinal))
        select $"{holder}.{field}",
        "Use it where it belongs, or remove it: a list that promises more than is checked misleads.");

    [Fact]
    public void The_page_of_rules_is_current() =>
        Expected.Holds("docs/rules.md", RulePages.Rules(RuleRegister.CodingRules));

    [Fact]
    public void The_page_of_findings_is_current() =>
        Expected.Holds("docs/findings.md", RulePages.Findings(RuleRegister.Findings));

    private static IEnumerable<RegisteredRule> Everything =>
        RuleRegister.CodingRules.Entries.Concat(RuleRegister.Findings);

    private static bool IsSentence(string text) =>
        text.Length is > 7 and < 300 && !char.IsLower(text[0]) && text[^1] == '.';

    private static bool IsCited(RegisteredRule entry) => entry.Source is { Title.Length: > 2 };

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*\\.[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Dotted { get; }

    [GeneratedRegex(@"^((CO|PR|OA|PI)-(\d{1,3}|[A-Z]\d{1,2})|M\d{1,3}|MA\d{1,3}|N\d{1,4})$")]
    private static partial Regex DenialCode { get; }

    [GeneratedRegex(@"public static readonly (?:CodingRule|FindingKind) (\w+) =")]
    private static partial Regex Declaration { get; }
}
