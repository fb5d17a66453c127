using System.Buffers.Binary;
using System.Text;

namespace Chairtime.Billing.Visits;

/// <summary>Short texts that come again and again (units, codes, payer ids) as one string each. One cache per
/// thread.</summary>
internal sealed class TextCache
{
    private const int Slots = 4096;
    private const int LongestText = 48;

    [ThreadStatic]
    private static TextCache? _ofThread;

    private readonly string?[] _slots = new string?[Slots];

    public static TextCache OfThread => _ofThread ??= new TextCache();

    /// <summary>The text of well-formed UTF-8 without escapes.</summary>
    public string Text(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > LongestText)
            return Encoding.UTF8.GetString(utf8);
        ref var slot = ref _slots[Slot(utf8)];
        if (slot is { } cached && cached.Length == utf8.Length && Ascii.Equals(utf8, cached))
            return cached;
        return slot = Encoding.UTF8.GetString(utf8);
    }

    // Eight bytes at a time: a visit holds some eighty texts.
    private static int Slot(ReadOnlySpan<byte> utf8)
    {
        unchecked
        {
            var hash = (ulong)utf8.Length;
            for (; utf8.Length >= sizeof(ulong); utf8 = utf8[sizeof(ulong)..])
                hash = (hash ^ BinaryPrimitives.ReadUInt64LittleEndian(utf8)) * 0x9E3779B97F4A7C15;
            var rest = 0UL;
            foreach (var one in utf8)
                rest = (rest << 8) | one;
            hash = (hash ^ rest) * 0x9E3779B97F4A7C15;
            return (int)((hash ^ (hash >> 29)) >> 17) & (Slots - 1);
        }
    }
}
