using System.Runtime.CompilerServices;
using Chairtime.X12.Grammar;

namespace Chairtime.X12.Checking;

/// <summary>The written forms of X12 values.</summary>
public static class ValueForms
{
    /// <summary>Length as the standard counts it: sign and decimal point do not count in numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SignificantLength(ReadOnlySpan<byte> value, ElementType type)
    {
        var length = value.Length;
        if (type is ElementType.Number or ElementType.Whole)
        {
            length -= length > 0 && value[0] == '-' ? 1 : 0;
            length -= type == ElementType.Number && value.Contains((byte)'.') ? 1 : 0;
        }
        return length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Fits(ReadOnlySpan<byte> value, ElementType type) => type switch
    {
        ElementType.Text or ElementType.Binary => true,
        ElementType.Code => IsCode(value),
        ElementType.Whole => IsNumber(value, point: false),
        ElementType.Number => IsNumber(value, point: true),
        ElementType.Date => IsDate(value),
        ElementType.Time => IsTime(value),
    };

    /// <summary>At most eight digits before the point and two after it: all guides limit amounts so.</summary>
    public static bool IsMoney(ReadOnlySpan<byte> value)
    {
        if (value.Length <= 3)
        {
            return true;
        }
        var at = value[0] == '-' ? 1 : 0;
        var point = value.IndexOf((byte)'.');
        return point < 0 ? value.Length - at <= 8 : point - at <= 8 && value.Length - point <= 3;
    }

    private static bool IsCode(ReadOnlySpan<byte> value)
    {
        foreach (var letter in value)
        {
            if (letter is <= (byte)' ' or > (byte)'~')
            {
                return false;
            }
        }
        return true;
    }

    private static bool IsNumber(ReadOnlySpan<byte> value, bool point)
    {
        var digits = 0;
        for (var i = 0; i < value.Length; i++)
        {
            var letter = value[i];
            if (unchecked((uint)(letter - '0')) <= 9)
            {
                digits++;
            }
            else if (letter == '.' && point)
            {
                point = false;
            }
            else if (letter != '-' || i != 0)
            {
                return false;
            }
        }
        return digits > 0;
    }

    /// <summary>CCYYMMDD, a day that exists.</summary>
    public static bool IsDate(ReadOnlySpan<byte> value)
    {
        if (value.Length != 8 || !TryDigits(value, out var number))
        {
            return false;
        }
        var (year, month, day) = (number / 10000, number / 100 % 100, number % 100);
        return year is >= 1800 and <= 2999 && month is >= 1 and <= 12 && day >= 1
            && day <= DateTime.DaysInMonth(year, month);
    }

    private static bool TryDigits(ReadOnlySpan<byte> value, out int number)
    {
        number = 0;
        foreach (var letter in value)
        {
            if (unchecked((uint)(letter - '0')) > 9)
            {
                return false;
            }
            number = unchecked((number * 10) + letter - '0');
        }
        return value.Length > 0;
    }

    public static bool IsTime(ReadOnlySpan<byte> value) =>
        value.Length is >= 4 and <= 8 and not 5 && TryDigits(value, out _)
        && (value[0] - '0') * 10 + (value[1] - '0') < 24 && value[2] <= '5'
        && (value.Length < 6 || value[4] <= '5');

    /// <summary>Whether a value has the form that its date format code names; true for codes not known here.</summary>
    public static bool FitsDateFormat(ReadOnlySpan<byte> format, ReadOnlySpan<byte> value)
    {
        if (value.Length == 0)
        {
            return true;
        }
        if (format.SequenceEqual("D8"u8))
        {
            return IsDate(value);
        }
        if (format.SequenceEqual("RD8"u8))
        {
            return value.Length == 17 && value[8] == '-' && IsDate(value[..8]) && IsDate(value[9..])
                && value[..8].SequenceCompareTo(value[9..]) <= 0;
        }
        if (format.SequenceEqual("TM"u8))
        {
            return value.Length == 4 && IsTime(value);
        }
        return !format.SequenceEqual("DT"u8) || (value.Length == 12 && IsDate(value[..8]) && IsTime(value[8..]));
    }

    /// <summary>Ten digits whose last is the check digit over 80840 and the first nine (45 CFR 162.406).</summary>
    public static bool IsNpi(ReadOnlySpan<byte> value)
    {
        if (value.Length != 10 || !TryDigits(value[..9], out _) || !char.IsAsciiDigit((char)value[9]))
        {
            return false;
        }
        // The prefix 80840 always adds 24 to the sum.
        var sum = 24;
        for (var i = 0; i < 10; i++)
        {
            var digit = value[i] - '0';
            digit = i % 2 == 0 ? digit * 2 : digit;
            sum += digit > 9 ? digit - 9 : digit;
        }
        return sum % 10 == 0;
    }
}
