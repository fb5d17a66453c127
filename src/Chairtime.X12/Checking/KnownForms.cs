using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Chairtime.X12.Envelope;
using Chairtime.X12.Grammar;

namespace Chairtime.X12.Checking;

/// <summary>
/// Segments that were found in order, by their form: most of a file looks like what came before it, with other
/// digits and names in the same places, and need not be looked at element by element again.
/// </summary>
/// <remarks>
/// A form says of each byte which kinds of letters leave the segment in order, and is only learnt from a segment of
/// which nothing was reported. Where a value can be right or wrong as a whole (a code, a time), its bytes must be the
/// same as they were; what passes here would pass the full check.
/// </remarks>
internal sealed class KnownForms
{
    private const int Half = 32;
    private const int Bits = 9;

    // Two for each set, the one that was met last first.
    private readonly (SegmentForm? First, SegmentForm? Second)[] _forms = new (SegmentForm?, SegmentForm?)[1 << Bits];

    // What was missed last in each set.
    private readonly ulong[] _missed = new ulong[1 << Bits];
    private readonly KnownDays _days = new();
    private Delimiters _delimiters;
    private Vector256<byte> _component;
    private Vector256<byte> _repetition;
    private bool _isUsable;

    public void Use(Delimiters delimiters)
    {
        if (delimiters == _delimiters)
        {
            return;
        }
        Array.Clear(_forms);
        _delimiters = delimiters;
        _component = Vector256.Create(delimiters.Component);
        _repetition = Vector256.Create(delimiters.HasRepetition ? delimiters.Repetition : delimiters.Component);
        _isUsable = !char.IsAsciiLetterOrDigit((char)delimiters.Component)
            && !char.IsAsciiLetterOrDigit((char)_repetition[0]);
    }

    /// <summary>The form that the segment has, which is in order then; null when it is not known. The 64 bytes from
    /// its start on must be there to look at.</summary>
    /// <param name="from">The innermost loop that is open before it.</param>
    public SegmentForm? Find(in Segment segment, LoopRule from)
    {
        // A key has as many bits as there are sets.
        ref var set = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_forms), SetOf(segment, from));
        if (IsOf(set.First, segment, from))
        {
            return set.First;
        }
        return Second(ref set, segment, from);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private SegmentForm? Second(
        ref (SegmentForm? First, SegmentForm? Second) set, in Segment segment, LoopRule from)
    {
        if (!IsOf(set.Second, segment, from))
        {
            return null;
        }
        set = (set.Second, set.First);
        return set.First;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsOf(SegmentForm? form, in Segment segment, LoopRule from) =>
        form is not null && form.Cuts == segment.Cuts && form.From == from && Fits(segment, form);

    /// <summary>Only what comes a second time is worth it.</summary>
    public bool IsWorthLearning(in Segment segment, LoopRule from)
    {
        var key = Key(segment, from);
        ref var missed = ref _missed[key >> (64 - Bits)];
        var isAgain = missed == key && segment.Cuts != 0 && _isUsable;
        missed = key;
        return isAgain;
    }

    /// <summary>Takes the form of a segment that is in order.</summary>
    /// <param name="move">Where it was placed; null when that does not follow from its form alone.</param>
    public void Learn(in Segment segment, SegmentRule rule, LoopRule from, Move? move)
    {
        ref var set = ref _forms[SetOf(segment, from)];
        set = (set.Second ?? new SegmentForm(), set.First);
        set.First!.Take(segment, rule, _delimiters);
        (set.First.From, set.First.Move) = (from, move);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int SetOf(in Segment segment, LoopRule from) =>
        unchecked((int)(Key(segment, from) >> (64 - Bits)));

    /// <summary>Of the place, the layout, and the id with what follows it, when that is as short as a code.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Key(in Segment segment, LoopRule from)
    {
        unchecked
        {
            var second = BitOperations.TrailingZeroCount(segment.Cuts & (segment.Cuts - 1));
            var text = Unsafe.ReadUnaligned<ulong>(ref segment.First) << (second < 8 ? 64 - (8 * second) : 40);
            return ((segment.Cuts * 0x9E3779B97F4A7C15UL) ^ (text + from.Salt)) * 0xD6E8FEB86659FD93UL;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Fits(in Segment segment, SegmentForm form)
    {
        unchecked
        {
            ref var first = ref segment.First;
            ref var known = ref form.Known;
            ref var allowed = ref form.Allowed;
            ulong wrong = Wrong(ref first, ref known, ref allowed);
            if (form.Own > uint.MaxValue)
            {
                wrong |= (ulong)Wrong(
                    ref Unsafe.Add(ref first, Half), ref Unsafe.Add(ref known, Half),
                    ref Unsafe.Add(ref allowed, Half)) << Half;
            }
            return (wrong & form.Own) == 0
                && (form.DayAt == 0 || _days.Has(ref Unsafe.Add(ref first, form.DayAt)));
        }
    }

    /// <summary>A bit for each byte that is of no kind that may stand there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint Wrong(ref byte from, ref byte known, ref byte allowed)
    {
        var bytes = Vector256.LoadUnsafe(ref from);
        var digits = Between(bytes, '0', '9') & Vector256.Create((byte)(SegmentForm.Digit | SegmentForm.Plain));
        var capitals = Between(bytes, 'A', 'Z') & Vector256.Create(SegmentForm.Plain);
        var separators = Vector256.Equals(bytes, _component) | Vector256.Equals(bytes, _repetition);
        var texts = Vector256.AndNot(Between(bytes, ' ', '~'), separators) & Vector256.Create(SegmentForm.Text);
        var same = Vector256.Equals(bytes, Vector256.LoadUnsafe(ref known)) & Vector256.Create(SegmentForm.Same);
        var fitting = (digits | capitals | texts | same) & Vector256.LoadUnsafe(ref allowed);
        return Vector256.Equals(fitting, Vector256<byte>.Zero).ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Between(Vector256<byte> bytes, char first, char last) =>
        Vector256.LessThanOrEqual(
            bytes - Vector256.Create((byte)first), Vector256.Create(unchecked((byte)(last - first))));
}
