using Chairtime.Billing.Policies;
using Chairtime.Billing.Visits;

namespace Chairtime.Billing.Coding;

/// <summary>Whose rules apply to a visit: the primary payer's, or those of the general payer that is nearest.</summary>
internal static class PayerChoice
{
    /// <returns>The terms, and what to say when they are not the payer's own.</returns>
    public static (PayerTerms Terms, FormattableString? Fallback) For(Visit visit, PayerBook payers)
    {
        var coverage = visit.Coverages.IsEmpty ? null : visit.Coverages[0];
        if (coverage?.PayerId is { } payerId && payers.On(payerId, visit.DateOfService) is { } own)
            return (own, null);
        // Medicare Advantage plans follow Medicare's coding of drugs unless their own file says otherwise.
        var general = coverage?.PlanType switch
        {
            "medicare" => "medicare-part-b",
            "medicare-advantage" => "medicare-advantage",
            _ => "commercial",
        };
        var terms = payers.On(general, visit.DateOfService)
            ?? throw new InvalidOperationException($"The general payer {general} is missing from the payer book.");
        if (coverage is null)
            return (terms, null);
        return (terms, coverage.PayerId is { } named
            ? (FormattableString)$"No file describes payer {named}; the rules of {general} were used."
            : $"The primary coverage names no payer; the rules of {general} were used.");
    }
}
