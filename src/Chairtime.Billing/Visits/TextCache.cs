using System.Text;

namespace Chairtime.Billing.Visits;

/// <summary>Short texts that come again and again (units, codes, payer ids) as one string each. One cache per
/// thread.</summary>
internal sealed class TextCache
{
    private const int Slots = 4096;
    private const int LongestText = 24;

    [ThreadStatic]
    private static TextCache? _ofThread;

    private readonly string?[] _slots = new string?[Slots];

    public static TextCache OfThread => _ofThread ??= new TextCache();

    /// <summary>The text of well-formed UTF-8 without escapes.</summary>
    public string Text(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > LongestText)
            return Encoding.UTF8.GetString(utf8);
        var hash = 2166136261u;
        foreach (var b in utf8)
            hash = unchecked((hash ^ b) * 16777619u);
        ref var slot = ref _slots[(hash ^ (hash >> 13)) & (Slots - 1)];
        if (slot is { } cached && Ascii.Equals(utf8, cached))
            return cached;
        return slot = Encoding.UTF8.GetString(utf8);
    }
}
