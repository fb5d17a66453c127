using System.Collections.Immutable;
using System.Globalization;
using Chairtime.Billing.Visits;

namespace Chairtime.Bench.Visits;

/// <summary>
/// Visits as a rheumatology infusion suite charts them from 2015 to 2026, the same for the same seed: mostly complete,
/// with the gaps that charts have. All people are invented.
/// </summary>
public sealed partial class VisitGenerator(ulong seed)
{
    private static readonly DateOnly FirstDay = new(2015, 1, 1);
    private static readonly int Days = new DateOnly(2026, 12, 31).DayNumber - FirstDay.DayNumber;

    private readonly ulong _seed = seed;
    private readonly Draw _draw = new(seed);
    private readonly List<Administration> _given = [];
    private readonly List<Order> _orders = [];
    private int _count;
    private DateOnly _day;
    private DateTime _clock;

    /// <summary>The next visit of this seed.</summary>
    public Visit Next()
    {
        _count++;
        _given.Clear();
        _orders.Clear();
        _day = FirstDay.AddDays(_draw.From(0, Days));
        _clock = _day.ToDateTime(new TimeOnly(_draw.From(7, 13), _draw.From(0, 59)));
        var isFacility = _draw.Once(180);
        var main = Given();
        var isInfusion = _given.Exists(static given => given.Route == Route.IvInfusion);
        return new Visit
        {
            VisitId = string.Create(CultureInfo.InvariantCulture, $"G{_seed}-{_count}"),
            PracticeId = _draw.Once(300) ? "P1" : null,
            DateOfService = _day,
            PlaceOfService = isFacility ? _draw.Of("19", "22") : _draw.Once(30) ? "12" : "11",
            Setting = isFacility ? Setting.Facility : Setting.Professional,
            Patient = Patient(),
            Coverages = Coverages(),
            Diagnoses = Diagnoses(main),
            Providers = Providers(),
            PrimaryReason = _draw.Once(700) ? _given[^1].Id : null,
            Orders = [.. _orders],
            Administrations = [.. _given],
            EvaluationAndManagement = _draw.Once(120) ? Evaluation() : null,
            OtherServices = _draw.Once(100) ? [Laboratory(main)] : [],
            Observations = isInfusion ? Observations() : [],
            TreatmentPlan = _draw.Once(400) ? Plan() : null,
            Authorizations = _draw.Once(250) ? [Authorization(main)] : [],
        };
    }

    private Product Given()
    {
        var kind = _draw.From(0, 99);
        if (kind < 26)
            return Injection();
        if (kind < 30)
            return Hydration(onlyHydration: true);
        if (kind < 34)
            return PushOnly();
        return Infusion(kind);
    }

    private Product Injection()
    {
        var product = Sold(Products.Injections);
        Give(product);
        if (product.Route == Route.IntraArticular && _draw.Once(250))
            Give(product, site: "left knee");
        else if (_draw.Once(80))
            Give(Sold(Products.Injections), site: "left arm");
        return product;
    }

    private Product PushOnly()
    {
        Product product;
        do
            product = Sold(Products.Premedications);
        while (product.Route != Route.IvPush);
        for (var times = _draw.Of(1, 1, 1, 2, 3); times > 0; times--)
        {
            Give(product);
            _clock = _clock.AddMinutes(_draw.From(10, 50));
        }

        return product;
    }

    private Product Hydration(bool onlyHydration)
    {
        if (onlyHydration || _draw.Once(500))
            Give(Products.Saline, minutes: _draw.From(20, 150));
        return Products.Saline;
    }

    private Product Infusion(int kind)
    {
        var product = Sold(Products.Infusions);
        var isLong = product.Minutes >= 120;
        for (var premedications = isLong ? _draw.From(0, 3) : _draw.From(0, 1); premedications > 0; premedications--)
            Give(Sold(Products.Premedications));
        if (_draw.Once(60))
            Give(Products.Saline, minutes: _draw.From(15, 95));
        if (_draw.Once(40))
            _clock = _clock.AddMinutes(_draw.From(1, 30));

        if (kind == 99)
            TwoSites();
        else if (kind == 98)
            SharedBag();
        else if (kind == 97)
            SecondEncounter();
        else if (kind is 95 or 96)
            Sequential();
        Give(product);
        if (_draw.Once(30))
            Give(Products.Saline, minutes: _draw.From(10, 60), purpose: Purpose.KeepOpen);
        else if (_draw.Once(50))
            Give(Products.Saline, minutes: _draw.From(20, 130));
        return product;
    }

    private void TwoSites()
    {
        var began = _clock;
        Give(Sold(Products.Infusions), site: "left forearm", siteReason: "drugs must not be mixed");
        _clock = began.AddMinutes(_draw.From(0, 20));
    }

    private void SharedBag()
    {
        var began = _clock;
        Give(Sold(Products.Premedications) with { Route = Route.IvInfusion, Minutes = 30 }, bag: "B1");
        _clock = began;
        Give(Products.Saline, minutes: 30, bag: "B1");
    }

    private void SecondEncounter()
    {
        Give(Sold(Products.Infusions));
        for (var i = 0; i < _given.Count; i++)
            _given[i] = _given[i] with { Encounter = _draw.Of(1, 1, 1, 2) };
        _clock = _clock.AddMinutes(_draw.From(60, 240));
    }

    private void Sequential()
    {
        Give(Sold(Products.Infusions));
        // Now and then the next one starts before the last has stopped.
        if (_draw.Once(400))
            _clock = _clock.AddMinutes(-_draw.From(1, 25));
    }

    private Product Sold(Product[] products)
    {
        while (true)
        {
            var product = products[_draw.From(0, products.Length - 1)];
            if (product.IsSold(_day))
                return product;
        }
    }

    private ImmutableArray<string> Diagnoses(Product main) => _draw.Once(350)
        ? [main.Diagnosis, _draw.Of("Z79.899", "Z79.62", "E86.0", "M79.7")]
        : [main.Diagnosis];
}
