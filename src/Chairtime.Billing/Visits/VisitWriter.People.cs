using System.Text.Json;

namespace Chairtime.Billing.Visits;

public static partial class VisitWriter
{
    private static void Write(Utf8JsonWriter json, Patient patient)
    {
        json.WriteStartObject("patient"u8);
        Text(json, "patientId"u8, patient.PatientId);
        Text(json, "familyName"u8, patient.FamilyName);
        Text(json, "givenName"u8, patient.GivenName);
        Day(json, "birthDate"u8, patient.BirthDate);
        Text(json, "sex"u8, patient.Sex);
        Write(json, patient.Address);
        if (patient.Weight is { } weight)
        {
            json.WriteStartObject("weight"u8);
            json.WriteNumber("value"u8, weight.Value);
            json.WriteString("unit"u8, weight.Unit);
            Day(json, "takenOn"u8, weight.TakenOn);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Address? address)
    {
        if (address is null)
            return;
        json.WriteStartObject("address"u8);
        Text(json, "line"u8, address.Line);
        Text(json, "city"u8, address.City);
        Text(json, "state"u8, address.State);
        Text(json, "postalCode"u8, address.PostalCode);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Coverage coverage)
    {
        json.WriteStartObject();
        Text(json, "payerId"u8, coverage.PayerId);
        Text(json, "memberId"u8, coverage.MemberId);
        Text(json, "groupNumber"u8, coverage.GroupNumber);
        Text(json, "relationship"u8, coverage.Relationship);
        if (coverage.Subscriber is { } subscriber)
        {
            json.WriteStartObject("subscriber"u8);
            Text(json, "familyName"u8, subscriber.FamilyName);
            Text(json, "givenName"u8, subscriber.GivenName);
            Day(json, "birthDate"u8, subscriber.BirthDate);
            Text(json, "sex"u8, subscriber.Sex);
            Write(json, subscriber.Address);
            json.WriteEndObject();
        }

        Text(json, "planType"u8, coverage.PlanType);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, VisitProviders providers)
    {
        json.WriteStartObject("providers"u8);
        Write(json, "rendering"u8, providers.Rendering);
        Write(json, "ordering"u8, providers.Ordering);
        Write(json, "referring"u8, providers.Referring);
        Write(json, "supervising"u8, providers.Supervising);
        Text(json, "facility"u8, providers.Facility);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> name, Provider? provider)
    {
        if (provider is null)
            return;
        json.WriteStartObject(name);
        Text(json, "npi"u8, provider.Npi);
        Text(json, "familyName"u8, provider.FamilyName);
        Text(json, "givenName"u8, provider.GivenName);
        Text(json, "taxonomy"u8, provider.Taxonomy);
        json.WriteEndObject();
    }
}
