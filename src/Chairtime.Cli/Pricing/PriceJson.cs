using System.Text.Encodings.Web;
using System.Text.Json;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Pricing;

namespace Chairtime.Cli.Pricing;

/// <summary>A priced visit for another program: one JSON object on one line.</summary>
internal sealed class PriceJson(TextWriter text)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Write(PricedVisit priced)
    {
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
            Amount(json, "mipsAdjustment", price.MipsAdjustment);
            Amount(json, "sequestration", price.Sequestration);
            Amount(json, "expected", price.ExpectedPaid);
        }

        json.WriteStartArray("steps");
        foreach (var step in price.Steps)
        {
            json.WriteStartObject();
            json.WriteString("rule", step.Rule);
            json.WriteString("did", step.Text);
            json.WriteString("source", step.Source.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Amount(Utf8JsonWriter json, string name, decimal? dollars)
    {
        if (dollars is { } amount)
            json.WriteNumber(name, Math.Round(amount, 2) + 0.00m);
    }
}
