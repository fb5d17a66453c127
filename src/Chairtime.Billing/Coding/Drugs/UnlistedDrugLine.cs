using System.Collections.Immutable;
using Chairtime.Billing.Policies;
using Chairtime.Billing.Visits;
using Chairtime.Billing.Vocabulary;
using static Chairtime.Billing.Coding.CodingFindings;

namespace Chairtime.Billing.Coding;

/// <summary>A drug without a code of its own: one unit of an unlisted code, described in words; what was discarded on a
/// line of its own.</summary>
internal static class UnlistedDrugLine
{
    public static void Write(CodingWork work, DrugGroup group)
    {
        foreach (var part in group.Parts)
            Write(work, new DrugGroup(group.Code, group.Acquired, group.IsIv) { Parts = { part } }, part);
    }

    // A drug without a dose has no line at all.
    private static void Write(CodingWork work, DrugGroup group, TimedAdministration part)
    {
        var charted = part.Charted;
        var ndc = LineNdc.Of(work, group, OpenedPackages.Of(work, group), null, isMultiDose: false);
        if (charted.Drug.Name is null || ndc is null)
        {
            var missing = charted.Drug.Name is not null ? "drug.ndc" : ndc is not null ? "drug.name"
                : "drug.name, drug.ndc";
            work.Report(UnlistedNeeds, charted.Id, $"{group.Code.Hcpcs} for {charted.Id} lacks {missing}.",
                $"Document {missing} of {charted.Id}.");
        }

        var code = group.Code.Hcpcs;
        var name = charted.Drug.Name ?? "A drug that the chart does not name";
        var left = Left(charted);
        var isSingleDose = IsSingleDose(charted);
        var modifiers = ImmutableArray<string>.Empty;
        ImmutableArray<DerivationStep> steps = [new(CodingRules.UnlistedRule, $"{code} x 1 for {charted.Id}")];
        if (isSingleDose && left == 0 && work.Terms.Jz == DiscardedModifier.Required)
        {
            modifiers = ["JZ"];
            steps = steps.Add(
                new(CodingRules.NothingDiscarded, $"JZ: nothing was left of what was opened for {charted.Id}"));
        }

        Add(work, group, modifiers, steps, ndc,
            $"{name} has no code of its own: one unit of {code}, described in words.",
            Describe(charted.Drug.Name, charted.Dose!.Value.ToString(), charted.Route));
        if (!isSingleDose)
            return;
        var isDemanded = work.Terms.Jz == DiscardedModifier.Required || work.Terms.Jw == DiscardedModifier.Required;
        if (left is null && isDemanded)
        {
            work.Report(VialsMissing, charted.Id,
                $"{work.Terms.PayerId} demands JW or JZ on {code}, and the chart of {
                    charted.Id} does not show what was opened or discarded.",
                $"Document vials or discarded of {charted.Id}.");
        }
        else if (left > 0 && work.Terms.Jw is DiscardedModifier.Required or DiscardedModifier.NotRequired)
        {
            var unit = charted.Discarded?.Unit ?? charted.Dose!.Value.Unit;
            var amount = new Quantity(left.Value, unit);
            Add(work, group, ["JW"],
                [new(CodingRules.Discarded, $"{amount} of what was opened for {charted.Id} was left: {code} x 1")],
                ndc?.ForDiscarded(), $"{amount} of {name} from single-dose containers was discarded.",
                Describe(charted.Drug.Name, $"{amount} discarded", charted.Route));
        }
    }

    // Without a catalogue row only the chart can say.
    private static bool IsSingleDose(Administration charted) =>
        !charted.Vials.IsEmpty && charted.Vials.All(static vial => vial.SingleDose == true);

    // Charted as discarded, or opened less given; null where neither is charted.
    private static decimal? Left(Administration charted)
    {
        if (charted.Discarded is { } stated)
            return stated.Value;
        var dose = charted.Dose!.Value;
        var opened = 0m;
        foreach (var vial in charted.Vials)
        {
            if (vial.Size?.In(dose.Unit) is not { } size)
                return null;
            opened += size * vial.Count;
        }

        return opened >= dose.Value ? opened - dose.Value : null;
    }

    private static void Add(
        CodingWork work, DrugGroup group, ImmutableArray<string> modifiers, ImmutableArray<DerivationStep> steps,
        LineNdc? ndc, FormattableString because, string description) =>
        work.DrugLines.Add(new LineDraft
        {
            Code = group.Code.Hcpcs,
            Units = 1,
            Modifiers = modifiers,
            Diagnoses = work.Pointers.For(group.Parts),
            Administrations = group.Ids,
            Because = because,
            Steps = steps,
            Ndc = ndc?.Digits,
            NdcQuantity = ndc?.Quantity,
            NdcUnit = ndc?.Unit,
            Description = description,
        });

    private static string Describe(string? name, string? amount, Route route) =>
        string.Join(' ', new[] { name, amount, VisitReader.WordOf(route) }.OfType<string>());
}
