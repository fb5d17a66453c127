using Chairtime.X12.Writing;

namespace Chairtime.Billing.Claims.Electronic;

/// <summary>People, payers and places, as segments.</summary>
internal sealed class PeopleSegments(SegmentWriter segments)
{
    /// <summary>Loops 2000B, 2010BA and 2010BB.</summary>
    public void Subscriber(Claim claim)
    {
        var insurance = claim.Insurance;
        segments.Write("SBR", insurance.Place.ToString(), insurance.IsPatient ? "18" : null, insurance.GroupNumber,
            null, insurance.MedicareSecondaryType, null, null, null, insurance.FilingCode);
        var hasAddress = insurance.IsPatient || insurance.Subscriber?.Address is not null;
        Insured(insurance, claim.Patient, hasAddress);
        if (insurance.IsPatient)
            Demographics(claim.Patient.BirthDate, claim.Patient.Sex);
        else if (insurance.Subscriber is { BirthDate: { } birthDate, Sex: { } sex })
            Demographics(birthDate, sex);
        segments.Write("NM1", "PR", "2", insurance.PayerName, null, null, null, null, "PI", insurance.X12Id);
    }

    /// <summary>Loops 2000C and 2010CA.</summary>
    public void Dependant(Claim claim)
    {
        segments.Write("PAT", claim.Insurance.Relationship);
        segments.Write("NM1", "QC", "1", claim.Patient.FamilyName, claim.Patient.GivenName);
        Address(claim.Patient.Address);
        Demographics(claim.Patient.BirthDate, claim.Patient.Sex);
    }

    /// <summary>Loop 2010BA or 2330A.</summary>
    public void Insured(ClaimInsurance insurance, ClaimPatient patient, bool withAddress)
    {
        var holder = insurance.Subscriber;
        segments.Write("NM1", "IL", "1", holder?.FamilyName ?? patient.FamilyName,
            holder is null ? patient.GivenName : holder.GivenName, null, null, null, "MI", insurance.MemberId);
        if (withAddress)
            Address(holder is null ? patient.Address : holder.Address!);
    }

    public void Person(string role, ClaimPerson person) => segments.Write(
        "NM1", role, "1", person.FamilyName, person.GivenName, null, null, null, "XX", person.Npi);

    public void Address(ClaimAddress address)
    {
        segments.Write("N3", address.Line);
        segments.Write("N4", address.City, address.State, address.PostalCode);
    }

    private void Demographics(DateOnly birthDate, string sex) =>
        segments.Write("DMG", "D8", X12Values.Day(birthDate), sex);
}
