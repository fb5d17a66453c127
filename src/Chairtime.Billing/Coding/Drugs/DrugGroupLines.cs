using System.Collections.Immutable;
using System.Globalization;
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

        var ndc = LineNdc.Of(work, group);
        var waste = WasteTreatment.Of(work, group, opened, amounts);
        WriteGiven(work, group, opened, amounts, waste, ndc);
        if (waste.OnOwnLine)
            WriteDiscarded(work, group, opened, amounts, ndc);
        if (SelfAdministered.Is(work, group.Parts[0]))
        {
            work.Report(SelfAdministeredFinding, group.Parts[0].Charted.Id,
                $"{group.Code.Hcpcs} is on the payer's self-administered list for this route.");
        }
    }

    private static void WriteGiven(
        CodingWork work, DrugGroup group, OpenedVials opened, DrugAmounts amounts, WasteTreatment waste, LineNdc? ndc)
    {
        var (code, unit) = (group.Code, group.Code.Unit);
        var units = amounts.GivenUnits + waste.JoinedUnits;
        var steps = new List<DerivationStep>(5)
        {
            new(CodingRules.Units, code.IsUpTo
                ? $"{amounts.Given:0.####} {unit} given, one unit for each {code.UnitAmount:0.####} {unit} begun = {
                    amounts.GivenUnits} units of {code.Hcpcs}"
                : (FormattableString)$"{amounts.Given:0.####} {unit} given ÷ {code.UnitAmount:0.####} {
                    unit} per unit = {
                    amounts.Given / code.UnitAmount:0.####}, rounded up = {amounts.GivenUnits} units of {code.Hcpcs}"),
        };
        if (waste.JoinedUnits > 0)
            steps.Add(
                new(CodingRules.Discarded, $"{waste.JoinedUnits} discarded units joined: the payer wants one line"));
        var modifiers = Modifiers(work, group, waste.SaysNothingDiscarded ? "JZ" : null, steps);
        if (waste.SaysNothingDiscarded)
        {
            steps.Add(
                new(CodingRules.NothingDiscarded,
                    $"JZ: {Opened(opened, unit)} opened − {amounts.Given:0.####} {unit} given = {
                        amounts.Discarded:0.####} {unit}, less than one unit"));
        }

        if (ndc is not null)
            steps.Add(new(CodingRules.NdcRule, $"{ndc.Text}"));
        FormattableString because =
            $"{amounts.Given:0.####} {unit} of {code.Name} was given: {amounts.GivenUnits} {
                Units(amounts.GivenUnits)} of {code.UnitAmount:0.####} {unit}{
                (waste.SaysNothingDiscarded ? ", nothing billable was discarded" : "")}.";
        LineSplitting.Add(work, group, units, modifiers, because, steps, ndc);
    }

    private static void WriteDiscarded(
        CodingWork work, DrugGroup group, OpenedVials opened, DrugAmounts amounts, LineNdc? ndc)
    {
        var (code, unit) = (group.Code, group.Code.Unit);
        var steps = new List<DerivationStep>(3)
        {
            new(CodingRules.Discarded,
                $"{Opened(opened, unit)} opened − {amounts.Given:0.####} {unit} given = {amounts.Discarded:0.####} {
                    unit} ÷ {code.UnitAmount:0.####} {unit} per unit, rounded down = {amounts.DiscardedUnits} units"),
        };
        var modifiers = Modifiers(work, group, "JW", steps);
        LineSplitting.Add(work, group, amounts.DiscardedUnits, modifiers,
            $"{amounts.Discarded:0.####} {unit} of {code.Name} from single-dose containers was discarded: {
                amounts.DiscardedUnits} whole {Units(amounts.DiscardedUnits)}.",
            steps, ndc?.ForDiscarded());
    }

    private static string Units(int count) => count == 1 ? "unit" : "units";

    private static string Opened(OpenedVials opened, string unit) => opened.Amount is { } amount
        ? string.Create(CultureInfo.InvariantCulture, $"{amount:0.####} {unit}")
        : "amount";

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

    // JG beside TB for hospitals from 2018, TB alone from 2025 (D-19).
    private static string? Modifier340B(CodingWork work, DrugGroup group)
    {
        if (group.Acquired != Acquired.At340B)
            return null;
        var year = work.Visit.DateOfService.Year;
        return year >= 2025 ? "TB" : work.IsFacility ? year >= 2018 ? "JG" : null : year >= 2024 ? "TB" : null;
    }
}
