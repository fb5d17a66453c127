namespace Chairtime.X12.Grammar;

/// <summary>What has to be looked at to know that a value is in order.</summary>
internal enum PlanKind
{
    /// <summary>The length alone.</summary>
    Text,

    /// <summary>A code of a list of short ones.</summary>
    Listed,

    /// <summary>No blanks.</summary>
    Code,

    /// <summary>No point.</summary>
    Diagnosis,
    Whole,
    Number,
    Money,
    Date,

    /// <summary>Whatever its rule says, word for word.</summary>
    Exact,
    Composite,

    /// <summary>Never in order.</summary>
    NotUsed,
}

/// <summary>
/// A rule of an element as the quick check reads it: everything at hand in one place. The quick check only knows what
/// is in order; what is not, and why, is said by the full check.
/// </summary>
internal readonly struct ElementPlan
{
    private ElementPlan(ElementRule rule)
    {
        Rule = rule;
        Kind = KindOf(rule);
        Min = rule.Min;
        Span = (uint)(rule.Max - rule.Min);
        Codes = rule.Codes?.Packed ?? [];
        IsRepeated = rule.Repeats > 1;
        HasList = rule.List is not null;
        Parts = rule.Components is null ? [] : Of(rule.Components);
        RequiredParts = rule.Components is null ? 0 : Required(rule.Components);
    }

    public ElementRule Rule { get; }

    public PlanKind Kind { get; }

    public int Min { get; }

    /// <summary>How much longer than <see cref="Min"/> a value may be.</summary>
    public uint Span { get; }

    public ulong[] Codes { get; }

    public bool IsRepeated { get; }

    /// <summary>True when a caller's list of codes may have a say.</summary>
    public bool HasList { get; }

    public ElementPlan[] Parts { get; }

    /// <summary>A bit for each component that is required, bit 1 for the first.</summary>
    public uint RequiredParts { get; }

    public static ElementPlan[] Of(ElementRule[] rules) => Array.ConvertAll(rules, rule => new ElementPlan(rule));

    /// <summary>A bit for each element that is required, bit 1 for the first.</summary>
    public static uint Required(ElementRule[] rules) => Enumerable.Range(0, rules.Length)
        .Where(index => rules[index].Usage == Usage.Required).Aggregate(0u, (all, index) => all | (2u << index));

    private static PlanKind KindOf(ElementRule rule) => rule switch
    {
        { Usage: Usage.NotUsed } => PlanKind.NotUsed,
        { Components: not null } => PlanKind.Composite,
        { Repeats: > 1 } => PlanKind.Exact,
        { Codes: { } codes } => codes.Codes.All(code => code.Length is > 0 and <= PackedText.Longest
            && code.Length >= rule.Min && code.Length <= rule.Max) ? PlanKind.Listed : PlanKind.Exact,
        { List: "icd" } => PlanKind.Diagnosis,
        { IsMoney: true, List: null } => PlanKind.Money,
        { Type: ElementType.Text or ElementType.Binary } => PlanKind.Text,
        { Type: ElementType.Code } => PlanKind.Code,
        { Type: ElementType.Whole } => PlanKind.Whole,
        { Type: ElementType.Number } => PlanKind.Number,
        { Type: ElementType.Date } => PlanKind.Date,
        _ => PlanKind.Exact,
    };
}
