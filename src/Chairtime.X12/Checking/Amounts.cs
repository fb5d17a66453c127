using System.Globalization;
using Chairtime.X12.Grammar;

namespace Chairtime.X12.Checking;

/// <summary>Money as X12 writes it, held in whole cents so that sums are exact.</summary>
public static class Amounts
{
    /// <summary>Reads a decimal with at most two places; false when it is no such number.</summary>
    public static bool TryCents(ReadOnlySpan<byte> text, out long cents)
    {
        var length = text.Length;
        if (length is > 0 and <= PackedText.Longest && PackedText.Of(text) is var packed
            && PackedText.IsDigits(packed, length))
        {
            cents = PackedText.ToNumber(packed, length) * 100;
            return true;
        }
        return TryEach(text, out cents);
    }

    private static bool TryEach(ReadOnlySpan<byte> text, out long cents)
    {
        unchecked
        {
            cents = 0;
            var at = text.Length > 0 && text[0] == '-' ? 1 : 0;
            if (at == text.Length || text.Length > 18)
            {
                return false;
            }
            var places = -1;
            for (var i = at; i < text.Length; i++)
            {
                var digit = (uint)(text[i] - '0');
                if (digit <= 9 && places < 2)
                {
                    cents = (cents * 10) + digit;
                    places += places >= 0 ? 1 : 0;
                }
                else if (text[i] == '.' && places < 0)
                {
                    places = 0;
                }
                else if (text[i] != '0' || places < 2)
                {
                    return false;
                }
            }
            cents *= places switch { 2 => 1, 1 => 10, _ => 100 };
            cents = at == 1 ? -cents : cents;
            return true;
        }
    }

    /// <summary>The amount, or zero when the element is empty or not a number (reported by the element
    /// check).</summary>
    public static long Cents(ReadOnlySpan<byte> text) => TryCents(text, out var cents) ? cents : 0;

    /// <summary>The amount without zeros at its end.</summary>
    public static decimal ToDecimal(long cents)
    {
        var (whole, part) = Math.DivRem(cents, 100);
        if (part == 0)
        {
            return whole;
        }
        var (value, places) = part % 10 == 0 ? (cents / 10, 1) : (cents, 2);
        var size = (ulong)Math.Abs(value);
        return new decimal(unchecked((int)size), unchecked((int)(size >> 32)), 0, value < 0, (byte)places);
    }

    /// <summary>Cents as X12 writes them: no leading zeros, no trailing zeros after the point.</summary>
    public static string Text(long cents) => (cents / 100m).ToString("0.##", CultureInfo.InvariantCulture);
}
