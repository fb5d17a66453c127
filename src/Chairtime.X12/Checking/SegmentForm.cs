using System.Runtime.CompilerServices;
using Chairtime.X12.Envelope;
using Chairtime.X12.Grammar;

namespace Chairtime.X12.Checking;

/// <summary>What a segment in order looked like, and which other letters in the place of each leave it in
/// order.</summary>
internal sealed class SegmentForm
{
    /// <summary>The very byte that was there.</summary>
    public const byte Same = 1;
    public const byte Digit = 2;

    /// <summary>A digit or a capital letter.</summary>
    public const byte Plain = 4;

    /// <summary>Whatever may stand in a text.</summary>
    public const byte Text = 8;

    private Row _known;
    private Row _kinds;

    /// <summary>The delimiters, which must stand in the same places.</summary>
    public ulong Cuts { get; private set; }

    public SegmentRule? Rule { get; private set; }

    /// <summary>The innermost loop before it.</summary>
    public LoopRule? From { get; set; }

    /// <summary>How it is placed; null when that has to be found anew.</summary>
    public Move? Move { get; set; }

    /// <summary>True for the segments that begin a business unit or name one.</summary>
    public bool IsKey { get; private set; }

    /// <summary>A bit for each byte before the terminator.</summary>
    public ulong Own { get; private set; }

    /// <summary>Where a day stands that must be one; 0 when there is none.</summary>
    public int DayAt { get; private set; }

    /// <summary>The bytes that were there.</summary>
    public ref byte Known => ref Unsafe.As<Row, byte>(ref _known);

    /// <summary>The kinds of bytes that may stand in the place of each.</summary>
    public ref byte Allowed => ref Unsafe.As<Row, byte>(ref _kinds);

    private Span<byte> Kinds => _kinds;

    public void Take(in Segment segment, SegmentRule rule, Delimiters delimiters)
    {
        var bytes = segment.Bytes;
        (Cuts, Rule, DayAt, Own) = (segment.Cuts, rule, 0, (1UL << bytes.Length) - 1);
        IsKey = rule.Tag is Tags.Clm or Tags.Clp or Tags.Trn or Tags.Hl;
        _known = default;
        bytes.CopyTo(_known);
        Kinds.Fill(Same);
        for (var i = 1; i <= segment.Count; i++)
        {
            var length = segment[i].Length;
            if (length > 0)
            {
                var from = (int)(segment.OffsetOf(i) - segment.ByteOffset);
                TakeElement(segment, rule, i, from..(from + length), delimiters);
            }
        }
        foreach (var (element, component) in rule.Deciding)
        {
            KeepSame(segment, element, component, delimiters.Component);
        }
    }

    /// <summary>What tells this use of the segment from others.</summary>
    private void KeepSame(in Segment segment, int element, int component, byte separator)
    {
        var value = segment[element];
        if (component > 0)
        {
            value = value.Piece(separator, component);
        }
        if (value.Length > 0)
        {
            ref var first = ref System.Runtime.InteropServices.MemoryMarshal.GetReference(value);
            Kinds.Slice((int)Unsafe.ByteOffset(ref segment.First, ref first), value.Length).Fill(Same);
        }
    }

    private void TakeElement(in Segment segment, SegmentRule rule, int element, Range place, Delimiters delimiters)
    {
        var plan = rule.Plan[element - 1];
        if (rule.HasForms && IsBound(segment, rule.Tag, element, place))
        {
            return;
        }
        if (plan.Kind != PlanKind.Composite)
        {
            TakeValue(plan, place);
        }
        else if (!plan.IsRepeated || !segment[element].Contains(delimiters.Repetition))
        {
            var part = 0;
            foreach (var range in segment[element].Split(delimiters.Component))
            {
                var start = place.Start.Value + range.Start.Value;
                TakeValue(plan.Parts[part++], start..(place.Start.Value + range.End.Value));
            }
        }
    }

    /// <summary>True for an element that another one decides on: it stays as it is but for its digits.</summary>
    private bool IsBound(in Segment segment, uint tag, int element, Range place)
    {
        switch (tag)
        {
            case Tags.Dtp or Tags.Dmg:
                var format = tag == Tags.Dtp ? 2 : 1;
                if (element == format + 1 && segment[format].SequenceEqual("D8"u8))
                {
                    TakeDay(place);
                }
                return element == format || element == format + 1;
            case Tags.N4 when element == 3:
                TakeDigits(place);
                return true;
            case Tags.Nm1:
                return element == 8 || (element == 9 && segment[8].SequenceEqual("XX"u8));
            default:
                return false;
        }
    }

    private void TakeValue(in ElementPlan plan, Range place)
    {
        switch (plan.Kind)
        {
            // A text of blanks alone is reported, so that its first letter is none.
            case PlanKind.Text when plan.Rule.Type == ElementType.Text && _known[place.Start] != ' ' && !IsEmpty(place):
                Kinds[place].Fill(Same | Text);
                Kinds[place.Start] = Same | Plain;
                break;
            case PlanKind.Code or PlanKind.Diagnosis:
                Kinds[place].Fill(Same | Plain);
                break;
            case PlanKind.Whole or PlanKind.Number or PlanKind.Money:
                TakeDigits(place);
                break;
            case PlanKind.Date:
                TakeDay(place);
                break;
        }
    }

    private static bool IsEmpty(Range place) => place.Start.Value == place.End.Value;

    private void TakeDigits(Range place)
    {
        for (var i = place.Start.Value; i < place.End.Value; i++)
        {
            Kinds[i] = char.IsAsciiDigit((char)_known[i]) ? Digit : Same;
        }
    }

    private void TakeDay(Range place)
    {
        if (DayAt == 0 && place.End.Value - place.Start.Value == 8)
        {
            DayAt = place.Start.Value;
            Kinds[place].Fill(Digit);
        }
    }

    [InlineArray(Segment.Short)]
    private struct Row
    {
        private byte _first;
    }
}
