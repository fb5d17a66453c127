namespace Chairtime.Billing.Visits;

public static partial class VisitReader
{
    private static readonly PropertyNames PatientNames =
        new("patientId", "familyName", "givenName", "birthDate", "sex", "address", "weight");

    private static readonly PropertyNames AddressNames = new("line", "city", "state", "postalCode");
    private static readonly PropertyNames WeightNames = new("value", "unit", "takenOn");

    private static readonly PropertyNames CoverageNames =
        new("payerId", "memberId", "groupNumber", "relationship", "subscriber", "planType");

    private static readonly PropertyNames SubscriberNames = new(
        "familyName", "givenName", "birthDate", "sex", "address");
    private static readonly PropertyNames ProvidersNames = new(
        "rendering", "ordering", "referring", "supervising", "facility");
    private static readonly PropertyNames ProviderNames = new("npi", "familyName", "givenName", "taxonomy");
    internal static readonly PropertyNames SexWords = new("F", "M", "U");
    internal static readonly PropertyNames RelationshipWords = new("self", "spouse", "child", "other");
    internal static readonly PropertyNames WeightUnitWords = new("kg", "g", "[lb_av]");

    private static Patient? ReadPatient(ref VisitCursor cursor)
    {
        if (!cursor.IntoObject())
            return null;
        string? patientId = null, family = null, given = null, sex = null;
        DateOnly? born = null;
        Address? address = null;
        Weight? weight = null;
        ulong seen = 0;
        var property = -1;
        while (cursor.NextProperty(PatientNames, ref seen, ref property))
        {
            switch (property)
            {
                case 0: patientId = cursor.TextIfAny(200); break;
                case 1: family = cursor.TextIfAny(200); break;
                case 2: given = cursor.TextIfAny(200); break;
                case 3: born = cursor.DayIfAny(); break;
                case 4: sex = ReadWordIfAny(ref cursor, SexWords); break;
                case 5: address = ReadAddress(ref cursor); break;
                case 6: weight = ReadWeight(ref cursor); break;
            }
        }

        return new Patient(patientId, family, given, born, sex, address, weight);
    }

    private static string? ReadWord(ref VisitCursor cursor, PropertyNames words) =>
        cursor.Word(words) is >= 0 and var word ? words[word] : null;

    private static string? ReadWordIfAny(ref VisitCursor cursor, PropertyNames words) =>
        cursor.WordIfAny(words) is >= 0 and var word ? words[word] : null;

    private static Address? ReadAddress(ref VisitCursor cursor)
    {
        if (!cursor.IntoObject())
            return null;
        string? line = null, city = null, state = null, postalCode = null;
        ulong seen = 0;
        var property = -1;
        while (cursor.NextProperty(AddressNames, ref seen, ref property))
        {
            switch (property)
            {
                case 0: line = cursor.TextIfAny(200); break;
                case 1: city = cursor.TextIfAny(200); break;
                case 2: state = cursor.TextIfAny(2); break;
                case 3: postalCode = cursor.TextIfAny(10); break;
            }
        }

        return new Address(line, city, state, postalCode);
    }

    private static Weight? ReadWeight(ref VisitCursor cursor)
    {
        if (!cursor.IntoObject())
            return null;
        decimal? value = null;
        string? unit = null;
        DateOnly? takenOn = null;
        ulong seen = 0;
        var property = -1;
        while (cursor.NextProperty(WeightNames, ref seen, ref property))
        {
            switch (property)
            {
                case 0: value = cursor.Number(0, 1_000_000); break;
                case 1: unit = ReadWord(ref cursor, WeightUnitWords); break;
                case 2: takenOn = cursor.DayIfAny(); break;
            }
        }

        RequireOf(ref cursor, seen, WeightNames, 0, "a number");
        RequireOf(ref cursor, seen, WeightNames, 1, WeightUnitWords.OneOf);
        // Nobody weighs nothing: a weight of zero is one that was not taken.
        return value is > 0 and var measured && unit is not null ? new Weight(measured, unit, takenOn) : null;
    }

    private static Coverage? ReadCoverage(ref VisitCursor cursor)
    {
        if (!cursor.IntoObject())
            return null;
        string? payerId = null, memberId = null, group = null, relationship = null, planType = null;
        Subscriber? subscriber = null;
        ulong seen = 0;
        var property = -1;
        while (cursor.NextProperty(CoverageNames, ref seen, ref property))
        {
            switch (property)
            {
                case 0: payerId = cursor.TextIfAny(200); break;
                case 1: memberId = cursor.TextIfAny(200); break;
                case 2: group = cursor.TextIfAny(200); break;
                case 3: relationship = ReadWordIfAny(ref cursor, RelationshipWords); break;
                case 4: subscriber = ReadSubscriber(ref cursor); break;
                case 5: planType = cursor.TextIfAny(200); break;
            }
        }

        return new Coverage(payerId, memberId, group, relationship, subscriber, planType);
    }

    private static Subscriber? ReadSubscriber(ref VisitCursor cursor)
    {
        if (!cursor.IntoObject())
            return null;
        string? family = null, given = null, sex = null;
        DateOnly? born = null;
        Address? address = null;
        ulong seen = 0;
        var property = -1;
        while (cursor.NextProperty(SubscriberNames, ref seen, ref property))
        {
            switch (property)
            {
                case 0: family = cursor.TextIfAny(200); break;
                case 1: given = cursor.TextIfAny(200); break;
                case 2: born = cursor.DayIfAny(); break;
                case 3: sex = ReadWordIfAny(ref cursor, SexWords); break;
                case 4: address = ReadAddress(ref cursor); break;
            }
        }

        return new Subscriber(family, given, born, sex, address);
    }

    private static VisitProviders? ReadProviders(ref VisitCursor cursor)
    {
        if (!cursor.IntoObject())
            return null;
        Provider? rendering = null, ordering = null, referring = null, supervising = null;
        string? facility = null;
        ulong seen = 0;
        var property = -1;
        while (cursor.NextProperty(ProvidersNames, ref seen, ref property))
        {
            switch (property)
            {
                case 0: rendering = ReadProvider(ref cursor); break;
                case 1: ordering = ReadProvider(ref cursor); break;
                case 2: referring = ReadProvider(ref cursor); break;
                case 3: supervising = ReadProvider(ref cursor); break;
                case 4: facility = cursor.TextIfAny(200); break;
            }
        }

        return new VisitProviders(rendering, ordering, referring, supervising, facility);
    }

    private static Provider? ReadProvider(ref VisitCursor cursor)
    {
        if (!cursor.IntoObject())
            return null;
        string? npi = null, family = null, given = null, taxonomy = null;
        ulong seen = 0;
        var property = -1;
        while (cursor.NextProperty(ProviderNames, ref seen, ref property))
        {
            switch (property)
            {
                case 0: npi = cursor.TextIfAny(10); break;
                case 1: family = cursor.TextIfAny(200); break;
                case 2: given = cursor.TextIfAny(200); break;
                case 3: taxonomy = cursor.TextIfAny(10); break;
            }
        }

        return new Provider(npi, family, given, taxonomy);
    }
}
