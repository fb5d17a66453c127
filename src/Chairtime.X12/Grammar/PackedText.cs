using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Chairtime.X12.Grammar;

/// <summary>Short values as numbers, a byte for each letter, so that they compare in one step.</summary>
internal static class PackedText
{
    public const int Longest = 8;

    /// <summary>What no value of at most eight letters of text packs to.</summary>
    public const ulong TooLong = ulong.MaxValue;

    /// <summary>The value as a number; 0 when it is empty, <see cref="TooLong"/> when it does not fit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(ReadOnlySpan<byte> value) => (uint)value.Length > Longest ? TooLong
        : value.Length == 0 ? 0 : Of(ref MemoryMarshal.GetReference(value), value.Length);

    /// <summary>One to eight bytes, in loads that overlap rather than reach beyond them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(ref byte first, int length)
    {
        unchecked
        {
            if (length >= 4)
            {
                ulong low = Unsafe.ReadUnaligned<uint>(ref first);
                ulong high = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref first, length - 4));
                return low | (high << ((length - 4) * 8));
            }
            ulong letters = first;
            letters |= (ulong)Unsafe.Add(ref first, length >> 1) << ((length >> 1) * 8);
            return letters | ((ulong)Unsafe.Add(ref first, length - 1) << ((length - 1) * 8));
        }
    }

    /// <summary>True when every letter of a packed value is a digit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsDigits(ulong packed, int length)
    {
        unchecked
        {
            var digits = packed ^ (0x3030303030303030UL & Mask(length));
            return (((digits + 0x0606060606060606UL) | digits) & 0xF0F0F0F0F0F0F0F0UL) == 0;
        }
    }

    /// <summary>The number that so many digits are: pairs of them, pairs of pairs, and the two halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long ToNumber(ulong packed, int length)
    {
        unchecked
        {
            // Digits to the end; zeros come before them.
            var digits = (packed & 0x0F0F0F0F0F0F0F0FUL) << (64 - (8 * length));
            digits = (digits * 10) + (digits >> 8);
            return (long)((((digits & 0x000000FF000000FFUL) * 0x000F424000000064UL)
                + (((digits >> 16) & 0x000000FF000000FFUL) * 0x0000271000000001UL)) >> 32);
        }
    }

    /// <summary>True when every letter is from the blank to the tilde.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsPrintable(ulong packed, int length)
    {
        unchecked
        {
            const ulong High = 0x8080808080808080UL;
            var letters = packed | (0x2020202020202020UL & ~Mask(length));
            return (((letters - 0x2020202020202020UL) | (letters + 0x0101010101010101UL) | letters) & High) == 0;
        }
    }

    /// <summary>True when a letter is not in a packed value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool HasNo(char letter, ulong packed) => Matches(letter, packed) == 0;

    /// <summary>Which bit the first such letter begins at; 64 when there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Find(char letter, ulong packed) => BitOperations.TrailingZeroCount(Matches(letter, packed)) & ~7;

    /// <summary>The highest bit of each byte that is the letter; the lowest of them is always right.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Matches(char letter, ulong packed)
    {
        unchecked
        {
            var other = packed ^ (0x0101010101010101UL * letter);
            return (other - 0x0101010101010101UL) & ~other & 0x8080808080808080UL;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mask(int length) => unchecked(ulong.MaxValue >> (64 - (8 * length)));
}
