using Chairtime.Billing.Policies;

namespace Chairtime.Cli.Policies;

/// <summary>A payer's terms in words, by the name of the property that says so.</summary>
internal static class TermsText
{
    public static IEnumerable<(string Property, IReadOnlyList<string> Text)> Of(PayerTerms terms) =>
        Coding(terms).Concat(Medical(terms));

    private static IEnumerable<(string Property, IReadOnlyList<string> Text)> Coding(PayerTerms terms)
    {
        yield return ("administrationKind",
        [
            Word(terms.FamilyDefault),
            .. terms.ChemotherapyByDrug.OrderBy(static drug => drug.Key, StringComparer.Ordinal)
                .Select(static drug => $"{drug.Key}: {(drug.Value ? "chemotherapy" : "therapeutic")} codes"),
        ]);
        yield return ("missingStop", [Word(terms.MissingStop)]);
        yield return ("routeModifiers", [terms.RouteModifiersForAll ? "required"
            : terms.RouteModifierCodes.IsEmpty ? "none" : string.Join(", ", terms.RouteModifierCodes)]);
        yield return ("discardedDrug", [$"JW {Word(terms.Jw)}; JZ {Word(terms.Jz)}"]);
        yield return ("distinctService", [terms.DistinctService == DistinctService.Modifier59 ? "59" : "XE, XS, XU"]);
        yield return ("initialService", [Word(terms.InitialService)]);
        yield return ("overlap", [PolicyText.Of($"{Word(terms.Overlap)}; at least {terms.MinimumOverlapMinutes} min")]);
        yield return ("sameDrugRepeat", [Word(terms.SameDrugRepeat)]);
        yield return ("repeatPushMinutes", [PolicyText.Of($"{terms.RepeatPushMinutes}")]);
        yield return ("splitDose", [Word(terms.SplitDose)]);
        yield return ("hydration", [$"interrupted: {Word(terms.HydrationInterrupted)}{
            (terms.HydrationModifier is { } modifier ? "; modifier " + modifier : "")}{
            (terms.HydrationNeedsOwnDiagnosis ? "; needs a diagnosis of its own" : "")}{
            (terms.HydrationMinimumVolume is { } volume ? $"; at least {volume}" : "")}"]);
        if (!terms.SelfAdministered.IsEmpty)
            yield return ("selfAdministered", [string.Join(", ", terms.SelfAdministered)]);
        yield return ("facilityPlaces", [string.Join(", ", terms.FacilityPlaces)]);
        yield return ("ndc",
            [$"{(terms.NdcRequired ? "required" : "not required")}; counted by {Word(terms.NdcUnit)}"]);
    }

    private static IEnumerable<(string Property, IReadOnlyList<string> Text)> Medical(PayerTerms terms)
    {
        if (!terms.Authorization.IsEmpty)
            yield return ("authorization", [.. terms.Authorization.Select(Text)]);
        if (!terms.Coverage.IsEmpty)
            yield return ("coverage", [.. terms.Coverage.Select(Text)]);
        if (terms.Documents.Count > 0)
        {
            yield return ("documents", [.. terms.Documents.OrderBy(static rule => rule.Key, StringComparer.Ordinal)
                .Select(static rule => $"{rule.Key}: {Word(rule.Value)}")]);
        }

        if (terms.TimelyFiling is { } filing)
        {
            yield return ("timelyFiling", [PolicyText.Of($"{Days(filing.Days)} from {filing.From}; corrected {
                Days(filing.CorrectedDays)}; secondary {Days(filing.SecondaryDays)}")]);
        }

        if (!terms.Appeals.IsEmpty)
        {
            yield return ("appeals", [.. terms.Appeals.Select(static level =>
                PolicyText.Of($"{level.Level}: {level.Days} days"))]);
        }
    }

    private static string Text(AuthorizationRequirement one) =>
        $"{Codes(one.Codes)}: {(one.Required ? "needed" : "not needed")}{
            (one.Sites.IsEmpty ? "" : " at " + string.Join(", ", one.Sites))}, counted in {
            Word(one.Units)} [{one.Source}]";

    private static string Text(CoveragePolicy one) => string.Join("; ", Parts(one)) + $" [{one.Source}]";

    private static IEnumerable<string> Parts(CoveragePolicy one)
    {
        yield return Codes(one.Codes);
        if (!one.Diagnoses.IsEmpty)
            yield return "for " + string.Join(", ", one.Diagnoses);
        if (one.MinimumAge is { } age)
            yield return PolicyText.Of($"from the age of {age}");
        if (one.MaximumDose is { } dose)
            yield return $"at most {dose}";
        if (one.MinimumIntervalDays is { } days)
            yield return PolicyText.Of($"at least {days} days apart");
        if (!one.PreferredInsteadOf.IsEmpty)
            yield return "preferred instead of " + string.Join(", ", one.PreferredInsteadOf);
        foreach (var need in one.Requires)
            yield return "needs: " + need;
    }

    private static string Codes(IReadOnlyCollection<string> codes) =>
        codes.Count == 0 ? "all drugs" : string.Join(", ", codes);

    private static string Days(int? days) => days is { } number ? PolicyText.Of($"{number} days") : "not stated";

    // PrimaryReason is written as files write it: primary-reason.
    private static string Word<T>(T value)
        where T : struct, Enum =>
        string.Concat(value.ToString().Select(static (letter, i) =>
            i > 0 && char.IsUpper(letter) ? "-" + char.ToLowerInvariant(letter)
                : char.ToLowerInvariant(letter).ToString()));
}
