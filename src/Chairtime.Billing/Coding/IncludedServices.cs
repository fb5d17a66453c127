using Chairtime.Billing.Visits;

namespace Chairtime.Billing.Coding;

/// <summary>Services coded elsewhere that are part of what the visit is billed for (rules section 9, R5.9,
/// R5.10).</summary>
internal static class IncludedServices
{
    /// <summary>Start, pump, supplies and disconnection of a prolonged infusion, in one code.</summary>
    public const string ProlongedInfusion = "G0498";

    /// <summary>True when the visit has the code that covers the pump's start as well.</summary>
    public static bool CoverPumpStart(CodingWork work) => Has(work, ProlongedInfusion);

    /// <summary>What the service is part of that day, in words; null when it stands by itself.</summary>
    public static string? PartOf(CodingWork work, OtherService service) => service.Code switch
    {
        // Access to a vein, unless somebody charted that this one was another.
        "36000" or "36410" when !IsDistinct(service) && work.AdministrationLines.HasVein => "drug administration",
        "96523" when Has(work, ProlongedInfusion) => ProlongedInfusion,
        "96523" when IsBesideAnything(work, service) => "the other services of the day",
        "36591" or "36592" when !IsDistinct(service) && IsBesideMoreThanLaboratory(work, service) =>
            "the other services of the day",
        "96521" or "96522" when Has(work, ProlongedInfusion) => ProlongedInfusion,
        "96521" or "96522" when work.AdministrationLines.Has(IvCodes.PumpStart) || Has(work, "96425") =>
            "the start of the pump that day",
        "96416" when Has(work, ProlongedInfusion) => ProlongedInfusion,
        _ => null,
    };

    private static bool Has(CodingWork work, string code)
    {
        foreach (var service in work.Visit.OtherServices)
        {
            if (service.Code == code)
                return true;
        }

        return false;
    }

    private static bool IsDistinct(OtherService service)
    {
        foreach (var modifier in service.Modifiers)
        {
            if (modifier is "59" or "XE" or "XS" or "XP" or "XU")
                return true;
        }

        return false;
    }

    private static bool IsBesideAnything(CodingWork work, OtherService service) =>
        work.AdministrationLines.Count > 0 || work.Visit.EvaluationAndManagement is not null
        || work.Visit.OtherServices.Any(other => other.Code != service.Code);

    // 8....: laboratory tests; 36415, 36416: other ways to the blood, which are not paid beside it either.
    private static bool IsBesideMoreThanLaboratory(CodingWork work, OtherService service) =>
        work.AdministrationLines.Count > 0 || work.Visit.EvaluationAndManagement is not null
        || work.Visit.OtherServices.Any(other => other.Code != service.Code && !other.Code.StartsWith('8'));
}
