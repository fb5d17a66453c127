using System.Text;

namespace Chairtime.Billing.Visits;

/// <summary>The property names of one kind of object; a property is known by its place in the list.</summary>
internal sealed class PropertyNames(params string[] names)
{
    private readonly byte[][] _utf8 = Array.ConvertAll(names, Encoding.UTF8.GetBytes);
    private string? _all;
    private string? _oneOf;

    public string this[int index] => names[index];

    public ReadOnlySpan<byte> Utf8(int index) => _utf8[index];

    public string All => _all ??= string.Join(", ", names);

    /// <summary>What an error says was expected. Asked for with every value that may be absent, so made once.</summary>
    public string OneOf => _oneOf ??= "one of " + All;

    /// <param name="expected">Where to look first: properties mostly come in the order of the contract.</param>
    /// <returns>The place, or -1.</returns>
    public int Find(ReadOnlySpan<byte> name, int expected)
    {
        for (var i = expected; i < _utf8.Length; i++)
        {
            if (name.SequenceEqual(_utf8[i]))
                return i;
        }

        for (var i = 0; i < expected; i++)
        {
            if (name.SequenceEqual(_utf8[i]))
                return i;
        }

        return -1;
    }
}
