using System.Runtime.InteropServices;
using Chairtime.X12.Grammar;

namespace Chairtime.X12.Checking;

/// <summary>Days as CCYYMMDD, which come again and again: the last valid one for each last digit is known.</summary>
internal sealed class KnownDays
{
    private readonly ulong[] _days = new ulong[16];

    /// <summary>True when the eight bytes from here on are a day.</summary>
    public bool Has(ref byte value)
    {
        var day = PackedText.Of(ref value, 8);
        ref var known = ref _days[(int)(day >> 56) & 15];
        if (day == known)
        {
            return true;
        }
        var isDay = ValueForms.IsDate(MemoryMarshal.CreateReadOnlySpan(ref value, 8));
        known = isDay ? day : known;
        return isDay;
    }
}
