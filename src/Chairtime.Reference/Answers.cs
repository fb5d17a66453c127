using System.Collections.Concurrent;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Reference;

/// <summary>
/// Answers already given, by key and day: a practice bills the same few hundred codes on the same days over and over.
/// </summary>
/// <typeparam name="T">What a row is read into.</typeparam>
/// <param name="find">Works an answer out: key, second part of the key, date of service.</param>
internal sealed class Answers<T>(Func<string, string, DateOnly, Lookup<T>> find)
{
    // Invented keys must not fill memory: beyond this, answers are worked out anew.
    private const int Most = 100_000;

    private readonly ConcurrentDictionary<(string, string, int), Lookup<T>> _known = new();

    public Lookup<T> Get(string key, string second, DateOnly day)
    {
        if (_known.TryGetValue((key, second, day.DayNumber), out var known))
            return known;
        var found = find(key, second, day);
        if (_known.Count < Most)
            _known.TryAdd((key, second, day.DayNumber), found);
        return found;
    }
}
