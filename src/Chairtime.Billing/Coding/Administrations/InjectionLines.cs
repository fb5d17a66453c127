using System.Collections.Immutable;
using Chairtime.Billing.Catalogue;
using Chairtime.Billing.Policies;
using Chairtime.Billing.Visits;
using static Chairtime.Billing.Coding.CodingFindings;

namespace Chairtime.Billing.Coding;

/// <summary>Injections under the skin and into muscle: one a prepared dose, outside the logic of initial
/// services.</summary>
internal static class InjectionLines
{
    public static void Write(CodingWork work, List<TimedAdministration> injections)
    {
        if (injections.Count == 0)
            return;
        var doses = Doses(work, injections);
        // The higher family first, so that the modifier for a distinct service stands on the lower code.
        if (doses.Count > 1)
        {
            doses.Sort(static (a, b) =>
            {
                var byCode = string.CompareOrdinal(b.Code, a.Code);
                return byCode != 0 ? byCode : VisitCoder.ByStartThenId(a.Parts[0], b.Parts[0]);
            });
        }

        var beside = work.AdministrationLines.Count > 0;
        foreach (var (parts, code) in doses)
        {
            WriteOne(work, parts, code, beside);
            beside = true;
        }
    }

    private static List<(List<TimedAdministration> Parts, string Code)> Doses(
        CodingWork work, List<TimedAdministration> injections)
    {
        var doses = new List<(List<TimedAdministration> Parts, string Code)>(injections.Count);
        foreach (var injection in injections)
        {
            var index = IndexOf(doses, injection.Charted.DoseId);
            if (index >= 0 && work.Terms.SplitDose == SplitDose.OnePerDose)
                doses[index].Parts.Add(injection);
            else
                doses.Add(([injection], CodeOf(injection)));
        }

        if (work.Terms.SplitDose == SplitDose.PerInjection)
            ReportEachInjection(work, doses);
        else if (doses.Count > 1)
            ReportAlike(work, doses);
        foreach (var (parts, _) in doses)
        {
            if (parts.Count < 2)
                continue;
            var ids = string.Join(", ", parts.Select(static part => part.Charted.Id));
            work.Report(SplitDoseOnce, parts[0].Charted.Id, $"{ids} are one prepared dose: one injection.");
            work.ReportChoice(
                "splitDose", parts[0].Charted.Id,
                    $"Some authorities count each syringe of a dose; {ids} were counted once");
        }

        return doses;
    }

    private static int IndexOf(List<(List<TimedAdministration> Parts, string Code)> doses, string? doseId) =>
        doseId is null ? -1 : doses.FindIndex(dose => dose.Parts[0].Charted.DoseId == doseId);

    private static void ReportEachInjection(
        CodingWork work, List<(List<TimedAdministration> Parts, string Code)> doses)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (parts, _) in doses)
        {
            if (parts[0].Charted.DoseId is not { } id || told.Contains(id)
                || doses.Count(dose => dose.Parts[0].Charted.DoseId == id) < 2)
                continue;
            told.Add(id);
            work.ReportChoice("splitDose", parts[0].Charted.Id,
                $"Some authorities count the syringes of one dose once; those of dose {id} were counted each");
        }
    }

    // Two syringes of one dose look like this too, where the chart does not tell them apart.
    private static void ReportAlike(CodingWork work, List<(List<TimedAdministration> Parts, string Code)> doses)
    {
        for (var i = 1; i < doses.Count; i++)
        {
            var second = doses[i].Parts[0];
            if (second.Charted.DoseId is not null)
                continue;
            var first = doses.FindIndex(0, i, dose => dose.Parts[0].Charted.DoseId is null
                && dose.Parts[0].Drug.Identity == second.Drug.Identity
                && dose.Parts[0].Charted.Encounter == second.Charted.Encounter);
            if (first < 0)
                continue;
            var (id, earlier) = (second.Charted.Id, doses[first].Parts[0].Charted.Id);
            work.ReportChoice("splitDose", id,
                $"{earlier} and {id} are injections of one drug and were counted each; one doseId would make them one");
        }
    }

    private static string CodeOf(TimedAdministration injection) => injection.Kind switch
    {
        AdministrationKind.Chemotherapy when injection.Drug.Family == AdministrationFamily.HormonalAntineoplastic =>
            IvCodes.HormonalInjection,
        AdministrationKind.Chemotherapy => IvCodes.ChemotherapyInjection,
        AdministrationKind.Therapeutic or AdministrationKind.Hydration => IvCodes.Injection,
    };

    private static void WriteOne(CodingWork work, List<TimedAdministration> parts, string code, bool beside)
    {
        var ids = TimedAdministration.IdsOf(parts);
        var text = ids.Length == 1 ? ids[0] : string.Join(", ", ids);
        var label = parts[0].Label;
        var steps = work.BeginSteps();
        steps.Add(new(CodingRules.Family, $"{label} takes {code} with {work.Terms.PayerId}"));
        steps.Add(new(CodingRules.Injection, $"{code}: {text} is one prepared dose"));
        var modifiers = ImmutableArray<string>.Empty;
        if (beside)
        {
            modifiers = [work.DistinctModifier("XU")];
            steps.Add(new(CodingRules.DistinctInjection, $"{modifiers[0]}: given beside another administration"));
        }

        if (SelfAdministered.Is(work, parts[0]))
        {
            modifiers = modifiers.Add("GY");
            steps.Add(
                new(CodingRules.SelfAdministeredRule,
                    $"GY: {parts[0].Drug.Code!.Hcpcs} is on the payer's list for this route"));
        }

        work.AdministrationLines.Add(new LineDraft
        {
            Code = code,
            Units = 1,
            Modifiers = modifiers,
            Diagnoses = work.Pointers.For(parts),
            Administrations = ids,
            Because = $"{text} is one injection.",
            Steps = [.. steps],
        });
        foreach (var part in parts)
            work.Services.Add(ServiceTimes.Of(work, part, code, []));
    }
}
