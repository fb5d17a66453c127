using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Pricing;

/// <summary>The average sales price that lies in Medicare's printed limit.</summary>
internal static class SalesPrice
{
    private const decimal WithAddOn = 1.06m;
    private const decimal UsualShare = 0.06m;
    private const decimal QualifyingShare = 0.08m;

    /// <summary>A reference product's limit holds 6 % of its own price, a biosimilar's 6 or 8 % of its
    /// reference's.</summary>
    public static (decimal? Price, string? Unknown) Of(PriceWork work, string code, DateOnly day)
    {
        if (work.Context.Catalogue.Find(code, day)?.BiosimilarOf is not { } reference)
            return Reference(work, code, day);
        var (basis, why) = Reference(work, reference, day);
        if (basis is not { } price)
            return (null, why);
        if (Limit(work, code, day) is not { } own)
            return (null, $"no payment limit of {code} on {day:yyyy-MM-dd}");
        if (IsMixed(own.Value!.Note))
            return (null, Mixed(code, own.Value));
        var share = own.Value.HasQualifyingAddOn ? QualifyingShare : UsualShare;
        var derived = own.Value.Limit!.Value - (share * price);
        work.Step("price.asp",
            $"{code}: {own.Value.Limit:0.000} − {share:0.00} x {price:0.00000} of {reference} = {derived:0.00000}",
            PricingSources.Asp, own.Table);
        return (derived, null);
    }

    public static (decimal? Price, string? Unknown) OfReference(PriceWork work, string code, DateOnly day) =>
        Reference(work, work.Context.Catalogue.Find(code, day)?.BiosimilarOf ?? code, day);

    private static (decimal? Price, string? Unknown) Reference(PriceWork work, string code, DateOnly day)
    {
        if (Limit(work, code, day) is not { } found)
            return (null, $"no payment limit of {code} on {day:yyyy-MM-dd}");
        if (IsMixed(found.Value!.Note))
            return (null, Mixed(code, found.Value));
        var price = found.Value.Limit!.Value / WithAddOn;
        work.Step("price.asp", $"{code}: {found.Value.Limit:0.000} ÷ {WithAddOn} = {price:0.00000}",
            PricingSources.Asp, found.Table);
        return (price, null);
    }

    private static Lookup<PaymentLimit>? Limit(PriceWork work, string code, DateOnly day) =>
        work.Context.Tables.PaymentLimit(code, day) is { Value.Limit: not null } found ? found : null;

    // Written with a space or a hyphen, and with words in front.
    private static bool IsMixed(string note) =>
        note.Contains("lesser of", StringComparison.OrdinalIgnoreCase)
        || note.Contains("lesser-of", StringComparison.OrdinalIgnoreCase)
        || note.Contains("AMP-based", StringComparison.OrdinalIgnoreCase);

    private static string Mixed(string code, PaymentLimit limit) =>
        $"the limit of {code} follows another method ({limit.Note}): no sales price lies in it";
}
