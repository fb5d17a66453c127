using System.Buffers.Text;
using Chairtime.X12.Checking;
using Chairtime.X12.Grammar;

namespace Chairtime.X12.Reading;

/// <summary>
/// Short texts that were read before: codes and qualifiers come again with every claim, and are made once. Records
/// that are read later share them from any thread: what is known is replaced, never changed.
/// </summary>
internal sealed class PartTexts
{
    private const int Bits = 10;

    private readonly Known?[] _texts = new Known?[1 << Bits];

    public string Of(ReadOnlySpan<byte> value)
    {
        if (value.Length > PackedText.Longest)
        {
            return TextForm.Decode(value);
        }
        // The length makes a value with zeros at its end another one.
        var packed = PackedText.Of(value) ^ ((ulong)value.Length << 60);
        ref var place = ref _texts[unchecked((packed * 0x9E3779B97F4A7C15UL) >> (64 - Bits))];
        var known = place;
        if (known is null || known.Packed != packed)
        {
            place = known = new Known(packed, TextForm.Decode(value));
        }
        return known.Text;
    }

    /// <summary>A day as CCYYMMDD; null when it is none.</summary>
    public static DateOnly? Day(ReadOnlySpan<byte> value) => ValueForms.IsDate(value)
        && Utf8Parser.TryParse(value, out int number, out _)
        ? new DateOnly(number / 10000, number / 100 % 100, number % 100) : null;

    private sealed record Known(ulong Packed, string Text);
}
