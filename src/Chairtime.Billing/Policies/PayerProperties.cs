using System.Collections.Frozen;
using System.Text.Json;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Policies;

/// <summary>The properties of a payer file, and what each means.</summary>
internal static class PayerProperties
{
    private static readonly FrozenSet<string> KnownNames = new[]
    {
        "payerId", "name", "extends", "planType", "x12PayerId", "reviewedOn", "administrationKind", "missingStop",
        "routeModifiers", "discardedDrug", "distinctService", "initialService", "overlap", "minimumOverlapMinutes",
        "sameDrugRepeat", "repeatPushMinutes", "splitDose", "visitModifier", "discontinuedInfusion", "hydration",
        "selfAdministered", "facilityPlaces", "ndc", "lineUnitLimits", "authorization", "coverage", "documents",
        "timelyFiling",
        "correctedDays", "secondaryDays", "appeals", "contract", "severity",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static IEnumerable<string> Known => KnownNames.Order(StringComparer.Ordinal);

    public static bool IsKnown(string name) => KnownNames.Contains(name);

    /// <summary>Takes one property over into the terms; what later stages read is left to them.</summary>
    /// <param name="source">Of a dated value; null for a plain one.</param>
    public static PayerTerms Apply(PayerTerms terms, PayerFile file, FileValue value, Citation? source)
    {
        var whole = file.Root.GetProperty(value.Path);
        if (DatedJson.IsDated(whole) && DatedJson.Problem(whole) is { } problem)
            throw new PolicyFileException($"{value.FileName}: {value.Path}: {problem}.");
        return value.Path switch
        {
            "administrationKind" => AdministrationKind(terms, value),
            "missingStop" => terms with
            {
                MissingStop = value.Word(
                    ("hold", MissingStop.Hold), ("push", MissingStop.Push), ("derive", MissingStop.Derive)),
            },
            "routeModifiers" => RouteModifiers(terms, value),
            "discardedDrug" => DiscardedDrug(terms, value),
            "distinctService" => terms with
            {
                DistinctService = value.Word(("59", DistinctService.Modifier59), ("x", DistinctService.XModifiers)),
            },
            "initialService" => terms with
            {
                InitialService = value.Word(
                    ("primary-reason", InitialServiceChoice.PrimaryReason),
                        ("hierarchy", InitialServiceChoice.Hierarchy)),
            },
            "overlap" => terms with
            {
                Overlap = value.Word(("deduct", OverlapRule.Deduct), ("contained", OverlapRule.Contained)),
            },
            "minimumOverlapMinutes" => terms with { MinimumOverlapMinutes = value.Whole(0, 600) },
            "sameDrugRepeat" => terms with
            {
                SameDrugRepeat = value.Word(("sum", SameDrugRepeat.Sum), ("per-bag", SameDrugRepeat.PerBag)),
            },
            "repeatPushMinutes" => terms with { RepeatPushMinutes = value.Whole(0, 600) },
            "splitDose" => terms with
            {
                SplitDose = value.Word(
                    ("one-per-dose", SplitDose.OnePerDose), ("per-injection", SplitDose.PerInjection)),
            },
            "visitModifier" => terms with { AddsVisitModifier = value.Word(("add", true), ("ask", false)) },
            "discontinuedInfusion" => terms with
            {
                DiscontinuedInfusion = value.Word<DiscontinuedInfusion?>(
                    ("53", DiscontinuedInfusion.Modifier53), ("none", DiscontinuedInfusion.None),
                        ("push", DiscontinuedInfusion.Push)),
            },
            "hydration" => Hydration(terms, value),
            "selfAdministered" => terms with { SelfAdministered = value.Codes() },
            "facilityPlaces" => terms with { FacilityPlaces = value.Texts() },
            "ndc" => Ndc(terms, value),
            "lineUnitLimits" => LineUnitLimits(terms, value),
            _ => ApplyBeyondCoding(terms, value, source),
        };
    }

    // What the checks, the claim and the price read, not the coding.
    private static PayerTerms ApplyBeyondCoding(PayerTerms terms, FileValue value, Citation? source) =>
        value.Path switch
        {
            "severity" => SeverityById(terms, value),
            "planType" => terms with { PlanType = value.Text() },
            "x12PayerId" => terms with { X12PayerId = value.Text() },
            "authorization" => MedicalPolicyProperties.Authorization(terms, value),
            "coverage" => MedicalPolicyProperties.Coverage(terms, value),
            "documents" => MedicalPolicyProperties.Documents(terms, value),
            "timelyFiling" => MedicalPolicyProperties.TimelyFiling(terms, value, source),
            "correctedDays" => MedicalPolicyProperties.CorrectedDays(terms, value),
            "secondaryDays" => MedicalPolicyProperties.SecondaryDays(terms, value),
            "contract" => terms with { Contract = ContractReader.Read(value) },
            "appeals" => MedicalPolicyProperties.Appeals(terms, value),
            _ => terms,
        };

    private static PayerTerms AdministrationKind(PayerTerms terms, FileValue value)
    {
        foreach (var part in value.Properties("default", "drugs"))
        {
            if (part.Path.EndsWith(".default", StringComparison.Ordinal))
            {
                terms = terms with
                {
                    FamilyDefault = part.Word(
                        ("catalogue", FamilyDefault.Catalogue), ("chemotherapy", FamilyDefault.Chemotherapy),
                        ("therapeutic", FamilyDefault.Therapeutic)),
                };
                continue;
            }

            // A payer's own list is laid over the one it extends.
            var byDrug = terms.ChemotherapyByDrug.ToDictionary(StringComparer.Ordinal);
            foreach (var drug in part.Pairs())
                byDrug[Last(drug)] = drug.Word(("chemotherapy", true), ("therapeutic", false));
            terms = terms with { ChemotherapyByDrug = byDrug.ToFrozenDictionary(StringComparer.Ordinal) };
        }

        return terms;
    }

    private static PayerTerms RouteModifiers(PayerTerms terms, FileValue value)
    {
        if (value.Element.ValueKind == JsonValueKind.Array)
            return terms with { RouteModifiersForAll = false, RouteModifierCodes = value.Codes() };
        return terms with
        {
            RouteModifiersForAll = value.Word(("none", false), ("required", true)),
            RouteModifierCodes = [],
        };
    }

    private static PayerTerms DiscardedDrug(PayerTerms terms, FileValue value)
    {
        foreach (var part in value.Properties("jw", "jz"))
        {
            if (part.Path.EndsWith(".jw", StringComparison.Ordinal))
            {
                terms = terms with
                {
                    Jw = part.Word(
                        ("required", DiscardedModifier.Required), ("not-required", DiscardedModifier.NotRequired),
                        ("combine", DiscardedModifier.Combine), ("omit", DiscardedModifier.Omit)),
                };
            }
            else
            {
                terms = terms with
                {
                    Jz = part.Word(
                        ("required", DiscardedModifier.Required), ("not-required", DiscardedModifier.NotRequired)),
                };
            }
        }

        return terms;
    }

    private static PayerTerms Hydration(PayerTerms terms, FileValue value)
    {
        foreach (var part in value.Properties("interrupted", "modifier", "ownDiagnosis", "minimumVolume"))
        {
            terms = Last(part) switch
            {
                "interrupted" => terms with
                {
                    HydrationInterrupted = part.Word(
                        ("each", HydrationInterrupted.Each), ("sum", HydrationInterrupted.Sum)),
                },
                "modifier" =>
                    terms with { HydrationModifier = part.Element.ValueKind == JsonValueKind.Null ? null
                        : part.Text() },
                "ownDiagnosis" => terms with { HydrationNeedsOwnDiagnosis = part.YesOrNo() },
                _ => terms with { HydrationMinimumVolume = part.Quantity() },
            };
        }

        return terms;
    }

    private static PayerTerms Ndc(PayerTerms terms, FileValue value)
    {
        bool? isSplit = null;
        foreach (var part in value.Properties("required", "unit", "discarded"))
        {
            if (Last(part) == "discarded")
            {
                isSplit = part.Word(("with-given", false), ("split", true));
                continue;
            }

            terms = Last(part) switch
            {
                "required" => terms with { NdcRequired = part.YesOrNo() },
                _ => terms with
                {
                    NdcUnit = part.Word(("vial", NdcCounting.Vial), ("labelled", NdcCounting.Labelled)),
                },
            };
        }

        // What was discarded stands on a drug line too; a payer that wants its package once says so.
        return terms with { SplitsNdcQuantity = isSplit ?? terms.NdcRequired };
    }

    private static PayerTerms LineUnitLimits(PayerTerms terms, FileValue value)
    {
        var limits = terms.LineUnitLimits.ToDictionary(StringComparer.Ordinal);
        foreach (var code in value.Pairs())
            limits[Last(code)] = code.Whole(1, 999_999);
        return terms with { LineUnitLimits = limits.ToFrozenDictionary(StringComparer.Ordinal) };
    }

    private static PayerTerms SeverityById(PayerTerms terms, FileValue value)
    {
        var severities = terms.Severities.ToDictionary(StringComparer.Ordinal);
        foreach (var rule in value.Pairs())
        {
            severities[rule.Path[(value.Path.Length + 1)..]] = rule.Word<Severity?>(
                ("blocks", Severity.Blocks), ("warns", Severity.Warns), ("informs", Severity.Informs), ("off", null));
        }

        return terms with { Severities = severities.ToFrozenDictionary(StringComparer.Ordinal) };
    }

    private static string Last(FileValue value) => value.Path[(value.Path.LastIndexOf('.') + 1)..];
}
