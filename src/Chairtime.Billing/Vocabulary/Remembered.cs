namespace Chairtime.Billing.Vocabulary;

/// <summary>
/// Answers already worked out, by question, up to a number of them. Readers wait for nobody: many cores code at once,
/// and nearly every question has been asked before.
/// </summary>
/// <param name="most">With so many the memory starts afresh, so that invented questions cannot fill it.</param>
public sealed class Remembered<TQuestion, TAnswer>(int most)
    where TQuestion : struct, IEquatable<TQuestion>
{
    private const int FirstBuckets = 64;

    private readonly Lock _writing = new();
    private Entry?[] _buckets = new Entry?[FirstBuckets];
    private int _count;

    public bool TryGet(in TQuestion question, out TAnswer answer)
    {
        var hash = question.GetHashCode();
        var buckets = Volatile.Read(ref _buckets);
        for (var entry = Volatile.Read(ref buckets[Slot(hash, buckets)]); entry is not null; entry = entry.Next)
        {
            if (entry.Hash == hash && entry.Question.Equals(question))
            {
                answer = entry.Answer;
                return true;
            }
        }

        answer = default!;
        return false;
    }

    /// <summary>Keeps an answer. Of two that were worked out at once, the first one stays.</summary>
    public void Keep(in TQuestion question, TAnswer answer)
    {
        lock (_writing)
        {
            if (TryGet(question, out _))
                return;
            if (_count >= most)
                (_buckets, _count) = (new Entry?[FirstBuckets], 0);
            else if (_count >= _buckets.Length)
                Grow();
            Add(_buckets, question.GetHashCode(), question, answer);
            _count++;
        }
    }

    private void Grow()
    {
        var larger = new Entry?[2 * _buckets.Length];
        foreach (var first in _buckets)
        {
            // Made anew: a reader may be walking along the entries of before.
            for (var entry = first; entry is not null; entry = entry.Next)
                Add(larger, entry.Hash, entry.Question, entry.Answer);
        }

        Volatile.Write(ref _buckets, larger);
    }

    private static void Add(Entry?[] buckets, int hash, in TQuestion question, TAnswer answer)
    {
        ref var bucket = ref buckets[Slot(hash, buckets)];
        Volatile.Write(ref bucket, new Entry(hash, question, answer, bucket));
    }

    private static int Slot(int hash, Entry?[] buckets) => (hash ^ (hash >> 16)) & (buckets.Length - 1);

    private sealed class Entry(int hash, TQuestion question, TAnswer answer, Entry? next)
    {
        public readonly int Hash = hash;
        public readonly TQuestion Question = question;
        public readonly TAnswer Answer = answer;
        public readonly Entry? Next = next;
    }
}
