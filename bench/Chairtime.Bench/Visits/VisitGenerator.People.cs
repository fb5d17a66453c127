using System.Collections.Immutable;
using System.Globalization;
using Chairtime.Billing.Visits;

namespace Chairtime.Bench.Visits;

public sealed partial class VisitGenerator
{
    private static readonly VisitProviders Clinicians = new(
        new Provider("1000000004", "Invented", "Dora", "207RR0500X"),
        new Provider("1000000012", "Example", "Otto", null), null, null, "L1");

    private static VisitProviders Providers() => Clinicians;

    private Patient Patient()
    {
        var number = _draw.From(1, 4000);
        var born = new DateOnly(1935 + (number % 65), 1 + (number % 12), 1 + (number % 28));
        var weight = new Weight(_draw.From(420, 1400) / 10m, "kg", _draw.Once(900) ? _day : _day.AddDays(-40));
        return new Patient(
            string.Create(CultureInfo.InvariantCulture, $"PT{number}"), "Testperson", _draw.Of("Ada", "Ben"),
            born,
            _draw.Of("F", "F", "M", "U"), new Address("1 Sample Street", "Testville", "OH", "43000"),
            _draw.Once(800) ? weight : null);
    }

    private ImmutableArray<Coverage> Coverages()
    {
        var member = string.Create(CultureInfo.InvariantCulture, $"TEST{_draw.From(1, 4000)}");
        var medicare = new Coverage("medicare-part-b", member, null, "self", null, "medicare");
        var commercial = new Coverage("commercial", member, "TESTGROUP", "self", null, "commercial");
        return _draw.From(0, 9) switch
        {
            < 4 => [medicare],
            4 => [medicare, commercial],
            5 => [new Coverage("sample-advantage", member, null, "self", null, "medicare-advantage")],
            _ => [commercial],
        };
    }

    private EvaluationAndManagement Evaluation() =>
        new(_draw.Of("99211", "99212", "99213", "99214"), _draw.Once(600) ? true : _draw.Once(500) ? false : null);

    private OtherService Laboratory(Product main) =>
        new(_draw.Of("36415", "80053", "85025"), 1, [], [main.Diagnosis]);

    private TreatmentPlan Plan() => new(_day.AddDays(-_draw.From(1, 200)), "continue as planned");

    private ImmutableArray<Observation> Observations()
    {
        var vitals = new Observation(_day.ToDateTime(new TimeOnly(7, 0)), "vitals", null,
        [
            new("bp", _draw.Of("118/70", "128/76", "134/82")),
            new("pulse", _draw.Of("64", "72", "80")),
        ]);
        var discharge = new Observation(_clock, "discharge", "left in good condition", []);
        return _draw.Once(500) ? [vitals] : [vitals, discharge];
    }

    private KnownAuthorization Authorization(Product main) => new(
        "AUTH1", "commercial", main.Hcpcs is null ? [] : [main.Hcpcs],
        1000, _draw.From(0, 900), 13, _draw.From(0, 13),
        _day.AddDays(-_draw.From(0, 200)), _day.AddDays(_draw.From(-5, 200)), [main.Diagnosis], null, null, "approved");
}
