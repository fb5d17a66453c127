namespace Chairtime.Billing.Visits;

/// <summary>Days and local times as the visit contract writes them.</summary>
internal static class VisitTimes
{
    public const int DayLength = 10;
    public const int LongestTime = 19;

    public static bool TryDay(ReadOnlySpan<byte> text, out DateOnly day)
    {
        day = default;
        if (text.Length != 10 || text[4] != '-' || text[7] != '-')
            return false;
        if (!TryDigits(text[..4], out var year) || !TryDigits(text[5..7], out var month)
            || !TryDigits(text[8..], out var date)
            || year is < 1900 or > 2199 || month is < 1 or > 12 || date < 1 || date > DateTime.DaysInMonth(year, month))
            return false;
        day = new DateOnly(year, month, date);
        return true;
    }

    public static bool TryTime(ReadOnlySpan<byte> text, out DateTime time)
    {
        time = default;
        if (text.Length < 16 || text[10] != 'T' || !TryDay(text[..10], out var day)
            || !TryTimeOfDay(text[11..], out var ofDay))
            return false;
        time = day.ToDateTime(ofDay);
        return true;
    }

    /// <summary><c>HH:MM</c>, with seconds and a fraction of them if they were recorded.</summary>
    public static bool TryTimeOfDay(ReadOnlySpan<byte> text, out TimeOnly time)
    {
        time = default;
        if (text.Length < 5 || text[2] != ':' || !TryDigits(text[..2], out var hour)
            || !TryDigits(text[3..5], out var minute)
            || hour > 23 || minute > 59)
            return false;
        var second = 0;
        if (text.Length > 5)
        {
            if (text.Length < 8 || text[5] != ':' || !TryDigits(text[6..8], out second) || second > 59)
                return false;
            if (text.Length > 8 && (text[8] != '.' || text.Length is 9 or > 16 || !TryDigits(text[9..], out _)))
                return false;
        }

        time = new TimeOnly(hour, minute, second);
        return true;
    }

    /// <summary>Writes <c>YYYY-MM-DD</c>.</summary>
    public static void Write(Span<byte> text, DateOnly day)
    {
        WriteTwo(text, day.Year / 100);
        WriteTwo(text[2..], day.Year % 100);
        text[4] = text[7] = (byte)'-';
        WriteTwo(text[5..], day.Month);
        WriteTwo(text[8..], day.Day);
    }

    /// <summary>Writes <c>YYYY-MM-DDTHH:MM</c>, with seconds where there are any; returns the length.</summary>
    public static int Write(Span<byte> text, DateTime time)
    {
        Write(text, DateOnly.FromDateTime(time));
        text[10] = (byte)'T';
        text[13] = (byte)':';
        WriteTwo(text[11..], time.Hour);
        WriteTwo(text[14..], time.Minute);
        if (time.Second == 0)
            return LongestTime - 3;
        text[16] = (byte)':';
        WriteTwo(text[17..], time.Second);
        return LongestTime;
    }

    private static void WriteTwo(Span<byte> text, int number)
    {
        text[0] = (byte)('0' + (number / 10));
        text[1] = (byte)('0' + (number % 10));
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, out int number)
    {
        number = 0;
        foreach (var character in text)
        {
            if (character is < (byte)'0' or > (byte)'9')
                return false;
            number = (number * 10) + (character - '0');
        }

        return true;
    }
}
