using System.Text.Json;

namespace Chairtime.Billing.Visits;

public static partial class VisitWriter
{
    private static void Write(Utf8JsonWriter json, Administration administration)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, administration.Id);
        Text(json, "orderId"u8, administration.OrderId);
        Write(json, administration.Drug);
        if (administration.Kind is { } kind)
            json.WriteString("kind"u8, VisitReader.KindWords.Utf8((int)kind));
        json.WriteString("route"u8, VisitReader.RouteWords.Utf8((int)administration.Route));
        if (administration.Site != "1")
            json.WriteString("site"u8, administration.Site);
        Text(json, "lumen"u8, administration.Lumen);
        Text(json, "siteReason"u8, administration.SiteReason);
        Text(json, "bag"u8, administration.Bag);
        Text(json, "doseId"u8, administration.DoseId);
        if (administration.Encounter != 1)
            json.WriteNumber("encounter"u8, administration.Encounter);
        if (administration.Purpose != Purpose.Treatment)
            json.WriteString("purpose"u8, VisitReader.PurposeWords.Utf8((int)administration.Purpose));
        Text(json, "pump"u8, administration.Pump);
        Text(json, "discontinued"u8, administration.Discontinued);
        Amount(json, "volume"u8, administration.Volume);
        Amount(json, "rate"u8, administration.Rate);
        WriteTimes(json, administration);
        Amount(json, "dose"u8, administration.Dose);
        WriteVials(json, administration);
        Amount(json, "discarded"u8, administration.Discarded);
        if (administration.Acquired != Acquired.Bought)
            json.WriteString("acquired"u8, VisitReader.AcquiredWords.Utf8((int)administration.Acquired));
        Text(json, "givenBy"u8, administration.GivenBy);
        Text(json, "supervisedBy"u8, administration.SupervisedBy);
        Text(json, "note"u8, administration.Note);
        json.WriteEndObject();
    }

    private static void WriteTimes(Utf8JsonWriter json, Administration administration)
    {
        Time(json, "start"u8, administration.Start);
        Time(json, "stop"u8, administration.Stop);
        if (Open(json, "pauses"u8, administration.Pauses))
        {
            foreach (var pause in administration.Pauses)
            {
                json.WriteStartObject();
                Time(json, "from"u8, pause.From);
                Time(json, "to"u8, pause.To);
                Text(json, "reason"u8, pause.Reason);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (!Open(json, "rateChanges"u8, administration.RateChanges))
            return;
        foreach (var change in administration.RateChanges)
        {
            json.WriteStartObject();
            Time(json, "at"u8, change.At);
            Amount(json, "rate"u8, change.Rate);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteVials(Utf8JsonWriter json, Administration administration)
    {
        if (!Open(json, "vials"u8, administration.Vials))
            return;
        foreach (var vial in administration.Vials)
        {
            json.WriteStartObject();
            Text(json, "ndc"u8, vial.Ndc);
            Amount(json, "size"u8, vial.Size);
            json.WriteNumber("count"u8, vial.Count);
            Text(json, "lot"u8, vial.Lot);
            Day(json, "expires"u8, vial.Expires);
            YesOrNo(json, "singleDose"u8, vial.SingleDose);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, DrugName drug)
    {
        json.WriteStartObject("drug"u8);
        Text(json, "ndc"u8, drug.Ndc);
        Text(json, "hcpcs"u8, drug.Hcpcs);
        Text(json, "rxNorm"u8, drug.RxNorm);
        Text(json, "name"u8, drug.Name);
        json.WriteEndObject();
    }
}
