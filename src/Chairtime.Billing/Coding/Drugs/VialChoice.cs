using static Chairtime.Billing.Coding.CodingFindings;

namespace Chairtime.Billing.Coding;

/// <summary>Whether other marketed vials would have left less of the drug over.</summary>
internal static class VialChoice
{
    // A dose beyond this many steps of the common divisor is not searched; no real dose comes near.
    private const int MostSteps = 4000;

    public static void Check(CodingWork work, DrugGroup group, OpenedVials opened, DrugAmounts amounts)
    {
        // What was opened for the ordered dose is left over when the infusion is stopped: no choice of vials.
        if (opened.IsSingleDose != true || opened.Amount is not { } amount || amounts.DiscardedUnits == 0
            || group.Parts.Exists(static part => part.Charted.Discontinued is not null))
        {
            return;
        }

        var sizes = new List<decimal>(group.Code.SingleDoseSizes);
        foreach (var (size, _) in opened.Contents)
        {
            if (size > 0 && !sizes.Contains(size))
                sizes.Add(size);
        }

        if (sizes.Count == 0 || IsLeast(amount, amounts.Given, Step(sizes))
            || LeastOpened(sizes, amounts.Given) is not { } least || least >= amount)
            return;
        var (ids, unit, code) = (group.IdText(), group.Code.Unit, group.Code.Hcpcs);
        work.Report(VialChoiceFinding, group.Parts[0].Charted.Id,
            $"{ids}: {amount:0.####} {unit} of {code} was opened for {amounts.Given:0.####} {
                unit}; marketed vials of {least:0.####} {unit} would have left {amount - least:0.####} {unit} less.",
            $"Document in note of {ids} why these vials were used.");
    }

    /// <summary>The smallest total of marketed sizes that holds the dose; null when there are no sizes to choose
    /// from.</summary>
    public static decimal? LeastOpened(List<decimal> sizes, decimal dose)
    {
        if (sizes.Count == 0 || dose <= 0)
            return null;
        if (sizes.Count == 1)
            return Math.Ceiling(dose / sizes[0]) * sizes[0];
        var step = Step(sizes);
        var needed = Math.Ceiling(dose / step);
        var largest = sizes.Max() / step;
        if (needed + largest > MostSteps)
            return null;

        // Which totals can be made at all; the first at or above the dose is the answer.
        var reachable = new bool[(int)(needed + largest) + 1];
        reachable[0] = true;
        for (var total = 1; total < reachable.Length; total++)
        {
            foreach (var size in sizes)
            {
                var steps = (int)(size / step);
                if (steps <= total && reachable[total - steps])
                {
                    reachable[total] = true;
                    break;
                }
            }

            if (reachable[total] && total >= needed)
                return total * step;
        }

        return null;
    }

    // Every total is a number of steps, so that mostly nothing needs to be searched.
    private static bool IsLeast(decimal amount, decimal dose, decimal step) =>
        Math.Ceiling(dose / step) * step >= amount;

    private static decimal Step(List<decimal> sizes)
    {
        var step = sizes[0];
        for (var i = 1; i < sizes.Count; i++)
            step = CommonDivisor(step, sizes[i]);
        return step;
    }

    private static decimal CommonDivisor(decimal a, decimal b)
    {
        while (b != 0)
            (a, b) = (b, a % b);
        return a;
    }
}
