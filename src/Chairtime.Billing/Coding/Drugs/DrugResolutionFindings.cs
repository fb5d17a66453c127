using Chairtime.Billing.Catalogue;
using static Chairtime.Billing.Coding.CodingFindings;

namespace Chairtime.Billing.Coding;

/// <summary>What a biller should know when a charted drug is not plainly one code.</summary>
internal static class DrugResolutionFindings
{
    public static void Report(CodingWork work, TimedAdministration timed)
    {
        var (drug, charted) = (timed.Drug, timed.Charted);
        var (id, day) = (charted.Id, work.Visit.DateOfService);
        var note = drug.Note is null ? "" : $" {drug.Note}";
        switch (drug.Problem)
        {
            case ResolutionProblem.None:
                break;
            case ResolutionProblem.Unknown when charted.Drug.Hcpcs is { } code:
                work.Report(
                    NoReferenceData, id,
                        $"No reference data for {code} on {day:yyyy-MM-dd}; no drug line was made for {id}.{note}",
                    $"Correct drug.hcpcs of {id}, or load a table that holds it.");
                break;
            case ResolutionProblem.Unknown when charted.Drug.Ndc is { } ndc:
                work.Report(
                    NoReferenceData, id,
                        $"No reference data for NDC {ndc} on {day:yyyy-MM-dd}; no drug line was made for {id}.{note}",
                    $"Correct drug.ndc of {id}, or give drug.hcpcs.");
                break;
            case ResolutionProblem.Unknown:
                work.Report(DrugUnknown, id, $"The drug of {id} matches nothing in the catalogue by name.{note}",
                    $"Give drug.ndc or drug.hcpcs of {id}.");
                break;
            case ResolutionProblem.Ambiguous:
                work.Report(DrugAmbiguous, id, $"The drug of {id} could be {string.Join(", ", drug.Candidates)}.{note}",
                    $"Give drug.ndc or drug.hcpcs of {id}.");
                break;
            case ResolutionProblem.Contradictory:
                work.Report(DrugContradictory, id, $"What names the drug of {id} does not agree.{note}",
                    $"Correct drug or vials of {id}.");
                break;
            case ResolutionProblem.NotInForce:
                work.Report(DrugNotInForce, id, $"{charted.Drug.Hcpcs} is not in force on {day:yyyy-MM-dd}.{note}",
                    drug.Code is { } successor ? (FormattableString)$"Use {successor.Hcpcs}."
                        : $"Use the code in force that day.");
                break;
            case ResolutionProblem.MalformedNdc:
                work.Report(
                    NdcMalformed, id, $"The NDC of {id} has no usual form.{note}", $"Correct drug.ndc of {id}.");
                break;
        }

        if (drug.Code is { IsUnverified: true } unverified)
            work.Report(
                DrugUnverified, id, $"Facts on {unverified.Hcpcs} used for {id} are unverified: {unverified.Source}.");
    }
}
