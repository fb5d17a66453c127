using System.Collections.Immutable;
using System.Globalization;
using Chairtime.Billing.Visits;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Simulation.Practices;

/// <summary>Charts one visit as it went, from arrival to leaving. What is charted is what happened: faults are planted
/// afterwards.</summary>
internal sealed class VisitChart
{
    private const string Nurse = "R. Testnurse RN";

    // Minutes at which one more or fewer changes what is billed.
    private static readonly int[] Thresholds = [15, 16, 30, 31, 60, 61, 90, 91, 120, 121, 150, 151];

    private readonly Chance _chance;
    private readonly Person _person;
    private readonly Regimen _regimen;
    private readonly DateTime _arrival;
    private readonly List<Administration> _given = [];
    private readonly List<Order> _orders = [];
    private readonly List<Observation> _observed = [];
    private readonly List<OtherService> _services = [];
    private DateTime _clock;

    /// <param name="chance">The visit's own; the same gives the same chart at any hour.</param>
    public VisitChart(Person person, Regimen regimen, DateTime arrival, Chance chance)
    {
        (_person, _regimen, _arrival, _chance) = (person, regimen, arrival, chance);
        _clock = arrival.AddMinutes(10);
        if (regimen.IsBiologic || regimen.NeedsAuthorization)
            Observe("consent", arrival.AddMinutes(5), "agreed after the risks were explained");
        Vitals(_clock);
        Premedicate();
        Hydrate();
        _clock = _clock.AddMinutes(_chance.From(6, 12));
        Main = Give(regimen, person.Dose, RunningMinutes(regimen.Minutes));
        Recover();
    }

    /// <summary>The id of what the visit was made for.</summary>
    public string Main { get; }

    /// <summary>When the chair is free.</summary>
    public DateTime Left => _clock;

    public Visit Visit(string id) => new()
    {
        VisitId = id,
        PracticeId = "SAMPLE",
        DateOfService = DateOnly.FromDateTime(_arrival),
        PlaceOfService = _person.Care.Site.PlaceOfService,
        Patient = _person.Patient with
        {
            Weight = _person.Patient.Weight! with { TakenOn = DateOnly.FromDateTime(_arrival) },
        },
        Coverages = _person.Coverages,
        Diagnoses = Diagnoses(),
        Providers = new VisitProviders(
            _person.Care.Physician, _person.Care.Assistant ?? _person.Care.Physician, null, null,
            _person.Care.Site.Location),
        PrimaryReason = Main,
        Orders = [.. _orders],
        Administrations = [.. _given],
        EvaluationAndManagement = Evaluation(),
        OtherServices = [.. _services],
        Observations = [.. _observed],
        TreatmentPlan = new TreatmentPlan(
            DateOnly.FromDateTime(_arrival).AddDays(-7 * Math.Min(_regimen.Weeks, 8)), Plan()),
    };

    private ImmutableArray<string> Diagnoses()
    {
        var fluid = _given.Exists(static one => one.Drug.Hcpcs == "J7030") && _person.Diagnosis != "E86.0";
        return [.. new[] { _person.Diagnosis, fluid ? "E86.0" : null, _regimen.LongTerm }.OfType<string>()];
    }

    private string Plan()
    {
        var tried = _regimen.IsBiologic
            ? " Methotrexate was tried for five months and failed; an anti-inflammatory drug did not hold it." : "";
        var product = _regimen.Hcpcs is "J1745" or "Q5104"
            ? " Infliximab-dyyb was given for 14 weeks with minimal response." : "";
        return $"Continue {_regimen.Name} as ordered.{tried}{product}";
    }

    private EvaluationAndManagement? Evaluation() => _person.Number % 12 == 5
        ? new EvaluationAndManagement(_person.Number % 24 == 5 ? "99213" : "99214", true,
            "separate visit for new joint pain, with history, examination and a change of plan")
        : null;

    private void Premedicate()
    {
        if (!_chance.Once(_regimen.Premedicated))
            return;
        if (_chance.Once(850))
        {
            Add(new Administration
            {
                Id = NextId(), Drug = new DrugName(null, null, null, "acetaminophen"), Route = Route.Oral,
                Start = _clock, Dose = new Quantity(650, "mg"), GivenBy = Nurse,
            });
        }

        for (var i = 0; i < 2 && _chance.Once(i == 0 ? 450 : 250); i++)
        {
            var push = Regimens.Premedications[(_person.Number + i) % Regimens.Premedications.Length];
            Give(push, Doses.Of(push, _person.Kilograms, _chance), _chance.From(1, 4));
            _clock = _clock.AddMinutes(_chance.From(1, 5));
        }

        _clock = _clock.AddMinutes(15);
    }

    private void Hydrate()
    {
        if (!_regimen.IsBiologic || !_regimen.IsInfused || !_chance.Once(40))
            return;
        Give(OtherRegimens.Fluid, 500, _chance.From(45, 80), new Package("00264-7800-10", 500));
        _clock = _clock.AddMinutes(_chance.From(3, 8));
    }

    private void Recover()
    {
        Vitals(_clock.AddMinutes(5));
        if (_regimen.Procedure is { } procedure)
            _services.Add(new OtherService(procedure, 1, [_chance.Of("RT", "LT")], [_person.Diagnosis]));
        if (_chance.Once(100))
        {
            _services.Add(new OtherService("85025", 1, [], [_person.Diagnosis]));
            _services.Add(new OtherService("80053", 1, [], [_person.Diagnosis]));
        }

        Observe("response", _clock.AddMinutes(10), "no complaint, no reaction");
        Observe("discharge", _clock.AddMinutes(15), "left walking, next appointment given");
        _clock = _clock.AddMinutes(20);
    }

    private string Give(Regimen drug, decimal dose, int minutes, Package? only = null)
    {
        var opened = Containers.For(dose, only is null ? drug.Packages : [only]);
        var isTimed = drug.IsInfused;
        var start = Rounded(_clock, isTimed, up: true);
        var pauses = isTimed && minutes > 40 && _chance.Once(80) ? Pause(start, minutes) : [];
        var stop = Rounded(start.AddMinutes(minutes + pauses.Sum(static one => (one.To - one.From).TotalMinutes)),
            isTimed, up: false);
        var id = NextId();
        if (isTimed && stop - start >= TimeSpan.FromMinutes(60))
        {
            for (var at = start.AddMinutes(30); at < stop; at = at.AddMinutes(60))
                Vitals(at);
        }

        var left = Containers.Opened(opened) - dose;
        Add(new Administration
        {
            Id = id,
            Drug = new DrugName(opened[0].Package.Ndc, drug.Hcpcs, null, drug.Name),
            Route = drug.Route,
            Start = start,
            Stop = isTimed || drug.Route == Route.IvPush ? stop : null,
            Pauses = pauses,
            Dose = drug.Amount(dose),
            Vials = [.. opened.Select(one => Vial(drug, one.Package, one.Count))],
            Discarded = left > 0 && opened[0].Package.IsSingleDose ? drug.Amount(left) : null,
            Acquired = IsSupplied(drug) ? Acquired.Supplied : Acquired.Bought,
            GivenBy = Nurse,
            SupervisedBy = $"{_person.Care.Physician.GivenName} {_person.Care.Physician.FamilyName} MD",
        });
        _clock = stop;
        return id;
    }

    // White-bagged: a pharmacy of the plan sent it.
    private bool IsSupplied(Regimen drug) => drug == _regimen && drug.IsBiologic
        && _person.Payer is Payers.Mutual or Payers.Health && _person.Number % 13 == 0;

    private Vial Vial(Regimen drug, Package package, int count) => new(
        package.Ndc, drug.Amount(package.Size), count,
        string.Create(CultureInfo.InvariantCulture, $"TEST{_chance.From(100, 999)}"),
        DateOnly.FromDateTime(_arrival).AddDays(_chance.From(60, 500)), package.IsSingleDose);

    private void Add(Administration given)
    {
        var order = string.Create(CultureInfo.InvariantCulture, $"O{_orders.Count + 1}");
        var isMain = given.Drug.Hcpcs == _regimen.Hcpcs;
        var signed = DateOnly.FromDateTime(_arrival).AddDays(-_chance.From(2, 150));
        _orders.Add(new Order(
            order, given.Drug with { Ndc = null }, given.Dose, VisitReader.WordOf(given.Route),
            isMain ? string.Create(CultureInfo.InvariantCulture, $"every {_regimen.Weeks} weeks")
                : "before the infusion",
            [given.Drug.Hcpcs == "J7030" ? "E86.0" : _person.Diagnosis],
            $"{_person.Care.Physician.GivenName} {_person.Care.Physician.FamilyName} MD",
            signed.ToDateTime(new TimeOnly(_chance.From(8, 16), _chance.From(0, 59))), signed.AddDays(365), null,
            null));
        _given.Add(given with { OrderId = order });
    }

    private int RunningMinutes(int usual)
    {
        if (usual == 0)
            return 2;
        if (_chance.Once(150) && Thresholds.Where(one => one >= usual * 0.65 && one <= usual * 1.5).ToArray() is
            { Length: > 0 } near)
        {
            return _chance.Of<int>(near);
        }

        var bell = Math.Clamp(_chance.Bell(), -2.5m, 3m);
        return (int)Math.Round(usual * (1 + (0.1m * bell)));
    }

    private ImmutableArray<Pause> Pause(DateTime start, int minutes)
    {
        var from = start.AddMinutes(_chance.From(10, minutes - 20));
        var to = from.AddMinutes(_chance.From(3, 25));
        if (!_chance.Once(150))
            return [new Pause(from, to, _chance.Of("patient up", "line checked"))];
        Observe("reaction", from, "itching; stopped, rate lowered, gone when it went on");
        return [new Pause(from, to, "reaction")];
    }

    // Clocks are read to the minute, to five minutes or to the quarter of an hour; what begins is rounded up, because
    // nobody writes down an infusion before it runs.
    private DateTime Rounded(DateTime at, bool isTimed, bool up)
    {
        var step = isTimed ? new[] { 1, 5, 15 }[_chance.Weighed([45, 40, 15])] : 1;
        var minutes = (int)at.TimeOfDay.TotalMinutes;
        return at.Date.AddMinutes((minutes + (up ? step - 1 : step / 2)) / step * step);
    }

    private void Vitals(DateTime at) => _observed.Add(new Observation(at, "vitals", null,
    [
        new("bp", _chance.Of("118/70", "124/76", "132/80", "138/84")),
        new("pulse", _chance.Of("62", "70", "76", "84")),
        new("temperature", _chance.Of("36.5", "36.8", "37.0")),
    ]));

    private void Observe(string kind, DateTime at, string text) => _observed.Add(new Observation(at, kind, text, []));

    private string NextId() => string.Create(CultureInfo.InvariantCulture, $"A{_given.Count + 1}");
}
