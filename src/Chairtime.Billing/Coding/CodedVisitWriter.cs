using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Chairtime.Billing.Rules;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Coding;

/// <summary>A coded visit as JSON, as <c>visit.md</c> promises it: same visit, same bytes.</summary>
public static class CodedVisitWriter
{
    // Dividing by this strips trailing zeros from a decimal: 5.00 is written as 5.
    private const decimal OneToTheLastPlace = 1.0000000000000000000000000000m;

    /// <summary>Writes one object. What is not known is left out; lists are written even when empty.</summary>
    public static void Write(Utf8JsonWriter json, CodedVisit coded)
    {
        json.WriteStartObject();
        WriteProperties(json, coded);
        json.WriteEndObject();
    }

    /// <summary>Writes one object, with the claim as certain corrections make it beside the original.</summary>
    public static void Write(Utf8JsonWriter json, CorrectedVisit visit)
    {
        json.WriteStartObject();
        WriteProperties(json, visit.Original);
        json.WriteStartArray("corrections"u8);
        foreach (var correction in visit.Corrections)
        {
            json.WriteStartObject();
            json.WriteString("rule"u8, correction.Rule);
            json.WriteNumber("line"u8, correction.Line + 1);
            WriteText(json, "did"u8, correction.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (!visit.Corrections.IsEmpty)
        {
            json.WriteStartObject("corrected"u8);
            WriteProperties(json, visit.Corrected);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteProperties(Utf8JsonWriter json, CodedVisit coded)
    {
        json.WriteString("visitId"u8, coded.Visit.VisitId);
        json.WriteStartArray("lines"u8);
        foreach (var line in coded.Lines)
            WriteLine(json, line);
        json.WriteEndArray();
        json.WriteStartArray("findings"u8);
        foreach (var finding in coded.Findings)
            WriteFinding(json, finding);
        json.WriteEndArray();
        json.WriteString("disposition"u8, Word(coded.Disposition));
        WriteGates(json, coded);
        WriteTables(json, coded.Tables, coded.Visit.DateOfService);
    }

    /// <summary>The published tables that a result relies on: which, from which day, in which file.</summary>
    public static void WriteTables(Utf8JsonWriter json, ImmutableArray<TableVersion> tables, DateOnly day)
    {
        if (tables.IsDefaultOrEmpty)
            return;
        json.WriteStartArray("tables"u8);
        foreach (var table in tables)
        {
            json.WriteStartObject();
            json.WriteString("table"u8, table.Table);
            json.WriteString("from"u8, table.FromText);
            json.WriteString("sha256"u8, table.Sha256);
            if (table.IsExtract)
                json.WriteBoolean("extract"u8, true);
            if (table.Source.Confidence == Confidence.Unverified)
                json.WriteBoolean("unverified"u8, true);
            if (table.IsStaleFor(day))
                json.WriteBoolean("stale"u8, true);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // Only of a visit that is meant for a claim.
    private static void WriteGates(Utf8JsonWriter json, CodedVisit coded)
    {
        if (coded.Gates.IsDefaultOrEmpty)
            return;
        if (MoneyAtRisk.OfVisit(coded) is { } atRisk)
            json.WriteNumber("atRisk"u8, Dollars(atRisk));
        json.WriteStartArray("gates"u8);
        foreach (var state in coded.Gates)
        {
            json.WriteStartObject();
            json.WriteString("gate"u8, Gates.Word(state.Gate));
            json.WriteString("outcome"u8, Gates.Word(state.Outcome));
            if (state.Override is { } allowed)
            {
                json.WriteString("by"u8, allowed.By);
                json.WriteString("why"u8, allowed.Why);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteLine(Utf8JsonWriter json, ServiceLine line)
    {
        json.WriteStartObject();
        json.WriteString("code"u8, line.Code);
        json.WriteNumber("units"u8, line.Units);
        WriteList(json, "modifiers"u8, line.Modifiers);
        WriteList(json, "diagnoses"u8, line.Diagnoses);
        WriteList(json, "administrations"u8, line.Administrations);
        if (line.Minutes is { } minutes)
            json.WriteNumber("minutes"u8, minutes);
        if (line.Ndc is { } ndc)
            json.WriteString("ndc"u8, ndc);
        if (line.NdcQuantity is { } quantity)
            json.WriteNumber("ndcQuantity"u8, quantity / OneToTheLastPlace);
        if (line.NdcUnit is { } unit)
            json.WriteString("ndcUnit"u8, unit);
        if (line.Description is { } description)
            json.WriteString("description"u8, description);
        if (line.Charge is { } charge)
            json.WriteNumber("charge"u8, Dollars(charge));
        if (line.Expected is { } expected)
            json.WriteNumber("expected"u8, Dollars(expected));
        WriteText(json, "because"u8, line.Because);
        WriteRules(json, line.Derivation);
        json.WriteEndObject();
    }

    private static void WriteFinding(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("rule"u8, finding.Rule);
        json.WriteString("severity"u8, Word(finding.Severity));
        json.WriteString("about"u8, finding.About);
        WriteText(json, "message"u8, finding.Text);
        WriteText(json, "fix"u8, finding.Fix);
        if (finding.AtRisk is { } atRisk)
            json.WriteNumber("atRisk"u8, Dollars(atRisk));
        json.WriteStartArray("prevents"u8);
        for (var i = 0; i < finding.Prevents.Count; i++)
            json.WriteStringValue(finding.Prevents[i]);
        json.WriteEndArray();
        json.WriteString("source"u8, finding.Source.ToString());
        json.WriteEndObject();
    }

    /// <summary>Each rule once, in order of first use.</summary>
    private static void WriteRules(Utf8JsonWriter json, ImmutableArray<DerivationStep> steps)
    {
        json.WriteStartArray("rules"u8);
        for (var i = 0; i < steps.Length; i++)
        {
            var isFirstUse = true;
            for (var earlier = 0; earlier < i && isFirstUse; earlier++)
                isFirstUse = steps[earlier].Rule.Id != steps[i].Rule.Id;
            if (isFirstUse)
                json.WriteStringValue(steps[i].Rule.Id);
        }

        json.WriteEndArray();
    }

    private static void WriteList(Utf8JsonWriter json, ReadOnlySpan<byte> name, ImmutableArray<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter json, ReadOnlySpan<byte> name, FormattableString text) =>
        json.WriteString(name, text.ToString(CultureInfo.InvariantCulture));

    // Two places at least, as people write dollars: 350 is written as 350.00.
    private static decimal Dollars(decimal amount) => amount + 0.00m;

    private static string Word(Severity severity) => severity switch
    {
        Severity.Blocks => "blocks",
        Severity.Warns => "warns",
        Severity.Informs => "informs",
    };

    private static string Word(Disposition disposition) => disposition switch
    {
        Disposition.Ready => "ready",
        Disposition.Review => "review",
        Disposition.Held => "held",
    };
}
