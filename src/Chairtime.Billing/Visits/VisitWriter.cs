using System.Collections.Immutable;
using System.Text.Json;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Visits;

/// <summary>Writes visits as the contract spells them, so that <see cref="VisitReader"/> gives the same records
/// back.</summary>
/// <remarks>Canonical: properties in the order of the contract; what is absent, empty or the default is left
/// out.</remarks>
public static partial class VisitWriter
{
    public static void Write(Utf8JsonWriter json, Visit visit)
    {
        json.WriteStartObject();
        json.WriteString("visitId"u8, visit.VisitId);
        Text(json, "practiceId"u8, visit.PracticeId);
        Day(json, "dateOfService"u8, visit.DateOfService);
        if (visit.PlaceOfService != "11")
            json.WriteString("placeOfService"u8, visit.PlaceOfService);
        if (visit.Setting != Setting.Professional)
            json.WriteString("setting"u8, VisitReader.SettingWords.Utf8((int)visit.Setting));
        if (visit.Patient is { } patient)
            Write(json, patient);
        if (Open(json, "coverages"u8, visit.Coverages))
        {
            foreach (var coverage in visit.Coverages)
                Write(json, coverage);
            json.WriteEndArray();
        }

        Texts(json, "diagnoses"u8, visit.Diagnoses, evenEmpty: true);
        if (visit.Providers is { } providers)
            Write(json, providers);
        Text(json, "primaryReason"u8, visit.PrimaryReason);
        if (Open(json, "orders"u8, visit.Orders))
        {
            foreach (var order in visit.Orders)
                Write(json, order);
            json.WriteEndArray();
        }

        json.WriteStartArray("administrations"u8);
        foreach (var administration in visit.Administrations)
            Write(json, administration);
        json.WriteEndArray();
        WriteServices(json, visit);
        WriteRecords(json, visit);
        json.WriteEndObject();
    }

    private static void WriteServices(Utf8JsonWriter json, Visit visit)
    {
        if (visit.EvaluationAndManagement is { } evaluation)
        {
            json.WriteStartObject("evaluationAndManagement"u8);
            json.WriteString("code"u8, evaluation.Code);
            YesOrNo(json, "separatelyIdentifiable"u8, evaluation.SeparatelyIdentifiable);
            Text(json, "note"u8, evaluation.Note);
            json.WriteEndObject();
        }

        if (!Open(json, "otherServices"u8, visit.OtherServices))
            return;
        foreach (var service in visit.OtherServices)
        {
            json.WriteStartObject();
            json.WriteString("code"u8, service.Code);
            json.WriteNumber("units"u8, service.Units);
            Texts(json, "modifiers"u8, service.Modifiers);
            Texts(json, "diagnoses"u8, service.Diagnoses);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRecords(Utf8JsonWriter json, Visit visit)
    {
        if (Open(json, "observations"u8, visit.Observations))
        {
            foreach (var observation in visit.Observations)
                Write(json, observation);
            json.WriteEndArray();
        }

        if (visit.TreatmentPlan is { } plan)
        {
            json.WriteStartObject("treatmentPlan"u8);
            Day(json, "documentedOn"u8, plan.DocumentedOn);
            Text(json, "text"u8, plan.Text);
            json.WriteEndObject();
        }

        if (Open(json, "authorizations"u8, visit.Authorizations))
        {
            foreach (var authorization in visit.Authorizations)
                Write(json, authorization);
            json.WriteEndArray();
        }

        if (Open(json, "attachments"u8, visit.Attachments))
        {
            foreach (var attachment in visit.Attachments)
                Write(json, attachment);
            json.WriteEndArray();
        }

        Number(json, "patientPaid"u8, visit.PatientPaid);
    }

    private static bool Open<T>(Utf8JsonWriter json, ReadOnlySpan<byte> name, ImmutableArray<T> list)
    {
        if (list.IsDefaultOrEmpty)
            return false;
        json.WriteStartArray(name);
        return true;
    }

    private static void Text(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }

    private static void Texts(
        Utf8JsonWriter json, ReadOnlySpan<byte> name, ImmutableArray<string> texts, bool evenEmpty = false)
    {
        if (texts.IsDefaultOrEmpty && !evenEmpty)
            return;
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, ReadOnlySpan<byte> name, decimal? number)
    {
        if (number is { } value)
            json.WriteNumber(name, value);
    }

    private static void YesOrNo(Utf8JsonWriter json, ReadOnlySpan<byte> name, bool? answer)
    {
        if (answer is { } value)
            json.WriteBoolean(name, value);
    }

    private static void Day(Utf8JsonWriter json, ReadOnlySpan<byte> name, DateOnly? day)
    {
        if (day is not { } value)
            return;
        Span<byte> text = stackalloc byte[VisitTimes.DayLength];
        VisitTimes.Write(text, value);
        json.WriteString(name, text);
    }

    private static void Time(Utf8JsonWriter json, ReadOnlySpan<byte> name, DateTime? time)
    {
        if (time is not { } value)
            return;
        Span<byte> text = stackalloc byte[VisitTimes.LongestTime];
        json.WriteString(name, text[..VisitTimes.Write(text, value)]);
    }

    private static void Amount(Utf8JsonWriter json, ReadOnlySpan<byte> name, Quantity? amount)
    {
        if (amount is not { } value)
            return;
        json.WriteStartObject(name);
        json.WriteNumber("value"u8, value.Value);
        json.WriteString("unit"u8, value.Unit);
        json.WriteEndObject();
    }
}
