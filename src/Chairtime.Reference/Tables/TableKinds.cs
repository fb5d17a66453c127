using System.Collections.Immutable;

namespace Chairtime.Reference.Tables;

/// <summary>Every kind of published table that the product reads.</summary>
public static class TableKinds
{
    private const string Cms = "Centers for Medicare & Medicaid Services";

    public static TableKind Icd10 { get; } = new(
        "icd10cm", "ICD-10-CM codes", "Centers for Disease Control and Prevention", Cycle.Yearly,
        ["code", "billable", "title"], 1);

    public static TableKind Hcpcs { get; } = new(
        "hcpcs", "HCPCS Level II codes", Cms, Cycle.Quarterly,
        ["code", "title", "shortTitle", "coverage", "pricing", "added", "changed", "ended", "action"], 1)
    { From = "added", Through = "ended" };

    public static TableKind PaymentLimits { get; } = new(
        "asp", "Part B drug payment limits", Cms, Cycle.Quarterly,
        ["code", "dosage", "limit", "coinsurance", "note", "clotting"], 1);

    public static TableKind Crosswalk { get; } = new(
        "asp-ndc", "NDC to HCPCS crosswalk", Cms, Cycle.Quarterly,
        ["ndc", "code", "labeler", "brand", "dosage", "packageSize", "packageQuantity", "unitsPerItem",
            "unitsPerPackage"],
        2);

    public static TableKind PairsPractitioner { get; } = Pairs("ptp-practitioner", "NCCI code pairs, practitioner");

    public static TableKind PairsFacility { get; } = Pairs("ptp-outpatient", "NCCI code pairs, outpatient hospital");

    public static TableKind UnitsPractitioner { get; } = Units("mue-practitioner", "MUE unit limits, practitioner");

    public static TableKind UnitsFacility { get; } = Units("mue-facility", "MUE unit limits, outpatient hospital");

    public static TableKind UnitsEquipment { get; } = Units("mue-dme", "MUE unit limits, equipment supplier");

    public static TableKind RelativeValues { get; } = new(
        "rvu", "Physician fee schedule relative values", Cms, Cycle.Quarterly,
        ["code", "modifier", "status", "work", "peNonFacility", "peFacility", "malpractice", "pcTc", "global",
            "multiple",
         "bilateral", "assistant", "conversionFactor", "supervision", "pricing"], 2);

    public static TableKind PracticeCosts { get; } = new(
        "gpci", "Geographic practice cost indices", Cms, Cycle.Yearly,
        ["mac", "locality", "state", "name", "work", "workWithoutFloor", "practiceExpense", "malpractice"], 2);

    public static TableKind Localities { get; } = new(
        "locality", "Fee schedule localities and counties", Cms, Cycle.Yearly,
        ["mac", "locality", "state", "area", "counties"], 5);

    public static TableKind Zips { get; } = new(
        "zip", "ZIP code to locality", Cms, Cycle.Quarterly,
        ["zip", "state", "mac", "locality", "rural", "plusFour", "partB"], 1);

    public static TableKind AddendumB { get; } = new(
        "opps-b", "OPPS Addendum B", Cms, Cycle.Quarterly,
        ["code", "indicator", "apc", "weight", "rate", "copayment", "minimumCopayment", "iraCoinsurance",
         "adjustedCopayment", "passThroughExpires", "note", "change"], 1);

    public static TableKind NdcDirectory { get; } = new(
        "ndc", "NDC directory", "Food and Drug Administration", Cycle.Weekly,
        ["ndc", "printed", "listing", "product", "description", "from", "through", "excluded", "sample", "name",
         "substance", "form", "route", "labeler", "strength", "unit"], 3)
    { From = "from", Through = "through" };

    public static TableKind Providers { get; } = new(
        "nppes", "NPI registry, weekly changes", Cms, Cycle.Weekly,
        ["npi", "entity", "organization", "family", "given", "line", "city", "state", "postalCode", "taxonomy",
         "enumerated", "updated", "deactivated", "reactivated"], 1)
    { IsIncremental = true };

    public static TableKind AdjustmentReasons { get; } = Reasons("carc", "Claim adjustment reason codes");

    public static TableKind RemarkCodes { get; } = Reasons("rarc", "Remittance advice remark codes");

    public static TableKind CptDescriptors { get; } = new(
        "cpt", "CPT descriptors", "American Medical Association", Cycle.Yearly, ["code", "short", "medium", "long"], 1)
    { IsLicensed = true };

    public static ImmutableArray<TableKind> All { get; } =
        [Icd10, Hcpcs, PaymentLimits, Crosswalk, PairsPractitioner, PairsFacility, UnitsPractitioner, UnitsFacility,
         UnitsEquipment, RelativeValues, PracticeCosts, Zips, Localities, AddendumB, NdcDirectory, Providers,
         AdjustmentReasons, RemarkCodes, CptDescriptors];

    public static TableKind? Find(string id) => All.FirstOrDefault(kind => kind.Id == id);

    private static TableKind Pairs(string id, string label) => new(
        id, label, Cms, Cycle.Quarterly,
        ["column1", "column2", "from", "through", "modifier", "prior1996", "rationale"], 3)
    { From = "from", Through = "through" };

    private static TableKind Units(string id, string label) =>
        new(id, label, Cms, Cycle.Quarterly, ["code", "units", "adjudication", "rationale"], 1);

    private static TableKind Reasons(string id, string label) => new(
        id, label, "X12", Cycle.EveryFourMonths, ["code", "text", "from", "through", "category", "route"], 1)
    { From = "from", Through = "through", IsLicensed = true };
}
