using System.Collections.Frozen;
using Chairtime.Billing.Claims;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Rules;

namespace Chairtime.Cli.Bills;

/// <summary>What a person does about a kind of finding, whatever visit it was found in.</summary>
internal static class GeneralFixes
{
    private static readonly FrozenDictionary<string, string> ByKind = CodingFindings.All.Concat(ClaimFindings.All)
        .DistinctBy(static kind => kind.Id)
        .ToFrozenDictionary(static kind => kind.Id, static kind => kind.Remedy, StringComparer.Ordinal);

    /// <summary>Null for a rule that is not known.</summary>
    public static string? Of(string rule) => RuleBook.Find(rule)?.Remedy ?? ByKind.GetValueOrDefault(rule);
}
