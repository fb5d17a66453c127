namespace Chairtime.Billing.Coding;

/// <summary>The administration codes, by what they stand for in our words. Numbers only; CPT descriptors are not
/// ours to ship.</summary>
internal static class IvCodes
{
    public const string HydrationInitial = "96360";
    public const string HydrationHour = "96361";
    public const string Concurrent = "96368";
    public const string RepeatPush = "96376";
    public const string SubcutaneousInitial = "96369";
    public const string SubcutaneousHour = "96370";
    public const string SubcutaneousSetUp = "96371";
    public const string Injection = "96372";
    public const string ChemotherapyInjection = "96401";
    public const string HormonalInjection = "96402";
    public const string PumpStart = "96416";
    public const string FlushAlone = "96523";

    public static string InitialInfusion(bool chemotherapy) => chemotherapy ? "96413" : "96365";

    public static string AdditionalHour(bool chemotherapy) => chemotherapy ? "96415" : "96366";

    public static string Sequential(bool chemotherapy) => chemotherapy ? "96417" : "96367";

    public static string InitialPush(bool chemotherapy) => chemotherapy ? "96409" : "96374";

    public static string AdditionalPush(bool chemotherapy) => chemotherapy ? "96411" : "96375";
}
