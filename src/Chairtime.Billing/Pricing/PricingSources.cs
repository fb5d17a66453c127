using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Pricing;

/// <summary>Who says how a price is worked out.</summary>
internal static class PricingSources
{
    public static readonly Citation LesserOf = new("42 CFR 414.904", "(a): the lesser of the charge and the limit");

    public static readonly Citation Formula = new("CMS documentation of the relative value files", "RVU26AR");

    public static readonly Citation Incident = new(
        "CMS relative value files", "PC/TC indicator 5: no physician payment in a hospital");

    public static readonly Citation StatusT = new(
        "CMS relative value files", "status T: paid only when nothing else of the schedule is paid that day");

    public static readonly Citation Shares = new("Pub. 100-04", "ch. 1; order of deductible, coinsurance and reduction",
        Confidence.Unverified);

    public static readonly Citation Plan = new("contract", "the patient's share");

    public static readonly Citation Quality = new("42 CFR 414.1405", "professional services, not drugs",
        Confidence.Unverified);

    public static readonly Citation Zip = new("CMS ZIP code to locality file", "");

    public static readonly Citation Asp = new("SSA 1847A", "limits include 6 or 8 percent of the reference product");

    public static readonly Citation Secondary = new("42 CFR 411.33", "", Confidence.Unverified);
}
