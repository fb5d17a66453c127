namespace Chairtime.Billing.Coding;

/// <summary>Services that were coded elsewhere.</summary>
internal static class OtherServiceLines
{
    public static void Write(CodingWork work)
    {
        foreach (var service in work.Visit.OtherServices)
        {
            var code = service.Code;
            if (IncludedServices.PartOf(work, service) is { } whole)
            {
                work.Report(CodingFindings.Included, code, $"{code} in otherServices is part of {whole}.");
                continue;
            }

            work.OtherLines.Add(new LineDraft
            {
                Code = code,
                Units = (int)Math.Ceiling(service.Units),
                Modifiers = service.Modifiers,
                Diagnoses = service.Diagnoses.IsEmpty ? work.Pointers.OfVisit : service.Diagnoses,
                Administrations = [],
                Because = $"{code} was coded elsewhere and is carried over.",
                Steps = [new(CodingRules.AsCoded, $"{code} x {service.Units} as given in otherServices")],
            });
        }
    }
}
