using Chairtime.Billing.Visits;

namespace Chairtime.Billing.Claims;

/// <summary>The clinicians and the place of a claim, from the visit and the practice's own lists.</summary>
internal static class ClaimProviders
{
    /// <summary>Puts those who belong onto a claim.</summary>
    public static Claim With(Claim claim, ClaimWork work)
    {
        var given = work.Visit.Providers;
        var rendering = Person(work, given?.Rendering, "rendering");
        if (given?.Rendering is null)
        {
            work.Report(ClaimFindings.RenderingMissing, "providers.rendering",
                $"The visit has no providers.rendering.");
        }

        var supervising = Person(work, given?.Supervising, "supervising");
        var ordering = Person(work, given?.Ordering, "ordering");
        return claim with
        {
            Rendering = rendering?.Npi == claim.Billing.Npi ? null : rendering,
            Supervising = supervising?.Npi == rendering?.Npi ? null : supervising,
            Referring = Person(work, given?.Referring, "referring"),
            Ordering = ordering?.Npi == rendering?.Npi ? null : ordering,
            Facility = Facility(work, claim.Billing),
        };
    }

    // What the visit leaves out, the practice's list of its clinicians may know.
    private static ClaimPerson? Person(ClaimWork work, Provider? given, string role)
    {
        if (given is null)
            return null;
        var listed = work.Context.ProviderByNpi.GetValueOrDefault(given.Npi ?? "");
        var family = given.FamilyName ?? listed?.FamilyName;
        if (!Npi.IsSound(given.Npi) || string.IsNullOrWhiteSpace(family))
        {
            var wrong = given.Npi is null ? "npi" : Npi.IsSound(given.Npi) ? "familyName" : "npi (its check digit)";
            work.Report(ClaimFindings.ProviderIncomplete, $"providers.{role}",
                $"providers.{role} has no usable {wrong}.");
            return null;
        }

        return new ClaimPerson(given.Npi!, ClaimText.Of(family),
            (given.GivenName ?? listed?.GivenName) is { } name ? ClaimText.Of(name) : null,
            given.Taxonomy ?? listed?.Taxonomy);
    }

    private static ClaimFacility? Facility(ClaimWork work, ClaimBilling billing)
    {
        var visit = work.Visit;
        if (visit.Providers?.Facility is not { } named)
            return null;
        var location = work.Context.LocationById.GetValueOrDefault(named);
        if (ClaimWork.Whole(location?.Address) is not { } address || (location?.Npi is { } npi && !Npi.IsSound(npi)))
        {
            work.Report(ClaimFindings.FacilityUnknown, "providers.facility",
                $"The practice file has no location {named} with a whole address and a sound npi.");
            return null;
        }

        if (location!.PlaceOfService is { } place && place != visit.PlaceOfService)
        {
            work.Report(ClaimFindings.PlaceDiffers, "placeOfService",
                $"The visit says place of service {visit.PlaceOfService}, location {named} says {place}.");
        }

        // The place is named only where it is not where the bill comes from.
        if (address == billing.Address)
            return null;
        if (address.PostalCode.Length == 5)
        {
            work.Report(ClaimFindings.ZipPlusFour, "providers.facility",
                $"Location {named} has ZIP {address.PostalCode}; nine digits are wanted.");
        }

        // The guide wants a number there only when it is another one than the billing provider's.
        return new ClaimFacility(ClaimText.Of(location.Name ?? billing.Name),
            location.Npi == billing.Npi ? null : location.Npi, address);
    }
}
