using System.Collections.Immutable;
using Chairtime.Billing.Visits;
using static Chairtime.Billing.Coding.CodingFindings;

namespace Chairtime.Billing.Coding;

/// <summary>The lines of one drug: what was given, and right after it what was discarded.</summary>
internal static class DrugGroupLines
{
    public static void Write(CodingWork work, DrugGroup group)
    {
        if (group.Code.IsUnlisted)
        {
            UnlistedDrugLine.Write(work, group);
            return;
        }

        var opened = OpenedVials.Of(work, group);
        if (DrugAmounts.Of(work, group, opened) is not { } amounts)
            return;
        if (opened.IsSingleDose != false || opened.Charted)
            opened.Report(work, group);
        if (opened.IsSingleDose == false)
            work.Report(
                MultiDose, group.Parts[0].Charted.Id,
                    $"{group.Code.Hcpcs} for {group.IdText()} comes from a multiple-dose container.");
        VialChoice.Check(work, group, opened, amounts);

        var waste = WasteTreatment.Of(work, group, opened, amounts);
        var packages = OpenedPackages.Of(work, group);
        if (work.Terms.NdcRequired && NdcShare.Of(group, packages, opened, amounts) is { } shares)
        {
            work.Report(SeveralNdcs, group.Parts[0].Charted.Id,
                $"More than one NDC went into {group.IdText()}; each has a line of its own.");
            foreach (var (package, content, amount) in shares)
                Write(work, group, content, amount, waste.Of(amount), LineNdc.Of(work, package));
        }
        else
        {
            var isMultiDose = opened.IsSingleDose == false;
            Write(work, group, opened, amounts, waste,
                LineNdc.Of(work, group, packages, amounts.Given, isMultiDose));
        }

        if (SelfAdministered.Is(work, group.Parts[0]))
        {
            work.Report(SelfAdministeredFinding, group.Parts[0].Charted.Id,
                $"{group.Code.Hcpcs} is on the payer's self-administered list for this route.");
        }
    }

    private static void Write(
        CodingWork work, DrugGroup group, OpenedVials opened, DrugAmounts amounts, WasteTreatment waste, LineNdc? ndc)
    {
        if (amounts.GivenUnits + waste.JoinedUnits > 0)
            WriteGiven(work, group, opened, amounts, waste, ndc);
        if (waste.OnOwnLine)
            WriteDiscarded(work, group, opened, amounts, amounts.GivenUnits > 0 ? ndc?.ForDiscarded() : ndc);
    }

    private static void WriteGiven(
        CodingWork work, DrugGroup group, OpenedVials opened, DrugAmounts amounts, WasteTreatment waste, LineNdc? ndc)
    {
        var code = group.Code;
        var units = amounts.GivenUnits + waste.JoinedUnits;
        var steps = work.BeginSteps();
        if (amounts.Steps is { } before)
            steps.AddRange(before);
        steps.Add(new(CodingRules.Units, new UnitsGiven(amounts, code)));
        if (waste.JoinedUnits > 0)
        {
            steps.Add(
                new(CodingRules.Discarded, $"{waste.JoinedUnits} discarded units joined: the payer wants one line"));
        }

        var modifiers = Modifiers(work, group, waste.SaysNothingDiscarded ? "JZ" : null, steps);
        if (waste.SaysNothingDiscarded)
            steps.Add(new(CodingRules.NothingDiscarded, new NothingLeft(opened, amounts, code)));
        if (ndc is not null)
            steps.Add(new(CodingRules.NdcRule, new NdcNamed(ndc)));
        LineSplitting.Add(work, group, units, modifiers,
            new DrugGiven(amounts, code, waste.SaysNothingDiscarded), steps, ndc);
    }

    private static void WriteDiscarded(
        CodingWork work, DrugGroup group, OpenedVials opened, DrugAmounts amounts, LineNdc? ndc)
    {
        var code = group.Code;
        var steps = work.BeginSteps();
        steps.Add(new(CodingRules.Discarded, new UnitsDiscarded(opened, amounts, code)));
        var modifiers = Modifiers(work, group, "JW", steps);
        LineSplitting.Add(work, group, amounts.DiscardedUnits, modifiers,
            new DrugDiscarded(amounts, code), steps, ndc);
    }

    /// <summary>Route first, then JW or JZ, then the rest, as payers list them.</summary>
    private static ImmutableArray<string> Modifiers(
        CodingWork work, DrugGroup group, string? discarded, List<DerivationStep> steps)
    {
        var modifiers = ImmutableArray<string>.Empty;
        if (RouteModifier(work, group) is { } route)
        {
            modifiers = modifiers.Add(route);
            steps.Add(new(CodingRules.RouteModifier, $"{route}: {group.Code.Hcpcs} exists for more than one route"));
        }

        if (discarded is not null)
            modifiers = modifiers.Add(discarded);
        if (Modifier340B(work, group) is { } bought)
        {
            modifiers = modifiers.Add(bought);
            steps.Add(new(CodingRules.Modifier340B, $"{bought}: bought at the 340B price"));
        }

        if (SelfAdministered.Is(work, group.Parts[0]))
        {
            modifiers = modifiers.Add("GY");
            steps.Add(
                new(CodingRules.SelfAdministeredRule, $"GY: {group.Code.Hcpcs} is on the payer's list for this route"));
        }

        return modifiers;
    }

    private static string? RouteModifier(CodingWork work, DrugGroup group)
    {
        var wanted = work.Terms.RouteModifiersForAll
            ? group.Code.SharesRoutes
            : work.Terms.RouteModifierCodes.Contains(group.Code.Hcpcs);
        if (!wanted)
            return null;
        return group.IsIv ? "JA" : group.Parts[0].Charted.Route is Route.Subcutaneous or Route.SubcutaneousInfusion
            ? "JB" : null;
    }

    // JG for hospitals from 2018 and for every covered entity in 2024, TB alone from 2025 (D-19). Rural, children's and
    // cancer hospitals, which used TB all along, are not told apart here.
    private static string? Modifier340B(CodingWork work, DrugGroup group)
    {
        if (group.Acquired != Acquired.At340B)
            return null;
        return work.Visit.DateOfService.Year switch
        {
            >= 2025 => "TB",
            2024 => "JG",
            >= 2018 when work.IsFacility => "JG",
            _ => null,
        };
    }
}
