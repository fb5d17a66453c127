namespace Chairtime.Bench.Visits;

/// <summary>Draws that are the same on every machine and every version of the platform (SplitMix64).</summary>
internal sealed class Draw(ulong seed)
{
    private ulong _state = seed;

    /// <summary>From <paramref name="low"/> to <paramref name="high"/>, both possible.</summary>
    public int From(int low, int high) => low + (int)(Bits() % (ulong)(high - low + 1));

    /// <summary>True so many times in a thousand.</summary>
    public bool Once(int inThousand) => Bits() % 1000 < (ulong)inThousand;

    public T Of<T>(params ReadOnlySpan<T> choices) => choices[From(0, choices.Length - 1)];

    private ulong Bits()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
