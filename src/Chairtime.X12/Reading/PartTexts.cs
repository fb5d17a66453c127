using System.Buffers.Text;
using Chairtime.X12.Checking;
using Chairtime.X12.Grammar;

namespace Chairtime.X12.Reading;

/// <summary>
/// Short texts and days that were read before: codes, qualifiers and dates come again with every claim, and are made
/// once.
/// </summary>
internal sealed class PartTexts
{
    private const int Size = 1024;

    private readonly (ulong Packed, string Text)[] _texts = new (ulong, string)[Size];
    private readonly (ulong Packed, DateOnly Day)[] _days = new (ulong, DateOnly)[16];

    public string Of(ReadOnlySpan<byte> value)
    {
        if (value.Length > PackedText.Longest)
        {
            return TextForm.Decode(value);
        }
        // The length makes a value with zeros at its end another one.
        var packed = PackedText.Of(value) ^ ((ulong)value.Length << 60);
        ref var known = ref _texts[unchecked((packed * 0x9E3779B97F4A7C15UL) >> 54)];
        if (known.Packed != packed || known.Text is null)
        {
            known = (packed, TextForm.Decode(value));
        }
        return known.Text;
    }

    /// <summary>A day as CCYYMMDD; null when it is none.</summary>
    public DateOnly? DayOf(ReadOnlySpan<byte> value)
    {
        var packed = PackedText.Of(value);
        ref var known = ref _days[(int)(packed >> 56) & 15];
        if (known.Packed == packed && packed != 0)
        {
            return known.Day;
        }
        var day = Day(value);
        known = day is { } valid ? (packed, valid) : known;
        return day;
    }

    public static DateOnly? Day(ReadOnlySpan<byte> value) => ValueForms.IsDate(value)
        && Utf8Parser.TryParse(value, out int number, out _)
        ? new DateOnly(number / 10000, number / 100 % 100, number % 100) : null;
}
