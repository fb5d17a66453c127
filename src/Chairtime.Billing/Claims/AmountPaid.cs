using System.Collections.Immutable;

namespace Chairtime.Billing.Claims;

/// <summary>What was paid for a visit, told once although several claims or forms bill it.</summary>
internal static class AmountPaid
{
    /// <summary>The part of each: the first takes as much as it charges, the next of the rest, and so on, so that none
    /// says more than its charge. What is over stands on the last, so that nothing is lost.</summary>
    /// <param name="paid">US dollars; null when not known.</param>
    /// <param name="charges">US dollars of each claim or form, in their order.</param>
    /// <returns>As many as there are charges; null where nothing is left to tell.</returns>
    public static ImmutableArray<decimal?> Over(decimal? paid, IReadOnlyList<decimal> charges)
    {
        var left = paid ?? 0;
        var parts = ImmutableArray.CreateBuilder<decimal?>(charges.Count);
        for (var i = 0; i < charges.Count; i++)
        {
            var part = i == charges.Count - 1 ? left : Math.Min(left, charges[i]);
            left -= part;
            parts.Add(part > 0 ? part : null);
        }

        return parts.ToImmutable();
    }
}
