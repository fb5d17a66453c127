using System.Globalization;
using Chairtime.Billing.Catalogue;
using Chairtime.Billing.Policies;
using static Chairtime.Billing.Coding.CodingFindings;

namespace Chairtime.Billing.Coding;

/// <summary>The package code on a drug line, and how much of it was opened, in the unit it is counted in.</summary>
/// <param name="Quantity">Null when the chart does not show what was opened.</param>
/// <param name="Unit">UN, ML, GR or F2.</param>
internal sealed record LineNdc(string Digits, decimal? Quantity, string? Unit)
{
    public FormattableString Text => Quantity is { } quantity
        ? (FormattableString)$"NDC {Digits}, {quantity:0.###} {Unit} opened"
        : $"NDC {Digits}, quantity not charted";

    public static LineNdc? Of(CodingWork work, DrugGroup group)
    {
        Ndc? chosen = null;
        NdcEntry? chosenEntry = null;
        var most = 0m;
        var several = false;
        var containers = 0m;
        foreach (var part in group.Parts)
        {
            if (part.Drug.Ndc is { } own)
                Consider(own.Ndc, own, 0m);
            else if (part.Charted.Drug.Ndc is { } written && Ndc.TryParse(written, out var parsed))
                Consider(parsed, null, 0m);
            foreach (var vial in part.Charted.Vials)
            {
                containers += vial.Count;
                if (vial.Ndc is not null && Ndc.TryParse(vial.Ndc, out var ndc))
                    Consider(ndc, work.Context.Catalogue.Find(ndc), vial.Count);
            }
        }

        if (chosen is not { } line)
            return null;
        if (several)
        {
            work.Report(SeveralNdcs, group.Parts[0].Charted.Id,
                $"More than one NDC went into {group.IdText()}; the line names {
                    line.Digits}, of which most was opened.");
        }

        return Counted(work, line, chosenEntry, containers);

        void Consider(Ndc ndc, NdcEntry? entry, decimal count)
        {
            if (chosen is { } before && before != ndc)
                several |= most > 0 && count > 0;
            if (chosen is not null && count <= most)
                return;
            (chosen, chosenEntry, most) = (ndc, entry, count);
        }
    }

    /// <summary>The line of what was discarded names the same package; its quantity stands on the line of what was
    /// given.</summary>
    public LineNdc ForDiscarded() => this with { Quantity = null, Unit = null };

    private static LineNdc Counted(CodingWork work, Ndc ndc, NdcEntry? entry, decimal containers)
    {
        if (containers == 0 || entry?.BillingUnit is not { } unit)
            return new LineNdc(ndc.Digits, containers == 0 ? null : containers, containers == 0 ? null : "UN");
        if (work.Terms.NdcUnit == NdcCounting.Vial || unit == "UN")
            return new LineNdc(ndc.Digits, containers, "UN");
        return entry.PackageSize is { } size
            ? new LineNdc(ndc.Digits, containers * size, unit)
            : new LineNdc(ndc.Digits, containers, "UN");
    }

    public override string ToString() => Text.ToString(CultureInfo.InvariantCulture);
}
