using System.Collections.Immutable;
using System.Globalization;
using Chairtime.Bench.Visits;
using Chairtime.Billing.Visits;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Tests.Coding;

/// <summary>
/// Visits that no suite charts and that every rule must bear: drugs on top of one another, bags, lumens, accesses and
/// encounters crossed, times missing or impossible, containers that do not add up, payers of every kind.
/// </summary>
internal sealed class WildVisit(ulong seed)
{
    private static readonly DateOnly FirstDay = new(2015, 1, 1);
    private static readonly int Days = new DateOnly(2026, 12, 31).DayNumber - FirstDay.DayNumber;

    private static readonly DrugName[] Drugs =
    [
        new(null, "J1745", null, null), new(null, "Q5121", null, "Avsola"), new(null, null, null, "rituximab"),
        new(null, "J9312", null, null), new(null, "J9310", null, null), new(null, "J3262", null, null),
        new("50242-0137-01", null, null, null), new(null, "J0129", null, null), new(null, "J0490", null, null),
        new(null, "J9260", null, null), new(null, null, null, "methotrexate"), new(null, "J2919", null, null),
        new(null, "J2930", null, null), new(null, null, null, "methylprednisolone"), new(null, "J1200", null, null),
        new(null, "J1885", null, "ketorolac"), new(null, "J3301", null, null), new(null, "J7321", null, null),
        new(null, "J0897", null, null), new(null, "J3111", null, null), new(null, "J1559", null, "Hizentra"),
        new(null, "J3490", null, "a new drug"), new(null, null, null, "normal saline"),
        new(null, "J7030", null, null), new(null, null, null, "lidocaine"), new(null, null, null, "drug A"),
        new(null, null, null, "drug B"), new("99999-9999-99", null, null, null), new("5789403001", null, null, null),
        new(null, "J9190", null, "fluorouracil"), new(null, "J9217", null, "leuprolide"),
        new(null, "J3480", null, null), new(null, "Q5103", null, "rituximab"),
    ];

    private static readonly string[] Units =
        ["mg", "mg", "mg", "mg", "g", "ug", "mL", "mg/kg", "[iU]", "{dose}", "meq"];

    private static readonly string[] Reasons =
        ["incompatible drugs", "first IV infiltrated", "to save chair time", "restarted", "protocol wants two lines"];

    private static readonly string[] Ndcs =
        ["50242-0137-01", "50242-0135-01", "57894-0030-01", "00009-0047-22", "99999-9999-99", "not an ndc"];

    private readonly Draw _draw = new(seed);
    private DateOnly _day;

    public Visit Next()
    {
        _day = FirstDay.AddDays(_draw.From(0, Days));
        var isFacility = _draw.Once(300);
        var given = ImmutableArray.CreateBuilder<Administration>();
        for (var count = _draw.From(1, 7); count > 0; count--)
            given.Add(Given(given.Count + 1));
        return new Visit
        {
            VisitId = string.Create(CultureInfo.InvariantCulture, $"W{seed}"),
            DateOfService = _day,
            PlaceOfService = isFacility ? "22" : _draw.Of("11", "11", "11", "12", "19", "49"),
            Setting = isFacility ? Setting.Facility : Setting.Professional,
            Patient = _draw.Once(500)
                ? new Patient(null, null, null, null, null, null, new Weight(_draw.From(40, 130), "kg", _day))
                : null,
            Coverages = [new Coverage(_draw.Of<string>(WildPayers.Ids), null, null, null, null, null)],
            Diagnoses = [.. Diagnoses()],
            PrimaryReason = _draw.Once(600) ? $"A{_draw.From(1, given.Count + 1)}" : null,
            Orders = [new Order("O1", null, null, null, null, ["M05.79", "E86.0"], null, null, null, null, null)],
            Administrations = given.DrainToImmutable(),
            EvaluationAndManagement = _draw.Once(200)
                ? new(_draw.Of("99211", "99213", "99215", "99244", "00000"), _draw.Of<bool?>(true, false, null))
                : null,
            OtherServices = _draw.Once(250) ? [Other()] : [],
        };
    }

    private IEnumerable<string> Diagnoses()
    {
        string[] all =
            ["M05.79", "M81.0", "E86.0", "K50.00", "M32.14", "I10", "E11.9", "M17.0", "L40.50", "M06.9", "N18.3",
                "K21.9", "F32.9", "E78.5"];
        var first = _draw.From(0, all.Length - 1);
        for (var count = _draw.Of(1, 1, 2, 3, 13); count > 0; count--)
            yield return all[(first + count) % all.Length];
    }

    private OtherService Other() => new(
        _draw.Of("36415", "96523", "36000", "36591", "96521", "G0498", "20610", "G2211"), _draw.From(1, 3),
        _draw.Once(200) ? ["59"] : [], []);

    private Administration Given(int number)
    {
        var start = _day.ToDateTime(new TimeOnly(_draw.Of(8, 9, 9, 10, 23), _draw.From(0, 59)))
            .AddSeconds(_draw.Once(50) ? _draw.From(0, 59) : 0);
        var stop = start.AddMinutes(_draw.Once(30) ? _draw.Of(-30, 0, 1441, 800) : _draw.From(1, 200));
        var dose = Dose();
        return new Administration
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"A{number}"),
            OrderId = _draw.Once(200) ? "O1" : null,
            Drug = _draw.Of<DrugName>(Drugs),
            Kind = _draw.Once(300)
                ? _draw.Of(
                    AdministrationKind.Chemotherapy, AdministrationKind.Therapeutic, AdministrationKind.Hydration)
                : null,
            Route = Routes(),
            Site = _draw.Of("1", "1", "1", "2", "3"),
            Lumen = _draw.Once(100) ? "red" : null,
            SiteReason = _draw.Once(300) ? _draw.Of<string>(Reasons) : null,
            Bag = _draw.Once(150) ? _draw.Of("B1", "B2") : null,
            DoseId = _draw.Once(150) ? _draw.Of("D1", "D2") : null,
            Encounter = _draw.Once(120) ? 2 : 1,
            Purpose = _draw.Once(60) ? _draw.Of(Purpose.KeepOpen, Purpose.Flush) : Purpose.Treatment,
            Pump = _draw.Once(30) ? "portable" : null,
            Discontinued = _draw.Once(120) ? "reaction" : null,
            Volume = _draw.Once(300) ? new Quantity(_draw.From(1, 1000), "mL") : null,
            Rate = _draw.Once(300) ? new Quantity(_draw.From(0, 500), "mL/h") : null,
            RateChanges = _draw.Once(100)
                ? [new RateChange(start.AddMinutes(_draw.From(0, 90)), new Quantity(_draw.From(0, 300), "mL/h"))]
                : [],
            Start = _draw.Once(40) ? null : start,
            Stop = _draw.Once(100) ? null : stop,
            Pauses = [.. Pauses(start)],
            Dose = dose,
            Vials = [.. Vials()],
            Discarded = _draw.Once(150) ? new Quantity(_draw.From(0, 300), dose?.Unit ?? "mg") : null,
            Acquired = _draw.Once(120) ? _draw.Of(Acquired.Supplied, Acquired.At340B) : Acquired.Bought,
        };
    }

    private Route Routes() => _draw.From(0, 19) switch
    {
        < 11 => Route.IvInfusion,
        < 14 => Route.IvPush,
        14 => Route.Subcutaneous,
        15 => Route.Intramuscular,
        16 => Route.SubcutaneousInfusion,
        17 => Route.Oral,
        18 => Route.IntraArticular,
        _ => _draw.Of(Route.Flush, Route.Other),
    };

    private IEnumerable<Pause> Pauses(DateTime start)
    {
        for (var count = _draw.Of(0, 0, 0, 1, 2, 3); count > 0; count--)
        {
            var from = start.AddMinutes(_draw.From(-5, 150));
            yield return new Pause(from, from.AddMinutes(_draw.From(-3, 40)), null);
        }
    }

    private Quantity? Dose() => _draw.Once(850)
        ? new Quantity(_draw.From(1, 9000) / _draw.Of(1m, 10m, 10m, 1000m), _draw.Of<string>(Units))
        : null;

    private IEnumerable<Vial> Vials()
    {
        for (var count = _draw.Of(0, 1, 1, 2, 3); count > 0; count--)
        {
            yield return new Vial(
                _draw.Once(250) ? _draw.Of<string>(Ndcs) : null,
                _draw.Once(850)
                    ? new Quantity(_draw.Of(10m, 40m, 50m, 100m, 125m, 250m, 500m), _draw.Of("mg", "mg", "mg", "mL"))
                    : null,
                _draw.Of(1, 1, 2, 4, 9), null, null, _draw.Of<bool?>(true, true, true, false, null));
        }
    }
}
