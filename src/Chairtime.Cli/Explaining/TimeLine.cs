using System.Collections.Immutable;
using System.Globalization;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Visits;

namespace Chairtime.Cli.Explaining;

/// <summary>A visit's minutes, laid out for drawing: as text in a terminal or as a picture.</summary>
/// <param name="From">The first minute that anything ran; local wall clock.</param>
/// <param name="To">The minute after the last.</param>
/// <param name="Rows">One per service, oldest start first; services without times last.</param>
internal sealed record TimeLine(DateTime From, DateTime To, ImmutableArray<TimeLineRow> Rows)
{
    // An hour is the unit in which further infusion time is billed.
    private const int MinutesPerUnit = 60;

    /// <summary>Null when no service of the visit has a time.</summary>
    public static TimeLine? Of(CodedVisit coded)
    {
        var (from, to) = (DateTime.MaxValue, DateTime.MinValue);
        foreach (var segment in coded.Services.SelectMany(Stretches))
        {
            from = segment.From < from ? segment.From : from;
            to = segment.To > to ? segment.To : to;
        }

        return from > to ? null : new TimeLine(from, to, [.. coded.Services.Select(RowOf)]);
    }

    // A single charted moment takes a minute of the drawing.
    private static IEnumerable<Running> Stretches(TimedService service) =>
        service.At is { } moment ? [new Running(moment, moment.AddMinutes(1))] : service.Segments;

    private static TimeLineRow RowOf(TimedService service)
    {
        var boundaries = ImmutableArray.CreateBuilder<Boundary>(service.Thresholds.Length);
        foreach (var minutes in service.Thresholds)
        {
            if (minutes <= service.Minutes)
                boundaries.Add(new Boundary(minutes, MomentOf(service, minutes)));
        }

        var leftover = boundaries.Count == 0 ? 0 : Math.Max(0, service.Minutes - (MinutesPerUnit * boundaries.Count));
        var leftoverFrom = leftover > 0 ? MomentOf(service, service.Minutes - leftover) : (DateTime?)null;
        return new TimeLineRow(service, boundaries.ToImmutable(), leftover, leftoverFrom);
    }

    /// <summary>When the service had run for so many minutes, pauses and minutes of others not counted.</summary>
    private static DateTime MomentOf(TimedService service, int minutes)
    {
        var left = minutes;
        foreach (var segment in Counted(service))
        {
            var ran = (int)(segment.To - segment.From).TotalMinutes;
            if (left <= ran)
                return segment.From.AddMinutes(left);
            left -= ran;
        }

        return service.Segments.IsEmpty ? default : service.Segments[^1].To;
    }

    private static IEnumerable<Running> Counted(TimedService service)
    {
        foreach (var segment in service.Segments)
        {
            var from = segment.From;
            foreach (var shared in service.Shared)
            {
                if (shared.To <= from || shared.From >= segment.To)
                    continue;
                if (shared.From > from)
                    yield return new Running(from, shared.From);
                from = shared.To;
            }

            if (from < segment.To)
                yield return new Running(from, segment.To);
        }
    }
}

/// <summary>A minute of running time at which a further unit is earned, and when that was.</summary>
internal readonly record struct Boundary(int Minutes, DateTime At);

/// <summary>One service on the time line.</summary>
/// <param name="Boundaries">Those reached, rising.</param>
/// <param name="Leftover">Minutes past the last billed hour, which earn nothing.</param>
/// <param name="LeftoverFrom">When they began; null when there are none.</param>
internal sealed record TimeLineRow(
    TimedService Service, ImmutableArray<Boundary> Boundaries, int Leftover, DateTime? LeftoverFrom)
{
    /// <summary>The administrations and their drug: <c>A1 infliximab</c>.</summary>
    public string Label => $"{string.Join('+', Service.Administrations)} {Service.Label}";

    /// <summary>What the minutes are: <c>130 min</c>, or why there are none.</summary>
    public string Total => Service.Basis switch
    {
        TimeBasis.Documented => Service.Segments.IsEmpty ? "untimed" : $"{Service.Minutes} min",
        TimeBasis.Derived => $"~{Service.Minutes} min",
        TimeBasis.Missing when Service.At is { } moment => IsInfusion ? "no stop"
            : string.Create(CultureInfo.InvariantCulture, $"at {moment:HH:mm}"),
        TimeBasis.Missing => "no time",
        TimeBasis.Impossible => "impossible",
    };

    private bool IsInfusion => Service.Route is Route.IvInfusion or Route.SubcutaneousInfusion;

    /// <summary>What became of the minutes, in one sentence; null when there is nothing to say.</summary>
    public string? Outcome
    {
        get
        {
            var next = Service.Thresholds.FirstOrDefault(minutes => minutes > Service.Minutes);
            var toNext = next == 0 ? "" : $"{next - Service.Minutes} more would reach the unit that begins at {next}";
            return (Leftover, toNext) switch
            {
                (> 0, "") => $"{Leftover} min left over.",
                (> 0, _) => $"{Leftover} min left over; {toNext}.",
                (_, "") => null,
                _ => $"Nothing left over; {toNext}.",
            };
        }
    }
}
