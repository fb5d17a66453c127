using System.Collections.Immutable;
using Chairtime.Billing.Policies;
using Chairtime.X12.Writing;

namespace Chairtime.Billing.Claims.Electronic;

/// <summary>Loop 2300 with all that is in it.</summary>
internal sealed class ClaimSegments(SegmentWriter segments, Submitter? submitter)
{
    private readonly PeopleSegments _people = new(segments);

    public void Write(Claim claim)
    {
        segments.Write("CLM", claim.ControlNumber, X12Values.Amount(claim.Charge), null, null,
            segments.Composite(claim.PlaceOfService, "B", X12Values.Number((int)claim.Frequency)), "Y",
            claim.AcceptsAssignment ? "A" : "C", "Y", "Y");
        Papers(claim.Attachments);
        if (claim.PatientPaid is { } paid)
            segments.Write("AMT", "F5", X12Values.Amount(paid));
        Reference("9F", claim.Referral);
        Reference("G1", claim.Authorization);
        Reference("F8", claim.PayerControlNumber);
        if (Companion.Of(submitter, Companion.PatientNumber) != "no")
            Reference("EA", claim.Patient.PatientId);
        if (claim.Note is { } note)
            segments.Write("NTE", "ADD", note);
        Diagnoses(claim.Diagnoses);
        Providers(claim);
        foreach (var other in claim.Others)
            Other(claim, other);
        for (var i = 0; i < claim.Lines.Length; i++)
            Line(claim, claim.Lines[i], i + 1);
    }

    private void Papers(ImmutableArray<ClaimAttachment> papers)
    {
        foreach (var paper in papers)
        {
            segments.Write("PWK", paper.Kind, paper.Channel, null, null, paper.Control is null ? null : "AC",
                paper.Control);
        }
    }

    private void Diagnoses(ImmutableArray<string> codes)
    {
        var elements = new string[codes.Length];
        for (var i = 0; i < codes.Length; i++)
            elements[i] = segments.Composite(i == 0 ? "ABK" : "ABF", X12Values.Diagnosis(codes[i]));
        segments.Write("HI", elements);
    }

    // Loops 2310A to 2310D.
    private void Providers(Claim claim)
    {
        if (claim.Referring is { } referring)
            _people.Person("DN", referring);
        if (claim.Rendering is { } rendering)
        {
            _people.Person("82", rendering);
            if (rendering.Taxonomy is { } taxonomy)
                segments.Write("PRV", "PE", "PXC", taxonomy);
        }

        if (claim.Facility is { } facility)
        {
            segments.Write("NM1", "77", "2", facility.Name, null, null, null, null,
                facility.Npi is null ? null : "XX", facility.Npi);
            _people.Address(facility.Address);
        }

        if (claim.Supervising is { } supervising)
            _people.Person("DQ", supervising);
    }

    // Loops 2320, 2330A and 2330B.
    private void Other(Claim claim, OtherInsurance other)
    {
        var insurance = other.Insurance;
        segments.Write("SBR", insurance.Place.ToString(), insurance.Relationship, insurance.GroupNumber, null,
            insurance.MedicareSecondaryType, null, null, null, insurance.FilingCode);
        Adjustments(other.Adjustments);
        if (other.Paid is { } paid)
            segments.Write("AMT", "D", X12Values.Amount(paid));
        segments.Write("OI", null, null, "Y", null, null, "Y");
        _people.Insured(insurance, claim.Patient, withAddress: false);
        segments.Write("NM1", "PR", "2", insurance.PayerName, null, null, null, null, "PI", insurance.X12Id);
    }

    // Loop 2400.
    private void Line(Claim claim, ClaimLine line, int number)
    {
        segments.Write("LX", X12Values.Number(number));
        segments.Write("SV1", Procedure(line.Code, line.Modifiers, line.Description), X12Values.Amount(line.Charge),
            "UN", X12Values.Number(line.Units), null, null,
            segments.Composite([.. line.Pointers.Select(X12Values.Number)]));
        Papers(line.Attachments);
        segments.Write("DTP", "472", "D8", X12Values.Day(line.Day));
        if (line.Authorization != claim.Authorization)
            Reference("G1", line.Authorization);
        Reference("6R", line.Control);
        if (line.Note is { } note)
            segments.Write("NTE", "ADD", note);
        if (line.Drug is { } drug)
        {
            segments.Write("LIN", null, "N4", drug.Ndc);
            segments.Write("CTP", null, null, null, X12Values.Quantity(drug.Quantity), drug.Unit);
        }

        if (claim.Ordering is { } ordering)
            _people.Person("DK", ordering);
        foreach (var result in line.Results)
            Result(result);
    }

    // Loop 2430.
    private void Result(LineResult result)
    {
        segments.Write("SVD", result.X12Id, X12Values.Amount(result.Paid),
            Procedure(result.Code, result.Modifiers, null), null, X12Values.Number(result.Units));
        Adjustments(result.Adjustments);
        segments.Write("DTP", "573", "D8", X12Values.Day(result.DecidedOn));
        // What that payer left to the patient, and so to this one.
        if (result.PatientOwes > 0)
            segments.Write("AMT", "EAF", X12Values.Amount(result.PatientOwes));
    }

    // One segment for each group code, six reasons in each.
    private void Adjustments(ImmutableArray<Adjustment> adjustments)
    {
        foreach (var group in adjustments.GroupBy(static one => one.Group, StringComparer.Ordinal))
        {
            foreach (var six in group.Chunk(6))
            {
                segments.Write("CAS", [group.Key, .. six.SelectMany(static one => new[]
                {
                    one.Reason, X12Values.Amount(one.Amount),
                    one.Quantity is { } quantity ? X12Values.Quantity(quantity) : null,
                })]);
            }
        }
    }

    private string Procedure(string code, ImmutableArray<string> modifiers, string? description) => segments.Composite(
        "HC", code, At(modifiers, 0), At(modifiers, 1), At(modifiers, 2), At(modifiers, 3), description);

    private void Reference(string qualifier, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            segments.Write("REF", qualifier, value);
    }

    private static string? At(ImmutableArray<string> modifiers, int index) =>
        index < modifiers.Length ? modifiers[index] : null;
}
