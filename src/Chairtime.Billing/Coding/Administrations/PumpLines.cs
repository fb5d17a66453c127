using Chairtime.Billing.Visits;
using static Chairtime.Billing.Coding.CodingFindings;

namespace Chairtime.Billing.Coding;

/// <summary>The start of a portable pump that runs on after the visit.</summary>
internal static class PumpLines
{
    public static void Write(CodingWork work, List<TimedAdministration> pumps)
    {
        foreach (var pump in pumps)
        {
            var id = pump.Charted.Id;
            if (pump.Kind != AdministrationKind.Chemotherapy)
            {
                work.Report(
                    RouteNotCoded, id, $"{id} runs on by portable pump; only chemotherapy has a code for its start.");
                continue;
            }

            if (IncludedServices.CoverPumpStart(work))
            {
                work.Report(Included, id,
                    $"{IncludedServices.ProlongedInfusion} in otherServices covers the start of the pump of {id}.");
                continue;
            }

            List<TimedAdministration> parts = [pump];
            work.AdministrationLines.Join(new LineDraft
            {
                Code = IvCodes.PumpStart,
                Units = 1,
                Diagnoses = work.Pointers.For(parts),
                Administrations = [id],
                Because = $"{id} was started on a portable pump that runs on after the visit.",
                Steps =
                [
                    new(CodingRules.Family, $"{pump.Label} takes the chemotherapy family with {work.Terms.PayerId}"),
                    new(CodingRules.PumpStart, $"96416: start of the pump, once"),
                ],
            });
            work.Services.Add(ServiceTimes.Of(work, pump, IvCodes.PumpStart, []));
        }
    }
}
