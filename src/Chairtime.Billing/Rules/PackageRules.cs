using System.Collections.Immutable;
using Chairtime.Billing.Catalogue;
using Chairtime.Billing.Vocabulary;
using static Chairtime.Billing.Vocabulary.Severity;

namespace Chairtime.Billing.Rules;

/// <summary>The package code (NDC) on each drug line: there, of the billed drug, sold that day, and counted.</summary>
internal static class PackageRules
{
    // NDC quantities are counted for these only.
    private const int DigitsOfNdc = 11;

    public static readonly Rule NdcOfAnother = new("drug.ndc-of-another", Blocks, Gate.Drug,
        "The package code on a line is of another HCPCS code.", "Correct the vial's ndc or the drug's code.",
        RuleSources.DrugCatalogue, ["CO-16", "M119"])
    { Check = CheckNdc };

    public static readonly Rule NdcMissing = new("drug.ndc-missing", Blocks, Gate.Drug,
        "The payer wants the package code on drug lines, as every Medicaid does, and the chart has none.",
        "Document the NDC in the administration's vials.", RuleSources.PayerPolicy, ["CO-16", "M119"])
    { Check = CheckNdcMissing };

    public static readonly Rule NdcQuantityMissing = new("drug.ndc-quantity-missing", Warns, Gate.Drug,
        "A line names a package code without a quantity.", "Document the vials that were opened.",
        RuleSources.ClaimGuide, ["CO-16", "M53"])
    { Check = CheckNdcQuantity };

    public static readonly Rule NdcUnknown = new("drug.ndc-not-listed", Informs, Gate.Drug,
        "The package code is neither in the catalogue nor in the published crosswalk of the quarter.",
        "Check the NDC against the package.", RuleSources.DrugCatalogue, ["CO-16", "M119"])
    { Check = CheckNdcListed };

    public static readonly Rule NotActive = new("drug.ndc-not-active", Blocks, Gate.Drug,
        "The NDC directory does not list the package on the day of service: it was not sold then, or is mistyped.",
        "Check the NDC against the package.", RuleSources.NdcDirectory, ["CO-16", "M119"])
    { Needs = VisitHas.Tables, Check = CheckActive };

    public static ImmutableArray<Rule> All { get; } =
        [NdcOfAnother, NdcMissing, NdcQuantityMissing, NdcUnknown, NotActive];

    private static void CheckNdc(RuleWork work, Rule rule)
    {
        foreach (var billed in work.Drugs)
        {
            if (billed.IsDiscarded || billed.Line.Ndc is not { } digits || !Ndc.TryParse(digits, out var ndc)
                || work.Context.Coding.Catalogue.Find(ndc) is not { } entry || entry.Hcpcs == billed.Line.Code
                || billed.Drug.IsUnlisted || IsSameDrug(work, entry, billed))
            {
                continue;
            }

            work.Report(rule, billed.About,
                $"NDC {digits} is a package of {entry.Hcpcs} ({entry.Brand}), and {billed.Shown} is billed.",
                $"Correct ndc in administrations[{billed.About}].vials, or the drug's hcpcs.");
        }
    }

    // A code that gave way to another keeps its packages; saline bags go by several codes.
    private static bool IsSameDrug(RuleWork work, NdcEntry entry, BilledDrug billed) =>
        work.Context.Coding.Catalogue.Find(entry.Hcpcs, work.Day) is not { } other
        || other.DrugId == billed.Drug.DrugId || other.Name == billed.Drug.Name;

    private static void CheckNdcMissing(RuleWork work, Rule rule)
    {
        if (!work.Terms.NdcRequired && !IsUndescribedMedicaid(work))
            return;
        foreach (var billed in work.Drugs)
        {
            if (billed.Line.Ndc is null && !billed.IsDiscarded)
                work.Report(rule, billed.About, $"{work.PayerName} wants the NDC of {billed.Shown}.",
                    $"Document ndc in administrations[{billed.About}].vials.");
        }
    }

    // Medicaid asks for package codes by law; a file of the plan, where there is one, says so itself.
    private static bool IsUndescribedMedicaid(RuleWork work) =>
        work.Primary is { PlanType: "medicaid" } plan && plan.PayerId != work.Terms.PayerId;

    private static void CheckNdcQuantity(RuleWork work, Rule rule)
    {
        if (!work.IsForClaim)
            return;
        foreach (var billed in work.Drugs)
        {
            // Without containers, or of a package that nobody knows, there is another finding on the same gap.
            if (billed is { Line: { Ndc: { } digits, NdcQuantity: null }, IsDiscarded: false,
                    Given: null or { Charted.Vials.IsEmpty: false } }
                && Ndc.TryParse(digits, out var ndc) && work.Context.Coding.Catalogue.Find(ndc) is not null)
            {
                work.Report(rule, billed.About, $"The line of {billed.Shown} has an NDC and no quantity of it.",
                    $"Document size and count in administrations[{billed.About}].vials.");
            }
        }
    }

    private static void CheckNdcListed(RuleWork work, Rule rule)
    {
        if (!work.IsForClaim)
            return;
        foreach (var billed in work.Drugs)
        {
            if (billed.IsDiscarded || billed.Line.Ndc is not { Length: DigitsOfNdc } digits
                || !Ndc.TryParse(digits, out var ndc) || work.Context.Coding.Catalogue.Find(ndc) is not null
                || work.Tables?.Crosswalk(digits, work.Day).IsFound == true)
            {
                continue;
            }

            work.Report(rule, billed.About, $"NDC {digits} on {billed.Shown} is not known.");
        }
    }

    private static void CheckActive(RuleWork work, Rule rule)
    {
        if (work.Tables is not { } tables)
            return;
        foreach (var billed in work.Drugs)
        {
            if (!billed.IsDiscarded && billed.Line.Ndc is { Length: DigitsOfNdc } digits
                && tables.Package(digits, work.Day).Outcome == LookupOutcome.NotListed)
            {
                work.Report(rule, billed.About,
                    $"NDC {digits} on {billed.Shown} is not in the NDC directory on {work.Day:yyyy-MM-dd}.",
                    $"Correct ndc in administrations[{billed.About}].vials, if it is charted wrongly.");
            }
        }
    }
}
