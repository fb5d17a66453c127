using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Chairtime.Billing.Visits;

/// <summary>Reads the text of one visit, strictly: what the contract has, nothing else, all errors at once.</summary>
public static partial class VisitReader
{
    /// <summary>Most bytes that one visit may take.</summary>
    public const int MostBytes = 1024 * 1024;

    private const int MostCode = 40;

    // visitId, dateOfService and administrations, by their places in VisitNames: an object with none is no visit.
    private const ulong OfVisitsOnly = 1UL << 0 | 1UL << 2 | 1UL << 11;

    private static readonly PropertyNames VisitNames = new(
        "visitId", "practiceId", "dateOfService", "placeOfService", "setting", "patient", "coverages", "diagnoses",
        "providers", "primaryReason", "orders", "administrations", "evaluationAndManagement", "otherServices",
        "observations", "treatmentPlan", "authorizations", "attachments", "patientPaid");

    internal static readonly PropertyNames SettingWords = new("professional", "facility");
    private static readonly PropertyNames EvaluationNames = new("code", "separatelyIdentifiable", "note");
    private static readonly PropertyNames OtherServiceNames = new("code", "units", "modifiers", "diagnoses");
    private static readonly PropertyNames PlanNames = new("documentedOn", "text");

    /// <summary>Reads one visit from UTF-8 JSON. Never throws for bad input.</summary>
    public static VisitReading Read(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > MostBytes)
            return new VisitReading(null, [Whole($"{utf8.Length} bytes", $"at most {MostBytes} bytes", 0)]);
        if (!Utf8.IsValid(utf8))
            return new VisitReading(null, [Whole("bytes that are not UTF-8", "UTF-8 text", FirstInvalid(utf8))]);
        var cursor = new VisitCursor(utf8);
        try
        {
            cursor.Read();
            var visit = ReadVisit(ref cursor);
            // Throws when anything follows.
            cursor.Read();
            return cursor.Errors is { } errors
                ? new VisitReading(null, Named(errors, cursor.VisitId))
                : new VisitReading(visit, []);
        }
        catch (JsonException)
        {
            // The parser's own message can quote the text, so only the place is taken from it.
            var broken = cursor.IsDeepest
                ? Whole("deeper nesting", $"at most {VisitCursor.MostDepth} levels", cursor.BytesConsumed)
                : Whole("text that is not JSON", "one JSON object", cursor.BytesConsumed);
            return new VisitReading(null, Named([.. cursor.Errors ?? [], broken], cursor.VisitId));
        }
    }

    // The id may stand behind what is wrong.
    private static ImmutableArray<VisitError> Named(IEnumerable<VisitError> errors, string? visitId) =>
        [.. errors.Select(error => error.VisitId is null ? error with { VisitId = visitId } : error)];

    private static VisitError Whole(string found, string expected, long offset) =>
        new(null, "", found, expected, offset);

    private static int FirstInvalid(ReadOnlySpan<byte> utf8)
    {
        var offset = 0;
        while (Rune.DecodeFromUtf8(utf8[offset..], out _, out var length) == OperationStatus.Done)
            offset += length;
        return offset;
    }

    private static Visit? ReadVisit(ref VisitCursor cursor)
    {
        if (!cursor.IntoObject())
            return null;
        var draft = new VisitDraft();
        ulong seen = 0;
        var property = -1;
        while (cursor.NextProperty(VisitNames, ref seen, ref property))
            draft.Take(ref cursor, property);
        // Another kind of record is one mistake, not one for each of its properties.
        if ((seen & OfVisitsOnly) == 0 && cursor.Errors is { Count: > 0 } unknown)
        {
            var first = unknown[0].Offset;
            unknown.Clear();
            unknown.Add(Whole(
                "an object that is not a visit", "visitId, dateOfService and administrations", first));
            return null;
        }

        RequireOf(ref cursor, seen, VisitNames, 0, "text");
        RequireOf(ref cursor, seen, VisitNames, 2, "a day as YYYY-MM-DD");
        RequireOf(ref cursor, seen, VisitNames, 7, "a list of ICD-10-CM codes");
        RequireOf(ref cursor, seen, VisitNames, 11, "a list of administrations");
        return cursor.Errors is null ? draft.Build() : null;
    }

    private delegate T? ElementReader<T>(ref VisitCursor cursor)
        where T : class;

    private static ImmutableArray<T> ReadList<T>(ref VisitCursor cursor, ElementReader<T> read)
        where T : class
    {
        if (!cursor.IntoArray())
            return [];
        var list = ImmutableArray.CreateBuilder<T>(2);
        var index = -1;
        while (cursor.NextElement(ref index))
        {
            if (index >= VisitCursor.MostEntries)
                cursor.Skip();
            else if (read(ref cursor) is { } element)
                list.Add(element);
        }

        return list.DrainToImmutable();
    }

    private static string? ReadPlace(ref VisitCursor cursor)
    {
        if (cursor.PlainText is [>= (byte)'0' and <= (byte)'9', >= (byte)'0' and <= (byte)'9'])
            return cursor.Text(2);
        cursor.Refuse("a CMS place-of-service code of two digits");
        return null;
    }

    private static EvaluationAndManagement? ReadEvaluation(ref VisitCursor cursor)
    {
        if (!cursor.IntoObject())
            return null;
        string? code = null, note = null;
        bool? separate = null;
        ulong seen = 0;
        var property = -1;
        while (cursor.NextProperty(EvaluationNames, ref seen, ref property))
        {
            switch (property)
            {
                case 0: code = cursor.Text(MostCode); break;
                case 1: separate = cursor.YesOrNo(); break;
                case 2: note = cursor.TextIfAny(); break;
            }
        }

        if ((seen & 1) == 0)
            cursor.Missing("code", "a code");
        return code is null ? null : new EvaluationAndManagement(code, separate, note);
    }

    // No units charted means that it was done once.
    private static OtherService? ReadOtherService(ref VisitCursor cursor)
    {
        if (!cursor.IntoObject())
            return null;
        string? code = null;
        decimal? units = null;
        ImmutableArray<string> modifiers = [], diagnoses = [];
        ulong seen = 0;
        var property = -1;
        while (cursor.NextProperty(OtherServiceNames, ref seen, ref property))
        {
            switch (property)
            {
                case 0: code = cursor.Text(MostCode); break;
                case 1: units = cursor.Whole(0, 999_999); break;
                case 2: modifiers = cursor.Texts(2); break;
                case 3: diagnoses = cursor.Texts(MostCode); break;
            }
        }

        if ((seen & 1) == 0)
            cursor.Missing("code", "a code");
        return code is null ? null : new OtherService(code, units ?? 1, modifiers, diagnoses);
    }

    private static TreatmentPlan? ReadPlan(ref VisitCursor cursor)
    {
        if (!cursor.IntoObject())
            return null;
        DateOnly? documentedOn = null;
        string? text = null;
        ulong seen = 0;
        var property = -1;
        while (cursor.NextProperty(PlanNames, ref seen, ref property))
        {
            switch (property)
            {
                case 0: documentedOn = cursor.DayIfAny(); break;
                case 1: text = cursor.TextIfAny(); break;
            }
        }

        return new TreatmentPlan(documentedOn, text);
    }
}
