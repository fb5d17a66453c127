using Chairtime.Billing.Catalogue;
using Chairtime.Billing.Policies;
using Chairtime.Billing.Visits;

namespace Chairtime.Billing.Coding;

/// <summary>What coding looked up for a visit, so that checks and prices of the same visit need not look
/// again.</summary>
/// <param name="Terms">Of the payer whose rules apply.</param>
/// <param name="Drugs">One for each administration, in the order of the chart.</param>
internal sealed record LookedUp(Visit Visit, CodingContext Context, PayerTerms Terms, DrugResolution[] Drugs)
{
    /// <summary>True when it is of this very visit, under the same catalogue and payers.</summary>
    public bool IsOf(Visit visit, DrugCatalogue catalogue, PayerBook payers) =>
        ReferenceEquals(visit, Visit) && ReferenceEquals(catalogue, Context.Catalogue)
        && ReferenceEquals(payers, Context.Payers);
}
