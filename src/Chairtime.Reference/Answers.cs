using Chairtime.Billing.Vocabulary;

namespace Chairtime.Reference;

/// <summary>
/// Answers already given by one kind of table: a practice bills the same few hundred codes over and over, and from one
/// change of the tables to the next every day has the same answer.
/// </summary>
/// <typeparam name="T">What a row is read into.</typeparam>
/// <param name="sources">The versions asked; null when none is loaded.</param>
/// <param name="find">Works an answer out: key, second part of the key, date of service.</param>
internal sealed class Answers<T>(KindSources? sources, Func<string, string, DateOnly, Lookup<T>> find)
{
    // Invented keys must not fill memory.
    private const int Most = 100_000;

    private readonly Remembered<Question, Answer> _known = new(Most);

    public Lookup<T> Get(string key, string second, DateOnly day)
    {
        if (sources is null)
            return new(LookupOutcome.NoData, default, null);
        var question = new Question(key, second, sources.StretchOf(day));
        if (_known.TryGet(question, out var known))
        {
            known.By?.Answer(day);
            return known.Found;
        }

        var found = find(key, second, day);
        _known.Keep(question, new Answer(found, sources.Of(found.Table)));
        return found;
    }

    private readonly record struct Question(string Key, string Second, int Stretch)
    {
        // The second part tells few questions apart, and is compared anyway.
        public override int GetHashCode() => unchecked((Key.GetHashCode(StringComparison.Ordinal) * 31) + Stretch);
    }

    private readonly record struct Answer(Lookup<T> Found, Source? By);
}
