using Chairtime.Billing.Policies;
using static Chairtime.Billing.Coding.CodingFindings;

namespace Chairtime.Billing.Coding;

/// <summary>What the payer wants said of the rest in a single-dose container.</summary>
/// <param name="OnOwnLine">A line of its own with JW.</param>
/// <param name="SaysNothingDiscarded">JZ on the line of what was given.</param>
/// <param name="JoinedUnits">Discarded units billed on the line of what was given, where the payer wants one
/// line.</param>
internal readonly record struct WasteTreatment(bool OnOwnLine, bool SaysNothingDiscarded, int JoinedUnits)
{
    /// <summary>The same for one of several packages of the drug.</summary>
    public WasteTreatment Of(DrugAmounts share) => this with
    {
        OnOwnLine = OnOwnLine && share.DiscardedUnits > 0,
        JoinedUnits = JoinedUnits > 0 ? share.DiscardedUnits : 0,
    };

    public static WasteTreatment Of(CodingWork work, DrugGroup group, OpenedVials opened, DrugAmounts amounts)
    {
        if (opened.IsSingleDose != true)
            return default;
        var id = group.Parts[0].Charted.Id;
        var (ids, code) = (group.IdText(), group.Code);
        if (PackagedDrugs.Is(work.Context.Tables, work.Visit, code.Hcpcs))
        {
            work.Report(Packaged, id,
                $"{code.Hcpcs} for {ids} is packaged into what it was given with (OPPS status N): neither JW nor JZ.");
            return default;
        }

        // JW and JZ are demanded of drugs that the payer pays for (section 12.2), and one with GY it does not.
        var demands = !SelfAdministered.Is(work, group.Parts[0]);
        var jz = demands && work.Terms.Jz == DiscardedModifier.Required;
        if (!amounts.KnowsDiscarded)
        {
            if (jz || (demands && work.Terms.Jw == DiscardedModifier.Required))
            {
                work.Report(VialsMissing, id,
                    $"{work.Terms.PayerId} demands {(jz ? "JW or JZ" : "JW")} on {code.Hcpcs}, and the chart of {
                        ids} does not show what was opened or discarded.",
                    $"Document vials or discarded of {ids}.");
            }

            return default;
        }

        if (amounts.DiscardedUnits > 0)
        {
            return work.Terms.Jw switch
            {
                DiscardedModifier.Required or DiscardedModifier.NotRequired => new(true, false, 0),
                DiscardedModifier.Combine => new(false, false, amounts.DiscardedUnits),
                DiscardedModifier.Omit => default,
            };
        }

        if (amounts.Discarded > 0)
        {
            work.Report(UnderOneUnit, id,
                $"{amounts.Discarded:0.####} {code.Unit} of {code.Hcpcs} was left, less than the unit of {
                    code.UnitAmount:0.####} {code.Unit}.");
        }

        return new(false, jz, 0);
    }
}
