using System.Collections.Immutable;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Policies;
using Chairtime.Billing.Visits;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Pricing;

/// <summary>One line while it is being priced: its steps so far. Lives for one line and is never shared.</summary>
internal sealed class PriceWork(ServiceLine line, Visit visit, PricingContext context)
{
    private readonly ImmutableArray<PriceStep>.Builder _steps = ImmutableArray.CreateBuilder<PriceStep>(8);

    public ServiceLine Line { get; } = line;

    public Visit Visit { get; } = visit;

    public PricingContext Context { get; } = context;

    public DateOnly Day => Visit.DateOfService;

    public Practice? Practice => Context.Practice;

    /// <summary>A drug is billed with a HCPCS Level II code, anything else with a CPT code.</summary>
    public bool IsDrug => char.IsAsciiLetter(Line.Code[0]);

    public bool IsFacilityPlace => Visit.PlaceOfService is "19" or "21" or "22" or "23" or "24";

    public void Step(string rule, FormattableString did, Citation source) => _steps.Add(new(rule, did, source));

    public ImmutableArray<PriceStep> Steps() => _steps.ToImmutable();

    public LinePrice Unknown(string because) =>
        new(Line, Steps()) { Indeterminate = because, Charge = Line.Charge };

    /// <summary>Half a cent and more is a cent.</summary>
    public static decimal Cents(decimal dollars) => Math.Round(dollars, 2, MidpointRounding.AwayFromZero);

    /// <summary>The rendering clinician as the practice knows them; null when it does not.</summary>
    public PracticeProvider? Rendering()
    {
        var npi = Visit.Providers?.Rendering?.Npi;
        return npi is null || Practice is null ? null
            : Practice.Providers.FirstOrDefault(provider => provider.Npi == npi);
    }

    /// <summary>Where the service was given: the location named, else the only or first one of the place of
    /// service.</summary>
    public Location? Location()
    {
        if (Practice is null)
            return null;
        return Visit.Providers?.Facility is { } named
            ? Practice.Locations.FirstOrDefault(location => location.LocationId == named)
            : Practice.Locations.FirstOrDefault(location =>
                location.PlaceOfService is null || location.PlaceOfService == Visit.PlaceOfService);
    }
}

/// <summary>What somebody owes for a line before shares are taken: or why nobody can say.</summary>
internal readonly record struct Rate(decimal? Dollars, string? Unknown)
{
    public static Rate Of(decimal dollars) => new(dollars, null);

    public static Rate Because(string reason) => new(null, reason);
}
