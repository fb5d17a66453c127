using System.Globalization;
using System.Text;

namespace Chairtime.X12.Writing;

/// <summary>Made-up values for real ones: the same for the same, another for another, of the same kind.</summary>
internal sealed class Pseudonyms
{
    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private int _last;

    /// <summary>Digits stay digits of the same number, so that lengths and forms still hold.</summary>
    public string For(string value)
    {
        if (_known.TryGetValue(value, out var known))
        {
            return known;
        }
        var made = Make(value, ++_last);
        // Short values run out; a longer search would not make them longer.
        for (var tries = 0; tries < 1000 && (made == value || !_used.Add(made)); tries++)
        {
            made = Make(value, ++_last);
        }
        return _known[value] = made;
    }

    private static string Make(string value, int number)
    {
        if (value.All(char.IsAsciiDigit))
        {
            return value.Length == 10 ? Npi(number)
                : number.ToString(CultureInfo.InvariantCulture).PadLeft(value.Length, '9')[^value.Length..];
        }
        var text = "X" + number.ToString("00000", CultureInfo.InvariantCulture);
        return value.Length >= text.Length ? text.PadRight(Math.Min(value.Length, 12), 'X') : text[^value.Length..];
    }

    /// <summary>A made-up provider number with a right check digit: a run of zeros in it shows what it is.</summary>
    private static string Npi(int number)
    {
        var nine = string.Create(CultureInfo.InvariantCulture, $"1{number:00000000}");
        for (var check = '0'; check <= '9'; check++)
        {
            if (Checking.ValueForms.IsNpi(Encoding.ASCII.GetBytes(nine + check)))
            {
                return nine + check;
            }
        }
        return nine + "0";
    }
}
