using System.Collections;
using System.Reflection;
using Chairtime.Billing;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.House.Tests;

/// <summary>A rule or a kind of finding, as it is declared in the product.</summary>
/// <param name="Says">What holds (a rule) or what is wrong (a finding), in the project's own words.</param>
/// <param name="InForce">Null where the declaration has no dates.</param>
/// <param name="Remedy">Empty for a rule.</param>
internal sealed record RegisteredRule(
    string Id, string Says, Citation? Source, DateRange? InForce, Severity? Severity, string Remedy)
{
    /// <summary>Denial codes that acting on a finding prevents.</summary>
    public IReadOnlyList<string> Prevents { get; init; } = [];

    public string Family => Id.Split('.')[0];
}

/// <summary>One list of the product: a static class with one field per entry, and <c>All</c> in order.</summary>
/// <remarks>Read by reflection, so that an entry that is declared and not listed is found too.</remarks>
internal sealed class RuleRegister
{
    private RuleRegister(Type holder)
    {
        var all = holder.GetProperty("All", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) as IEnumerable
            ?? throw new InvalidOperationException($"{holder} has no public static list 'All'.");
        var listed = all.Cast<object>().ToList();
        Entries = [.. listed.Select(Describe)];
        var kinds = listed.Select(entry => entry.GetType()).ToHashSet();
        Unlisted =
        [
            .. from field in holder.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            where kinds.Contains(field.FieldType)
            let entry = field.GetValue(null)
            where !listed.Any(other => ReferenceEquals(other, entry))
            select $"{holder.Name}.{field.Name}",
        ];
    }

    /// <summary>The rules that coding applies.</summary>
    public static RuleRegister CodingRules => Of("Chairtime.Billing.Coding.CodingRules");

    /// <summary>The findings that coding raises.</summary>
    public static RuleRegister CodingFindings => Of("Chairtime.Billing.Coding.CodingFindings");

    /// <summary>The rules that coded visits are checked by.</summary>
    public static RuleRegister RuleBook => Of("Chairtime.Billing.Rules.RuleBook");

    /// <summary>The findings of making a claim.</summary>
    public static RuleRegister ClaimFindings => Of("Chairtime.Billing.Claims.ClaimFindings");

    /// <summary>Everything that a visit may be told: the findings of coding, those of the rule book, and those of
    /// making a claim that no rule has told before.</summary>
    public static IReadOnlyList<RegisteredRule> Findings
    {
        get
        {
            var ids = RuleBook.Entries.Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);
            return
            [
                .. CodingFindings.Entries, .. RuleBook.Entries,
                .. ClaimFindings.Entries.Where(finding => !ids.Contains(finding.Id)),
            ];
        }
    }

    /// <summary>Rules that a family declares and the rule book does not list.</summary>
    public static IReadOnlyList<string> MissingInRuleBook
    {
        get
        {
            var listed = RuleBook.Entries.Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);
            return
            [
                .. from family in typeof(BillingCycle).Assembly.GetTypes()
                   where family.Namespace == "Chairtime.Billing.Rules"
                       && family.Name.EndsWith("Rules", StringComparison.Ordinal)
                   from declared in family.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
                   where declared.FieldType.Name == "Rule"
                       && !listed.Contains(Value<string>(declared.GetValue(null)!, "Id")!)
                   select $"{family.Name}.{declared.Name}",
            ];
        }
    }

    /// <summary>In the order of the list.</summary>
    public IReadOnlyList<RegisteredRule> Entries { get; }

    /// <summary>Fields that hold an entry which is not in the list.</summary>
    public IReadOnlyList<string> Unlisted { get; }

    private static RuleRegister Of(string holder) =>
        new(typeof(BillingCycle).Assembly.GetType(holder)
            ?? throw new InvalidOperationException($"The product has no type {holder}."));

    private static RegisteredRule Describe(object entry) => new(
        Value<string>(entry, "Id") ?? "",
        Value<string>(entry, "Title") ?? Value<string>(entry, "Meaning") ?? "",
        Value<Citation>(entry, "Source"),
        Get(entry, "InForce") is DateRange range ? range : null,
        Get(entry, "Severity") is Severity severity ? severity : null,
        Value<string>(entry, "Remedy") ?? Value<string>(entry, "Fix") ?? "")
    {
        Prevents = [.. (Get(entry, "Prevents") as IEnumerable ?? Array.Empty<string>()).Cast<string>()],
    };

    private static T? Value<T>(object entry, string property)
        where T : class => Get(entry, property) as T;

    private static object? Get(object entry, string property) => entry.GetType().GetProperty(property)?.GetValue(entry);
}
