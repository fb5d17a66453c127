using System.Collections.Frozen;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Policies;

/// <summary>The properties of a payer file that checks read: authorization, coverage, documents, filing.</summary>
internal static class MedicalPolicyProperties
{
    private const int MostDays = 3650;

    public static PayerTerms Authorization(PayerTerms terms, FileValue value) =>
        terms with { Authorization = [.. value.Items().Select(Requirement)] };

    public static PayerTerms Coverage(PayerTerms terms, FileValue value) =>
        terms with { Coverage = [.. value.Items().Select(Policy)] };

    /// <summary>Rule ids with a severity: as an object, or as a list of <c>rule</c> (or <c>id</c>) and
    /// <c>severity</c>.</summary>
    public static PayerTerms Documents(PayerTerms terms, FileValue value)
    {
        var documents = terms.Documents.ToDictionary(StringComparer.Ordinal);
        if (value.Element.ValueKind == System.Text.Json.JsonValueKind.Array)
        {
            foreach (var item in value.Items())
            {
                string? rule = null;
                Severity? severity = null;
                foreach (var part in item.Properties("rule", "id", "severity", "source"))
                {
                    if (part.Name is "rule" or "id")
                        rule = part.Text();
                    else if (part.Name == "severity")
                        severity = HowHard(part);
                }

                documents[rule ?? throw item.Refuse("a rule and its severity")] =
                    severity ?? throw item.Refuse("a rule and its severity");
            }
        }
        else
        {
            foreach (var rule in value.Pairs())
                documents[rule.Path[(value.Path.Length + 1)..]] = HowHard(rule);
        }

        return terms with { Documents = documents.ToFrozenDictionary(StringComparer.Ordinal) };
    }

    /// <summary>Null says that the limit of the payer which the file extends does not hold, and none is known.
    /// </summary>
    public static PayerTerms TimelyFiling(PayerTerms terms, FileValue value, Citation? source)
    {
        if (value.Element.ValueKind == System.Text.Json.JsonValueKind.Null)
            return terms with { TimelyFiling = null };
        var filing = Filing(terms) with { Source = source ?? OfFile(terms, value) };
        foreach (var part in value.Properties("days", "months", "from", "correctedDays", "secondaryDays", "source"))
        {
            filing = part.Name switch
            {
                "days" => filing with { Days = Days(part) },
                "months" => filing with { Months = part.Whole(1, 120) },
                "from" => filing with { From = part.Text() },
                "correctedDays" => filing with { CorrectedDays = Days(part) },
                "secondaryDays" => filing with { SecondaryDays = Days(part) },
                _ => filing with { Source = DatedJson.Cited(part.Text()) },
            };
        }

        return terms with { TimelyFiling = filing };
    }

    public static PayerTerms CorrectedDays(PayerTerms terms, FileValue value) =>
        terms with { TimelyFiling = Filing(terms) with { CorrectedDays = Days(value) } };

    public static PayerTerms SecondaryDays(PayerTerms terms, FileValue value) =>
        terms with { TimelyFiling = Filing(terms) with { SecondaryDays = Days(value) } };

    public static PayerTerms Appeals(PayerTerms terms, FileValue value) => terms with
    {
        Appeals = [.. value.Items().Select(static item =>
        {
            string? level = null;
            int? days = null;
            foreach (var part in item.Properties("level", "days", "source"))
            {
                if (part.Name == "level")
                    level = part.Text();
                else if (part.Name == "days")
                    days = Days(part);
            }

            return level is not null && days is { } within ? new AppealLevel(level, within)
                : throw item.Refuse("a level and its days");
        })],
    };

    private static AuthorizationRequirement Requirement(FileValue item)
    {
        var requirement = new AuthorizationRequirement(
            [], Required: true, [], [], AuthorizationUnits.Hcpcs, null, null, null, OfFile(null, item));
        foreach (var part in item.Properties(
            "codes", "required", "sites", "diagnoses", "units", "includesDiscarded", "leadDays", "retroDays", "source"))
        {
            requirement = part.Name switch
            {
                "codes" => requirement with { Codes = part.CodePatterns() },
                "required" => requirement with { Required = part.YesOrNo() },
                "sites" => requirement with { Sites = part.Texts() },
                "diagnoses" => requirement with { Diagnoses = part.Texts() },
                "units" => requirement with
                {
                    Units = part.Word(("hcpcs", AuthorizationUnits.Hcpcs), ("visits", AuthorizationUnits.Visits),
                        ("doses", AuthorizationUnits.Doses)),
                },
                "includesDiscarded" => requirement with { IncludesDiscarded = part.YesOrNo() },
                "leadDays" => requirement with { LeadDays = Days(part) },
                "retroDays" => requirement with { RetroDays = Days(part) },
                _ => requirement with { Source = DatedJson.Cited(part.Text()) },
            };
        }

        return requirement;
    }

    private static CoveragePolicy Policy(FileValue item)
    {
        var policy = new CoveragePolicy([], [], null, null, null, [], [], OfFile(null, item));
        foreach (var part in item.Properties(
            "codes", "diagnoses", "minimumAge", "maximumDose", "minimumIntervalDays", "requires", "preferredInsteadOf",
            "continuationDays", "weightCapKg", "minimumMinutes", "acquired", "source"))
        {
            policy = part.Name switch
            {
                "codes" => policy with { Codes = part.Codes() },
                "diagnoses" => policy with { Diagnoses = part.Texts() },
                "minimumAge" => policy with { MinimumAge = part.Whole(0, 120) },
                "maximumDose" => policy with { MaximumDose = part.Quantity() },
                "minimumIntervalDays" => policy with { MinimumIntervalDays = Days(part) },
                "requires" => policy with { Requires = part.Texts() },
                "preferredInsteadOf" => policy with { PreferredInsteadOf = part.Codes() },
                "continuationDays" => policy with { ContinuationDays = Days(part) },
                "weightCapKg" => policy with { WeightCapKg = part.Number(1, 999) },
                "minimumMinutes" => policy with { MinimumMinutes = part.Whole(1, 1440) },
                "acquired" => policy with { IsPharmacyOnly = part.Word(("bought", false), ("supplied", true)) },
                _ => policy with { Source = DatedJson.Cited(part.Text()) },
            };
        }

        return policy.Codes.IsEmpty ? throw item.Refuse("a policy that names its codes") : policy;
    }

    private static TimelyFiling Filing(PayerTerms terms) =>
        terms.TimelyFiling ?? new TimelyFiling(null, "date-of-service", null, null, new("payer file", terms.PayerId));

    private static int Days(FileValue value) => value.Whole(0, MostDays);

    private static Severity HowHard(FileValue value) => value.Word(
        ("blocks", Severity.Blocks), ("warns", Severity.Warns), ("informs", Severity.Informs));

    private static Citation OfFile(PayerTerms? terms, FileValue value) =>
        new(terms is null ? value.FileName : $"payer file {terms.PayerId}", value.Path);
}
