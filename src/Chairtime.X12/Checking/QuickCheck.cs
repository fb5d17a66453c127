using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Chairtime.X12.Envelope;
using Chairtime.X12.Grammar;

namespace Chairtime.X12.Checking;

/// <summary>
/// Tells that the elements of a segment are in order, which nearly all are, without telling what is wrong with the
/// others. It may doubt what is right, but never passes what the full check would report.
/// </summary>
/// <param name="looksUp">A caller's lists of codes have a say: values of those lists are left to the full
/// check.</param>
internal sealed class QuickCheck(bool looksUp)
{
    private byte _component;
    private byte _repetition;
    private bool _hasRepetition;

    private readonly KnownDays _knownDays = new();

    // Which elements were there, by rule, when last nothing was missing or too much.
    private uint[] _knownPresence = [];

    public void Use(Delimiters delimiters) => (_component, _repetition, _hasRepetition) =
        (delimiters.Component, delimiters.Repetition, delimiters.HasRepetition);

    public void Use(Guide guide) => _knownPresence = new uint[guide.RuleCount];

    public bool Passes(in Segment segment, SegmentRule rule)
    {
        var present = segment.Cuts != 0 ? PassShort(segment, rule.Plan) : PassLong(segment, rule.Plan);
        return present != 0 && (_knownPresence[rule.Number] == present || IsComplete(present, rule));
    }

    private bool IsComplete(uint present, SegmentRule rule)
    {
        if ((present & rule.RequiredElements) != rule.RequiredElements)
        {
            return false;
        }
        foreach (var condition in rule.Conditions)
        {
            if (!condition.Holds(present))
            {
                return false;
            }
        }
        _knownPresence[rule.Number] = present;
        return true;
    }

    /// <summary>A bit for each element that is there, bit 1 for the first; zero when one is not in order, or the
    /// last is empty.</summary>
    private uint PassShort(in Segment segment, ElementPlan[] plans)
    {
        unchecked
        {
            var cuts = segment.Cuts;
            ref var first = ref segment.First;
            var from = BitOperations.TrailingZeroCount(cuts) + 1;
            var length = 0;
            uint present = 0, bit = 2;
            foreach (ref readonly var plan in plans.AsSpan())
            {
                cuts &= cuts - 1;
                if (cuts == 0)
                {
                    return length > 0 ? present : 0;
                }
                var to = BitOperations.TrailingZeroCount(cuts);
                length = to - from;
                if (length > 0)
                {
                    if (!Fits(ref Unsafe.Add(ref first, from), length, plan))
                    {
                        return 0;
                    }
                    present |= bit;
                }
                from = to + 1;
                bit <<= 1;
            }
            return (cuts & (cuts - 1)) == 0 && length > 0 ? present : 0;
        }
    }

    private uint PassLong(in Segment segment, ElementPlan[] plans)
    {
        uint present = 0;
        var count = segment.Count;
        if (count > plans.Length || count == 0 || segment[count].Length == 0)
        {
            return 0;
        }
        for (var i = 1; i <= count; i++)
        {
            var value = segment[i];
            if (value.Length > 0 && !Fits(ref MemoryMarshal.GetReference(value), value.Length, plans[i - 1]))
            {
                return 0;
            }
            present |= value.Length > 0 ? 1u << i : 0;
        }
        return present;
    }

    private bool Fits(ref byte value, int length, in ElementPlan plan)
    {
        unchecked
        {
            if (looksUp && plan.HasList)
            {
                return false;
            }
            var isInside = (uint)(length - plan.Min) <= plan.Span;
            switch (plan.Kind)
            {
                case PlanKind.Text:
                    return isInside && value != ' ';
                case PlanKind.Listed:
                    return length <= PackedText.Longest && IsListed(PackedText.Of(ref value, length), plan.Codes);
                case PlanKind.Whole or PlanKind.Number or PlanKind.Money when length <= PackedText.Longest:
                    return FitsNumber(PackedText.Of(ref value, length), length, plan, isInside);
                case PlanKind.Code when length <= PackedText.Longest:
                    return isInside && PackedText.HasNo(' ', PackedText.Of(ref value, length));
                case PlanKind.Diagnosis when length <= PackedText.Longest:
                    return isInside && PackedText.HasNo('.', PackedText.Of(ref value, length));
                case PlanKind.Date when length == PackedText.Longest:
                    return IsDay(ref value);
                case PlanKind.Composite:
                    return FitsComposite(MemoryMarshal.CreateReadOnlySpan(ref value, length), plan);
                case PlanKind.NotUsed:
                    return false;
                default:
                    return FitsExactly(MemoryMarshal.CreateReadOnlySpan(ref value, length), plan);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsListed(ulong packed, ulong[] codes)
    {
        foreach (var code in codes)
        {
            if (code == packed)
            {
                return true;
            }
        }
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool FitsNumber(ulong packed, int length, in ElementPlan plan, bool isInside) =>
        PackedText.IsDigits(packed, length) ? isInside : FitsSigned(packed, length, plan);

    /// <summary>Takes sign and point out of a packed number, and looks at the digits that stay.</summary>
    private static bool FitsSigned(ulong packed, int length, in ElementPlan plan)
    {
        unchecked
        {
            var digits = length;
            if ((packed & 0xFF) == '-')
            {
                packed >>= 8;
                digits--;
            }
            var point = plan.Kind == PlanKind.Whole ? 64 : PackedText.Find('.', packed);
            if (point < 64)
            {
                digits--;
                var behind = digits - (point >> 3);
                var before = (1UL << point) - 1;
                packed = (packed & before) | ((packed >> 8) & ~before);
                if (plan.Kind == PlanKind.Money && behind > 2)
                {
                    return false;
                }
            }
            return (uint)(digits - plan.Min) <= plan.Span && digits > 0 && PackedText.IsDigits(packed, digits);
        }
    }

    private bool IsDay(ref byte value) => _knownDays.Has(ref value);

    /// <summary>A day as CCYYMMDD.</summary>
    public bool IsDay(ReadOnlySpan<byte> value) =>
        value.Length == 8 && IsDay(ref MemoryMarshal.GetReference(value));

    private bool FitsComposite(ReadOnlySpan<byte> value, in ElementPlan plan)
    {
        if (plan.IsRepeated && _hasRepetition && value.Contains(_repetition))
        {
            return false;
        }
        uint present = 0, bit = 2;
        var parts = plan.Parts;
        var (from, part) = (0, 0);
        for (var at = 0; at <= value.Length; at++)
        {
            if (at < value.Length && value[at] != _component)
            {
                continue;
            }
            if (part == parts.Length)
            {
                return false;
            }
            if (at > from)
            {
                if (!Fits(ref Unsafe.Add(ref MemoryMarshal.GetReference(value), from), at - from, parts[part]))
                {
                    return false;
                }
                present |= bit;
            }
            from = at + 1;
            part++;
            bit <<= 1;
        }
        foreach (var condition in plan.Rule.Conditions)
        {
            if (!condition.Holds(present))
            {
                return false;
            }
        }
        return (present & plan.RequiredParts) == plan.RequiredParts;
    }

    private bool FitsExactly(ReadOnlySpan<byte> value, in ElementPlan plan)
    {
        var rule = plan.Rule;
        if (plan.IsRepeated && _hasRepetition && value.Contains(_repetition))
        {
            return false;
        }
        var length = ValueForms.SignificantLength(value, rule.Type);
        return length >= rule.Min && length <= rule.Max && ValueForms.Fits(value, rule.Type)
            && (rule.Codes is null || rule.Codes.Contains(value)) && (!rule.IsMoney || ValueForms.IsMoney(value))
            && (plan.Kind != PlanKind.Diagnosis || !value.Contains((byte)'.'));
    }

    /// <summary>True when all bytes are of the basic and extended sets: from the blank to the tilde.</summary>
    public static bool IsPrintable(ReadOnlySpan<byte> bytes)
    {
        ref var first = ref MemoryMarshal.GetReference(bytes);
        var length = bytes.Length;
        if (length < Vector128<byte>.Count)
        {
            var start = Math.Min(length, PackedText.Longest);
            return length == 0 || (PackedText.IsPrintable(PackedText.Of(ref first, start), start)
                && PackedText.IsPrintable(PackedText.Of(ref Unsafe.Add(ref first, length - start), start), start));
        }
        unchecked
        {
            var most = Vector128<byte>.Zero;
            for (var at = 0; at < length; at += Vector128<byte>.Count)
            {
                var from = Math.Min(at, length - Vector128<byte>.Count);
                var shifted = Vector128.LoadUnsafe(ref first, (nuint)from) - Vector128.Create((byte)' ');
                most = Vector128.Max(most, shifted);
            }
            return Vector128.LessThanOrEqualAll(most, Vector128.Create((byte)('~' - ' ')));
        }
    }
}
