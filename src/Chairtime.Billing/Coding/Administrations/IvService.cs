using System.Collections.Immutable;
using System.Globalization;
using Chairtime.Billing.Visits;

namespace Chairtime.Billing.Coding;

/// <summary>What a service through a vein is, once its minutes are known.</summary>
internal enum IvMode
{
    Infusion,
    Push,
    Hydration,
}

/// <summary>How a service is billed within its set.</summary>
internal enum IvPlace
{
    Undecided,
    Initial,
    Sequential,
    Concurrent,
    NotBilled,
}

/// <summary>One service through a vein: an administration, a shared bag, or all bags of one drug.</summary>
internal sealed class IvService
{
    private ImmutableArray<string> _ids;
    private RunningClock? _clock;

    /// <summary>By start, then id.</summary>
    public required List<TimedAdministration> Parts { get; init; }

    /// <summary>Equal for the same drug, or the same mix of drugs.</summary>
    public required string DrugKey { get; init; }

    public required IvMode Mode { get; set; }

    public required AdministrationKind Kind { get; init; }

    /// <summary>When it ran, normalised.</summary>
    public List<Stretch> Segments { get; set; } = Intervals.None;

    /// <summary>Minutes that its units rest on.</summary>
    public int Minutes { get; set; }

    /// <summary>Minutes counted with another service.</summary>
    public int SharedMinutes { get; set; }

    /// <summary>Of <see cref="Segments"/>, those counted with another service.</summary>
    public List<Stretch> SharedSegments { get; set; } = Intervals.None;

    public IvPlace Place { get; set; }

    /// <summary>The one of its set, whatever its place turns out to be.</summary>
    public bool IsInitial { get; set; }

    /// <summary>An infusion stopped within 15 minutes that the payer wants with modifier 53, or without.</summary>
    public string? DiscontinuedModifier { get; set; }

    public int Start => Parts[0].Start;

    public string FirstId => Parts[0].Charted.Id;

    public bool IsChemotherapy => Kind == AdministrationKind.Chemotherapy;

    /// <summary>The drug that put it in its code family: of a shared bag the highest.</summary>
    public string LabelOfKind
    {
        get
        {
            foreach (var part in Parts)
            {
                if (part.Kind == Kind)
                    return part.Label;
            }

            return Parts[0].Label;
        }
    }

    /// <summary>Higher is taken first by the facility hierarchy.</summary>
    public int Rank => Mode switch
    {
        IvMode.Infusion => IsChemotherapy ? 5 : 3,
        IvMode.Push => IsChemotherapy ? 4 : 2,
        IvMode.Hydration => 1,
    };

    /// <summary>Ids of its administrations, made once: its lines and its place on the time line share them.</summary>
    public ImmutableArray<string> Ids =>
        _ids.IsDefault || _ids.Length != Parts.Count ? _ids = TimedAdministration.IdsOf(Parts) : _ids;

    public string IdText() => Parts.Count == 1 ? FirstId : string.Join(", ", Ids);

    public bool Contains(string? administrationId)
    {
        foreach (var part in Parts)
        {
            if (part.Charted.Id == administrationId)
                return true;
        }

        return false;
    }

    /// <summary>How its minutes came about: <c>09:00-11:20 less 30 min of pauses</c>; put into words when
    /// read. Asked for when the service is settled.</summary>
    public RunningClock Clock(DayClock clock) => _clock ??= MakeClock(clock);

    private RunningClock MakeClock(DayClock clock)
    {
        var paused = 0;
        foreach (var part in Parts)
            paused += part.PausedMinutes;
        var first = Segments.Count == 0 ? Start : Segments[0].From;
        var last = Segments.Count == 0 ? Start : Segments[^1].To;
        // Of several bags only the stretches show how the minutes come about.
        return new RunningClock(clock.At(first), clock.At(last), paused)
        {
            Stretches = Parts.Count > 1 && Segments.Count > 1 ? ServiceTimes.Running(clock, Segments) : [],
        };
    }
}

/// <summary>From when to when something ran, and how many minutes of pauses were in between.</summary>
internal sealed record RunningClock(DateTime From, DateTime To, int PausedMinutes)
{
    // More than these make no sentence.
    private const int MostStretches = 6;

    public ImmutableArray<Running> Stretches { get; init; } = [];

    public override string ToString() => Stretches.Length is > 1 and <= MostStretches
        ? string.Join(", ", Stretches.Select(static stretch =>
            string.Create(CultureInfo.InvariantCulture, $"{stretch.From:HH:mm}-{stretch.To:HH:mm}")))
        : PausedMinutes > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{From:HH:mm}-{To:HH:mm} less {PausedMinutes} min of pauses")
        : string.Create(CultureInfo.InvariantCulture, $"{From:HH:mm}-{To:HH:mm}");
}
