using System.Collections.Immutable;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Visits;

public static partial class VisitReader
{
    private static readonly PropertyNames OrderNames = new(
        "orderId", "drug", "dose", "route", "frequency", "diagnoses", "signedBy", "signedAt", "validUntil",
            "startDate", "notes");

    private static readonly PropertyNames ObservationNames = new("at", "kind", "text", "values");

    internal static readonly PropertyNames ObservationWords =
        new("vitals", "assessment", "response", "reaction", "education", "discharge", "consent");

    private static readonly PropertyNames AuthorizationNames = new(
        "number", "payerId", "codes", "approvedUnits", "usedUnits", "approvedVisits", "usedVisits", "from", "to",
        "diagnoses", "placeOfService", "providerNpi", "status", "dose", "intervalDays");

    private static readonly PropertyNames AttachmentNames = new("type", "sentBy", "controlNumber", "about");

    internal static readonly PropertyNames SentByWords =
        new("on-request", "mail", "electronic", "email", "file-transfer", "fax");

    // Report type codes that the 837P takes.
    internal static readonly PropertyNames ReportTypes = new(
        "03", "04", "05", "06", "07", "08", "09", "10", "11", "13", "15", "21", "A3", "A4", "AM", "AS", "B2", "B3",
        "B4", "BR", "BS", "BT", "CB", "CK", "CT", "D2", "DA", "DB", "DG", "DJ", "DS", "EB", "HC", "HR", "I5", "IR",
        "LA", "M1", "MT", "NN", "OB", "OC", "OD", "OE", "OX", "OZ", "P4", "P5", "PE", "PN", "PO", "PQ", "PY", "PZ",
        "RB", "RR", "RT", "RX", "SG", "V5", "XP");

    private static Order? ReadOrder(ref VisitCursor cursor)
    {
        if (!cursor.IntoObject())
            return null;
        string? orderId = null, route = null, frequency = null, signedBy = null, notes = null;
        DrugName? drug = null;
        Quantity? dose = null;
        ImmutableArray<string> diagnoses = [];
        DateTime? signedAt = null;
        DateOnly? validUntil = null, startDate = null;
        ulong seen = 0;
        var property = -1;
        while (cursor.NextProperty(OrderNames, ref seen, ref property))
        {
            switch (property)
            {
                case 0: orderId = cursor.Text(200); break;
                case 1: drug = ReadDrug(ref cursor, isRequired: false); break;
                case 2: dose = ReadQuantity(ref cursor); break;
                case 3: route = ReadWordIfAny(ref cursor, RouteWords); break;
                case 4: frequency = cursor.TextIfAny(200); break;
                case 5: diagnoses = cursor.Texts(MostCode); break;
                case 6: signedBy = cursor.TextIfAny(200); break;
                case 7: signedAt = cursor.TimeIfAny(); break;
                case 8: validUntil = cursor.DayIfAny(); break;
                case 9: startDate = cursor.DayIfAny(); break;
                case 10: notes = cursor.TextIfAny(); break;
            }
        }

        RequireOf(ref cursor, seen, OrderNames, 0, "text");
        return orderId is null
            ? null
            : new Order(
                orderId, drug, dose, route, frequency, diagnoses, signedBy, signedAt, validUntil, startDate, notes);
    }

    private static Observation? ReadObservation(ref VisitCursor cursor)
    {
        if (!cursor.IntoObject())
            return null;
        DateTime? at = null;
        string? kind = null, text = null;
        ImmutableArray<KeyValuePair<string, string>> values = [];
        ulong seen = 0;
        var property = -1;
        while (cursor.NextProperty(ObservationNames, ref seen, ref property))
        {
            switch (property)
            {
                case 0: at = cursor.TimeIfAny(); break;
                case 1: kind = ReadWord(ref cursor, ObservationWords); break;
                case 2: text = cursor.TextIfAny(); break;
                case 3: values = cursor.Pairs(); break;
            }
        }

        RequireOf(ref cursor, seen, ObservationNames, 1, ObservationWords.OneOf);
        return kind is null ? null : new Observation(at, kind, text, values);
    }

    private static KnownAuthorization? ReadAuthorization(ref VisitCursor cursor)
    {
        if (!cursor.IntoObject())
            return null;
        string? number = null, payerId = null, place = null, npi = null, status = null;
        ImmutableArray<string> codes = [], diagnoses = [];
        decimal? approvedUnits = null, usedUnits = null, approvedVisits = null, usedVisits = null;
        DateOnly? from = null, to = null;
        Quantity? dose = null;
        int? intervalDays = null;
        ulong seen = 0;
        var property = -1;
        while (cursor.NextProperty(AuthorizationNames, ref seen, ref property))
        {
            switch (property)
            {
                case 0: number = cursor.TextIfAny(200); break;
                case 1: payerId = cursor.TextIfAny(200); break;
                case 2: codes = cursor.Texts(MostCode); break;
                case 3: approvedUnits = cursor.Number(0, 99_999_999); break;
                case 4: usedUnits = cursor.Number(0, 99_999_999); break;
                case 5: approvedVisits = cursor.Number(0, 99_999_999); break;
                case 6: usedVisits = cursor.Number(0, 99_999_999); break;
                case 7: from = cursor.DayIfAny(); break;
                case 8: to = cursor.DayIfAny(); break;
                case 9: diagnoses = cursor.Texts(MostCode); break;
                case 10: place = cursor.IsEmpty ? null : ReadPlace(ref cursor); break;
                case 11: npi = cursor.TextIfAny(10); break;
                case 12: status = cursor.TextIfAny(200); break;
                case 13: dose = ReadQuantity(ref cursor); break;
                case 14: intervalDays = (int?)cursor.Number(1, 3650); break;
            }
        }

        return new KnownAuthorization(
            number, payerId, codes, approvedUnits, usedUnits, approvedVisits, usedVisits, from, to, diagnoses, place,
                npi, status)
        {
            Dose = dose,
            IntervalDays = intervalDays,
        };
    }

    private static Attachment? ReadAttachment(ref VisitCursor cursor)
    {
        if (!cursor.IntoObject())
            return null;
        string? type = null, controlNumber = null, about = null;
        var sentBy = -1;
        ulong seen = 0;
        var property = -1;
        while (cursor.NextProperty(AttachmentNames, ref seen, ref property))
        {
            switch (property)
            {
                case 0: type = ReadWord(ref cursor, ReportTypes); break;
                case 1: sentBy = cursor.Word(SentByWords); break;
                case 2: controlNumber = cursor.TextIfAny(50); break;
                case 3: about = cursor.TextIfAny(200); break;
            }
        }

        RequireOf(ref cursor, seen, AttachmentNames, 0, ReportTypes.OneOf);
        RequireOf(ref cursor, seen, AttachmentNames, 1, SentByWords.OneOf);
        return type is null || sentBy < 0 ? null : new Attachment(type, (SentBy)sentBy, controlNumber, about);
    }

    private static decimal? ReadDollars(ref VisitCursor cursor)
    {
        if (cursor.Number(0, 99_999_999) is not { } dollars)
            return null;
        if (dollars * 100 == decimal.Truncate(dollars * 100))
            return dollars;
        cursor.RefuseFound("parts of a cent", "dollars with at most two decimals");
        return null;
    }
}
