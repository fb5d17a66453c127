using System.Collections.Frozen;
using Chairtime.Billing.Claims;
using Chairtime.Billing.Coding;

namespace Chairtime.Billing.Rules;

/// <summary>Every id that a finding may have.</summary>
public static class KnownFindings
{
    private static readonly FrozenSet<string> Ids =
    [
        .. CodingFindings.All.Select(static kind => kind.Id), .. RuleBook.All.Select(static rule => rule.Id),
        .. ClaimFindings.All.Select(static kind => kind.Id),
    ];

    public static bool Contains(string id) => Ids.Contains(id);
}
