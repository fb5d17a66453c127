namespace Chairtime.Billing.Claims.Forms;

/// <summary>Items 1 to 13 and 31 to 33: the people and places of a claim.</summary>
internal static class FormPeople
{
    private const string OnFile = "SIGNATURE ON FILE";

    public static void Put(FormText text, Claim claim)
    {
        var (insurance, patient) = (claim.Insurance, claim.Patient);
        text.Put("carrier.name", insurance.PayerName);
        text.Cross(Kind(insurance));
        text.Put("1a", insurance.MemberId);
        text.Put("2", FormText.Name(patient.FamilyName, patient.GivenName));
        text.Day("3", patient.BirthDate);
        if (patient.Sex is "M" or "F")
            text.Cross(patient.Sex == "M" ? "3.male" : "3.female");
        Address(text, "5", patient.Address);
        Insured(text, claim);
        Other(text, claim);
        text.Cross("10a.no");
        text.Cross("10b.no");
        text.Cross("10c.no");
        text.Put("12", OnFile);
        text.Put("13", OnFile);
    }

    public static void PutProviders(FormText text, Claim claim)
    {
        var billing = claim.Billing;
        var rendering = claim.Rendering;
        text.Put("31.signature", OnFile);
        if (rendering is not null)
            text.Put("31.name", FormText.Name(rendering.FamilyName, rendering.GivenName));
        var place = claim.Facility;
        if (claim.PlaceOfService != "12")
        {
            text.Put("32.name", place?.Name ?? billing.Name);
            text.Put("32.line", (place?.Address ?? billing.Address).Line);
            text.Put("32.city", FormText.City(place?.Address ?? billing.Address));
            text.Put("32a", place is null ? billing.Npi : place.Npi);
        }

        if (billing.ContactPhone is { Length: 10 } phone)
        {
            text.Put("33.area", phone[..3]);
            text.Put("33.phone", phone[3..]);
        }

        text.Put("33.name", billing.Name);
        text.Put("33.line", (billing.PayTo ?? billing.Address).Line);
        text.Put("33.city", FormText.City(billing.PayTo ?? billing.Address));
        text.Put("33a", billing.Npi);
    }

    // Items 4, 6, 7 and 11: the insured of the plan that is asked; with Medicare behind another plan, of that plan.
    private static void Insured(FormText text, Claim claim)
    {
        var insurance = claim.Insurance;
        if (IsMedicare(insurance))
        {
            if (insurance.Place == 'P' || claim.Others is not [var first, ..])
            {
                // Medicare, when it pays first, wants to read that nobody is before it.
                text.Put("11", "NONE");
                return;
            }

            insurance = first.Insurance;
        }

        var holder = insurance.Subscriber;
        var patient = claim.Patient;
        text.Put("4", holder is null ? FormText.Name(patient.FamilyName, patient.GivenName)
            : FormText.Name(holder.FamilyName, holder.GivenName));
        text.Cross(insurance.Relationship switch
        {
            "18" => "6.self",
            "01" => "6.spouse",
            "19" => "6.child",
            _ => "6.other",
        });
        if ((holder is null ? patient.Address : holder.Address) is { } address)
            Address(text, "7", address);
        text.Put("11", IsMedicare(claim.Insurance) ? insurance.GroupNumber ?? insurance.MemberId
            : insurance.GroupNumber);
        var (born, sex) = holder is null ? (patient.BirthDate, patient.Sex) : (holder.BirthDate, holder.Sex);
        if (born is { } day)
            text.Day("11a", day);
        if (sex is "M" or "F")
            text.Cross(sex == "M" ? "11a.male" : "11a.female");
        text.Put("11c", insurance.PayerName);
        if (!IsMedicare(claim.Insurance))
            text.Cross(claim.Others.IsEmpty ? "11d.no" : "11d.yes");
    }

    // Item 9: another plan. A Medicare claim names there only a supplement that the patient assigned, and that is not
    // known.
    private static void Other(FormText text, Claim claim)
    {
        if (IsMedicare(claim.Insurance) || claim.Others is not [var first, ..])
            return;
        var other = first.Insurance;
        text.Put("9", other.Subscriber is { } holder ? FormText.Name(holder.FamilyName, holder.GivenName)
            : FormText.Name(claim.Patient.FamilyName, claim.Patient.GivenName));
        text.Put("9a", other.GroupNumber ?? other.MemberId);
        text.Put("9d", other.PayerName);
    }

    private static bool IsMedicare(ClaimInsurance insurance) => insurance.FilingCode == "MB";

    private static void Address(FormText text, string item, ClaimAddress address)
    {
        text.Put(item + ".line", address.Line);
        text.Put(item + ".city", address.City);
        text.Put(item + ".state", address.State);
        text.Put(item + ".zip", FormText.Zip(address));
    }

    private static string Kind(ClaimInsurance insurance) => insurance.FilingCode switch
    {
        "MB" => "1.medicare",
        "MC" => "1.medicaid",
        "CH" => "1.tricare",
        "VA" => "1.champva",
        _ when insurance.GroupNumber is not null => "1.group",
        _ => "1.other",
    };
}
