using Chairtime.Billing.Catalogue;
using Chairtime.Billing.Policies;
using Chairtime.Billing.Visits;
using static Chairtime.Billing.Coding.CodingFindings;

namespace Chairtime.Billing.Coding;

/// <summary>Which code family a drug's administration takes: chart, then payer, then catalogue, each in its
/// place.</summary>
internal static class FamilyChoice
{
    public static void Determine(CodingWork work, TimedAdministration timed)
    {
        var charted = timed.Charted;
        var catalogue = FromCatalogue(timed.Drug.Family);
        timed.Kind = Choose(work.Terms, timed, catalogue);

        if (catalogue is null && charted.Kind is null)
        {
            if (ByPayer(work.Terms, timed) is null)
                work.Report(FamilyUnknown, charted.Id, $"Nothing says which code family {charted.Id} takes.");
            return;
        }

        if (catalogue is not { } expected || expected == timed.Kind)
            return;
        if (ByPayer(work.Terms, timed) is not null)
        {
            var (id, payer, kind) = (charted.Id, work.Terms.PayerId, timed.Kind);
            work.Report(
                FamilyByPayerFinding, id,
                    $"{payer} takes {Word(kind)} codes for {id}, the catalogue {Word(expected)} codes.");
        }
        else
        {
            var (id, kind) = (charted.Id, timed.Kind);
            work.Report(
                FamilyByChart, id, $"{id} is charted as {Word(kind)}, the catalogue has its drug as {Word(expected)}.",
                $"Check kind of {id}, or leave it out so that the catalogue decides.");
        }
    }

    private static AdministrationKind Choose(PayerTerms terms, TimedAdministration timed, AdministrationKind? catalogue)
    {
        var documented = timed.Charted.Kind;
        if (documented == AdministrationKind.Hydration)
            return AdministrationKind.Hydration;
        // Fluid given to correct a deficit is a drug infusion when the chart says so (rule R1.3).
        if (catalogue == AdministrationKind.Hydration)
            return documented ?? AdministrationKind.Hydration;
        return ByPayer(terms, timed) ?? documented ?? catalogue ?? AdministrationKind.Therapeutic;
    }

    /// <summary>What the payer's file says of this drug, or null when it leaves it to chart and catalogue.</summary>
    private static AdministrationKind? ByPayer(PayerTerms terms, TimedAdministration timed)
    {
        if (timed.Drug.Code is { } code && terms.ChemotherapyByDrug.TryGetValue(code.Hcpcs, out var chemotherapy))
            return chemotherapy ? AdministrationKind.Chemotherapy : AdministrationKind.Therapeutic;
        var family = timed.Drug.Family;
        return terms.FamilyDefault switch
        {
            FamilyDefault.Catalogue => null,
            // Antineoplastics keep their family for any diagnosis and payer (rule R1.1).
            FamilyDefault.Therapeutic => family is AdministrationFamily.Antineoplastic
                or AdministrationFamily.HormonalAntineoplastic
                ? null
                : AdministrationKind.Therapeutic,
            FamilyDefault.Chemotherapy => family is AdministrationFamily.ComplexBiologic
                or AdministrationFamily.SimpleBiologic
                ? AdministrationKind.Chemotherapy
                : null,
        };
    }

    private static AdministrationKind? FromCatalogue(AdministrationFamily? family) =>
        family is { } known ? FromCatalogue(known) : null;

    private static AdministrationKind FromCatalogue(AdministrationFamily family) => family switch
    {
        AdministrationFamily.Antineoplastic or AdministrationFamily.HormonalAntineoplastic
            or AdministrationFamily.ComplexBiologic => AdministrationKind.Chemotherapy,
        AdministrationFamily.SimpleBiologic or AdministrationFamily.Therapeutic or AdministrationFamily.JointInjection
            or AdministrationFamily.NotAdministered or AdministrationFamily.LocalAnesthetic =>
            AdministrationKind.Therapeutic,
        AdministrationFamily.Hydration => AdministrationKind.Hydration,
    };

    private static string Word(AdministrationKind kind) => kind switch
    {
        AdministrationKind.Chemotherapy => "chemotherapy",
        AdministrationKind.Therapeutic => "therapeutic",
        AdministrationKind.Hydration => "hydration",
    };
}
