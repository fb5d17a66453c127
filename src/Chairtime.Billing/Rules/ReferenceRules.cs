using System.Collections.Immutable;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Rules;

/// <summary>A published table that rules consult, as a biller and the command line call it.</summary>
internal sealed class ConsultedTable(string id, string label)
{
    public string Id { get; } = id;

    public string Label { get; } = label;

    /// <summary>How to load it.</summary>
    public FormattableString Fix { get; } =
        $"Load the publisher's file of that day with: chairtime reference import {id} FILE";

    public static readonly ConsultedTable Diagnoses = new("icd10cm", "ICD-10-CM codes");
    public static readonly ConsultedTable Codes = new("hcpcs", "HCPCS Level II codes");
    public static readonly ConsultedTable CodePairs = new("ptp", "NCCI code pairs");
    public static readonly ConsultedTable UnitLimits = new("mue", "MUE unit limits");
}

/// <summary>What the other rules asked of published tables and nobody could answer: unknown is said, never
/// guessed.</summary>
internal static class ReferenceRules
{
    public static readonly Rule NotLoaded = new("reference.not-loaded", Severity.Informs, Gate.PayerRules,
        "A published table that answers for the day of service is not loaded, so a check was left out.",
        "Load the publisher's file of that day with: chairtime reference import KIND FILE.", RuleSources.Own, [])
    { Check = CheckLoaded };

    /// <summary>Last in the book, because the others say what they missed.</summary>
    public static ImmutableArray<Rule> All { get; } = [NotLoaded];

    private static void CheckLoaded(RuleWork work, Rule rule)
    {
        foreach (var (table, codes) in work.NotLoaded)
        {
            work.Report(rule, table.Id, new NoData(table, codes, work.Day), table.Fix);
        }
    }
}

/// <summary>What a table that is not loaded was asked for.</summary>
internal sealed class NoData(ConsultedTable table, List<string> codes, DateOnly day) : Sentence
{
    protected override FormattableString Words() =>
        $"No reference data for {table.Label} of {string.Join(", ", codes)} on {day:yyyy-MM-dd}.";
}
