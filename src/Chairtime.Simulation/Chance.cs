using System.Text;

namespace Chairtime.Simulation;

/// <summary>Draws that are the same on every machine and every version of the platform (SplitMix64): whole numbers
/// and decimals only, because the last bit of a logarithm is not.</summary>
internal sealed class Chance
{
    private const int Uniforms = 12;

    private ulong _state;

    private Chance(ulong state) => _state = state;

    /// <summary>A source of its own for one thing, so that a change of another one does not reshuffle it.</summary>
    /// <param name="thing">What is drawn: <c>patient</c>, <c>visit</c>, ...</param>
    public static Chance For(long seed, string thing, long number = 0)
    {
        // FNV-1a over the name, then one mixing for each part.
        var hash = 14695981039346656037UL;
        foreach (var letter in Encoding.ASCII.GetBytes(thing))
            hash = unchecked((hash ^ letter) * 1099511628211UL);
        return new Chance(Mix(Mix(Mix(hash) ^ unchecked((ulong)seed)) ^ unchecked((ulong)number)));
    }

    /// <summary>From <paramref name="low"/> to <paramref name="high"/>, both possible.</summary>
    public int From(int low, int high) => low + (int)(Bits() % (ulong)(high - low + 1));

    /// <summary>True so many times in a thousand.</summary>
    public bool Once(int inThousand) => Bits() % 1000 < (ulong)inThousand;

    public T Of<T>(params ReadOnlySpan<T> choices) => choices[From(0, choices.Length - 1)];

    /// <summary>An index, as often as its weight says.</summary>
    public int Weighed(ReadOnlySpan<int> weights)
    {
        var sum = 0;
        foreach (var weight in weights)
            sum += weight;
        var at = From(1, sum);
        for (var i = 0; i < weights.Length; i++)
        {
            at -= weights[i];
            if (at <= 0)
                return i;
        }

        throw new System.Diagnostics.UnreachableException();
    }

    /// <summary>Near a bell curve of mean 0 and deviation 1, between -6 and 6.</summary>
    public decimal Bell()
    {
        var sum = 0m;
        for (var i = 0; i < Uniforms; i++)
            sum += From(0, 999);
        return (sum / 999m) - (Uniforms / 2m);
    }

    /// <summary>Puts the items into another order.</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var other = From(0, i);
            (items[i], items[other]) = (items[other], items[i]);
        }
    }

    private ulong Bits()
    {
        _state = unchecked(_state + 0x9E3779B97F4A7C15);
        return Mix(_state);
    }

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
