using System.Collections.Immutable;
using Chairtime.Billing.Authorizations;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Rules;
using Chairtime.Billing.Visits;

namespace Chairtime.Billing.Claims;

/// <summary>Under which prior authorization each line of a visit falls.</summary>
internal static class LineAuthorizations
{
    // Nothing without its primary service: these stay where that one is.
    private static readonly string[] AddOns =
    [
        "96361", "96366", "96367", "96368", "96370", "96371", "96375", "96376", "96411", "96415", "96417",
    ];

    /// <summary>One number for each line, null where none covers it; in the order of the lines.</summary>
    /// <param name="history">What the practice knows of the patient beside the visit.</param>
    public static ImmutableArray<string?> Of(CodedVisit coded, ClaimInsurance insurance, History history)
    {
        // Of several that would do, the first by number, as when they were checked.
        var valid = coded.Visit.Authorizations.Select(Authorization.Of)
            .Concat(history.AuthorizationsOf(coded.Visit))
            .Where(one => Holds(one, coded.Visit, insurance))
            .OrderBy(static one => one.Number, StringComparer.Ordinal).ToList();
        if (valid.Count == 0)
            return [.. coded.Lines.Select(static _ => (string?)null)];
        return [.. coded.Lines.Select(line => Number(line, coded, valid))];
    }

    /// <summary>The lines of each claim where a claim may name one authorization only; first claim first.</summary>
    public static List<List<int>> Groups(CodedVisit coded, ImmutableArray<string?> numbers)
    {
        var named = numbers.OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (named.Count < 2)
            return [[.. Enumerable.Range(0, numbers.Length)]];
        var groups = named.Select(static _ => new List<int>()).ToList();
        for (var i = 0; i < numbers.Length; i++)
        {
            // What belongs to no authorization, and what needs its primary service, stays with the first claim.
            var isFree = numbers[i] is null || AddOns.Contains(coded.Lines[i].Code);
            groups[isFree ? 0 : named.IndexOf(numbers[i]!)].Add(i);
        }

        return groups.Where(static group => group.Count > 0).ToList();
    }

    private static string? Number(ServiceLine line, CodedVisit coded, List<Authorization> valid)
    {
        if (valid.Find(one => Names(one, line)) is { } named)
            return named.Number;
        // An administration goes with the drug that it gives.
        foreach (var drug in coded.Lines)
        {
            if (drug.Ndc is not null && drug.Administrations.Intersect(line.Administrations).Any()
                && valid.Find(one => Names(one, drug)) is { } ofDrug)
            {
                return ofDrug.Number;
            }
        }

        return valid.Find(static one => one.Codes.IsEmpty)?.Number;
    }

    private static bool Names(Authorization one, ServiceLine line) => !one.Codes.IsEmpty && one.Covers(line.Code)
        && (one.Diagnoses.IsEmpty || Diagnoses.AnyOf(line.Diagnoses, one.Diagnoses));

    private static bool Holds(Authorization one, Visit visit, ClaimInsurance insurance) =>
        !string.IsNullOrWhiteSpace(one.Number)
        && (one.PayerId is null || one.PayerId == insurance.PayerId)
        && one.IsApproved
        && (one.PlaceOfService is null || one.PlaceOfService == visit.PlaceOfService)
        && (one.From is null || one.From <= visit.DateOfService)
        && (one.To is null || one.To >= visit.DateOfService);
}
