using System.Text.Json;

namespace Chairtime.Billing.Visits;

public static partial class VisitWriter
{
    private static void Write(Utf8JsonWriter json, Order order)
    {
        json.WriteStartObject();
        json.WriteString("orderId"u8, order.OrderId);
        if (order.Drug is { } drug)
            Write(json, drug);
        Amount(json, "dose"u8, order.Dose);
        Text(json, "route"u8, order.Route);
        Text(json, "frequency"u8, order.Frequency);
        Texts(json, "diagnoses"u8, order.Diagnoses);
        Text(json, "signedBy"u8, order.SignedBy);
        Time(json, "signedAt"u8, order.SignedAt);
        Day(json, "validUntil"u8, order.ValidUntil);
        Day(json, "startDate"u8, order.StartDate);
        Text(json, "notes"u8, order.Notes);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Observation observation)
    {
        json.WriteStartObject();
        Time(json, "at"u8, observation.At);
        json.WriteString("kind"u8, observation.Kind);
        Text(json, "text"u8, observation.Text);
        if (!observation.Values.IsDefaultOrEmpty)
        {
            json.WriteStartObject("values"u8);
            foreach (var (name, value) in observation.Values)
                json.WriteString(name, value);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, KnownAuthorization authorization)
    {
        json.WriteStartObject();
        Text(json, "number"u8, authorization.Number);
        Text(json, "payerId"u8, authorization.PayerId);
        Texts(json, "codes"u8, authorization.Codes);
        Number(json, "approvedUnits"u8, authorization.ApprovedUnits);
        Number(json, "usedUnits"u8, authorization.UsedUnits);
        Number(json, "approvedVisits"u8, authorization.ApprovedVisits);
        Number(json, "usedVisits"u8, authorization.UsedVisits);
        Day(json, "from"u8, authorization.From);
        Day(json, "to"u8, authorization.To);
        Texts(json, "diagnoses"u8, authorization.Diagnoses);
        Text(json, "placeOfService"u8, authorization.PlaceOfService);
        Text(json, "providerNpi"u8, authorization.ProviderNpi);
        Text(json, "status"u8, authorization.Status);
        Amount(json, "dose"u8, authorization.Dose);
        Number(json, "intervalDays"u8, authorization.IntervalDays);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Attachment attachment)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, attachment.Type);
        json.WriteString("sentBy"u8, VisitReader.SentByWords.Utf8((int)attachment.SentBy));
        Text(json, "controlNumber"u8, attachment.ControlNumber);
        Text(json, "about"u8, attachment.About);
        json.WriteEndObject();
    }
}
