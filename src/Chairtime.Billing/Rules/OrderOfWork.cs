using System.Collections.Immutable;
using Chairtime.Billing.Coding;

namespace Chairtime.Billing.Rules;

/// <summary>One visit that a person should look at.</summary>
/// <param name="AtRisk">Dollars; null when no price is known.</param>
/// <param name="DaysLeft">Until the filing limit; negative when it has passed, null when there is none.</param>
public sealed record WorkItem(CodedVisit Coded, decimal? AtRisk, int? DaysLeft)
{
    /// <summary>The last day on which the primary payer takes the claim; null without a limit.</summary>
    public DateOnly? FileBy { get; init; }
}

/// <summary>What to work on first: by money, then by days left.</summary>
public static class OrderOfWork
{
    /// <summary>Most money first; equal money by days left, then by id.</summary>
    public static IComparer<WorkItem> Order { get; } = Comparer<WorkItem>.Create(static (a, b) =>
    {
        var byMoney = Nullable.Compare(b.AtRisk, a.AtRisk);
        if (byMoney != 0)
            return byMoney;
        var byDays = (a.FileBy ?? DateOnly.MaxValue).CompareTo(b.FileBy ?? DateOnly.MaxValue);
        return byDays != 0 ? byDays : string.CompareOrdinal(a.Coded.Visit.VisitId, b.Coded.Visit.VisitId);
    });

    /// <summary>Visits that are held or want a person's eye, in <see cref="Order"/>.</summary>
    public static ImmutableArray<WorkItem> Of(IEnumerable<CodedVisit> visits, RuleContext context)
    {
        var items = new List<WorkItem>();
        foreach (var coded in visits)
        {
            if (coded.Disposition != Disposition.Ready)
                items.Add(Item(coded, context));
        }

        items.Sort(Order);
        return [.. items];
    }

    /// <summary>One visit with its money and its clock.</summary>
    public static WorkItem Item(CodedVisit coded, RuleContext context)
    {
        var (terms, _) = PayerChoice.For(coded.Visit, context.Coding.Payers);
        DateOnly? fileBy = terms.TimelyFiling?.Days is { } days ? coded.Visit.DateOfService.AddDays(days) : null;
        return new WorkItem(coded, MoneyAtRisk.OfVisit(coded), fileBy?.DayNumber - context.Today?.DayNumber)
        {
            FileBy = fileBy,
        };
    }
}
