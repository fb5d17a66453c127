using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Chairtime.Billing.Visits;

namespace Chairtime.Billing.Policies;

/// <summary>Reads who bills, where, through whom and what was paid for drugs, from a practice file.</summary>
internal static class PracticePartiesReader
{
    private const decimal MostDollars = 9_999_999.99m;

    public static BillingProvider BillingProvider(FileValue value)
    {
        var provider = new BillingProvider(null, null, false, null, null, null, null);
        foreach (var part in value.Properties(
            "npi", "taxId", "taxIdType", "taxonomy", "name", "address", "payToAddress", "contact"))
        {
            provider = part.Name switch
            {
                "npi" => provider with { Npi = part.Text() },
                "taxId" => provider with { TaxId = part.Text().Replace("-", "", StringComparison.Ordinal) },
                "taxIdType" => provider with { IsSocialSecurityNumber = part.Word(("ein", false), ("ssn", true)) },
                "taxonomy" => provider with { Taxonomy = part.Text() },
                "name" => provider with { Name = part.Text() },
                "address" => provider with { Address = Address(part) },
                "payToAddress" => provider with { PayToAddress = Address(part) },
                _ => provider with { Contact = Contact(part) },
            };
        }

        return provider;
    }

    public static ImmutableArray<Location> Locations(FileValue value) => [.. value.Items().Select(static item =>
    {
        var location = new Location("", null, null, null, null);
        foreach (var part in item.Properties(
            "locationId", "npi", "name", "placeOfService", "address", "medicareLocality"))
        {
            location = part.Name switch
            {
                "locationId" => location with { LocationId = part.Text() },
                "npi" => location with { Npi = part.Text() },
                "name" => location with { Name = part.Text() },
                "placeOfService" => location with { PlaceOfService = part.Text() },
                "address" => location with { Address = Address(part) },
                _ => location with { Medicare = MedicareLocality(part) },
            };
        }

        return location.LocationId.Length > 0 ? location : throw item.Refuse("a location with its locationId");
    })];

    public static ImmutableArray<PracticeProvider> Providers(FileValue value) => [.. value.Items().Select(static item =>
    {
        var provider = new PracticeProvider("", null, null, null);
        foreach (var part in item.Properties(
            "npi", "familyName", "givenName", "taxonomy", "qualifyingApm", "mips", "participating"))
        {
            provider = part.Name switch
            {
                "npi" => provider with { Npi = part.Text() },
                "familyName" => provider with { FamilyName = part.Text() },
                "givenName" => provider with { GivenName = part.Text() },
                "taxonomy" => provider with { Taxonomy = part.Text() },
                "qualifyingApm" => provider with { QualifyingApm = ByYear(part, static year => year.YesOrNo()) },
                "mips" => provider with { Mips = ByYear(part, static year => year.Number(-1, 1)) },
                _ => provider with { Participating = part.YesOrNo() },
            };
        }

        return provider.Npi.Length > 0 ? provider : throw item.Refuse("a provider with an npi");
    })];

    public static Submitter Submitter(FileValue value)
    {
        var submitter = new Submitter(null, null, null, null, IsProduction: false);
        foreach (var part in value.Properties("id", "qualifier", "name", "contact", "usage", "companion"))
        {
            submitter = part.Name switch
            {
                "id" => submitter with { Id = part.Text() },
                "qualifier" => submitter with { Qualifier = part.Text() },
                "name" => submitter with { Name = part.Text() },
                "contact" => submitter with { Contact = Contact(part) },
                "usage" => submitter with { IsProduction = part.Word(("T", false), ("P", true)) },
                _ => submitter with
                {
                    Companion = part.Pairs().ToFrozenDictionary(
                        static pair => pair.Name, static pair => pair.Text(), StringComparer.Ordinal),
                },
            };
        }

        return submitter;
    }

    public static Receiver Receiver(FileValue value)
    {
        var receiver = new Receiver(null, null, null);
        foreach (var part in value.Properties("id", "qualifier", "name"))
        {
            receiver = part.Name switch
            {
                "id" => receiver with { Id = part.Text() },
                "qualifier" => receiver with { Qualifier = part.Text() },
                _ => receiver with { Name = part.Text() },
            };
        }

        return receiver;
    }

    public static ImmutableArray<Acquisition> Acquisitions(FileValue value) =>
        [.. value.Items().Select(static item =>
        {
            string? ndc = null, lot = null;
            decimal? cost = null, quantity = null;
            DateOnly? receivedOn = null;
            foreach (var part in item.Properties("ndc", "lot", "cost", "quantity", "receivedOn"))
            {
                switch (part.Name)
                {
                    case "ndc": ndc = part.Text(); break;
                    case "lot": lot = part.Text(); break;
                    case "cost": cost = part.Number(0, MostDollars); break;
                    case "quantity": quantity = part.Number(0.0001m, 999_999); break;
                    default: receivedOn = part.Date(); break;
                }
            }

            return ndc is not null && cost is { } paid && quantity is { } packages
                ? new Acquisition(ndc, lot, paid, packages, receivedOn)
                : throw item.Refuse("a purchase with ndc, cost and quantity");
        })];

    private static Address Address(FileValue value)
    {
        var address = new Address(null, null, null, null);
        foreach (var part in value.Properties("line", "city", "state", "postalCode"))
        {
            address = part.Name switch
            {
                "line" => address with { Line = part.Text() },
                "city" => address with { City = part.Text() },
                "state" => address with { State = part.Text() },
                _ => address with { PostalCode = part.Text() },
            };
        }

        return address;
    }

    internal static MedicareLocality MedicareLocality(FileValue value)
    {
        var locality = new MedicareLocality("", "");
        foreach (var part in value.Properties("mac", "locality"))
            locality = part.Name == "mac" ? locality with { Mac = part.Text() }
                : locality with { Locality = part.Text() };
        return locality.Mac.Length > 0 && locality.Locality.Length > 0 ? locality
            : throw value.Refuse("a mac and a locality");
    }

    private static Contact Contact(FileValue value)
    {
        var contact = new Contact(null, null);
        foreach (var part in value.Properties("name", "phone"))
            contact = part.Name == "name" ? contact with { Name = part.Text() } : contact with { Phone = part.Text() };
        return contact;
    }

    private static FrozenDictionary<int, T> ByYear<T>(FileValue value, Func<FileValue, T> read)
    {
        // A whole year is the key, so nothing inside is looked up by day.
        var byYear = new Dictionary<int, T>();
        if (value.Element.ValueKind != JsonValueKind.Object)
            throw value.Refuse("an object of years, like {\"2026\": ...}");
        foreach (var year in value.Pairs())
        {
            byYear[int.TryParse(year.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number is >= 2000 and <= 2100 ? number : throw year.Refuse("a year as its name")] = read(year);
        }

        return byYear.ToFrozenDictionary();
    }
}
