using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Pricing;

namespace Chairtime.Cli.Pricing;

/// <summary>A priced visit for another program: one JSON object on one line.</summary>
internal sealed class PriceJson(TextWriter text)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Write(CoordinatedVisit visit)
    {
        var priced = visit.Primary;
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("visitId", priced.Coded.Visit.VisitId);
            json.WriteStartArray("lines");
            foreach (var price in priced.Prices)
                Line(json, price);
            json.WriteEndArray();
            Amount(json, "allowed", priced.Allowed);
            Amount(json, "expected", priced.ExpectedPaid);
            Amount(json, "patientOwes", visit.PatientOwes);
            if (!visit.Others.IsEmpty)
            {
                json.WriteStartArray("others");
                foreach (var other in visit.Others)
                    Other(json, other);
                json.WriteEndArray();
            }

            CodedVisitWriter.WriteTables(json, priced.Coded.Tables, priced.Coded.Visit.DateOfService);
            json.WriteEndObject();
        }

        text.Write(System.Text.Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length) + "\n");
    }

    private static void Line(Utf8JsonWriter json, LinePrice price)
    {
        json.WriteStartObject();
        json.WriteString("code", price.Line.Code);
        json.WriteNumber("units", price.Line.Units);
        json.WriteStartArray("modifiers");
        foreach (var modifier in price.Line.Modifiers)
            json.WriteStringValue(modifier);
        json.WriteEndArray();
        Amount(json, "charge", price.Charge);
        if (price.Indeterminate is { } reason)
        {
            json.WriteString("indeterminate", reason);
        }
        else
        {
            Amount(json, "allowed", price.Allowed);
            Amount(json, "contractual", price.Contractual);
            Amount(json, "deductible", price.Deductible);
            Amount(json, "coinsurance", price.Coinsurance);
            Amount(json, "copay", price.Copay);
            Amount(json, "mipsAdjustment", price.MipsAdjustment);
            Amount(json, "sequestration", price.Sequestration);
            Amount(json, "expected", price.ExpectedPaid);
        }

        Steps(json, price.Steps);
        json.WriteEndObject();
    }

    private static void Other(Utf8JsonWriter json, OtherPayerPrice other)
    {
        json.WriteStartObject();
        json.WriteString("payerId", other.PayerId);
        json.WriteNumber("place", other.Place);
        if (other.Expected is { } expected)
        {
            Amount(json, "expected", expected);
            if (other.Sequestration > 0)
                Amount(json, "sequestration", other.Sequestration);
        }
        else
        {
            json.WriteString("indeterminate", other.Because);
        }

        Steps(json, other.Steps);
        json.WriteEndObject();
    }

    private static void Steps(Utf8JsonWriter json, ImmutableArray<PriceStep> steps)
    {
        json.WriteStartArray("steps");
        foreach (var step in steps)
        {
            json.WriteStartObject();
            json.WriteString("rule", step.Rule);
            json.WriteString("did", step.Text);
            json.WriteString("source", step.Source.ToString());
            if (step.Table is { } table)
            {
                json.WriteStartObject("table");
                json.WriteString("name", table.Table);
                json.WriteString("from", Day(table.Coverage.From));
                if (table.Coverage.Through is { } through)
                    json.WriteString("through", Day(through));
                if (table.Sha256.Length > 0)
                    json.WriteString("sha256", table.Sha256);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Amount(Utf8JsonWriter json, string name, decimal? dollars)
    {
        if (dollars is { } amount)
            json.WriteNumber(name, Math.Round(amount, 2) + 0.00m);
    }
}
