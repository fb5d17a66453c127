using System.Collections.Immutable;
using static Chairtime.Billing.Vocabulary.Severity;

namespace Chairtime.Billing.Rules;

/// <summary>Whether the place of service exists, is the practice's, and goes with what was done there.</summary>
internal static class PlaceRules
{
    private static readonly ImmutableArray<string> Known =
    [
        "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14", "15", "16", "17", "18",
        "19", "20", "21", "22", "23", "24", "25", "26", "27", "31", "32", "33", "34", "41", "42", "49", "50", "51",
        "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "65", "66", "71", "72", "81", "99",
    ];

    public static readonly Rule Unknown = new("place.unknown", Blocks, Gate.PayerRules,
        "The place of service is not a code of the published set.", "Correct placeOfService.", RuleSources.Places,
        ["CO-5", "M77"])
    { Check = CheckKnown };

    public static readonly Rule LocationDiffers = new("place.location-differs", Warns, Gate.PayerRules,
        "The visit's place of service is not that of the practice's location.",
        "Correct placeOfService or providers.facility.", RuleSources.Places, ["CO-5", "M77"])
    { Needs = VisitHas.Practice, Check = CheckLocation };

    public static readonly Rule LocationUnknown = new("place.location-unknown", Warns, Gate.PayerRules,
        "The visit names a location that the practice's file does not have.", "Correct providers.facility.",
        RuleSources.ClaimGuide, ["CO-16", "MA114"])
    { Needs = VisitHas.Practice, Check = CheckFacility };

    public static readonly Rule Telehealth = new("place.telehealth", Blocks, Gate.PayerRules,
        "A drug cannot be given by telehealth.", "Correct placeOfService.", RuleSources.Places, ["CO-5"])
    { Check = CheckTelehealth };

    public static readonly Rule Home = new("place.home", Warns, Gate.PayerRules,
        "Drug administration by a practice in the patient's home: many payers pay a home infusion supplier only.",
        "Check the payer's rule for place of service 12.", RuleSources.Places, ["CO-5"])
    { Check = CheckHome };

    public static readonly Rule NursingFacility = new("place.nursing-facility", Warns, Gate.PayerRules,
        "For a patient in a skilled nursing facility, drugs and their administration may be the facility's to bill.",
        "Check consolidated billing before the claim goes out.", RuleSources.Places, ["CO-109", "OA-190"])
    { Check = CheckNursing };

    public static readonly Rule SettingDiffers = new("place.setting-differs", Warns, Gate.PayerRules,
        "The visit is coded for a facility, and its place of service is an office or a home.",
        "Correct setting or placeOfService.", RuleSources.Places, ["CO-5"])
    { Check = CheckSetting };

    public static ImmutableArray<Rule> All { get; } =
        [Unknown, LocationDiffers, LocationUnknown, Telehealth, Home, NursingFacility, SettingDiffers];

    private static void CheckKnown(RuleWork work, Rule rule)
    {
        if (!Known.Contains(work.Visit.PlaceOfService))
            work.Report(rule, "placeOfService", $"{work.Visit.PlaceOfService} is not a place of service.");
    }

    private static void CheckLocation(RuleWork work, Rule rule)
    {
        if (LocationOf(work) is { PlaceOfService: { } place } && place != work.Visit.PlaceOfService)
        {
            work.Report(rule, "placeOfService",
                $"The visit says place of service {work.Visit.PlaceOfService}; its location is {place}.");
        }
    }

    private static void CheckFacility(RuleWork work, Rule rule)
    {
        if (work.Context.Practice is { Locations.IsEmpty: false } && work.Visit.Providers?.Facility is { } named
            && LocationOf(work) is null)
        {
            work.Report(rule, "providers.facility", $"The practice has no location {named}.");
        }
    }

    private static Policies.Location? LocationOf(RuleWork work)
    {
        if (work.Context.Practice is not { } practice || work.Visit.Providers?.Facility is not { } named)
            return null;
        foreach (var location in practice.Locations)
        {
            if (location.LocationId == named)
                return location;
        }

        return null;
    }

    private static void CheckTelehealth(RuleWork work, Rule rule)
    {
        if (work.Visit.PlaceOfService is "02" or "10" && work.Given.Length > 0)
        {
            work.Report(rule, "placeOfService",
                $"Place of service {work.Visit.PlaceOfService} is telehealth; {work.Given.Length} drugs were given.");
        }
    }

    private static void CheckHome(RuleWork work, Rule rule)
    {
        if (work.IsForClaim && work.Visit.PlaceOfService == "12" && work.Given.Length > 0)
            work.Report(rule, "placeOfService", $"{work.Given.Length} drugs were given in the patient's home.");
    }

    private static void CheckNursing(RuleWork work, Rule rule)
    {
        if (work.IsForClaim && work.Visit.PlaceOfService is "31" && work.Given.Length > 0)
        {
            work.Report(rule, "placeOfService",
                $"Place of service {work.Visit.PlaceOfService} is a nursing facility.");
        }
    }

    private static void CheckSetting(RuleWork work, Rule rule)
    {
        if (work.IsForClaim && work.Visit is { Setting: Visits.Setting.Facility, PlaceOfService: "11" or "12" })
        {
            work.Report(rule, "setting",
                $"The setting is facility, and place of service {work.Visit.PlaceOfService} is none.");
        }
    }
}
