using Chairtime.Billing.Catalogue;
using Chairtime.Billing.Visits;
using static Chairtime.Billing.Coding.CodingFindings;

namespace Chairtime.Billing.Coding;

/// <summary>What was opened for a drug, in the billing unit's measure.</summary>
/// <param name="Amount">Content of all containers, or null when a size is not known or nothing is charted.</param>
/// <param name="IsSingleDose">Null when neither chart nor catalogue says.</param>
/// <param name="Contents">Content of each kind of container, for the choice of vials; empty when unknown.</param>
/// <param name="Charted">True when the chart shows containers at all.</param>
internal sealed record OpenedVials(
    decimal? Amount, bool? IsSingleDose, List<(decimal Size, decimal Count)> Contents, bool Charted)
{
    public static OpenedVials Of(CodingWork work, DrugGroup group)
    {
        var contents = new List<(decimal Size, decimal Count)>(1);
        bool? single = null;
        var mixed = false;
        var charted = false;
        decimal? amount = 0m;
        foreach (var part in group.Parts)
        {
            foreach (var vial in part.Charted.Vials)
            {
                charted = true;
                var entry = Entry(work, group.Code, part, vial);
                var dose = vial.SingleDose ?? entry?.IsSingleDose;
                if (dose is not null)
                {
                    mixed |= single is not null && single != dose;
                    single = single is false ? false : dose;
                }

                if (SizeOf(group.Code, vial, entry) is { } size)
                {
                    contents.Add((size, vial.Count));
                    amount += size * vial.Count;
                }
                else
                {
                    amount = null;
                }
            }
        }

        if (mixed)
            single = false;
        single ??= group.Code.Container switch
        {
            ContainerType.SingleDose => true,
            ContainerType.MultiDose => false,
            ContainerType.Either => null,
        };
        return new OpenedVials(charted ? amount : null, single, contents, charted);
    }

    /// <summary>The catalogue's entry for a container: by its own NDC, else by the administration's.</summary>
    public static NdcEntry? Entry(CodingWork work, DrugCode code, TimedAdministration part, Vial vial) =>
        part.TryPackage(work, code, vial, out _, out var entry) ? entry : part.Drug.Ndc;

    private static decimal? SizeOf(DrugCode code, Vial vial, NdcEntry? entry)
    {
        if (vial.Size is { } size && size.In(code.Unit) is { } charted)
            return charted;
        // A syringe of a product that is billed by the dose holds one.
        if (code.Unit == "{dose}")
            return entry?.Content?.In(code.Unit) ?? code.UnitAmount;
        if (entry?.Content?.In(code.Unit) is not { } content)
            return null;
        if (vial.Size is null)
            return content;
        // A container charted in millilitres holds what the package says of as many; a powder says nothing of it.
        if (vial.Size.Value.In("mL") is not { } volume)
            return null;
        return entry is { BillingUnit: "ML", PackageSize: > 0m and var whole } ? volume / whole * content : content;
    }

    /// <summary>Says what is missing to tell given from discarded.</summary>
    public void Report(CodingWork work, DrugGroup group)
    {
        var (ids, code) = (group.IdText(), group.Code.Hcpcs);
        if (IsSingleDose is null)
            work.Report(
                ContainerUnknown, group.Parts[0].Charted.Id,
                    $"Nothing says whether the container of {code} for {ids} is single-dose.");
        else if (Charted && Amount is null && IsSingleDose == true)
            work.Report(
                VialSizeUnknown, group.Parts[0].Charted.Id,
                    $"The content of a container of {code} opened for {ids} is not known.");
    }
}
