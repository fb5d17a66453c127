using System.Collections.Immutable;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Policies;
using Chairtime.Billing.Visits;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Pricing;

/// <summary>One line while it is being priced: what it asks of the practice, and the steps so far. Lives for one
/// call, and is never shared.</summary>
internal sealed class PriceWork(CodedVisit coded, int index, PricingContext context, PayerTerms terms)
{
    private readonly ImmutableArray<PriceStep>.Builder _steps = ImmutableArray.CreateBuilder<PriceStep>(8);

    public ServiceLine Line { get; } = coded.Lines[index];

    public CodedVisit Coded => coded;

    /// <summary>What a charge below schedule or contract costs; null as long as none does.</summary>
    public decimal? LostToCharge { get; set; }

    public Visit Visit => coded.Visit;

    public PricingContext Context => context;

    public PayerTerms Terms => terms;

    public DateOnly Day => Visit.DateOfService;

    public Practice? Practice => Context.Practice;

    /// <summary>A drug is billed with a HCPCS Level II code, anything else with a CPT code or a G code.</summary>
    public bool IsDrug => IsDrugCode(Line.Code);

    /// <summary>Where the schedule prices as in a facility.</summary>
    public bool IsFacilityPlace => Visit.PlaceOfService is "19" or "21" or "22" or "23" or "24";

    /// <summary>Inpatients and outpatients of a hospital, its emergency room with them.</summary>
    public bool IsHospitalPlace => Visit.PlaceOfService is "19" or "21" or "22" or "23";

    /// <summary>As the coverage says, else as the payer's file does.</summary>
    public string? PlanType => (Visit.Coverages.IsEmpty ? null : Visit.Coverages[0].PlanType) ?? Terms.PlanType;

    public static bool IsDrugCode(string code) => char.IsAsciiLetter(code[0]) && code[0] != 'G';

    public void Step(string rule, FormattableString did, Citation source) => _steps.Add(new(rule, did, source));

    /// <summary>A step that looked something up.</summary>
    public void Step(string rule, FormattableString did, TableVersion table) =>
        _steps.Add(new(rule, did, table.Source) { Table = table });

    /// <summary>A step by a rule of its own source, from a looked-up operand.</summary>
    public void Step(string rule, FormattableString did, Citation source, TableVersion? table) =>
        _steps.Add(new(rule, did, source) { Table = table });

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

    /// <summary>The rendering clinician's taxonomy code, from the visit or the practice.</summary>
    public string? Taxonomy() => Visit.Providers?.Rendering?.Taxonomy ?? Rendering()?.Taxonomy;

    /// <summary>The patient's address where the care was given at home.</summary>
    public Address? HomeAddress() => Visit.PlaceOfService == "12" ? Visit.Patient?.Address : null;

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
