using System.Collections.Immutable;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Visits;

public static partial class VisitReader
{
    private const decimal MostAmount = 99_999_999;

    private static readonly PropertyNames AdministrationNames = new(
        "id", "orderId", "drug", "kind", "route", "site", "lumen", "siteReason", "bag", "doseId", "encounter",
            "purpose",
        "pump", "discontinued", "volume", "rate", "start", "stop", "pauses", "rateChanges", "dose", "vials",
            "discarded",
        "acquired", "givenBy", "supervisedBy", "note");

    // Place in the names of the first property that tells how it went: discontinued.
    private const int FirstOfCourse = 13;

    private static readonly PropertyNames DrugNames = new("ndc", "hcpcs", "rxNorm", "name");
    private static readonly PropertyNames QuantityNames = new("value", "unit");
    private static readonly PropertyNames VialNames = new("ndc", "size", "count", "lot", "expires", "singleDose");
    private static readonly PropertyNames PauseNames = new("from", "to", "reason");
    private static readonly PropertyNames RateChangeNames = new("at", "rate");
    internal static readonly PropertyNames UnitWords = new([.. Quantity.KnownUnits]);
    internal static readonly PropertyNames KindWords = new("hydration", "therapeutic", "chemotherapy");
    internal static readonly PropertyNames PurposeWords = new("treatment", "keep-open", "flush");
    internal static readonly PropertyNames AcquiredWords = new("bought", "supplied", "340b");

    internal static readonly PropertyNames RouteWords = new(
        "iv-infusion", "iv-push", "subcutaneous", "subcutaneous-infusion", "intramuscular", "intra-articular", "oral",
        "flush", "other");

    /// <summary>The contract's word for a route.</summary>
    public static string WordOf(Route route) => RouteWords[(int)route];

    private static ImmutableArray<Administration> ReadAdministrations(ref VisitCursor cursor, DateOnly? day)
    {
        if (!cursor.IntoArray())
            return [];
        var list = ImmutableArray.CreateBuilder<Administration>(4);
        var index = -1;
        while (cursor.NextElement(ref index))
        {
            if (index >= VisitCursor.MostEntries)
            {
                cursor.Skip();
                continue;
            }

            if (ReadAdministration(ref cursor, day) is not { } administration)
                continue;
            foreach (var earlier in list)
            {
                if (earlier.Id == administration.Id)
                    cursor.RefuseFound("the id of an earlier administration", "an id that is unique in the visit");
            }

            list.Add(administration);
        }

        return list.DrainToImmutable();
    }

    private static Administration? ReadAdministration(ref VisitCursor cursor, DateOnly? day)
    {
        if (!cursor.IntoObject())
            return null;
        var draft = new AdministrationDraft(day);
        ulong seen = 0;
        var property = -1;
        while (cursor.NextProperty(AdministrationNames, ref seen, ref property))
        {
            if (property < FirstOfCourse)
                draft.TakeWhatAndWhere(ref cursor, property);
            else
                draft.TakeCourse(ref cursor, property);
        }

        RequireOf(ref cursor, seen, AdministrationNames, 0, "text");
        RequireOf(ref cursor, seen, AdministrationNames, 2, "an object with ndc, hcpcs, rxNorm or name");
        RequireOf(ref cursor, seen, AdministrationNames, 4, RouteWords.OneOf);
        return draft.Build();
    }

    private static void RequireOf(
        ref VisitCursor cursor, ulong seen, PropertyNames names, int property, string expected)
    {
        if ((seen & (1UL << property)) == 0)
            cursor.Missing(names[property], expected);
    }

    // An order may leave open what it is for, and a finding says so; what was given has a name.
    private static DrugName? ReadDrug(ref VisitCursor cursor, bool isRequired)
    {
        if (!cursor.IntoObject())
            return null;
        var errors = cursor.Errors?.Count;
        string? ndc = null, hcpcs = null, rxNorm = null, name = null;
        ulong seen = 0;
        var property = -1;
        while (cursor.NextProperty(DrugNames, ref seen, ref property))
        {
            switch (property)
            {
                case 0: ndc = cursor.TextIfAny(MostCode); break;
                case 1: hcpcs = cursor.TextIfAny(MostCode); break;
                case 2: rxNorm = cursor.TextIfAny(MostCode); break;
                case 3: name = cursor.TextIfAny(200); break;
            }
        }

        if (ndc is not null || hcpcs is not null || rxNorm is not null || name is not null)
            return new DrugName(ndc, hcpcs, rxNorm, name);
        if ((isRequired || seen == 0) && errors == cursor.Errors?.Count)
        {
            cursor.RefuseFound(seen == 0 ? "an empty object" : "empty names",
                "at least one of ndc, hcpcs, rxNorm, name");
        }

        return null;
    }

    private static Quantity? ReadQuantity(ref VisitCursor cursor)
    {
        if (!cursor.IntoObject())
            return null;
        decimal? value = null;
        var unit = -1;
        ulong seen = 0;
        var property = -1;
        while (cursor.NextProperty(QuantityNames, ref seen, ref property))
        {
            switch (property)
            {
                case 0: value = cursor.Number(0, MostAmount); break;
                case 1: unit = cursor.Word(UnitWords); break;
            }
        }

        RequireOf(ref cursor, seen, QuantityNames, 0, "a number");
        RequireOf(ref cursor, seen, QuantityNames, 1, UnitWords.OneOf);
        return value is { } given && unit >= 0 ? new Quantity(given, UnitWords[unit]) : null;
    }

    // An entry without a count is one container.
    private static Vial? ReadVial(ref VisitCursor cursor)
    {
        if (!cursor.IntoObject())
            return null;
        string? ndc = null, lot = null;
        Quantity? size = null;
        decimal? count = null;
        DateOnly? expires = null;
        bool? single = null;
        ulong seen = 0;
        var property = -1;
        while (cursor.NextProperty(VialNames, ref seen, ref property))
        {
            switch (property)
            {
                case 0: ndc = cursor.TextIfAny(MostCode); break;
                case 1: size = ReadQuantity(ref cursor); break;
                case 2: count = cursor.Number(0.001m, 10_000); break;
                case 3: lot = cursor.TextIfAny(200); break;
                case 4: expires = cursor.DayIfAny(); break;
                case 5: single = cursor.YesOrNo(); break;
            }
        }

        return new Vial(ndc, size, count ?? 1, lot, expires, single);
    }

    private static Pause? ReadPause(ref VisitCursor cursor)
    {
        if (!cursor.IntoObject())
            return null;
        DateTime? from = null, to = null;
        string? reason = null;
        ulong seen = 0;
        var property = -1;
        while (cursor.NextProperty(PauseNames, ref seen, ref property))
        {
            switch (property)
            {
                case 0: from = cursor.Time(); break;
                case 1: to = cursor.Time(); break;
                case 2: reason = cursor.TextIfAny(); break;
            }
        }

        RequireOf(ref cursor, seen, PauseNames, 0, "a local time");
        RequireOf(ref cursor, seen, PauseNames, 1, "a local time");
        return from is { } first && to is { } last ? new Pause(first, last, reason) : null;
    }

    private static ImmutableArray<RateChange> ReadRateChanges(ref VisitCursor cursor, DateOnly? day)
    {
        if (!cursor.IntoArray())
            return [];
        var list = ImmutableArray.CreateBuilder<RateChange>(4);
        var index = -1;
        while (cursor.NextElement(ref index))
        {
            var change = cursor.IsList ? ReadRatePair(ref cursor, day) : ReadRateChange(ref cursor);
            if (change is not null && index < VisitCursor.MostEntries)
                list.Add(change);
        }

        return list.DrainToImmutable();
    }

    private static RateChange? ReadRateChange(ref VisitCursor cursor)
    {
        if (!cursor.IntoObject())
            return null;
        DateTime? at = null;
        Quantity? rate = null;
        ulong seen = 0;
        var property = -1;
        while (cursor.NextProperty(RateChangeNames, ref seen, ref property))
        {
            switch (property)
            {
                case 0: at = cursor.Time(); break;
                case 1: rate = ReadQuantity(ref cursor); break;
            }
        }

        RequireOf(ref cursor, seen, RateChangeNames, 0, "a local time");
        RequireOf(ref cursor, seen, RateChangeNames, 1, "a quantity");
        return at is { } minute && rate is { } given ? new RateChange(minute, given) : null;
    }

    // Flowsheets list rate steps as pairs: time of day (or a full local time) and mL/h.
    private static RateChange? ReadRatePair(ref VisitCursor cursor, DateOnly? day)
    {
        DateTime? at = null;
        decimal? rate = null;
        var index = -1;
        while (cursor.NextElement(ref index))
        {
            if (index == 0 && VisitTimes.TryTimeOfDay(cursor.PlainText, out var ofDay))
                at = (day ?? cursor.DayOf("dateOfService"))?.ToDateTime(ofDay);
            else if (index == 0)
                at = cursor.Time();
            else if (index == 1)
                rate = cursor.Number(0, 99_999);
            else
                cursor.Refuse("a pair of time and mL/h");
        }

        if (at is null || rate is null)
        {
            cursor.RefuseFound("an incomplete pair", "a pair of time and mL/h");
            return null;
        }

        return new RateChange(at.Value, new Quantity(rate.Value, "mL/h"));
    }
}
