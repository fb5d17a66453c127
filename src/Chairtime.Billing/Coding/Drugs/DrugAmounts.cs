using static Chairtime.Billing.Coding.CodingFindings;

namespace Chairtime.Billing.Coding;

/// <summary>Given, discarded and opened amounts of a drug, and the units they make. Given + discarded =
/// opened.</summary>
/// <param name="Given">In the billing unit's measure.</param>
/// <param name="Discarded">Opened less given; 0 where nothing can be said of it.</param>
/// <param name="DiscardedUnits">Whole billing units in <paramref name="Discarded"/>, rounded down.</param>
/// <param name="KnowsDiscarded">True when vials or a charted discarded amount show what was left.</param>
internal sealed record DrugAmounts(
    decimal Given, int GivenUnits, decimal Discarded, int DiscardedUnits, bool KnowsDiscarded)
{
    /// <summary>How the given amount came about, where it is not charted in the code's measure.</summary>
    public List<DerivationStep>? Steps { get; private init; }

    /// <summary>Null when the dose cannot be turned into the billing unit; the finding says so.</summary>
    public static DrugAmounts? Of(CodingWork work, DrugGroup group, OpenedVials opened)
    {
        List<DerivationStep>? steps = null;
        if (GivenDose.Of(work, group, ref steps) is not { } dose)
            return null;
        var amounts = Of(work, group, opened, dose, isWorkedOut: steps is not null);
        return steps is null ? amounts : amounts with { Steps = steps };
    }

    private static DrugAmounts Of(
        CodingWork work, DrugGroup group, OpenedVials opened, decimal dose, bool isWorkedOut)
    {
        var unit = group.Code.UnitAmount;
        var units = Up(dose / unit);
        var stated = StatedDiscarded(group);
        if (opened.IsSingleDose != true)
            return new DrugAmounts(dose, units, 0, 0, KnowsDiscarded: false);

        if (opened.Amount is { } amount)
        {
            var left = amount - dose;
            // Containers of one part say nothing of what was opened for another.
            if (left < 0 && group.Parts.Exists(static part => part.Charted.Vials.IsEmpty))
                return new DrugAmounts(dose, units, 0, 0, KnowsDiscarded: false);
            if (isWorkedOut && stated is { } told && IsRounded(told, left))
                stated = null;
            CheckTotals(work, group, dose, amount, stated);
            return left < 0
                // More given than opened cannot be: only what was opened is supported until the chart is corrected.
                ? new DrugAmounts(amount, Up(amount / unit), 0, 0, KnowsDiscarded: true)
                : new DrugAmounts(dose, units, left, Down(left / unit), KnowsDiscarded: true);
        }

        return stated is { } known
            ? new DrugAmounts(dose, units, known, Down(known / unit), KnowsDiscarded: true)
            : new DrugAmounts(dose, units, 0, 0, KnowsDiscarded: false);
    }

    // What was worked out has more decimals than anybody charts.
    private static bool IsRounded(decimal charted, decimal exact) =>
        charted == decimal.Round(exact, charted.Scale, MidpointRounding.AwayFromZero);

    private static decimal? StatedDiscarded(DrugGroup group)
    {
        decimal? sum = null;
        foreach (var part in group.Parts)
        {
            if (part.Charted.Discarded is { } charted && GivenDose.InMeasure(part, charted, group.Code) is { } stated)
                sum = (sum ?? 0m) + stated;
        }

        return sum;
    }

    private static void CheckTotals(CodingWork work, DrugGroup group, decimal dose, decimal amount, decimal? stated)
    {
        var (ids, unit, left) = (group.IdText(), group.Code.Unit, amount - dose);
        if (left < 0)
        {
            work.Report(VialTotalMismatch, group.Parts[0].Charted.Id,
                $"{ids}: {dose:0.####} {unit} given is more than the {amount:0.####} {unit} opened.",
                $"Correct dose or vials of {ids}.");
        }
        else if (stated is { } charted && charted != left)
        {
            work.Report(VialTotalMismatch, group.Parts[0].Charted.Id,
                $"{ids}: {amount:0.####} {unit} opened − {dose:0.####} {unit} given = {left:0.####} {unit}, but {
                    charted:0.####} {unit} is charted as discarded.",
                $"Correct dose, vials or discarded of {ids}.");
        }
    }

    private static int Up(decimal units) => (int)Math.Min(int.MaxValue, Math.Ceiling(units));

    private static int Down(decimal units) => (int)Math.Min(int.MaxValue, Math.Floor(units));
}
