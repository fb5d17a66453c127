using System.Collections.Immutable;
using Chairtime.X12.Guides.Remittance835;
using Chairtime.X12.Reading;

namespace Chairtime.X12.Guides.Claim837P;

/// <summary>Reads another payer of a claim from its SBR segment onwards (loops 2320, 2330A, 2330B).</summary>
internal static class OtherCoverageReader
{
    public static OtherCoverage At(Part part, int sbr)
    {
        var adjustments = ImmutableArray.CreateBuilder<Adjustment>();
        var facts = new Facts();
        for (var i = sbr + 1; i < part.Count && !part.Is(i, "SBR") && !part.Is(i, "LX"); i++)
        {
            if (part.Is(i, "CAS"))
            {
                adjustments.AddRange(Adjustment.Of(part, i));
            }
            else
            {
                facts.Take(part, i);
            }
        }
        return new OtherCoverage(
            part.Text(sbr, 1), part.Text(sbr, 2), part.Text(sbr, 3), part.Text(sbr, 9),
            facts.Parties.Find(party => party.Role == "IL"), facts.Parties.Find(party => party.Role == "PR"),
            facts.Amount("D"), adjustments.ToImmutable(), facts.Day("573"))
        {
            Amounts = [.. facts.Amounts],
        };
    }
}
