using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Chairtime.Billing.Authorizations;

namespace Chairtime.Simulation.Practices;

/// <summary>Writes what the practice's <c>authorizationsFile</c> and <c>claimsFile</c> hold.</summary>
internal static class HistoryWriter
{
    public static void Write(Utf8JsonWriter json, Authorization known)
    {
        json.WriteStartObject();
        Text(json, "number", known.Number);
        Text(json, "payerId", known.PayerId);
        Text(json, "patientId", known.PatientId);
        Texts(json, "codes", known.Codes);
        Number(json, "approvedUnits", known.ApprovedUnits);
        Number(json, "usedUnits", known.UsedUnits);
        Number(json, "approvedVisits", known.ApprovedVisits);
        Number(json, "usedVisits", known.UsedVisits);
        Text(json, "from", Day(known.From));
        Text(json, "to", Day(known.To));
        Texts(json, "diagnoses", known.Diagnoses);
        Text(json, "status", known.Status);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, EarlierClaim claim)
    {
        json.WriteStartObject();
        Text(json, "claimId", claim.ClaimId);
        Text(json, "visitId", claim.VisitId);
        Text(json, "patientId", claim.PatientId);
        Text(json, "payerId", claim.PayerId);
        Text(json, "dateOfService", Day(claim.DateOfService));
        Text(json, "frequency", claim.Frequency);
        Text(json, "payerClaimNumber", claim.PayerClaimNumber);
        Text(json, "status", claim.Status);
        json.WriteStartArray("lines");
        foreach (var line in claim.Lines)
        {
            json.WriteStartObject();
            Text(json, "code", line.Code);
            Number(json, "units", line.Units);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    private static void Number(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
    }

    private static void Texts(Utf8JsonWriter json, string name, ImmutableArray<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
