namespace Chairtime.Billing.Coding;

/// <summary>Turns charted local times into minutes, and stretches of wall clock into minutes that really
/// passed.</summary>
internal readonly struct DayClock
{
    private readonly DateTime _midnight;
    private readonly TimeZoneInfo? _changing;

    /// <param name="zone">The practice's zone; null counts wall-clock minutes.</param>
    public DayClock(DateOnly day, TimeZoneInfo? zone)
    {
        _midnight = day.ToDateTime(TimeOnly.MinValue);
        // Two days that start and end with one offset have no change between them, which is nearly every day.
        _changing = zone is not null && zone.SupportsDaylightSavingTime
            && zone.GetUtcOffset(_midnight.AddDays(-1)) != zone.GetUtcOffset(_midnight.AddDays(3))
            ? zone
            : null;
    }

    /// <summary>Whole minutes from midnight of the date of service; seconds are cut off.</summary>
    public int MinuteOf(DateTime local) => (int)((local.Ticks - _midnight.Ticks) / TimeSpan.TicksPerMinute)
        - (local < _midnight && (local.Ticks - _midnight.Ticks) % TimeSpan.TicksPerMinute != 0 ? 1 : 0);

    public DateTime At(int minute) => _midnight.AddMinutes(minute);

    /// <summary>Minutes that passed in a stretch of wall clock.</summary>
    public int Minutes(Stretch stretch)
    {
        var wall = stretch.To - stretch.From;
        if (_changing is null)
            return wall;
        // An ambiguous start is read as late and an ambiguous stop as early: never more minutes than the chart
        // supports.
        var start = Offset(At(stretch.From), late: true);
        var stop = Offset(At(stretch.To), late: false);
        var passed = wall + (int)(start - stop).TotalMinutes;
        return passed > 0 ? passed : wall;
    }

    public int Minutes(List<Stretch> stretches)
    {
        var sum = 0;
        foreach (var stretch in stretches)
            sum += Minutes(stretch);
        return sum;
    }

    /// <summary>True in an hour that daylight saving repeats or skips.</summary>
    public bool IsDoubtful(DateTime local) =>
        _changing is not null && (_changing.IsAmbiguousTime(local) || _changing.IsInvalidTime(local));

    private TimeSpan Offset(DateTime local, bool late)
    {
        if (!_changing!.IsAmbiguousTime(local))
            return _changing.GetUtcOffset(local);
        var offsets = _changing.GetAmbiguousTimeOffsets(local);
        var smaller = offsets[0] < offsets[1] ? offsets[0] : offsets[1];
        var larger = offsets[0] < offsets[1] ? offsets[1] : offsets[0];
        // The smaller offset is the later instant.
        return late ? smaller : larger;
    }
}
