using System.Globalization;
using static Chairtime.Billing.Coding.CodingFindings;

namespace Chairtime.Billing.Coding;

/// <summary>A drug without a code of its own: one unit of an unlisted code, described in words.</summary>
internal static class UnlistedDrugLine
{
    public static void Write(CodingWork work, DrugGroup group)
    {
        foreach (var part in group.Parts)
        {
            var charted = part.Charted;
            List<TimedAdministration> parts = [part];
            var ndc = LineNdc.Of(work, new DrugGroup(group.Code, group.Acquired, group.IsIv) { Parts = { part } });
            if (charted.Drug.Name is null || charted.Dose is null || ndc is null)
            {
                var missing = string.Join(", ", Missing(charted.Drug.Name, charted.Dose is null, ndc is null));
                work.Report(UnlistedNeeds, charted.Id, $"{group.Code.Hcpcs} for {charted.Id} lacks {missing}.",
                    $"Document {missing} of {charted.Id}.");
            }

            var (code, name) = (group.Code.Hcpcs, charted.Drug.Name ?? "");
            work.DrugLines.Add(new LineDraft
            {
                Code = code,
                Units = 1,
                Diagnoses = work.Pointers.For(parts),
                Administrations = [charted.Id],
                Because = $"{name} has no code of its own: one unit of {code}, described in words.",
                Steps = [new(CodingRules.UnlistedRule, $"{code} x 1 for {charted.Id}")],
                Ndc = ndc?.Digits,
                NdcQuantity = ndc?.Quantity,
                NdcUnit = ndc?.Unit,
                Description = string.Create(
                    CultureInfo.InvariantCulture, $"{name} {charted.Dose} {charted.Route}").Trim(),
            });
        }
    }

    private static IEnumerable<string> Missing(string? name, bool dose, bool ndc)
    {
        if (name is null)
            yield return "drug.name";
        if (dose)
            yield return "dose";
        if (ndc)
            yield return "drug.ndc";
    }
}
