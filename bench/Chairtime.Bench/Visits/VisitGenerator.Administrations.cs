using System.Collections.Immutable;
using System.Globalization;
using Chairtime.Billing.Visits;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Bench.Visits;

public sealed partial class VisitGenerator
{
    private static readonly DateOnly StockDay = new(2015, 1, 1);

    private void Give(
        Product product, int? minutes = null, string site = "1", string? siteReason = null, string? bag = null,
        Purpose purpose = Purpose.Treatment)
    {
        var dose = product.Low + (_draw.From(0, (int)((product.High - product.Low) / product.Step)) * product.Step);
        var (vials, discarded) = Opened(product, dose);
        var start = _clock;
        var running = minutes ?? RunningMinutes(product);
        _clock = start.AddMinutes(running);
        var isTimed = product.Route is Route.IvInfusion;
        var pauses = isTimed && running > 40 && _draw.Once(40) ? Pauses(start, running) : [];
        var given = new Administration
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"A{_given.Count + 1}"),
            OrderId = _draw.Once(500) ? Ordered(product, dose) : null,
            Drug = new DrugName(
                _draw.Once(500) ? product.Ndc : null, _draw.Once(850) ? product.Hcpcs : null, null, product.Name),
            Kind = _draw.Once(100) && product == Products.Saline ? AdministrationKind.Hydration : null,
            Route = product.Route,
            Site = site,
            SiteReason = siteReason,
            Bag = bag,
            Purpose = purpose,
            Start = isTimed || _draw.Once(900) ? start : null,
            Stop = isTimed && !_draw.Once(25) ? _clock : null,
            Pauses = pauses,
            RateChanges = isTimed && running >= 120 && _draw.Once(150) ? Rates(start) : [],
            Volume = isTimed && _draw.Once(100) ? new Quantity(250, "mL") : null,
            Rate = isTimed && _draw.Once(60) ? new Quantity(125, "mL/h") : null,
            Dose = _draw.Once(985) ? new Quantity(dose, product.Unit) : null,
            Vials = vials,
            Discarded = discarded,
            Discontinued = isTimed && _draw.Once(10) ? "adverse reaction" : null,
            Acquired = _draw.Once(40) ? Acquired.Supplied : _draw.Once(20) ? Acquired.At340B : Acquired.Bought,
            GivenBy = _draw.Once(600) ? _draw.Of("R. Example RN", "T. Sample RN") : null,
            Note = _draw.Once(30) ? "tolerated well" : null,
        };
        _given.Add(given);
    }

    private int RunningMinutes(Product product)
    {
        if (product.Route != Route.IvInfusion)
            return product.Minutes;
        // Around the usual time, and often right at the minutes where one more changes the bill.
        if (_draw.Once(150))
            return _draw.Of(15, 16, 30, 31, 60, 90, 91, 120, 150, 151, 210, 211);
        return Math.Max(5, product.Minutes + _draw.From(-product.Minutes / 4, product.Minutes / 3));
    }

    private (ImmutableArray<Vial> Vials, Quantity? Discarded) Opened(Product product, decimal dose)
    {
        if (_draw.Once(60))
            return ([], null);
        var count = Math.Ceiling(dose / product.Size);
        var lost = (count * product.Size) - dose;
        // A chart error: one vial too many written down.
        if (_draw.Once(10))
            count++;
        DateOnly? expires = _draw.Once(200) ? StockDay.AddDays(_draw.From(4500, 5500)) : null;
        var lot = _draw.Once(200) ? string.Create(CultureInfo.InvariantCulture, $"LOT{_draw.From(1000, 1400)}") : null;
        var size = new Quantity(product.Size, product.Unit);
        var vial = new Vial(product.Ndc, size, count, lot, expires, product.SingleDose);
        var isCharted = product.SingleDose && lost > 0 && !_draw.Once(40);
        return ([vial], isCharted ? new Quantity(lost, product.Unit) : null);
    }

    private ImmutableArray<Pause> Pauses(DateTime start, int running)
    {
        var from = start.AddMinutes(_draw.From(5, running - 30));
        return [new Pause(from, from.AddMinutes(_draw.From(1, 20)), _draw.Of("reaction", "line replaced", null))];
    }

    private static ImmutableArray<RateChange> Rates(DateTime start) =>
    [
        new RateChange(start, new Quantity(50, "mL/h")),
        new RateChange(start.AddMinutes(30), new Quantity(100, "mL/h")),
        new RateChange(start.AddMinutes(60), new Quantity(150, "mL/h")),
    ];

    private string Ordered(Product product, decimal dose)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"O{_orders.Count + 1}");
        var signedAt = _day.AddDays(-_draw.From(0, 300)).ToDateTime(new TimeOnly(_draw.From(8, 17), _draw.From(0, 59)));
        _orders.Add(new Order(
            id, new DrugName(null, product.Hcpcs, null, product.Name), new Quantity(dose, product.Unit),
            VisitReader.WordOf(product.Route), _draw.Of("once", "every 4 weeks", "every 8 weeks"), [product.Diagnosis],
            "D. Invented MD", signedAt, DateOnly.FromDateTime(signedAt).AddDays(365), null, null));
        return id;
    }
}
