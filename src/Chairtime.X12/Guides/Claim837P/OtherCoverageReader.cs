using Chairtime.X12.Envelope;
using Chairtime.X12.Guides.Remittance835;
using Chairtime.X12.Reading;

namespace Chairtime.X12.Guides.Claim837P;

/// <summary>Reads another payer of a claim from its SBR segment onwards (loops 2320, 2330A, 2330B).</summary>
internal static class OtherCoverageReader
{
    public static OtherCoverage At(Part part, int sbr)
    {
        var adjustments = new List<Adjustment>();
        var facts = new Facts();
        for (var i = sbr + 1; i < part.Count && part.TagOf(i) is not (Tags.Sbr or Tags.Lx); i++)
        {
            if (part.TagOf(i) == Tags.Cas)
            {
                Adjustment.AddTo(adjustments, part, i);
            }
            else
            {
                facts.Take(part, i);
            }
        }
        return new OtherCoverage(
            part.Text(sbr, 1), part.Text(sbr, 2), part.Text(sbr, 3), part.Text(sbr, 9),
            facts.Parties.Find(party => party.Role == "IL"), facts.Parties.Find(party => party.Role == "PR"),
            facts.Amount("D"), Facts.Frozen(adjustments), facts.Day("573"))
        {
            Amounts = Facts.Frozen(facts.Amounts),
        };
    }
}
