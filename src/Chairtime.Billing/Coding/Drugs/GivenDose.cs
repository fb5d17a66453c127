using Chairtime.Billing.Catalogue;
using Chairtime.Billing.Vocabulary;
using static Chairtime.Billing.Coding.CodingFindings;

namespace Chairtime.Billing.Coding;

/// <summary>The charted dose in the measure of the code: as it is, by body weight, or by the package's
/// concentration.</summary>
internal static class GivenDose
{
    /// <summary>What was given of the group, and how it was worked out where the chart has another measure; null when
    /// it cannot be worked out, and the finding says so.</summary>
    public static decimal? Of(CodingWork work, DrugGroup group, ref List<DerivationStep>? steps)
    {
        var sum = 0m;
        foreach (var part in group.Parts)
        {
            if (Of(work, group, part, ref steps) is not { } dose)
                return null;
            sum += dose;
        }

        return sum;
    }

    private static decimal? Of(
        CodingWork work, DrugGroup group, TimedAdministration part, ref List<DerivationStep>? steps)
    {
        var code = group.Code;
        var charted = part.Charted.Dose ?? part.Charted.Volume;
        if (charted?.In(code.Unit) is { } direct)
            return direct;
        // A code that counts doses counts the administration, in whatever measure its content is charted.
        if (code.Unit == "{dose}")
            return code.UnitAmount;
        if (charted is { } given && (ByWeight(work, given, code.Unit) ?? ByConcentration(part, given, code))
            is { } worked)
        {
            var id = part.Charted.Id;
            FormattableString how = $"{id}: {worked.How} = {worked.Amount:0.####} {code.Unit} given";
            (steps ??= []).Add(new(CodingRules.Units, how));
            work.Report(DoseWorkedOut, id, $"The dose of {how}.", $"Chart dose of {id} in {code.Unit}.");
            return worked.Amount;
        }

        Refuse(work, part, code.Hcpcs, code.UnitAmount, code.Unit);
        return null;
    }

    private static void Refuse(
        CodingWork work, TimedAdministration part, string hcpcs, decimal unitAmount, string unit)
    {
        var id = part.Charted.Id;
        var charted = part.Charted.Dose ?? part.Charted.Volume;
        work.Report(
            DoseUnit, id, $"The dose of {id} is {charted}; {hcpcs} is billed by {unitAmount:0.####} {unit}.",
            charted is { Unit: "mg/kg" } ? (FormattableString)$"Chart dose of {id} in {unit}, or patient.weight."
                : $"Chart dose of {id} in {unit}.");
    }

    private static (decimal Amount, FormattableString How)? ByWeight(CodingWork work, Quantity given, string unit)
    {
        if (given.Unit != "mg/kg" || work.Visit.Patient?.Weight is not { } weight
            || new Quantity(weight.Value, weight.Unit).In("kg") is not { } kilograms
            || new Quantity(given.Value * kilograms, "mg").In(unit) is not { } amount)
            return null;
        return (amount, weight.TakenOn is { } day
            ? (FormattableString)$"{given} x {kilograms:0.####} kg of {day:yyyy-MM-dd}"
            : $"{given} x {kilograms:0.####} kg");
    }

    /// <summary>An amount in the measure of the code, by the package's concentration where it is a volume.</summary>
    public static decimal? InMeasure(TimedAdministration part, Quantity charted, DrugCode code) =>
        charted.In(code.Unit) ?? ByConcentration(part, charted, code)?.Amount;

    // A liquid whose package says how much is in how many millilitres. Powders are dissolved to any concentration.
    private static (decimal Amount, FormattableString How)? ByConcentration(
        TimedAdministration part, Quantity given, DrugCode code)
    {
        if (given.In("mL") is not { } volume
            || part.Drug.Ndc is not { BillingUnit: "ML", PackageSize: > 0m and var size, Content: { } whole } package
            || whole.In(code.Unit) is not { } content)
            return null;
        return (volume * content / size,
            $"{volume:0.####} mL x {content:0.####} {code.Unit} in {size:0.####} mL of NDC {package.Ndc.Digits}");
    }
}
