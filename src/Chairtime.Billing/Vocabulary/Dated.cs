using System.Collections.Immutable;

namespace Chairtime.Billing.Vocabulary;

/// <summary>One value, the day it starts to apply, and who says so.</summary>
public sealed record DatedValue<T>(DateOnly From, T Value, Citation Source);

/// <summary>A value that changes on known days. Each value holds until the next one starts.</summary>
public sealed class Dated<T>
{
    private readonly ImmutableArray<DatedValue<T>> _oldestFirst;

    /// <exception cref="ArgumentException">No values, or values not in strictly rising order of day.</exception>
    public Dated(string name, IEnumerable<DatedValue<T>> oldestFirst)
    {
        Name = name;
        _oldestFirst = [.. oldestFirst];
        if (_oldestFirst.Length == 0)
            throw new ArgumentException($"{name} has no value.", nameof(oldestFirst));
        for (var i = 1; i < _oldestFirst.Length; i++)
        {
            if (_oldestFirst[i].From <= _oldestFirst[i - 1].From)
            {
                var day = _oldestFirst[i].From;
                throw new ArgumentException($"{name} has values out of order at {day:yyyy-MM-dd}.", nameof(oldestFirst));
            }
        }
    }

    public string Name { get; }

    public IReadOnlyList<DatedValue<T>> Values => _oldestFirst;

    /// <summary>The value in force on a day, or null when the day is before the first value.</summary>
    public DatedValue<T>? On(DateOnly day)
    {
        for (var i = _oldestFirst.Length - 1; i >= 0; i--)
        {
            if (_oldestFirst[i].From <= day)
                return _oldestFirst[i];
        }

        return null;
    }
}
