using System.Text;

namespace Chairtime.House.Tests;

/// <summary>Writes <c>docs/rules.md</c> and <c>docs/findings.md</c> from the lists in the product.</summary>
internal static class RulePages
{
    private const string Made =
        "<!-- Made from the source. Do not edit: run the house tests with UPDATE_EXPECTED=1. -->\n";

    public static string Rules(RuleRegister rules) => Page(
        """
        # Rules of coding

        What turns a documented visit into billed lines. Each line of a coded visit names the rules it rests on, and
        `./chairtime explain` shows them with the numbers of that visit. A rule holds on the days named; a visit outside
        of them is told so. Sources marked unverified were not re-read against the document they name.
        """,
        rules.Entries,
        "| rule | what holds | in force | source |\n| --- | --- | --- | --- |\n",
        rule => $"| `{rule.Id}` | {Cell(rule.Says)} | {rule.InForce} | {Cell(rule.Source?.ToString())} |\n");

    public static string Findings(IReadOnlyList<RegisteredRule> findings) => Page(
        """
        # Findings

        What a visit may be told before its claim goes out. A finding that **blocks** holds the claim, one that
        **warns** asks for a person's eye, one that **informs** needs nothing. A payer's file may make any of them
        harder or softer: its `severity` names the id and `blocks`, `warns`, `informs` or `off`. A rule looks at visits
        of the days on which it is in force. The last columns name the denial codes that acting on it prevents, and who
        says so. Where no code is named, the claim would be turned away before a payer judges it, or nothing would be
        denied. The guide to [checks](checks.md) tells how gates, money at risk and corrections follow from findings.
        """,
        findings,
        "| finding | how hard | what is wrong | what to do | in force | prevents | source |\n"
            + "| --- | --- | --- | --- | --- | --- | --- |\n",
        finding => $"| `{finding.Id}` | {finding.Severity?.ToString().ToLowerInvariant()} | {Cell(finding.Says)} | "
            + $"{Cell(finding.Remedy)} | {finding.InForce} | {Cell(string.Join(", ", finding.Prevents))} | "
            + $"{Cell(finding.Source?.ToString())} |\n");

    // Families in the order in which they first appear, entries in the order of the list.
    private static string Page(
        string introduction, IReadOnlyList<RegisteredRule> entries, string head, Func<RegisteredRule, string> row)
    {
        var page = new StringBuilder(Made).Append(introduction).Append('\n');
        foreach (var family in entries.GroupBy(entry => entry.Family))
        {
            page.Append("\n## ").Append(family.Key).Append("\n\n").Append(head);
            foreach (var entry in family)
                page.Append(row(entry));
        }

        return page.ToString();
    }

    private static string Cell(string? text) => (text ?? "").Replace("|", "\\|", StringComparison.Ordinal);
}
