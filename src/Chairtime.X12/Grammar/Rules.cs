using System.Runtime.CompilerServices;
using Chairtime.X12.Envelope;

namespace Chairtime.X12.Grammar;

/// <summary>What an element holds.</summary>
public enum ElementType
{
    /// <summary>A value from a code list (ID).</summary>
    Code,

    /// <summary>Free text (AN).</summary>
    Text,

    /// <summary>A whole number (N0).</summary>
    Whole,

    /// <summary>A number with an explicit decimal point (R).</summary>
    Number,

    /// <summary>CCYYMMDD.</summary>
    Date,

    /// <summary>HHMM, HHMMSS or with hundredths.</summary>
    Time,

    /// <summary>Any bytes.</summary>
    Binary,
}

/// <summary>How a guide wants an element, segment or loop.</summary>
public enum Usage
{
    Required,
    Situational,
    NotUsed,
}

/// <summary>The relational condition kinds of the base standard.</summary>
public enum ConditionKind
{
    Paired,
    AtLeastOne,
    Exclusive,
    Conditional,
    ListConditional,
}

/// <param name="Elements">Element numbers in the order of the condition.</param>
public sealed record Condition(ConditionKind Kind, int[] Elements)
{
    /// <summary>One bit per element of the condition: bit 1 for element 1.</summary>
    public uint Mask { get; } = Elements.Aggregate(0u, (mask, element) => mask | (1u << element));

    /// <summary>True when the present elements (one bit each) satisfy the condition.</summary>
    public bool Holds(uint present) => Kind switch
    {
        ConditionKind.Paired => (present & Mask) == 0 || (present & Mask) == Mask,
        ConditionKind.AtLeastOne => (present & Mask) != 0,
        ConditionKind.Exclusive => System.Numerics.BitOperations.PopCount(present & Mask) <= 1,
        ConditionKind.Conditional => (present & (1u << Elements[0])) == 0 || (present & Mask) == Mask,
        ConditionKind.ListConditional => (present & (1u << Elements[0])) == 0
            || (present & Mask) != 1u << Elements[0],
    };

    public override string ToString() => Kind switch
    {
        ConditionKind.Paired => $"elements {List} come together or not at all",
        ConditionKind.AtLeastOne => $"at least one of elements {List} must be present",
        ConditionKind.Exclusive => $"at most one of elements {List} may be present",
        ConditionKind.Conditional => $"with element {Elements[0]}, all of {List} must be present",
        ConditionKind.ListConditional => $"with element {Elements[0]}, one more of {List} must be present",
    };

    private string List => string.Join(", ", Elements);
}

/// <summary>What one element (or component) of a segment must look like.</summary>
public sealed class ElementRule
{
    public required ElementType Type { get; init; }

    public required int Min { get; init; }

    public required int Max { get; init; }

    /// <summary>Element 782, the only one of up to eighteen digits.</summary>
    public bool IsMoney => Type == ElementType.Number && Max == 18;

    public Usage Usage { get; set; } = Usage.NotUsed;

    public int Repeats { get; set; } = 1;

    /// <summary>Legal values, packed; null when the guide does not list them.</summary>
    public CodeSet? Codes { get; set; }

    /// <summary>Values that earlier versions had and payers still send; null when there are none.</summary>
    public CodeSet? Retired { get; set; }

    /// <summary>The name of an external code list that a caller may plug in; null when there is none.</summary>
    public string? List { get; set; }

    /// <summary>Rules of the components; null for a simple element.</summary>
    public ElementRule[]? Components { get; set; }

    public Condition[] Conditions { get; set; } = [];

    public ElementRule Copy() => new()
    {
        Type = Type,
        Min = Min,
        Max = Max,
        Usage = Usage,
        Repeats = Repeats,
        Codes = Codes,
        Retired = Retired,
        List = List,
        Conditions = Conditions,
        Components = Components is null ? null : Array.ConvertAll(Components, part => part.Copy()),
    };
}

/// <summary>A short list of codes of at most eight characters, compared as numbers.</summary>
public sealed class CodeSet
{
    public CodeSet(IEnumerable<string> codes)
    {
        Codes = [.. codes];
        Packed = [.. Codes.Select(code => PackedText.Of(System.Text.Encoding.ASCII.GetBytes(code)))];
    }

    public IReadOnlyList<string> Codes { get; }

    internal ulong[] Packed { get; }

    /// <summary>True when the value is listed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Contains(ReadOnlySpan<byte> value) => Contains(PackedText.Of(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool Contains(ulong packed)
    {
        foreach (var code in Packed)
        {
            if (code == packed)
            {
                return true;
            }
        }
        return false;
    }

    public override string ToString() => string.Join(", ", Codes);
}

/// <summary>A place in a loop: a segment use or a child loop.</summary>
public abstract class Slot
{
    public Usage Usage { get; set; }

    /// <summary>How often it may come in one instance of its loop; int.MaxValue for any number.</summary>
    public int Max { get; set; } = 1;

    /// <summary>Slots that the standard puts at one position share it and may come in any order.</summary>
    public int Position { get; set; }

    /// <summary>Index in the loop's slots.</summary>
    public int Index { get; set; }

    /// <summary>The segment that shows this slot has begun.</summary>
    public SegmentRule Trigger { get; private protected set; } = null!;

    /// <summary>Called when the loops below are complete.</summary>
    internal abstract void Settle();
}

/// <summary>One use of a segment in a loop of a guide.</summary>
public sealed class SegmentRule : Slot
{
    public required uint Tag { get; init; }

    public required string Id { get; init; }

    public ElementRule[] Elements { get; set; } = [];

    public Condition[] Conditions { get; set; } = [];

    /// <summary>The element whose value tells this use from others with the same id; 0 when the id alone
    /// does.</summary>
    public int QualifierElement { get; set; }

    /// <summary>The component that holds the qualifier; 0 for the whole element.</summary>
    public int QualifierComponent { get; set; }

    public CodeSet? Qualifiers { get; set; }

    /// <summary>A number of its own in its guide.</summary>
    internal int Number { get; set; }

    /// <summary>True where the form of an element depends on another one.</summary>
    internal bool HasForms { get; private set; }

    /// <summary>Elements and components that tell the uses of this id from one another, in any loop of the
    /// guide.</summary>
    internal (int Element, int Component)[] Deciding { get; set; } = [];

    public int RequiredThrough { get; set; }

    /// <summary>The elements as the check goes through them.</summary>
    internal ElementPlan[] Plan { get; private set; } = [];

    /// <summary>A bit for each element that is required, bit 1 for the first.</summary>
    internal uint RequiredElements { get; private set; }

    /// <summary>Places of the elements that are one text or code each: a separator has no meaning there.</summary>
    internal int[] Texts { get; private set; } = [];

    /// <summary>Places of the elements that may not repeat.</summary>
    internal int[] Singles { get; private set; } = [];

    internal override void Settle()
    {
        Trigger = this;
        Singles = [.. Enumerable.Range(1, Elements.Length).Where(i => Elements[i - 1] is
            { Type: not ElementType.Binary, Usage: not Usage.NotUsed, Repeats: 1 })];
        Texts = [.. Enumerable.Range(1, Elements.Length).Where(i => Elements[i - 1] is
            { Type: ElementType.Text or ElementType.Code, Usage: not Usage.NotUsed, Components: null })];
        Plan = ElementPlan.Of(Elements);
        RequiredElements = ElementPlan.Required(Elements);
        HasForms = Id is "DTP" or "DMG" or "N4" or "NM1";
    }

    /// <summary>True when the qualifier is one of this use's.</summary>
    public bool Fits(in Segment segment, byte component)
    {
        if (Qualifiers is null)
        {
            return true;
        }
        var value = segment[QualifierElement];
        return Qualifiers.Contains(QualifierComponent == 0 ? value : value.Piece(component, QualifierComponent));
    }
}

/// <summary>A loop of a guide: defined once, placed wherever the guide uses it.</summary>
public sealed class LoopRule
{
    /// <summary>A bit for each slot fits into one word.</summary>
    internal const int MostSlots = 64;

    /// <summary>What a part has room for beside a segment's id.</summary>
    internal const int MostLoops = 128;

    public required string Id { get; init; }

    public Slot[] Slots { get; set; } = [];

    /// <summary>The slots that each segment id of the guide, by its number, can take; null for most. The first slot
    /// of a loop is not among them, because it does not continue the loop.</summary>
    internal Candidate[]?[] Candidates { get; private set; } = [];

    /// <summary>A number of its own in its guide; 0 for the root.</summary>
    internal int Number { get; set; }

    /// <summary>True when an instance is read as a part of its own.</summary>
    internal bool IsUnit { get; set; }

    /// <summary>A number that is no other loop's of the guide.</summary>
    internal ulong Salt { get; private set; }

    /// <summary>A bit for each slot that is required.</summary>
    internal ulong RequiredSlots { get; private set; }

    /// <summary>The trigger's id of each slot, to find a slot without touching it.</summary>
    public uint[] TriggerTags { get; set; } = [];

    /// <summary>The slots without which an instance of the loop is incomplete.</summary>
    public Slot[] Required { get; set; } = [];

    public SegmentRule First => (SegmentRule)Slots[0];

    /// <param name="isRoot">The root is continued by its first slot, the ST.</param>
    internal void Compile(TagNumbers numbers, bool isRoot)
    {
        Candidates = new Candidate[numbers.Count][];
        foreach (var group in Slots.Skip(isRoot ? 0 : 1).GroupBy(slot => slot.Trigger.Tag))
        {
            Candidates[numbers.Of(group.Key)] = [.. group.Select(slot => new Candidate(slot))];
        }
        Salt = unchecked((ulong)(Number + 1) * 0xC2B2AE3D27D4EB4FUL);
        RequiredSlots = Required.Aggregate(0UL, (slots, slot) => slots | (1UL << slot.Index));
    }
}

/// <summary>A child loop in its place.</summary>
public sealed class LoopSlot(LoopRule loop) : Slot
{
    public LoopRule Loop { get; } = loop;

    internal override void Settle() => Trigger = Loop.First;
}

/// <summary>An implementation guide, ready to walk.</summary>
/// <param name="Versions">The GS08 values that mean this guide, the current one first.</param>
/// <param name="FunctionalGroup">GS01.</param>
public sealed record Guide(
    string Name, string TransactionSet, string FunctionalGroup, IReadOnlyList<string> Versions, LoopRule Root)
{
    /// <summary>Every segment id that occurs anywhere in the guide.</summary>
    public required IReadOnlySet<uint> Segments { get; init; }

    /// <summary>How many segment rules there are.</summary>
    internal int RuleCount { get; init; }

    /// <summary>Every loop by its number, the root first.</summary>
    internal LoopRule[] Numbered { get; init; } = [];

    /// <summary>The same, numbered.</summary>
    internal TagNumbers Numbers { get; init; } = new([]);

    /// <summary>Every loop by its id.</summary>
    public required IReadOnlyDictionary<string, LoopRule> Loops { get; init; }
}
